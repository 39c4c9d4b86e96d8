import type { TableShape } from './dialect.ts';
import type { Columns } from './table-mapping.ts';

/** The table of this name, SQLite's way: letter case does not count. */
export function findTable(tables: readonly TableShape[], name: string): TableShape | undefined {
  return tables.find((table) => table.name.toLowerCase() === name.toLowerCase());
}

/** Whether a table of this name has all these columns. */
export function hasColumns(tables: readonly TableShape[], table: string, columns: readonly string[]): boolean {
  const shape = findTable(tables, table);
  return shape !== undefined && columns.every((column) => columnOf(shape, column) !== undefined);
}

function columnOf(table: TableShape, column: string): string | undefined {
  return table.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase())?.name;
}

/** The wished columns that the table has, under the names it gives them: older versions of a store lack some. */
export function existingColumns<Role extends string>(table: TableShape, wished: Columns<Role>): Columns<Role> {
  const found: Partial<Record<Role, string>> = {};
  for (const [role, column] of Object.entries<string | undefined>(wished)) {
    const name = column === undefined ? undefined : columnOf(table, column);
    if (name !== undefined) found[role as Role] = name;
  }
  return found;
}
