import { compareDecimals } from '../base/decimal-arithmetic.ts';
import type { DatabaseRecord, StoredMessageRow, TransactionRow } from '../model/database-record.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { parsePayload } from '../ocpp/payload.ts';
import { decimalOf, isPlaced, textOf, timeOf, wholeNumberOf } from './payload-fields.ts';
import { isMembers } from '../base/members.ts';
import { DraftIndex, instants, tableOf } from './draft-index.ts';
import { isPlaceholderId, newDraft } from './session-draft.ts';
import type { SessionDraft } from './session-draft.ts';

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
  if (foreign || hasOtherRowOfTable(draft, row)) return 0;
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

function hasOtherRowOfTable(draft: SessionDraft, row: TransactionRow): boolean {
  const table = tableOf(row);
  return table !== null && draft.rows.some((held) => tableOf(held) === table && !isSameRow(held, row));
}

function isSameRow({ evidence: left }: TransactionRow, { evidence: right }: TransactionRow): boolean {
  return left.kind === 'row' && right.kind === 'row' && left.rowId === right.rowId;
}

function distanceMs(time: Timestamp | null, others: readonly (Timestamp | null)[]): number {
  let nearestMs = Infinity;
  if (!isPlaced(time)) return nearestMs;
  for (const other of others) {
    if (isPlaced(other)) nearestMs = Math.min(nearestMs, Math.abs(time.epochMs - other.epochMs));
  }
  return nearestMs;
}

function sameAmount(left: string, right: string | null): boolean {
  return right === null || compareDecimals(left, right) === 0;
}
