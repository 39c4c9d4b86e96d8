import type { ByteRange, RowEvidence } from '../model/evidence.ts';
import type { Cell, DatabaseContext, DatabaseView } from './dialect.ts';
import type { Columns } from './table-mapping.ts';

/** A row with its cells by role. */
export interface RoleRow<Role extends string> {
  readonly rowId: string;
  readonly at?: ByteRange;
  cell(role: Role): Cell;
}

/** Rows of a table with their cells by role; a role without a column gives `null`. */
export function* roleRows<Role extends string>(
  view: DatabaseView,
  table: string,
  columns: Columns<Role>,
): Iterable<RoleRow<Role>> {
  const roles = Object.keys(columns);
  const names = Object.values<string | undefined>(columns).filter((name) => name !== undefined);
  for (const { rowId, cells, at } of view.rows(table, names)) {
    yield { rowId, cell: (role) => cells[roles.indexOf(role)] ?? null, ...(at === undefined ? {} : { at }) };
  }
}

/** Points at a row, or at one cell of it. */
export function rowEvidence(
  context: DatabaseContext,
  table: string,
  { rowId, at }: { readonly rowId: string; readonly at?: ByteRange },
  column: string | null = null,
): RowEvidence {
  return { kind: 'row', sourceId: context.sourceId, table, rowId, column, ...(at === undefined ? {} : { at }) };
}
