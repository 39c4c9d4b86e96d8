import { createRegistry } from '../base/registry.ts';
import type { DatabaseContext, DatabaseDialect, DatabaseItem, DatabaseView } from './dialect.ts';
import { discoveredSchema } from './discovered-schema.ts';
import { libocpp16 } from './libocpp-16.ts';
import { libocpp2 } from './libocpp-2.ts';
import { ocppCore } from './ocpp-core.ts';
import { openOcpp } from './open-ocpp.ts';
import { threeTableStore } from './three-table-store.ts';

/** Every known layout of a store; the discovery of unknown ones comes last. */
export const databaseDialects = createRegistry('database dialects', [
  libocpp16,
  libocpp2,
  threeTableStore,
  openOcpp,
  ocppCore,
  discoveredSchema,
]);

/** How a database is read. */
export interface DatabaseReading {
  /** Id of the dialect; `null` when no table of it means anything to us. */
  readonly dialect: string | null;
  readonly confidence: number;
  readonly reasons: ReturnType<DatabaseDialect['explainMapping']>;
  readonly items: Iterable<DatabaseItem>;
}

/** Chooses the dialect that recognises the tables best and reads with it, lazily. Tables that it left are told at the end. */
export function readDatabase(view: DatabaseView, context: DatabaseContext): DatabaseReading {
  let best: DatabaseDialect | null = null;
  let confidence = 0;
  for (const dialect of databaseDialects.entries) {
    const found = dialect.recognises(view.tables);
    if (found > confidence) {
      best = dialect;
      confidence = found;
    }
  }
  if (best === null) return { dialect: null, confidence: 0, reasons: [], items: [] };
  return {
    dialect: best.id,
    confidence,
    reasons: best.explainMapping(view.tables),
    items: readAndTell(best, view, context),
  };
}

function* readAndTell(dialect: DatabaseDialect, view: DatabaseView, context: DatabaseContext): Iterable<DatabaseItem> {
  const used = new Set<string>();
  // the discovery looks into every table; looking is not reading
  const looksEverywhere = dialect.id === discoveredSchema.id;
  const watched: DatabaseView = {
    tables: view.tables,
    rows(table, columns) {
      if (!looksEverywhere) used.add(table);
      return view.rows(table, columns);
    },
  };
  for (const item of dialect.read(watched, context)) {
    if (item.record !== 'issue' && item.evidence.kind === 'row') used.add(item.evidence.table);
    yield item;
  }
  for (const table of view.tables) {
    if (used.has(table.name) || table.rowCount === 0) continue;
    const params = { table: table.name, rows: table.rowCount };
    yield { record: 'issue', issue: { code: 'database.table-not-read', severity: 'info', place: null, params } };
  }
}
