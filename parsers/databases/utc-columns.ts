import type { ColumnReason, DatabaseView } from './dialect.ts';
import type { TableMapping } from './table-mapping.ts';

/*
 * Wall clocks that are UTC without saying so, told by something other than their cells: a column's name, the zone in which a dump was written, the framework that
 * made the tables.
 */

/** Tables by which frameworks are known that write UTC into every database (Django, "Time zones"; Rails, config.active_record.default_timezone). */
const frameworks: readonly (readonly [framework: string, tables: readonly string[]])[] = [
  ['Django', ['django_migrations']],
  ['Rails', ['ar_internal_metadata', 'schema_migrations']],
];

const timeRoles: ReadonlySet<string> = new Set(['startedAt', 'stoppedAt', 'meterLastAt', 'storedAt', 'at']);

/** Why the wall clocks of a column are known to be UTC; `null` when nothing says so. */
function whyUtc(view: DatabaseView, table: string, column: string): Pick<ColumnReason, 'code' | 'params'> | null {
  const shape = view.tables.find(({ name }) => name === table);
  const params = { table, column };
  if (/(?:^|[^a-z])(?:utc|gmt)(?:$|[^a-z])|[a-z](?:Utc|UTC|Gmt|GMT)(?![a-z])/i.test(column)) {
    return { code: 'mapping.utc-by-name', params };
  }
  if (shape?.columns.find(({ name }) => name === column)?.inUtc === true)
    return { code: 'mapping.utc-by-dump', params };
  const names = new Set(view.tables.map(({ name }) => name.toLowerCase()));
  const framework = frameworks.find(([, tables]) => tables.every((name) => names.has(name)))?.[0];
  return framework === undefined ? null : { code: 'mapping.utc-by-framework', params: { ...params, framework } };
}

/** Says of the times of a mapping that they are UTC where that is known. `walls` holds the columns without an offset as `table column`. */
export function inUtcWhereKnown<Mapping extends TableMapping>(
  view: DatabaseView,
  mapping: Mapping,
  walls: ReadonlySet<string>,
): { readonly mapping: Mapping; readonly reasons: readonly ColumnReason[] } {
  const takes = ['transactions', 'messages', 'meter-readings', 'meter-samples', 'states'].includes(mapping.as);
  if (!takes) return { mapping, reasons: [] };
  const columns = Object.entries<string | undefined>(mapping.columns).flatMap(([role, column]) =>
    timeRoles.has(role) && column !== undefined && walls.has(`${mapping.table}\u0000${column}`) ? [column] : [],
  );
  const reasons = columns.flatMap((column): readonly ColumnReason[] => {
    const why = whyUtc(view, mapping.table, column);
    return why === null ? [] : [{ table: mapping.table, column, ...why }];
  });
  // one column of a table that is known to be UTC speaks for the others: one program writes them
  return reasons.length === 0 ? { mapping, reasons } : { mapping: { ...mapping, timesInUtc: true }, reasons };
}
