import type { ByteRange } from '../model/evidence.ts';
import type { Cell, DatabaseView } from './dialect.ts';

/** A table that a text holds: the dump of a database, or a file of separated fields. */
export interface TextTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly TextRow[];
  /** Columns whose wall clocks were written in UTC. */
  readonly utcColumns?: ReadonlySet<string>;
}

export interface TextRow {
  readonly cells: readonly Cell[];
  readonly at: ByteRange;
  /** Its number where it stands; else rows count from 1. */
  readonly number?: number;
}

/** The view of such tables; rows count from 1 and know their bytes. */
export function textView(tables: readonly TextTable[]): DatabaseView {
  return {
    tables: tables.map(({ name, columns, rows, utcColumns }) => ({
      name,
      columns: columns.map((column) => ({
        name: column,
        declaredType: '',
        ...(utcColumns?.has(column) === true ? { inUtc: true } : {}),
      })),
      rowCount: rows.length,
    })),
    *rows(name, columns) {
      const table = tables.find((one) => one.name === name);
      if (table === undefined) throw new Error('rows of a table that the view does not list');
      const places = columns.map((column) => table.columns.indexOf(column));
      if (places.includes(-1)) throw new Error('rows with a column that the table does not have');
      for (const [index, { cells, at, number }] of table.rows.entries()) {
        yield { rowId: String(number ?? index + 1), cells: places.map((place) => cells[place] ?? null), at };
      }
    },
  };
}
