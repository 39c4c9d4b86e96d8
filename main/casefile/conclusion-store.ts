import type { ConfigurationRecord } from '../../parsers/model/configuration.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import type { Finding } from '../../parsers/model/finding.ts';
import type { CorrelatedFrame, DirectionLabel, FrameRecord } from '../../parsers/model/frame.ts';
import type { Session } from '../../parsers/model/session.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';
import type { StatusInterval } from '../../parsers/model/status-interval.ts';
import type { TransactionVerdict, ValueVerdict } from '../../parsers/model/verdict.ts';
import type { StationView } from '../api/views/overview-views.ts';
import { forgetConclusions } from './conclusion-state.ts';
import { createFrameOrderWriter } from './frame-order.ts';
import { createFramePlacesWriter } from './frame-places.ts';
import { createFrameTable } from './frame-table.ts';
import type { OrderedFrames } from './time-order.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { aboutVerdict } from './concluded-records.ts';
import { sealed, sealedBytes } from './seals.ts';

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

/** Empties the conclusions and opens the store; the caller owns the transaction around it, and found the time order before. */
export function createConclusionStore(database: CaseDatabase, ordered: OrderedFrames): ConclusionStore {
  forgetConclusions(database);
  const frames = createFrameTable(database);
  const order = createFrameOrderWriter(database);
  const places = createFramePlacesWriter(database);
  const sessionIds: string[] = [];
  const statements = {
    signedValue: database.prepare('INSERT INTO signed_value (source_id, frame_id, record) VALUES (?, ?, ?)'),
    publicKey: database.prepare('INSERT OR IGNORE INTO public_key (source_id, frame_id, record) VALUES (?, ?, ?)'),
    configuration: database.prepare(
      'INSERT INTO configuration (source_id, frame_id, station, key, record) VALUES (?, ?, ?, ?, ?)',
    ),
    session: database.prepare(
      `INSERT INTO session (id, ordinal, start_ms, stop_ms, connector, energy_wh, record, frames)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
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
      const tallies = new Map<string, { sourceId: SourceId; label: DirectionLabel; action: string; count: number }>();
      for (const { frames: pack } of frames.packs('call > 0')) {
        for (let row = 0; row < pack.count; row += 1) {
          const label = pack.label(row);
          const action = pack.kind(row) === 'call' ? pack.action(row) : null;
          // A label that names both sides says nothing about the writer.
          if (action === null || (label !== 'sent' && label !== 'received')) continue;
          const key = `${pack.sourceId} ${label} ${action}`;
          const tally = tallies.get(key);
          if (tally === undefined) tallies.set(key, { sourceId: pack.sourceId, label, action, count: 1 });
          else tally.count += 1;
        }
      }
      return [...tallies.values()];
    },
    *orderedFrames() {
      let position = 0;
      for (const frameId of ordered.order.frameIds()) {
        const pack = frames.pack(frameId);
        if (pack === undefined) throw new Error(`frame ${frameId} has an order and no record`);
        const row = frameId - pack.firstId;
        const atMs = ordered.inferred.get(frameId) ?? pack.frames.sortMs(row);
        yield { position, frameId, atMs, frame: pack.frames.frame(row) };
        position += 1;
      }
    },
    addFrame(position, atMs, frame) {
      order.add(atMs, frame);
      places.placed(frame.frameId, position, frame.answerToFrameId);
    },
    addSignedValue(sourceId, frameId, record) {
      statements.signedValue.run(sourceId, frameId, sealed(record));
    },
    addPublicKey(sourceId, frameId, record) {
      statements.publicKey.run(sourceId, frameId, sealed(record));
    },
    addConfiguration(sourceId, frameId, record) {
      statements.configuration.run(sourceId, frameId, record.station, record.key, sealed(record));
    },
    addSession(ordinal, session) {
      statements.session.run(
        session.id,
        ordinal,
        session.startedAt?.epochMs ?? null,
        session.stoppedAt?.epochMs ?? null,
        session.connector,
        session.energyWh === null ? null : Number(session.energyWh),
        // The frames stand in a column of their own, because a session may have thousands.
        sealed({ ...session, frameIds: [] }),
        sealedBytes(new Uint8Array(Uint32Array.from(session.frameIds).buffer), session.id),
      );
      sessionIds[ordinal] = session.id;
      const isBefore = (known: number): boolean => session.id < (sessionIds[known] ?? '');
      for (const frameId of session.frameIds) places.belongs(frameId, ordinal, isBefore);
    },
    addStatusInterval(interval) {
      statements.status.run(
        interval.station,
        interval.connector,
        interval.from.epochMs,
        interval.to?.epochMs ?? null,
        sealed(interval),
      );
    },
    addVerdict(signedValueId, sessionId, verdict) {
      statements.verdict.run(
        signedValueId,
        sessionId,
        verdict.signature,
        verdict.readable,
        sealed(verdict, aboutVerdict(signedValueId, sessionId)),
      );
    },
    addTransactionVerdict(sourceId, sessionId, verdict) {
      statements.transactionVerdict.run(sourceId, sessionId, sealed(verdict));
    },
    addFinding(finding) {
      statements.finding.run(finding.severity, finding.rule, finding.sessionId, finding.fromMs, sealed(finding));
    },
    addStation(ordinal, station) {
      statements.station.run(ordinal, sealed(station));
    },
    flush() {
      order.flush();
      places.flush();
      frames.forget();
    },
  };
}
