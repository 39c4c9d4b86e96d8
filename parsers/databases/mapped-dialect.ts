import type { DatabaseDialect, DatabaseSample, TableShape } from './dialect.ts';
import type { TableMapping } from './table-mapping.ts';

/** A dialect whose tables and columns are known: everything follows from the mappings that fit. */
export function mappedDialect(dialect: {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly recognises: (tables: readonly TableShape[]) => number;
  readonly mappings: (tables: readonly TableShape[]) => readonly TableMapping[];
  readonly samples: readonly DatabaseSample[];
  /** Tables that need more than that. */
  readonly more?: DatabaseDialect['more'];
}): DatabaseDialect {
  return {
    id: dialect.id,
    title: dialect.title,
    source: dialect.source,
    recognises: dialect.recognises,
    understand: (view) => ({ mappings: dialect.mappings(view.tables), reasons: [], columnReasons: [], issues: [] }),
    more: dialect.more ?? null,
    samples: dialect.samples,
  };
}
