import type { DatabaseSample, DatabaseView } from './dialect.ts';

/** A view of a sample's tables; row ids count from 1. */
export function sampleView(sample: DatabaseSample): DatabaseView {
  return {
    tables: sample.tables.map(({ name, columns, rows }) => ({ name, columns, rowCount: rows.length })),
    *rows(tableName, columns) {
      const table = sample.tables.find(({ name }) => name === tableName);
      if (table === undefined) throw new Error(`the sample has no table ${tableName}`);
      const places = columns.map((column) => {
        const place = table.columns.findIndex(({ name }) => name === column);
        if (place === -1) throw new Error(`the sample's table ${tableName} has no column ${column}`);
        return place;
      });
      for (const [index, row] of table.rows.entries()) {
        yield { rowId: String(index + 1), cells: places.map((place) => row[place] ?? null) };
      }
    },
  };
}
