import { createRegistry } from '../base/registry.ts';
import type { DatabaseContext, DatabaseDialect, DatabaseItem, DatabaseView, Understanding } from './dialect.ts';
import { discoveredSchema } from './discovered-schema.ts';
import { libocpp16 } from './libocpp-16.ts';
import { libocpp2 } from './libocpp-2.ts';
import { libocppDeviceModel } from './libocpp-device-model.ts';
import { isConverted } from './meter-cell.ts';
import { markedDeleted } from './marked-deleted.ts';
import { largeReferences } from './referred-columns.ts';
import { ocppCore } from './ocpp-core.ts';
import { openOcpp } from './open-ocpp.ts';
import { readMapped } from './read-mapped.ts';
import { explainMappings } from './table-mapping.ts';
import type { MappingReason, TableMapping } from './table-mapping.ts';
import { mappingFits, mappingsOf, plansOf } from './table-plan.ts';
import type { SavedMapping } from './table-plan.ts';
import type { TablePlan } from '../model/table-plan.ts';
import { threeTableStore } from './three-table-store.ts';

/** Every known layout of a store; the discovery of unknown ones comes last. */
export const databaseDialects = createRegistry('database dialects', [
  libocpp16,
  libocpp2,
  libocppDeviceModel,
  threeTableStore,
  openOcpp,
  ocppCore,
  discoveredSchema,
]);

/** How a database is understood, before anything of it is read. */
export interface DatabasePlan {
  /** `null` when there are no tables. */
  readonly dialect: DatabaseDialect | null;
  readonly confidence: number;
  /** What the dialect or the discovery says by itself. */
  readonly understanding: Understanding;
  /** What is read: that, with a person's word instead of it where there is one. */
  readonly mappings: readonly TableMapping[];
  readonly tables: readonly TablePlan[];
  readonly byPerson: SavedMapping | null;
}

const nothing: Understanding = { mappings: [], reasons: [], columnReasons: [], issues: [] };

/** Chooses the dialect that recognises the tables best. The last of the given mappings that fits the tables counts more than it. */
export function planDatabase(view: DatabaseView, given: readonly SavedMapping[]): DatabasePlan {
  let best: DatabaseDialect | null = null;
  let confidence = 0;
  for (const dialect of databaseDialects.entries) {
    const found = dialect.recognises(view.tables);
    if (found > confidence) {
      best = dialect;
      confidence = found;
    }
  }
  const understanding = best?.understand(view) ?? nothing;
  const byPerson = given.findLast((mapping) => mappingFits(mapping, view.tables)) ?? null;
  const own = plansOf(understanding.mappings);
  if (byPerson === null) {
    return { dialect: best, confidence, understanding, mappings: understanding.mappings, tables: own, byPerson };
  }
  const spoken = new Set(byPerson.tables.map(({ table }) => table.toLowerCase()));
  const tables = [...byPerson.tables, ...own.filter(({ table }) => !spoken.has(table.toLowerCase()))];
  const mappings = mappingsOf(tables, view.tables);
  return { dialect: best, confidence: Math.max(confidence, 0.9), understanding, mappings, tables, byPerson };
}

/** Reads a database as planned, lazily. Tables that were left are told at the end. */
export function* readPlanned(view: DatabaseView, plan: DatabasePlan, context: DatabaseContext): Iterable<DatabaseItem> {
  const used = new Set<string>();
  if (plan.byPerson === null) for (const issue of plan.understanding.issues) yield { record: 'issue', issue };
  for (const mapping of plan.mappings) {
    used.add(mapping.table);
    if (mapping.as === 'transactions' && mapping.stops !== undefined) used.add(mapping.stops.table);
  }
  yield* readMapped(view, plan.mappings, context);
  const more = plan.dialect?.more ?? null;
  if (more !== null) {
    const tables = more.tables(view.tables);
    const spoken = plan.byPerson?.tables.some(({ table }) => tables.includes(table)) ?? false;
    if (!spoken) {
      for (const table of tables) used.add(table);
      yield* more.read(view, context);
    }
  }
  for (const table of lookedUp(view, plan.mappings)) used.add(table);
  yield* markedDeleted(view, used);
  for (const mapping of plan.mappings) {
    if (!('unit' in mapping) || !isConverted(mapping.unit)) continue;
    const params = { table: mapping.table, unit: mapping.unit };
    yield { record: 'issue', issue: { code: 'database.unit-converted', severity: 'info', place: null, params } };
  }
  yield* largeReferences(view, used);
  const left = new Set(plan.byPerson?.tables.filter(({ as }) => as === 'nothing').map(({ table }) => table));
  for (const table of view.tables) {
    if (used.has(table.name) || table.rowCount === 0 || left.has(table.name)) continue;
    const params = { table: table.name, rows: table.rowCount };
    yield { record: 'issue', issue: { code: 'database.table-not-read', severity: 'info', place: null, params } };
  }
}

/** Tables that were not read row by row, but to find what others point to. */
function lookedUp(view: DatabaseView, mappings: readonly TableMapping[]): readonly string[] {
  return mappings.flatMap((mapping) => {
    const stops = mapping.as === 'transactions' && mapping.stops !== undefined ? [mapping.stops] : [];
    return [mapping, ...stops].flatMap(({ table, columns }) => {
      const names = new Set(Object.values<string | undefined>(columns));
      const shape = view.tables.find(({ name }) => name === table);
      return shape?.columns.flatMap(({ name, lookedUpIn }) => (names.has(name) ? (lookedUpIn ?? []) : [])) ?? [];
    });
  });
}

/** How a database is read. */
export interface DatabaseReading {
  /** Id of the dialect; `null` when there are no tables. */
  readonly dialect: string | null;
  readonly confidence: number;
  readonly reasons: readonly MappingReason[];
  readonly items: Iterable<DatabaseItem>;
}

/** Understands and reads in one go. */
export function readDatabase(
  view: DatabaseView,
  context: DatabaseContext,
  given: readonly SavedMapping[] = [],
): DatabaseReading {
  const plan = planDatabase(view, given);
  return {
    dialect: plan.dialect?.id ?? null,
    confidence: plan.confidence,
    reasons: plan.dialect === null ? [] : reasonsOf(plan, view),
    items: plan.dialect === null ? [] : readPlanned(view, plan, context),
  };
}

/** Reasons for the ledger: which columns were taken as what, and why. */
export function reasonsOf(plan: DatabasePlan, view: DatabaseView): readonly MappingReason[] {
  const more = plan.dialect?.more?.tables(view.tables) ?? [];
  return [
    ...(plan.byPerson === null
      ? []
      : [{ code: 'mapping.by-person', params: { title: plan.byPerson.title, entry: plan.byPerson.entry ?? 0 } }]),
    ...explainMappings(plan.mappings),
    ...more.map((table) => ({
      code: 'database.table-by-dialect',
      params: { table, dialect: plan.dialect?.title ?? '' },
    })),
    ...(plan.byPerson === null ? plan.understanding.reasons : []),
  ];
}
