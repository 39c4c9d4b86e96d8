import type { ConfigurationRecord } from '../../parsers/model/configuration.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import type { Finding } from '../../parsers/model/finding.ts';
import type { CorrelatedFrame, DirectionLabel, FrameRecord } from '../../parsers/model/frame.ts';
import type { Session } from '../../parsers/model/session.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';
import type { StatusInterval } from '../../parsers/model/status-interval.ts';
import type { TransactionVerdict, ValueVerdict } from '../../parsers/model/verdict.ts';
import type { StationView } from '../api/views/overview-views.ts';
import { createBatchInsert } from './batch-insert.ts';
import { frameFromRow } from './imported-records.ts';
import type { FrameTableRow } from './imported-records.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { concludedTables } from './schema.ts';

/** A frame at its place in the case's time order. */
export interface OrderedFrame {
  readonly position: number;
  readonly frameId: number;
  /** Log time, or what was inferred for logs without one. */
  readonly atMs: number | null;
  readonly frame: FrameRecord;
}

/** How often a log wrote an action with a label; the viewpoint of its writer follows from it. */
export interface LabelTally {
  readonly sourceId: SourceId;
  readonly label: DirectionLabel;
  readonly action: string;
  readonly count: number;
}

/** Everything that a conclusion reads and writes, within one transaction: a reader sees the old or the new conclusions, never a mix. */
export interface ConclusionStore {
  labelTallies(): readonly LabelTally[];
  /** Sources with frames that have no time of their own, with those frames in the source's order. */
  sourcesWithoutTimes(): readonly SourceId[];
  framesOfSource(
    sourceId: SourceId,
  ): Iterable<{ readonly frameId: number; readonly sortMs: number | null; readonly frame: FrameRecord }>;
  inferTime(frameId: number, atMs: number): void;
  /** Fixes the time order: by time, then by position in the source (research P16). */
  orderFrames(): void;
  orderedFrames(): Iterable<OrderedFrame>;
  addFrame(position: number, atMs: number | null, frame: CorrelatedFrame): void;
  addSignedValue(sourceId: SourceId, frameId: number, record: SignedValueRecord): void;
  addPublicKey(sourceId: SourceId, frameId: number, record: PublicKeyRecord): void;
  addConfiguration(sourceId: SourceId, frameId: number, record: ConfigurationRecord): void;
  addSession(ordinal: number, session: Session): void;
  addStatusInterval(interval: StatusInterval): void;
  addVerdict(signedValueId: number, sessionId: string | null, verdict: ValueVerdict): void;
  addTransactionVerdict(sourceId: SourceId, sessionId: string | null, verdict: TransactionVerdict): void;
  addFinding(finding: Finding): void;
  addStation(ordinal: number, station: StationView): void;
  flush(): void;
}

const pageRows = 2_000;

interface OrderedRow extends FrameTableRow {
  readonly position: number;
  readonly at_ms: number | null;
}

/** Empties the conclusions and opens the store; the caller owns the transaction around it. */
export function createConclusionStore(database: CaseDatabase): ConclusionStore {
  for (const table of concludedTables) database.exec(`DELETE FROM ${table}`);
  for (const table of ['signed_value', 'public_key', 'configuration']) {
    database.exec(`DELETE FROM ${table} WHERE frame_id IS NOT NULL`);
  }
  database.exec(`
    CREATE TEMP TABLE IF NOT EXISTS inferred_time (frame_id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL);
    CREATE TEMP TABLE IF NOT EXISTS ordering (position INTEGER PRIMARY KEY, frame_id INTEGER NOT NULL, at_ms INTEGER);
    DELETE FROM inferred_time;
    DELETE FROM ordering;
  `);
  const frameOrder = createBatchInsert(database, 'frame_order', [
    'position',
    'frame_id',
    'at_ms',
    'kind',
    'action',
    'direction',
    'contradicted',
    'station',
    'connector',
    'transaction_id',
    'answer_to',
    'latency_ms',
  ]);
  const sessionFrames = createBatchInsert(database, 'session_frame', ['session_id', 'ordinal', 'frame_id']);
  const statements = {
    inferTime: database.prepare('INSERT OR REPLACE INTO inferred_time (frame_id, at_ms) VALUES (?, ?)'),
    signedValue: database.prepare('INSERT INTO signed_value (source_id, frame_id, record) VALUES (?, ?, ?)'),
    publicKey: database.prepare('INSERT OR IGNORE INTO public_key (source_id, frame_id, record) VALUES (?, ?, ?)'),
    configuration: database.prepare(
      'INSERT INTO configuration (source_id, frame_id, station, key, record) VALUES (?, ?, ?, ?, ?)',
    ),
    session: database.prepare(
      'INSERT INTO session (id, ordinal, start_ms, stop_ms, connector, energy_wh, record) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    status: database.prepare(
      'INSERT INTO status_interval (station, connector, from_ms, to_ms, record) VALUES (?, ?, ?, ?, ?)',
    ),
    verdict: database.prepare(
      'INSERT INTO verdict (signed_value_id, session_id, signature, readable, record) VALUES (?, ?, ?, ?, ?)',
    ),
    transactionVerdict: database.prepare(
      'INSERT INTO transaction_verdict (source_id, session_id, record) VALUES (?, ?, ?)',
    ),
    finding: database.prepare(
      'INSERT INTO finding (severity, rule, session_id, from_ms, record) VALUES (?, ?, ?, ?, ?)',
    ),
    station: database.prepare('INSERT INTO station (ordinal, record) VALUES (?, ?)'),
  };

  return {
    labelTallies() {
      return database
        .prepare<[], LabelTally>(
          `SELECT source_id AS sourceId, label, action, count(*) AS count FROM frame
           WHERE kind = 'call' AND action IS NOT NULL GROUP BY source_id, label, action`,
        )
        .all();
    },
    sourcesWithoutTimes() {
      return database
        .prepare<[], { sourceId: number }>(
          'SELECT DISTINCT source_id AS sourceId FROM frame WHERE sort_ms IS NULL ORDER BY 1',
        )
        .all()
        .map((row) => row.sourceId);
    },
    *framesOfSource(sourceId) {
      const select = database.prepare<[number, number, number], FrameTableRow>(
        'SELECT * FROM frame WHERE source_id = ? AND id > ? ORDER BY id LIMIT ?',
      );
      for (let after = 0; ; ) {
        const rows = select.all(sourceId, after, pageRows);
        for (const row of rows) yield { frameId: row.id, sortMs: row.sort_ms, frame: frameFromRow(row) };
        const last = rows.at(-1);
        if (last === undefined) return;
        after = last.id;
      }
    },
    inferTime(frameId, atMs) {
      statements.inferTime.run(frameId, Math.trunc(atMs));
    },
    orderFrames() {
      database.exec(`
        INSERT INTO ordering (position, frame_id, at_ms)
        SELECT row_number() OVER (ORDER BY coalesce(inferred.at_ms, frame.sort_ms, 0), source_id, offset, frame.id) - 1,
               frame.id, coalesce(inferred.at_ms, frame.sort_ms)
        FROM frame LEFT JOIN inferred_time AS inferred ON inferred.frame_id = frame.id
      `);
    },
    *orderedFrames() {
      const select = database.prepare<[number, number], OrderedRow>(
        `SELECT ordering.position, ordering.at_ms, frame.* FROM ordering JOIN frame ON frame.id = ordering.frame_id
         WHERE ordering.position >= ? ORDER BY ordering.position LIMIT ?`,
      );
      for (let from = 0; ; from += pageRows) {
        const rows = select.all(from, pageRows);
        for (const row of rows) {
          yield { position: row.position, frameId: row.id, atMs: row.at_ms, frame: frameFromRow(row) };
        }
        if (rows.length < pageRows) return;
      }
    },
    addFrame(position, atMs, frame) {
      frameOrder.add([
        position,
        frame.frameId,
        atMs,
        frame.kind,
        frame.action,
        frame.direction,
        frame.labelContradicted ? 1 : 0,
        frame.station,
        frame.connector,
        frame.transactionId,
        frame.answerToFrameId,
        frame.latencyMs,
      ]);
    },
    addSignedValue(sourceId, frameId, record) {
      statements.signedValue.run(sourceId, frameId, JSON.stringify(record));
    },
    addPublicKey(sourceId, frameId, record) {
      statements.publicKey.run(sourceId, frameId, JSON.stringify(record));
    },
    addConfiguration(sourceId, frameId, record) {
      statements.configuration.run(sourceId, frameId, record.station, record.key, JSON.stringify(record));
    },
    addSession(ordinal, session) {
      statements.session.run(
        session.id,
        ordinal,
        session.startedAt?.epochMs ?? null,
        session.stoppedAt?.epochMs ?? null,
        session.connector,
        session.energyWh === null ? null : Number(session.energyWh),
        // The frames stand in a table of their own, because a session may have thousands.
        JSON.stringify({ ...session, frameIds: [] }),
      );
      session.frameIds.forEach((frameId, index) => {
        sessionFrames.add([session.id, index, frameId]);
      });
    },
    addStatusInterval(interval) {
      statements.status.run(
        interval.station,
        interval.connector,
        interval.from.epochMs,
        interval.to?.epochMs ?? null,
        JSON.stringify(interval),
      );
    },
    addVerdict(signedValueId, sessionId, verdict) {
      statements.verdict.run(signedValueId, sessionId, verdict.signature, verdict.readable, JSON.stringify(verdict));
    },
    addTransactionVerdict(sourceId, sessionId, verdict) {
      statements.transactionVerdict.run(sourceId, sessionId, JSON.stringify(verdict));
    },
    addFinding(finding) {
      statements.finding.run(
        finding.severity,
        finding.rule,
        finding.sessionId,
        finding.fromMs,
        JSON.stringify(finding),
      );
    },
    addStation(ordinal, station) {
      statements.station.run(ordinal, JSON.stringify(station));
    },
    flush() {
      frameOrder.flush();
      sessionFrames.flush();
    },
  };
}
