import { compareDecimals } from '../base/decimal-arithmetic.ts';
import type { DatabaseRecord, StoredMessageRow, TransactionRow } from '../model/database-record.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { parsePayload } from '../ocpp/payload.ts';
import { decimalOf, isPlaced, textOf, timeOf, wholeNumberOf } from './payload-fields.ts';
import { isMembers } from '../base/members.ts';
import { isPlaceholderId, newDraft } from './session-draft.ts';
import type { SessionDraft, StatedEnd } from './session-draft.ts';

/** A row that tells of a session, with its station once that is known. */
export interface RowToJoin {
  station: string | null;
  readonly row: TransactionRow;
}

/** What a database record tells about a session; `null` when it tells nothing. */
export function rowOf(record: DatabaseRecord): RowToJoin | null {
  switch (record.record) {
    case 'transaction-row':
      // A cell may hold anything; arithmetic is for numbers only.
      return {
        station: record.station,
        row: { ...record, meterStartWh: decimalOf(record.meterStartWh), meterStopWh: decimalOf(record.meterStopWh) },
      };
    case 'stored-message-row': {
      const row = rowOfStoredMessage(record);
      return row === null ? null : { station: record.station, row };
    }
    case 'authorisation-row':
    case 'meter-sample-row':
      return null;
    default:
      return null;
  }
}

/** A StartTransaction or StopTransaction that still waits in a queue says as much as a row of a table. */
function rowOfStoredMessage(record: StoredMessageRow): TransactionRow | null {
  const parsed = parsePayload(record.message);
  const whole = Array.isArray(parsed);
  const payload: unknown = whole ? parsed[3] : parsed;
  const action = (whole ? textOf(parsed[2], 60) : null) ?? record.action;
  if (!isMembers(payload) || (action !== 'StartTransaction' && action !== 'StopTransaction')) return null;
  const uniqueId = (whole ? textOf(parsed[1], 100) : null) ?? record.uniqueId;
  const starts = action === 'StartTransaction';
  const at = timeOf(payload['timestamp']);
  const idTag = textOf(payload['idTag'], 64);
  return {
    record: 'transaction-row',
    station: record.station,
    localId: null,
    transactionId: textOf(payload['transactionId'], 80),
    connector: wholeNumberOf(payload['connectorId']),
    idTagStart: starts ? idTag : null,
    idTagStop: starts ? null : idTag,
    parentIdTag: null,
    startedAt: starts ? at : null,
    stoppedAt: starts ? null : at,
    meterStartWh: starts ? decimalOf(payload['meterStart']) : null,
    meterStopWh: starts ? null : decimalOf(payload['meterStop']),
    meterLastWh: null,
    meterLastAt: null,
    reason: starts ? null : textOf(payload['reason'], 60),
    acknowledged: null,
    startMessageId: starts ? uniqueId : null,
    stopMessageId: starts ? null : uniqueId,
    evidence: record.evidence,
  };
}

/** Two clocks of one station, or one clock written to the second. */
const sameStartMs = 60_000;
/** The same id this far apart is another session (research T06). */
const sameIdMs = 24 * 3_600_000;

/** Joins each row to the session that it tells of, or makes a session of it. Adds to `drafts`. */
export function joinRows(drafts: SessionDraft[], rows: readonly RowToJoin[]): void {
  const index = new DraftIndex(drafts);
  // Tables first: a queued message often finds its session only through the row that names its id.
  const ordered = [...rows].sort((left, right) => Number(isQueued(left.row)) - Number(isQueued(right.row)));
  for (const { station, row } of ordered) {
    if (row.startedAt === null && row.stoppedAt === null && isPlaceholderId(row.transactionId)) continue;
    let best: SessionDraft | undefined;
    let bestScore = 0;
    for (const draft of index.candidates(row)) {
      const score = likeness(draft, station, row);
      if (score > bestScore) [best, bestScore] = [draft, score];
    }
    if (best === undefined) {
      best = newDraft(station, row.connector);
      drafts.push(best);
    }
    best.rows.push(row);
    best.connector ??= row.connector;
    for (const messageId of [row.startMessageId, row.stopMessageId]) {
      if (messageId !== null) best.messageIds.add(messageId);
    }
    if (row.transactionId !== null && !isPlaceholderId(row.transactionId)) {
      best.ids.add(row.transactionId);
      best.transactionId ??= row.transactionId;
    }
    index.add(best);
  }
}

function isQueued(row: TransactionRow): boolean {
  return row.startedAt === null || row.stoppedAt === null;
}

/**
 * How sure it is that a row and a session are one; 0 is "no". Neither id decides alone: message ids begin anew with each restart and transaction
 * ids with each restored backend (research P9, T06), so what lies far apart in time is another session unless the register says otherwise.
 */
function likeness(draft: SessionDraft, station: string | null, row: TransactionRow): number {
  const foreign = station !== null && draft.station !== null && station !== draft.station;
  if (foreign || hasRowOfSameTable(draft, row)) return 0;
  if (row.connector !== null && draft.connector !== null && row.connector !== draft.connector) return 0;
  const starts = [...instants(draft.start), ...draft.rows.map(({ startedAt }) => startedAt)];
  const ends = [...instants(draft.stop), ...draft.rows.map(({ stoppedAt }) => stoppedAt)];
  const apart = Math.min(distanceMs(row.startedAt, starts), distanceMs(row.stoppedAt, ends));
  const id = row.transactionId;
  const named = id !== null && !isPlaceholderId(id);
  const sameId = named && draft.ids.has(id);
  if (named && !sameId && draft.ids.size > 0) return 0;
  const meters = [draft.start?.meterWh ?? null, ...draft.rows.map(({ meterStartWh }) => meterStartWh)];
  const meterFits =
    row.meterStartWh === null || meters.every((meter) => meter === null || sameAmount(meter, row.meterStartWh));
  const messageIds = [row.startMessageId, row.stopMessageId].filter((messageId) => messageId !== null);
  if (messageIds.some((messageId) => draft.messageIds.has(messageId))) {
    if (apart <= sameStartMs) return 4;
    if (apart === Infinity || (meterFits && apart <= sameIdMs)) return 3.5;
  }
  if (sameId) return apart === Infinity ? 2 : apart <= sameIdMs ? 3 - apart / sameIdMs : 0;
  return apart <= sameStartMs && meterFits ? 1 : 0;
}

/** The believed instant of an end and the one that its message states: a store keeps what the station's clock said, be it wrong. */
function instants(end: StatedEnd | null): readonly (Timestamp | null)[] {
  return [end?.at ?? null, end?.stated ?? null];
}

function hasRowOfSameTable(draft: SessionDraft, { evidence }: TransactionRow): boolean {
  if (evidence.kind !== 'row') return false;
  return draft.rows.some(
    ({ evidence: held }) =>
      held.kind === 'row' &&
      held.sourceId === evidence.sourceId &&
      held.table === evidence.table &&
      held.rowId !== evidence.rowId &&
      !isQueue(held.table),
  );
}

/** Start and stop of a session lie in one queue as two rows. */
function isQueue(table: string): boolean {
  return /queue|fifo/i.test(table);
}

function distanceMs(time: Timestamp | null, others: readonly (Timestamp | null)[]): number {
  if (!isPlaced(time)) return Infinity;
  return Math.min(
    ...others.map((other) => (isPlaced(other) ? Math.abs(time.epochMs - other.epochMs) : Infinity)),
    Infinity,
  );
}

function sameAmount(left: string, right: string | null): boolean {
  return right === null || compareDecimals(left, right) === 0;
}

/** Finds the sessions worth comparing: by message id, by transaction id, by the minute of either end. */
class DraftIndex {
  private readonly byKey = new Map<string, Set<SessionDraft>>();

  constructor(drafts: readonly SessionDraft[]) {
    for (const draft of drafts) this.add(draft);
  }

  add(draft: SessionDraft): void {
    for (const id of draft.messageIds) this.put(`m ${id}`, draft);
    for (const id of draft.ids) this.put(`t ${id}`, draft);
    const ends = [
      ...instants(draft.start),
      ...instants(draft.stop),
      ...draft.rows.flatMap((row) => [row.startedAt, row.stoppedAt]),
    ];
    for (const at of ends) for (const key of minuteKeys(at, [0])) this.put(key, draft);
  }

  candidates(row: TransactionRow): ReadonlySet<SessionDraft> {
    const keys = [
      `m ${row.startMessageId}`,
      `m ${row.stopMessageId}`,
      `t ${row.transactionId}`,
      ...minuteKeys(row.startedAt, [-1, 0, 1]),
      ...minuteKeys(row.stoppedAt, [-1, 0, 1]),
    ];
    return new Set(keys.flatMap((key) => [...(this.byKey.get(key) ?? [])]));
  }

  private put(key: string, draft: SessionDraft): void {
    const known = this.byKey.get(key);
    if (known === undefined) this.byKey.set(key, new Set([draft]));
    else known.add(draft);
  }
}

function minuteKeys(at: Timestamp | null, shifts: readonly number[]): readonly string[] {
  if (!isPlaced(at)) return [];
  const minute = Math.floor(at.epochMs / 60_000);
  return shifts.map((shift) => `@ ${minute + shift}`);
}
