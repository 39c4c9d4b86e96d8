import { assertNever } from '../base/assert.ts';
import { isMembers } from '../base/members.ts';
import type { Result } from '../base/result.ts';
import type { TableShape } from './dialect.ts';
import type { TablePlan, TableUse } from '../model/table-plan.ts';
import { isMeterUnit } from './meter-cell.ts';
import { tableUses } from './table-mapping.ts';
import type { Columns, TableMapping, TransactionMapping, TransactionRole } from './table-mapping.ts';

/*
 * What the tables of a database hold, in the flat form that a person sees, corrects and keeps in a file: one entry a table, a role a column. The
 * dialects and the discovery make mappings; a person's word is turned into the same mappings, so that it is read in the same way.
 */

/** Uses in the order in which they are offered. */
export const planUses: readonly TableUse[] = [
  ...Object.keys(tableUses).flatMap((use): readonly TableUse[] =>
    use === 'transactions' ? ['transactions', 'transaction-ends'] : isUse(use) ? [use] : [],
  ),
  'nothing',
];

function isUse(text: string): text is TableUse {
  return Object.hasOwn(tableUses, text) || text === 'transaction-ends' || text === 'nothing';
}

export function rolesOfUse(use: TableUse): readonly string[] {
  if (use === 'nothing') return [];
  return use === 'transaction-ends' ? tableUses.transactions : tableUses[use];
}

/** The flat form of mappings. */
export function plansOf(mappings: readonly TableMapping[]): readonly TablePlan[] {
  return mappings.flatMap((mapping): readonly TablePlan[] => {
    const columns = Object.fromEntries(
      Object.entries<string | undefined>(mapping.columns).flatMap(([role, column]) =>
        column === undefined ? [] : [[role, column] as const],
      ),
    );
    const times = 'timesInUtc' in mapping && mapping.timesInUtc ? 'utc' : 'zone';
    const base = { table: mapping.table, as: mapping.as, columns, unit: 'Wh', times, kind: '' } as const;
    switch (mapping.as) {
      case 'transactions': {
        const own: TablePlan = { ...base, unit: mapping.unit };
        if (mapping.stops === undefined) return [own];
        const stops = Object.fromEntries(
          Object.entries<string | undefined>(mapping.stops.columns).flatMap(([role, column]) =>
            column === undefined ? [] : [[role, column] as const],
          ),
        );
        return [own, { ...own, table: mapping.stops.table, as: 'transaction-ends', columns: stops }];
      }
      case 'messages':
        return [{ ...base, kind: mapping.isLog === true ? 'log' : 'queue' }];
      case 'authorisations':
        return [{ ...base, kind: mapping.list }];
      case 'meter-readings':
        return [{ ...base, unit: mapping.unit }];
      case 'states':
        return [{ ...base, kind: mapping.subject }];
      case 'meter-samples':
      case 'configuration':
      case 'reservations':
      case 'charging-profiles':
      case 'security-events':
        return [base];
      default:
        return assertNever(mapping);
    }
  });
}

/** Mappings from the flat form; columns that a table does not have are left out, tables that do not exist as well. */
export function mappingsOf(plans: readonly TablePlan[], tables: readonly TableShape[]): readonly TableMapping[] {
  const present = plans.flatMap((plan): readonly TablePlan[] => {
    const shape = tables.find(({ name }) => name.toLowerCase() === plan.table.toLowerCase());
    if (shape === undefined) return [];
    const known = Object.entries(plan.columns).flatMap(([role, column]) => {
      const found = shape.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase());
      return found === undefined || !rolesOfUse(plan.as).includes(role) ? [] : [[role, found.name] as const];
    });
    return [{ ...plan, table: shape.name, columns: Object.fromEntries(known) }];
  });
  const ends = present.filter(({ as }) => as === 'transaction-ends');
  const joined = new Set<TablePlan>();
  const mappings = present.flatMap((plan): readonly TableMapping[] => {
    const stops =
      plan.as === 'transactions' && plan.columns['meterStop'] === undefined
        ? ends.find((end) => !joined.has(end))
        : undefined;
    if (stops !== undefined) joined.add(stops);
    return mappingOf(plan, stops);
  });
  const apart = ends.filter((end) => !joined.has(end));
  return [...mappings, ...apart.flatMap((plan) => mappingOf({ ...plan, as: 'transactions' }, undefined))];
}

function mappingOf(plan: TablePlan, stops: TablePlan | undefined): readonly TableMapping[] {
  const { table, columns, unit } = plan;
  const utc = plan.times === 'utc' ? { timesInUtc: true } : {};
  switch (plan.as) {
    case 'transactions': {
      const mapping: TransactionMapping = { as: 'transactions', table, columns, unit, ...utc };
      if (stops === undefined) return [mapping];
      const endColumns: Columns<TransactionRole> = stops.columns;
      return [{ ...mapping, stops: { table: stops.table, columns: endColumns } }];
    }
    case 'messages': {
      const isLog = plan.kind === 'log';
      return [{ as: 'messages', table, columns, take: isLog ? 'frames' : 'all', isLog, ...utc }];
    }
    case 'authorisations':
      return [{ as: 'authorisations', table, columns, list: plan.kind === 'cache' ? 'cache' : 'local-list' }];
    case 'meter-readings':
      return [{ as: 'meter-readings', table, columns, unit, ...utc }];
    case 'states':
      return [{ as: 'states', table, columns, subject: plan.kind === '' ? 'status' : plan.kind, ...utc }];
    case 'meter-samples':
      return [{ as: 'meter-samples', table, columns, ...utc }];
    case 'configuration':
    case 'reservations':
    case 'charging-profiles':
    case 'security-events':
      return [{ as: plan.as, table, columns }];
    case 'transaction-ends':
    case 'nothing':
      return [];
    default:
      return assertNever(plan.as);
  }
}

/** A mapping as a file keeps it. */
export interface SavedMapping {
  /** Number of the journal's entry, where it stands in one. */
  readonly entry?: number;
  readonly title: string;
  readonly tables: readonly TablePlan[];
}

/** The first member of a mapping file; says what it is. */
const fileMark = 'ladeakte-table-mapping';

export function savedMappingText({ title, tables }: SavedMapping): string {
  return `${JSON.stringify({ [fileMark]: 1, title, tables }, null, 2)}\n`;
}

export type SavedMappingError = 'no-json' | 'no-mapping' | 'no-tables' | 'unknown-use' | 'bad-table';

/** Reads mappings from a file: one, or several as JSON lines. Everything in it is checked; what it says is believed only about names. */
export function readSavedMappings(text: string): Result<readonly SavedMapping[], SavedMappingError> {
  const whole = parsed(text);
  const documents =
    whole === undefined
      ? text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map(parsed)
      : [whole];
  const mappings: SavedMapping[] = [];
  for (const document of documents) {
    if (document === undefined) return { ok: false, error: 'no-json' };
    const read = readOne(document);
    if (!read.ok) return read;
    mappings.push(read.value);
  }
  return mappings.length === 0 ? { ok: false, error: 'no-tables' } : { ok: true, value: mappings };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function readOne(document: unknown): Result<SavedMapping, SavedMappingError> {
  if (!isMembers(document) || document[fileMark] !== 1) return { ok: false, error: 'no-mapping' };
  const { tables, title } = document;
  if (!Array.isArray(tables) || tables.length === 0 || tables.length > 2_000) return { ok: false, error: 'no-tables' };
  const plans: TablePlan[] = [];
  for (const entry of tables as readonly unknown[]) {
    if (!isMembers(entry) || typeof entry['table'] !== 'string' || !isMembers(entry['columns'])) {
      return { ok: false, error: 'bad-table' };
    }
    const use = String(entry['as']);
    if (!isUse(use)) return { ok: false, error: 'unknown-use' };
    const columns = Object.entries(entry['columns']).flatMap(([role, column]) =>
      typeof column === 'string' && rolesOfUse(use).includes(role) ? [[role, column.slice(0, 200)] as const] : [],
    );
    plans.push({
      table: entry['table'].slice(0, 200),
      as: use,
      columns: Object.fromEntries(columns),
      unit: typeof entry['unit'] === 'string' && isMeterUnit(entry['unit']) ? entry['unit'] : 'Wh',
      times: entry['times'] === 'utc' ? 'utc' : 'zone',
      kind: typeof entry['kind'] === 'string' ? entry['kind'].slice(0, 60) : '',
    });
  }
  return { ok: true, value: { title: typeof title === 'string' ? title.slice(0, 200) : '', tables: plans } };
}

/** Whether a mapping was made for tables like these: every table that it reads is there with every column that it names. */
export function mappingFits({ tables }: SavedMapping, shapes: readonly TableShape[]): boolean {
  return tables.every((plan) => {
    const shape = shapes.find(({ name }) => name.toLowerCase() === plan.table.toLowerCase());
    if (shape === undefined) return plan.as === 'nothing';
    const names = new Set(shape.columns.map(({ name }) => name.toLowerCase()));
    return Object.values(plan.columns).every((column) => names.has(column.toLowerCase()));
  });
}
