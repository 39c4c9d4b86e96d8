import type { CorrelatedFrame, Direction, FrameRecord } from '../../parsers/model/frame.ts';
import { frameFromRow } from './imported-records.ts';
import type { FrameTableRow } from './imported-records.ts';
import type { CaseDatabase } from './open-case-file.ts';

/** A frame with its place in the time order and what correlation found. */
export interface ListedFrame {
  readonly position: number;
  /** Log time, or the inferred one (then the record's quality is `position-only`). */
  readonly atMs: number | null;
  readonly record: FrameRecord;
  readonly frame: CorrelatedFrame;
}

/** What correlation knows of a frame, without looking at the frame itself. */
export interface FrameHeader {
  readonly position: number;
  readonly frameId: number;
  readonly at: number | null;
  readonly kind: string;
  readonly action: string | null;
  readonly direction: string;
  readonly station: string | null;
  readonly connector: number | null;
  readonly tx: string | null;
  readonly latency: number | null;
}

/** Half-open range of milliseconds; `null` is open. */
export interface TimeRange {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

interface ListedRow extends FrameTableRow {
  readonly position: number;
  readonly at_ms: number | null;
  readonly concluded_action: string | null;
  readonly direction: Direction;
  readonly contradicted: number;
  readonly concluded_station: string | null;
  readonly connector: number | null;
  readonly transaction_id: string | null;
  readonly answer_to: number | null;
  readonly latency_ms: number | null;
}

const selectListed = `
  SELECT frame.*, placed.position, placed.at_ms, placed.action AS concluded_action, placed.direction, placed.contradicted,
         placed.station AS concluded_station, placed.connector, placed.transaction_id, placed.answer_to, placed.latency_ms
  FROM frame_order AS placed JOIN frame ON frame.id = placed.frame_id`;

function listed(row: ListedRow): ListedFrame {
  const record = frameFromRow(row);
  return {
    position: row.position,
    atMs: row.at_ms,
    record,
    frame: {
      frameId: row.id,
      kind: row.kind,
      messageTypeId: row.message_type,
      uniqueId: row.unique_id,
      action: row.concluded_action,
      errorCode: row.error_code,
      errorDescription: row.error_description,
      state: row.state,
      direction: row.direction,
      labelContradicted: row.contradicted === 1,
      station: row.concluded_station,
      connector: row.connector,
      transactionId: row.transaction_id,
      answerToFrameId: row.answer_to,
      latencyMs: row.latency_ms,
      loggedAt: record.loggedAt,
      evidence: record.evidence,
    },
  };
}

/** Frames by position; a stretch of positions is a stretch of time, so a range needs no scan. */
export interface FrameList {
  /** Positions of the frames within a range: `[first, end)`. Frames without any time are outside of every range but the open one. */
  span(range: TimeRange): { readonly first: number; readonly end: number };
  page(first: number, end: number): readonly ListedFrame[];
  at(positions: readonly number[]): readonly ListedFrame[];
  byId(frameId: number): ListedFrame | undefined;
  answerOf(frameId: number): ListedFrame | undefined;
  /** All frames of a stretch, read in pages. */
  scan(first: number, end: number): Generator<ListedFrame>;
  /** The same without payloads and evidence, several times as fast: enough for most filters. */
  scanHeaders(first: number, end: number): Generator<FrameHeader>;
  positionOf(frameId: number): number | undefined;
  sessionOf(frameId: number): string | undefined;
  positionsOfSession(sessionId: string): readonly number[];
}

const scanRows = 1_000;

export function createFrameList(database: CaseDatabase): FrameList {
  const count = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM frame_order');
  const firstAt = database.prepare<[number], { position: number | null }>(
    'SELECT min(position) AS position FROM frame_order WHERE at_ms >= ?',
  );
  const page = database.prepare<[number, number], ListedRow>(
    `${selectListed} WHERE placed.position >= ? AND placed.position < ? ORDER BY placed.position`,
  );
  const headers = database.prepare<[number, number], FrameHeader>(
    `SELECT position, frame_id AS frameId, at_ms AS at, kind, action, direction, station, connector, transaction_id AS tx,
            latency_ms AS latency
     FROM frame_order WHERE position >= ? AND position < ? ORDER BY position`,
  );
  const byPosition = database.prepare<[number], ListedRow>(`${selectListed} WHERE placed.position = ?`);
  const byId = database.prepare<[number], ListedRow>(`${selectListed} WHERE placed.frame_id = ?`);
  const answer = database.prepare<[number], ListedRow>(
    `${selectListed} WHERE placed.answer_to = ? ORDER BY placed.position LIMIT 1`,
  );
  const position = database.prepare<[number], { position: number }>(
    'SELECT position FROM frame_order WHERE frame_id = ?',
  );
  const session = database.prepare<[number], { session_id: string }>(
    'SELECT session_id FROM session_frame WHERE frame_id = ? LIMIT 1',
  );
  const ofSession = database.prepare<[string], { position: number }>(
    `SELECT placed.position FROM session_frame JOIN frame_order AS placed ON placed.frame_id = session_frame.frame_id
     WHERE session_frame.session_id = ? ORDER BY placed.position`,
  );

  return {
    span({ fromMs, toMs }) {
      const total = count.get()?.n ?? 0;
      const first = fromMs === null ? 0 : (firstAt.get(Math.ceil(fromMs))?.position ?? total);
      const end = toMs === null ? total : (firstAt.get(Math.ceil(toMs))?.position ?? total);
      return { first, end: Math.max(first, end) };
    },
    page: (first, end) => page.all(first, end).map(listed),
    at(positions) {
      return positions.flatMap((wanted) => {
        const row = byPosition.get(wanted);
        return row === undefined ? [] : [listed(row)];
      });
    },
    byId(frameId) {
      const row = byId.get(frameId);
      return row === undefined ? undefined : listed(row);
    },
    answerOf(frameId) {
      const row = answer.get(frameId);
      return row === undefined ? undefined : listed(row);
    },
    *scan(first, end) {
      for (let from = first; from < end; from += scanRows) {
        for (const row of page.all(from, Math.min(from + scanRows, end))) yield listed(row);
      }
    },
    *scanHeaders(first, end) {
      for (let from = first; from < end; from += scanRows) yield* headers.all(from, Math.min(from + scanRows, end));
    },
    positionOf: (frameId) => position.get(frameId)?.position,
    sessionOf: (frameId) => session.get(frameId)?.session_id,
    positionsOfSession: (sessionId) => ofSession.all(sessionId).map((row) => row.position),
  };
}
