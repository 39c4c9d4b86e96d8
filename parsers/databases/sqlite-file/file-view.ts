import type { DatabaseView } from '../dialect.ts';
import type { DatabaseFile, TableLoss } from './database-file.ts';
import type { FileRow, FileTable } from './file-table.ts';
import type { Salvage } from './salvage.ts';

/** The view of a healthy database from its own bytes. Rows that cannot be read are told. */
export function fileView(
  file: DatabaseFile,
  countOf: (table: FileTable) => number,
  tell: (table: string, loss: TableLoss) => void,
): DatabaseView {
  return viewOf(
    file.tables.map((table) => ({ table, rowCount: countOf(table) })),
    (table) => file.rows(table, (loss) => tell(table.declared.name, loss)),
  );
}

/** The view of what could be salvaged of a damaged database. */
export function salvagedView(salvaged: Salvage): DatabaseView {
  const byTable = new Map(salvaged.tables.map((entry) => [entry.table, entry]));
  return viewOf(
    salvaged.tables.map(({ table, rows }) => ({ table, rowCount: rows })),
    (table) => {
      const entry = byTable.get(table);
      return entry === undefined ? [] : salvaged.rows(entry);
    },
  );
}

function viewOf(
  tables: readonly { readonly table: FileTable; readonly rowCount: number }[],
  rowsOf: (table: FileTable) => Iterable<FileRow>,
): DatabaseView {
  const byName = new Map(tables.map(({ table }) => [table.declared.name, table]));
  return {
    tables: tables.map(({ table, rowCount }) => ({ name: table.declared.name, columns: table.columns, rowCount })),
    *rows(name, columns) {
      const table = byName.get(name);
      if (table === undefined) throw new Error('rows of a table that the view does not list');
      const places = columns.map((column) => {
        const place = table.columns.findIndex((candidate) => candidate.name === column);
        if (place === -1) throw new Error('rows with a column that the table does not have');
        return place;
      });
      let position = 0;
      for (const row of rowsOf(table)) {
        position += 1;
        yield {
          rowId: String(row.rowId ?? position),
          cells: places.map((place) => row.cells[place] ?? null),
          ...(row.place === null ? {} : { at: row.place }),
        };
      }
    },
  };
}
