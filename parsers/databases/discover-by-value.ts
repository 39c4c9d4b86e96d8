import { meterCell, timeCell } from './cell-values.ts';
import type { ColumnFacts } from './column-facts.ts';
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
): { readonly roles: Roles; readonly reasons: readonly ColumnReason[] } {
  if (facts.some(({ frames }) => frames > 0)) return { roles: named, reasons: [] };
  const taken = new Set(Object.values(named));
  const free = facts.filter(({ name, filled }) => !taken.has(name) && filled > 0);
  const times = free.filter((column) => column.times * 10 >= column.filled * 9).map(({ name }) => name);
  const numbers = free
    .filter((column) => column.numbers === column.filled && column.times === 0 && column.distinct > 1)
    .filter((column) => column.small < column.filled && !countsRows(view, table, column.name))
    .map(({ name }) => name);
  const roles: Roles = { ...named };
  const reasons: ColumnReason[] = [];
  const note = (column: string, role: keyof Roles, params: Readonly<Record<string, number>>): void => {
    roles[role] = column;
    reasons.push({ table: table.name, column, code: 'mapping.by-value', params: { column, role, ...params } });
  };

  const startTimes = named.startedAt === undefined ? times : [named.startedAt];
  const stopTimes = named.stoppedAt === undefined ? times : [named.stoppedAt];
  const span = bestPair(view, table, startTimes, stopTimes, (cell) => {
    const read = timeCell(cell, { zone: 'UTC', referenceYear: null });
    return read?.epochMs ?? null;
  });
  if (span === null) return { roles: named, reasons: [] };
  const startMeters = named.meterStart === undefined ? numbers : [named.meterStart];
  const stopMeters = named.meterStop === undefined ? numbers : [named.meterStop];
  const meters = bestPair(view, table, startMeters, stopMeters, (cell) => {
    const read = meterCell(cell, 'Wh');
    return read === null ? null : Number(read);
  });
  if (meters === null && named.energy === undefined) return { roles: named, reasons: [] };
  const counted = (pair: Pair): Readonly<Record<string, number>> => ({ matched: pair.ordered, of: pair.pairs });
  if (named.startedAt === undefined) note(span.first, 'startedAt', counted(span));
  if (named.stoppedAt === undefined) note(span.second, 'stoppedAt', counted(span));
  if (meters !== null) {
    if (named.meterStart === undefined) note(meters.first, 'meterStart', counted(meters));
    if (named.meterStop === undefined) note(meters.second, 'meterStop', counted(meters));
  }
  const rest = free.filter(({ name }) => !Object.values(roles).includes(name));
  const rows = Math.max(...facts.map(({ filled }) => filled));
  if (roles.transactionId === undefined) {
    const id = rest.find((column) => column.distinct === rows && column.filled === rows && column.times === 0);
    if (id !== undefined) note(id.name, 'transactionId', { matched: id.distinct, of: rows });
  }
  if (roles.connector === undefined) {
    const connector = rest.find(
      (column) => column.small === column.filled && column.distinct <= 12 && column.name !== roles.transactionId,
    );
    if (connector !== undefined) note(connector.name, 'connector', { matched: connector.small, of: connector.filled });
  }
  if (roles.idTagStart === undefined) {
    const tag = rest.find(
      (column) => column.words === column.filled && column.distinct > 1 && column.name !== roles.transactionId,
    );
    if (tag !== undefined) note(tag.name, 'idTagStart', { matched: tag.words, of: tag.filled });
  }
  return { roles, reasons };
}

interface Pair {
  readonly first: string;
  readonly second: string;
  readonly ordered: number;
  readonly pairs: number;
  /** Mean distance. */
  readonly apart: number;
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
      if (best === null || apart < best.apart) best = { first, second, ordered, pairs, apart };
    }
  }
  return best;
}
