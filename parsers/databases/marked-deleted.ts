import { flagCell, textCell } from './cell-values.ts';
import { columnRole } from './column-roles.ts';
import type { Cell, DatabaseItem, DatabaseView } from './dialect.ts';
import { timeCell } from './time-cell.ts';

/** Rows of which an issue names the numbers. */
const namedRows = 12;

/** Whether a cell of such a column says that its application counts the row as deleted: a time, or yes. */
export function isMarkedDeleted(cell: Cell): boolean {
  if (cell === null || textCell(cell) === null) return false;
  const flag = flagCell(cell);
  if (flag === false) return false;
  // 0 and empty dates stand for "never"
  return timeCell(cell, { zone: 'UTC', referenceYear: null }) !== null || flag === true;
}

/** Tells how many rows of the tables that were read their application counts as deleted. They are evidence and are read like all others. */
export function* markedDeleted(view: DatabaseView, tables: ReadonlySet<string>): Iterable<DatabaseItem> {
  for (const table of view.tables) {
    const column = table.columns.find(({ name }) => columnRole(name)?.role === 'deleted')?.name;
    if (column === undefined || table.rowCount === 0 || !tables.has(table.name)) continue;
    const numbers: string[] = [];
    let rows = 0;
    for (const { rowId, cells } of view.rows(table.name, [column])) {
      if (!isMarkedDeleted(cells[0] ?? null)) continue;
      rows += 1;
      if (numbers.length < namedRows) numbers.push(rowId);
    }
    if (rows === 0) continue;
    const params = {
      table: table.name,
      column,
      rows,
      numbers: `${numbers.join(', ')}${rows > numbers.length ? ', \u2026' : ''}`,
    };
    yield { record: 'issue', issue: { code: 'database.rows-marked-deleted', severity: 'info', place: null, params } };
  }
}
