import type { CorrelatedFrame, FrameRecord } from '../../parsers/model/frame.ts';
import { framesOfSession } from './concluded-records.ts';
import { createFrameOrder } from './frame-order.ts';
import type { TimeRange } from './frame-order.ts';
import { createFramePlaces } from './frame-places.ts';
import { scanFrames } from './frame-scan.ts';
import type { FrameCursor } from './frame-scan.ts';
import { createFrameTable } from './frame-table.ts';
import type { CaseDatabase } from './open-case-file.ts';
import type { FrameHeader, OrderPackReader } from './order-columns.ts';

export type { TimeRange } from './frame-order.ts';

/** A frame with its place in the time order and what correlation found. */
export interface ListedFrame {
  readonly position: number;
  /** Log time, or the inferred one (then the record's quality is `position-only`). */
  readonly atMs: number | null;
  readonly record: FrameRecord;
  readonly frame: CorrelatedFrame;
  /** `false` where what the conclusion finds of it is not known yet. */
  readonly isConcluded: boolean;
}

/** What correlation found of a frame, together with its record. */
export function correlatedFrame(header: FrameHeader, record: FrameRecord): CorrelatedFrame {
  const { kind, messageTypeId, uniqueId, errorCode, errorDescription, state, loggedAt, evidence } = record;
  return {
    frameId: header.frameId,
    kind,
    messageTypeId,
    uniqueId,
    action: header.action,
    errorCode,
    errorDescription,
    state,
    direction: header.direction,
    labelContradicted: header.contradicted,
    station: header.station,
    connector: header.connector,
    transactionId: header.tx,
    answerToFrameId: header.answerTo,
    latencyMs: header.latency,
    loggedAt,
    evidence,
  };
}

function listed(header: FrameHeader, record: FrameRecord, isConcluded: boolean): ListedFrame {
  return { position: header.position, atMs: header.at, record, frame: correlatedFrame(header, record), isConcluded };
}

/** Frames by position; a stretch of positions is a stretch of time, so a range needs no scan. */
export interface FrameList {
  /** `false` while the case has no conclusions, and of its frames only the order and what they say themselves is known. */
  isConcluded(): boolean;
  /** Positions of the frames within a range: `[first, end)`. Frames without any time are outside of every range but the open one. */
  span(range: TimeRange): { readonly first: number; readonly end: number };
  page(first: number, end: number): readonly ListedFrame[];
  at(positions: readonly number[]): readonly ListedFrame[];
  byId(frameId: number): ListedFrame | undefined;
  answerOf(frameId: number): ListedFrame | undefined;
  /** All frames of a stretch, read in packs. */
  scan(first: number, end: number): Generator<ListedFrame>;
  /** The same with a cursor, which reads only what is asked of it: for filters over millions. */
  cursor(first: number, end: number): Generator<FrameCursor>;
  /** Another text when the places of frames have changed: a scan that lets others in between begins anew then. */
  stamp(): string;
  /** The frame at which a cursor stands. */
  listed(cursor: FrameCursor): ListedFrame;
  positionOf(frameId: number): number | undefined;
  sessionOf(frameId: number): string | undefined;
  positionsOfSession(sessionId: string): readonly number[];
}

export function createFrameList(database: CaseDatabase): FrameList {
  const order = createFrameOrder(database);
  const places = createFramePlaces(database);
  const table = createFrameTable(database);
  const sessionNumbered = database.prepare<[number], { id: string }>('SELECT id FROM session WHERE ordinal = ?');
  const version = database.prepare<[], { data_version: number }>('PRAGMA data_version');
  let seen = version.get()?.data_version;

  let stamped: { readonly version: number | undefined; readonly stamp: string } | undefined;

  /** Another connection may have written since the last question. */
  function fresh(): void {
    const now = version.get()?.data_version;
    if (now === seen) return;
    seen = now;
    order.forget();
    places.forget();
    table.forget();
  }

  function read(pack: OrderPackReader, row: number): ListedFrame[] {
    const header = pack.header(row);
    const record = table.frame(header.frameId);
    return record === undefined ? [] : [listed(header, record, pack.isConcluded)];
  }

  function readAt(position: number): ListedFrame[] {
    const pack = position < 0 ? undefined : order.pack(position);
    const row = pack === undefined ? 0 : position - pack.firstPosition;
    return pack === undefined || row >= pack.count ? [] : read(pack, row);
  }

  function* rows(first: number, end: number): Generator<readonly [OrderPackReader, number]> {
    for (const pack of order.packs(first, end)) {
      const to = Math.min(pack.count, end - pack.firstPosition);
      for (let row = Math.max(0, first - pack.firstPosition); row < to; row += 1) yield [pack, row];
    }
  }

  function* scan(first: number, end: number): Generator<ListedFrame> {
    for (const [pack, row] of rows(first, end)) yield* read(pack, row);
  }

  function positionOf(frameId: number): number | undefined {
    return places.positionOf(frameId) ?? (order.isConcluded() ? undefined : order.unconcludedPositionOf(frameId));
  }

  return {
    isConcluded: () => order.isConcluded(),
    span({ fromMs, toMs }) {
      fresh();
      const first = fromMs === null ? 0 : order.firstAt(Math.ceil(fromMs));
      const end = toMs === null ? order.count() : order.firstAt(Math.ceil(toMs));
      return { first, end: Math.max(first, end) };
    },
    page(first, end) {
      fresh();
      return [...scan(first, end)];
    },
    at(positions) {
      fresh();
      return positions.flatMap(readAt);
    },
    byId(frameId) {
      fresh();
      const position = positionOf(frameId);
      return position === undefined ? undefined : readAt(position)[0];
    },
    answerOf(frameId) {
      fresh();
      const position = places.answerTo(frameId);
      return position === undefined ? undefined : readAt(position)[0];
    },
    scan(first, end) {
      fresh();
      return scan(first, end);
    },
    cursor(first, end) {
      fresh();
      return scanFrames(order, table, first, end);
    },
    stamp() {
      const now = version.get()?.data_version;
      if (stamped === undefined || stamped.version !== now) stamped = { version: now, stamp: order.stamp() };
      return stamped.stamp;
    },
    listed: (cursor) => listed(cursor.header, cursor.record, cursor.pack.isConcluded),
    positionOf(frameId) {
      fresh();
      return positionOf(frameId);
    },
    sessionOf(frameId) {
      fresh();
      const session = places.sessionOf(frameId);
      return session === undefined ? undefined : sessionNumbered.get(session)?.id;
    },
    positionsOfSession(sessionId) {
      fresh();
      return framesOfSession(database, sessionId)
        .flatMap((frameId) => places.positionOf(frameId) ?? [])
        .sort((left, right) => left - right);
    },
  };
}
