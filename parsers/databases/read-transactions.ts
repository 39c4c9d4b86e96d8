import { addDecimals } from '../base/decimal-arithmetic.ts';
import type { TransactionRow } from '../model/database-record.ts';
import type { TimeContext, Timestamp } from '../model/timestamp.ts';
import { connectorCell, flagCell, textCell } from './cell-values.ts';
import { meterCell, unitCell, unitInName } from './meter-cell.ts';
import type { MeterUnit } from '../model/table-plan.ts';
import { hasMonthFirst, inUtc, storedTime } from './time-cell.ts';
import type { DateOrder } from '../time/read-timestamp.ts';
import { edgeOf } from './column-facts.ts';
import { isMarkedDeleted } from './marked-deleted.ts';
import type { Cell, DatabaseContext, DatabaseItem, DatabaseView } from './dialect.ts';
import { roleRows, rowEvidence } from './role-rows.ts';
import type { RoleRow } from './role-rows.ts';
import type { Columns, TransactionMapping, TransactionRole } from './table-mapping.ts';

/** Ends that wait for their beginnings; a store holds hundreds. Beyond this both are given separately. */
const joinedEnds = 200_000;

/** Reads a transaction table; with a table of ends, both are put together by transaction id, else by message id. */
export function* readTransactions(
  view: DatabaseView,
  mapping: TransactionMapping,
  context: DatabaseContext,
): Iterable<DatabaseItem> {
  const ends = new Map<string, TransactionRow>();
  const byStation = mapping.columns.station !== undefined && mapping.stops?.columns.station !== undefined;
  if (mapping.stops !== undefined) {
    const endOrder = dateOrderOf(view, mapping.stops.table, mapping.stops.columns);
    for (const row of roleRows(view, mapping.stops.table, mapping.stops.columns)) {
      const end = yield* readRow(row, mapping.stops.table, mapping.stops.columns, mapping, context, endOrder);
      const key = joinKey(end, end.stopMessageId, byStation);
      if (key !== null && ends.size < joinedEnds && !ends.has(key)) ends.set(key, end);
      else yield end;
    }
  }
  const order = dateOrderOf(view, mapping.table, mapping.columns);
  if (mapping.columns.event !== undefined) {
    yield* readEvents(view, mapping, context, order);
    return;
  }
  let silent = 0;
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const begin = yield* readRow(row, mapping.table, mapping.columns, mapping, context, order);
    if (saysNothing(begin)) {
      // a connector where nothing runs is told by its number or by a transaction 0; what holds none of it is no row of sessions
      if ((begin.connector ?? begin.idTagStart ?? begin.transactionId) === null) silent += 1;
      continue;
    }
    const key = joinKey(begin, begin.startMessageId, byStation);
    const end = key === null ? undefined : ends.get(key);
    if (key === null || end === undefined) {
      yield begin;
      continue;
    }
    ends.delete(key);
    yield {
      ...begin,
      idTagStop: end.idTagStop ?? begin.idTagStop,
      stoppedAt: end.stoppedAt,
      meterStopWh: end.meterStopWh,
      reason: end.reason,
      stopMessageId: end.stopMessageId,
    };
  }
  // ends whose beginning the store has dropped already
  yield* ends.values();
  yield* notUnderstood(mapping.table, silent);
}

function* notUnderstood(table: string, rows: number): Iterable<DatabaseItem> {
  if (rows === 0) return;
  const params = { table, rows };
  yield { record: 'issue', issue: { code: 'database.rows-not-understood', severity: 'info', place: null, params } };
}

/** Rows of which each is the start or the end of a transaction; those of other events tell nothing of its course that samples do not. */
function* readEvents(
  view: DatabaseView,
  mapping: TransactionMapping,
  context: DatabaseContext,
  order: DateOrder,
): Iterable<DatabaseItem> {
  const byStation = mapping.columns.station !== undefined;
  const running = new Map<string, TransactionRow>();
  let others = 0;
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const edge = edgeOf(row.cell('event'));
    if (edge === null) {
      others += 1;
      continue;
    }
    const read = yield* readRow(row, mapping.table, mapping.columns, mapping, context, order);
    const key = joinKey(read, null, byStation) ?? `row ${row.rowId}`;
    const begin = running.get(key);
    if (edge === 'start') {
      // the same id again is another transaction
      if (begin !== undefined) yield begin;
      running.delete(key);
      if (running.size < joinedEnds) running.set(key, { ...read, reason: null });
      else yield { ...read, reason: null };
      continue;
    }
    running.delete(key);
    const { startedAt: stoppedAt, meterStartWh: meterStopWh, idTagStart: idTagStop, reason } = read;
    const ended = { stoppedAt, meterStopWh, idTagStop, reason };
    yield begin === undefined
      ? { ...read, ...ended, startedAt: null, meterStartWh: null, idTagStart: null }
      : { ...begin, ...ended };
  }
  yield* running.values();
  yield* notUnderstood(mapping.table, others);
}

/** What begin and end of a transaction have in common; stations number their transactions alike. */
function joinKey(row: TransactionRow, messageId: string | null, byStation: boolean): string | null {
  const id = row.transactionId ?? row.localId ?? messageId;
  return id === null ? null : byStation ? JSON.stringify([row.station, id]) : id;
}

/** Rows that are looked at for a date that can only be read in one way. */
const datedRows = 1_000;

/** Which of the two numbers of a date is the day in the tables' columns of times (research K31: decided per column). */
function dateOrderOf(view: DatabaseView, table: string, columns: Columns<TransactionRole>): DateOrder {
  const names = [columns.startedAt, columns.stoppedAt].flatMap((name) => name ?? []);
  let looked = 0;
  for (const { cells } of view.rows(table, names)) {
    const texts = cells.flatMap((cell) => (typeof cell === 'string' ? [cell] : []));
    if (texts.some(hasMonthFirst)) return 'month-first';
    looked += 1;
    if (looked > datedRows || !texts.every((text) => /^\d{1,2}[/-]\d/.test(text))) break;
  }
  return 'day-first';
}

/** A row that is kept although nothing runs: no time, no reading and no id of a transaction. */
function saysNothing(row: TransactionRow): boolean {
  const { startedAt, stoppedAt, meterStartWh, meterStopWh, transactionId } = row;
  if (startedAt !== null || stoppedAt !== null || meterStartWh !== null || meterStopWh !== null) return false;
  return transactionId === null || /^-?0+$/.test(transactionId);
}

function* readRow(
  row: RoleRow<TransactionRole>,
  table: string,
  columns: TransactionMapping['columns'],
  mapping: TransactionMapping,
  context: DatabaseContext,
  order: DateOrder,
): Generator<DatabaseItem, TransactionRow, void> {
  const time: TimeContext = mapping.timesInUtc === true ? { ...context.time, zone: 'UTC' } : context.time;
  const evidence = rowEvidence(context, table, row);

  const times: Partial<Record<TransactionRole, Timestamp | null>> = {};
  for (const role of ['startedAt', 'stoppedAt', 'meterLastAt'] as const) {
    const read = storedTime(withClock(row, role), time, order);
    const found = mapping.timesInUtc === true ? inUtc(read) : read;
    times[role] = found ?? null;
    if (found === undefined) {
      const params = { table, column: columns[role] ?? '', row: row.rowId, value: shown(row.cell(role)) };
      const place = { ...evidence, column: columns[role] ?? null };
      yield { record: 'issue', issue: { code: 'database.time-unreadable', severity: 'warning', place, params } };
    }
  }
  const unit = unitCell(row.cell('unit')) ?? mapping.unit;
  const energyUnit = unitOfEnergy(columns) ?? unit;
  const meters: Partial<Record<TransactionRole, string | null>> = {};
  for (const role of ['meterStart', 'meterStop', 'meterLast', 'energy'] as const) {
    const cell = row.cell(role);
    meters[role] = meterCell(cell, role === 'energy' ? energyUnit : unit);
    if (meters[role] === null && textCell(cell) !== null) {
      const params = { table, column: columns[role] ?? '', row: row.rowId, value: shown(cell) };
      const place = { ...evidence, column: columns[role] ?? null };
      yield { record: 'issue', issue: { code: 'database.meter-unreadable', severity: 'warning', place, params } };
    }
  }
  const meterStart = meters.meterStart ?? null;
  // 0 and -1 are how stores write "not yet"
  const running = columns.stoppedAt !== undefined && times.stoppedAt === null;
  const meterStop = running && /^(?:0+(?:\.0+)?|-.*)$/.test(meters.meterStop ?? '') ? null : (meters.meterStop ?? null);
  const energy = running && /^0+(?:\.0+)?$/.test(meters.energy ?? '') ? null : (meters.energy ?? null);
  const acknowledged = flagCell(row.cell('acknowledged'));
  const transactionId = textCell(row.cell('transactionId'));
  // a store that still waits for the backend's id keeps a negative number in its place
  const placeholder = acknowledged !== true && transactionId !== null && /^-\d+$/.test(transactionId);
  return {
    record: 'transaction-row',
    station: textCell(row.cell('station')) ?? context.station,
    localId: textCell(row.cell('localId')),
    transactionId: placeholder ? null : transactionId,
    connector: connectorCell(row.cell('connector')),
    idTagStart: textCell(row.cell('idTagStart')),
    idTagStop: textCell(row.cell('idTagStop')),
    parentIdTag: textCell(row.cell('parentIdTag')),
    startedAt: times.startedAt ?? null,
    stoppedAt: times.stoppedAt ?? null,
    meterStartWh: meterStart,
    meterStopWh: meterStop ?? (energy !== null && meterStart !== null ? addDecimals(meterStart, energy) : null),
    ...(energy !== null && meterStart === null ? { energyWh: energy } : {}),
    meterLastWh: meters.meterLast ?? null,
    meterLastAt: times.meterLastAt ?? null,
    reason: textCell(row.cell('reason')),
    acknowledged,
    startMessageId: textCell(row.cell('startMessageId')),
    stopMessageId: textCell(row.cell('stopMessageId')),
    ...(isMarkedDeleted(row.cell('deleted')) ? { markedDeleted: textCell(row.cell('deleted')) ?? '' } : {}),
    evidence,
  };
}

/** A date and the time of day that stands beside it. */
function withClock(row: RoleRow<TransactionRole>, role: 'startedAt' | 'stoppedAt' | 'meterLastAt'): Cell {
  const date = row.cell(role);
  const clock = role === 'meterLastAt' ? null : textCell(row.cell(role === 'startedAt' ? 'startClock' : 'stopClock'));
  if (clock === null || typeof date !== 'string') return date;
  return `${date.trim().replace(/[ T]00:00(?::00(?:\.0+)?)?$/, '')} ${clock.trim()}`;
}

/** An energy beside registers may be kept in a unit of its own, which its name then says. */
function unitOfEnergy({ energy, meterStart, meterStop }: Columns<TransactionRole>): MeterUnit | null {
  if (energy === undefined || (meterStart ?? meterStop) === undefined) return null;
  const named = unitInName(energy);
  return named === 'mwh' ? null : named;
}

/** A cell's value for a sentence: short and without control characters. */
function shown(cell: Cell): string {
  if (cell instanceof Uint8Array) return `blob of ${cell.length} bytes`;
  return String(cell)
    .slice(0, 60)
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '?');
}
