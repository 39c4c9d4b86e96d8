import { meterCell } from './meter-cell.ts';
import { timeCell } from './time-cell.ts';
import type { ColumnFacts } from './column-facts.ts';
import { edgeInName, namesOtherQuantity } from './column-words.ts';
import { probedRows } from './column-facts.ts';
import type { Roles } from './discover-roles.ts';
import type { Cell, ColumnReason, DatabaseView, TableShape } from './dialect.ts';

/*
 * Columns whose names say nothing. Two times of which one never lies before the other, and two registers that never run backwards between them, are
 * a session, whatever they are called.
 */

/** Of pairs that hold both values so many must be in order. */
const inOrder = 0.95;
const fewestPairs = 2;

/** Roles that follow from the values alone, added to those of the names; the reasons say how many rows spoke for them. */
export function rolesByValue(
  view: DatabaseView,
  table: TableShape,
  facts: readonly ColumnFacts[],
  named: Roles,
  /** The names alone already make it a table of transactions: of the rest only what cannot be mistaken is added. */
  sure: boolean,
): { readonly roles: Roles; readonly reasons: readonly ColumnReason[] } {
  if (facts.some(({ frames }) => frames > 0)) return { roles: named, reasons: [] };
  const taken = new Set(Object.values(named));
  const untaken = facts.filter(({ name, filled }) => !taken.has(name) && filled > 0);
  const times = untaken
    .filter((column) => column.times * 10 >= column.filled * 9 && !ofTheRow.test(column.name))
    .map(({ name }) => name);
  const numbers = untaken
    .filter((column) => column.numbers === column.filled && column.times === column.dayCounts && column.distinct > 1)
    .filter((column) => column.small < column.filled && !namesOtherQuantity(column.name))
    .filter((column) => !countsRows(view, table, column.name))
    .map(({ name }) => name);
  const roles: Roles = { ...named };
  const reasons: ColumnReason[] = [];
  const note = (column: string, role: keyof Roles, params: Readonly<Record<string, number>>): void => {
    roles[role] = column;
    reasons.push({ table: table.name, column, code: 'mapping.by-value', params: { column, role, ...params } });
  };

  const readTime = (cell: Cell): number | null => timeCell(cell, { zone: 'UTC', referenceYear: null })?.epochMs ?? null;
  const readMeter = (cell: Cell): number | null => {
    const read = meterCell(cell, 'Wh');
    return read === null ? null : Number(read);
  };
  const startTimes = named.startedAt === undefined ? times : [named.startedAt];
  const stopTimes = named.stoppedAt === undefined ? times : [named.stoppedAt];
  const span = bestPair(view, table, startTimes, stopTimes, readTime, daysMayLie(facts));
  if (span === null && !sure) return { roles: named, reasons: [] };
  const free = (names: readonly string[]): readonly string[] =>
    names.filter((name) => name !== span?.first && name !== span?.second);
  // with an energy by name, two other numbers that rise are anything: prices, states of charge
  // what is called a start is no end, whatever is smaller beside it
  const startMeters =
    named.meterStart === undefined ? numbers.filter((name) => edgeInName(name) !== 'end') : [named.meterStart];
  const stopMeters =
    named.meterStop === undefined ? numbers.filter((name) => edgeInName(name) !== 'start') : [named.meterStop];
  const meters =
    named.energy === undefined ? bestPair(view, table, free(startMeters), free(stopMeters), readMeter) : null;
  if (meters === null && named.energy === undefined && !sure) return { roles: named, reasons: [] };
  const counted = (pair: Pair): Readonly<Record<string, number>> => ({ matched: pair.ordered, of: pair.pairs });
  if (named.startedAt === undefined && span !== null) note(span.first, 'startedAt', counted(span));
  // a table of starts has no end: one is only taken beside a register at the end
  const ends = !sure || (roles.meterStop ?? roles.energy ?? meters?.second) !== undefined;
  if (named.stoppedAt === undefined && span !== null && ends) note(span.second, 'stoppedAt', counted(span));
  if (meters !== null) {
    if (named.meterStart === undefined) note(meters.first, 'meterStart', counted(meters));
    if (named.meterStop === undefined) note(meters.second, 'meterStop', counted(meters));
  }
  const rest = untaken.filter(({ name }) => !Object.values(roles).includes(name));
  const rows = Math.max(...facts.map(({ filled }) => filled));
  if (roles.transactionId === undefined) {
    const id = rest.find(
      (column) =>
        column.distinct === rows && column.filled === rows && column.times === 0 && !namesOtherQuantity(column.name),
    );
    if (id !== undefined) note(id.name, 'transactionId', { matched: id.distinct, of: rows });
  }
  if (roles.connector === undefined && !sure) {
    const connector = rest.find(
      (column) => column.small === column.filled && column.distinct <= 12 && column.name !== roles.transactionId,
    );
    if (connector !== undefined) note(connector.name, 'connector', { matched: connector.small, of: connector.filled });
  }
  if (roles.reason === undefined) {
    const reason = rest.find((column) => column.reasons * 2 > column.filled);
    if (reason !== undefined) note(reason.name, 'reason', { matched: reason.reasons, of: reason.filled });
  }
  if (roles.idTagStart === undefined && !sure) {
    const tag = rest.find(
      (column) =>
        column.words === column.filled &&
        column.distinct > 1 &&
        column.name !== roles.transactionId &&
        column.name !== roles.reason,
    );
    if (tag !== undefined) note(tag.name, 'idTagStart', { matched: tag.words, of: tag.filled });
  }
  return { roles, reasons };
}

/** Times of the row and not of what it tells. */
const ofTheRow =
  /creat|updat|insert|modif|delet|event|log|sync|sent|upload|receiv|expir|heartbeat|seen|angelegt|geaendert/i;

interface Pair {
  readonly first: string;
  readonly second: string;
  readonly ordered: number;
  readonly pairs: number;
  /** Mean distance. */
  readonly apart: number;
}

/** No vehicle charges longer than that on the average; two registers of kilowatt-hours lie further apart. */
const longestSessionMs = 2 * 86_400_000;

/** Numbers that may be days or registers are taken for times when what lies between them is as long as a session. */
function daysMayLie(facts: readonly ColumnFacts[]): (pair: Pair) => boolean {
  const days = new Set(facts.flatMap(({ name, dayCounts }) => (dayCounts > 0 ? [name] : [])));
  return ({ first, second, apart }) => (!days.has(first) && !days.has(second)) || apart <= longestSessionMs;
}

/** Whether a column only counts its rows. */
function countsRows(view: DatabaseView, table: TableShape, column: string): boolean {
  let previous: bigint | null = null;
  let steps = 0;
  let ones = 0;
  for (const { cells } of view.rows(table.name, [column])) {
    const [cell] = cells;
    if (typeof cell !== 'bigint') return false;
    if (previous !== null) {
      steps += 1;
      if (cell === previous + 1n) ones += 1;
    }
    previous = cell;
    if (steps >= probedRows) break;
  }
  return steps > 0 && ones >= steps * 0.8;
}

/** The pair of columns that is in order in nearly all rows, different in most of them, and closest to each other. */
function bestPair(
  view: DatabaseView,
  table: TableShape,
  firsts: readonly string[],
  seconds: readonly string[],
  read: (cell: Cell) => number | null,
  believed: (pair: Pair) => boolean = () => true,
): Pair | null {
  const names = [...new Set([...firsts, ...seconds])].slice(0, 24);
  if (names.length < 2) return null;
  const rows: (number | null)[][] = [];
  for (const { cells } of view.rows(table.name, names)) {
    rows.push(cells.map(read));
    if (rows.length >= probedRows) break;
  }
  let best: Pair | null = null;
  for (const first of firsts) {
    for (const second of seconds) {
      if (first === second) continue;
      let pairs = 0;
      let ordered = 0;
      let different = 0;
      let sum = 0;
      for (const row of rows) {
        const from = row[names.indexOf(first)] ?? null;
        const to = row[names.indexOf(second)] ?? null;
        if (from === null || to === null) continue;
        pairs += 1;
        if (from <= to) ordered += 1;
        if (from < to) different += 1;
        sum += Math.abs(to - from);
      }
      if (pairs < fewestPairs || ordered < pairs * inOrder || different * 2 < pairs) continue;
      // begin and end of one thing lie closer together than anything else that happens to be larger
      const apart = sum / pairs;
      const pair = { first, second, ordered, pairs, apart };
      if (believed(pair) && (best === null || apart < best.apart)) best = pair;
    }
  }
  return best;
}
