import type { TimeContext } from '../model/timestamp.ts';
import { textCell } from './cell-values.ts';
import { timeCell } from './time-cell.ts';
import type { DatabaseView } from './dialect.ts';
import { roleRows } from './role-rows.ts';
import { existingColumns, findTable, hasColumns } from './table-shapes.ts';

/*
 * Which transaction a StartTransaction or StopTransaction of OCPP.Core's MessageLog began or ended: the row does not say, the table of transactions
 * knows. The station's time and the backend's time of the row lie close together when the message was not sent late.
 */

/** Clocks of station and backend, and the way between them, differ by no more than this. */
const nearMs = 60_000;

const columnsOf = {
  start: { station: 'ChargePointId', transactionId: 'TransactionId', at: 'StartTime', connector: 'ConnectorId' },
  stop: { station: 'ChargePointId', transactionId: 'TransactionId', at: 'StopTime' },
} as const;

type EndRole = 'station' | 'transactionId' | 'at' | 'connector';

interface KnownEnd {
  readonly atMs: number;
  readonly transactionId: string;
}

/** Gives the transaction whose start or end is the only one near a time; `null` when there is none or more than one. */
export type TransactionLookup = (
  station: string | null,
  connector: string | null,
  atMs: number | null,
) => string | null;

/** Looks up starts of a station's connector, or ends of a station: the message log names no connector for them. */
export function transactionsByTime(view: DatabaseView, time: TimeContext, end: 'start' | 'stop'): TransactionLookup {
  const known = knownEnds(view, time, end);
  return (station, connector, atMs) => {
    const ends = station === null ? undefined : known.get(placeOf(station, end === 'start' ? connector : null));
    if (ends === undefined || atMs === null) return null;
    let from = 0;
    let to = ends.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((ends[middle]?.atMs ?? 0) < atMs - nearMs) from = middle + 1;
      else to = middle;
    }
    const [first, second] = [ends[from], ends[from + 1]];
    if (first === undefined || first.atMs > atMs + nearMs) return null;
    return second !== undefined && second.atMs <= atMs + nearMs ? null : first.transactionId;
  };
}

function placeOf(station: string, connector: string | null): string {
  return JSON.stringify([station, connector]);
}

function knownEnds(
  view: DatabaseView,
  time: TimeContext,
  end: 'start' | 'stop',
): ReadonlyMap<string, readonly KnownEnd[]> {
  const byPlace = new Map<string, KnownEnd[]>();
  const wished = columnsOf[end];
  const table = findTable(view.tables, 'Transactions');
  if (table === undefined || !hasColumns(view.tables, 'Transactions', Object.values(wished))) return byPlace;
  for (const row of roleRows<EndRole>(view, table.name, existingColumns<EndRole>(table, wished))) {
    const station = textCell(row.cell('station'));
    const transactionId = textCell(row.cell('transactionId'));
    const atMs = timeCell(row.cell('at'), time)?.epochMs ?? null;
    if (station === null || transactionId === null || atMs === null) continue;
    const place = placeOf(station, end === 'start' ? textCell(row.cell('connector')) : null);
    const ends = byPlace.get(place);
    if (ends === undefined) byPlace.set(place, [{ atMs, transactionId }]);
    else ends.push({ atMs, transactionId });
  }
  for (const ends of byPlace.values()) ends.sort((one, other) => one.atMs - other.atMs);
  return byPlace;
}
