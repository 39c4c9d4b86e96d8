import type { DatabaseRecord } from '../model/database-record.ts';
import type { ByteRange, SourceId } from '../model/evidence.ts';
import type { Issue } from '../model/issue.ts';
import type { TimeContext } from '../model/timestamp.ts';

/** A cell as SQLite stores it; integers as bigint so that nothing is rounded. */
export type Cell = string | number | bigint | Uint8Array | null;

export interface TableShape {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly declaredType: string }[];
  readonly rowCount: number;
}

/** A read-only view of a database; the importer opens the file, the dialects only see this. */
export interface DatabaseView {
  readonly tables: readonly TableShape[];
  /** Rows in rowid order, lazily. `columns` must exist in the table. */
  rows(table: string, columns: readonly string[]): Iterable<ViewRow>;
}

export interface ViewRow {
  /** Decimal text; the position in the order of the key where a table has no row numbers. */
  readonly rowId: string;
  readonly cells: readonly Cell[];
  /** Where the row lies in the bytes of the database; known where it was salvaged from them. */
  readonly at?: ByteRange;
}

export interface DatabaseContext {
  readonly sourceId: SourceId;
  readonly time: TimeContext;
  readonly station: string | null;
}

export type DatabaseItem = DatabaseRecord | { readonly record: 'issue'; readonly issue: Issue };

/** One known layout of a charge point's or backend's store. */
export interface DatabaseDialect {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** 0 to 1 from table and column names alone; 0 is "not mine". Never throws. */
  recognises(tables: readonly TableShape[]): number;
  /** Reasons for the ledger: which columns were taken as what. */
  explainMapping(
    tables: readonly TableShape[],
  ): readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[];
  read(view: DatabaseView, context: DatabaseContext): Iterable<DatabaseItem>;
  /** Small schemas with rows and the records that must come out. */
  readonly samples: readonly DatabaseSample[];
}

export interface DatabaseSample {
  readonly note: string;
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly { readonly name: string; readonly declaredType: string }[];
    readonly rows: readonly (readonly Cell[])[];
  }[];
  /** Partial match on the records, in order. */
  readonly expected: readonly Readonly<Record<string, unknown>>[];
}
