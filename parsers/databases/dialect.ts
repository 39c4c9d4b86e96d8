import type { ConfigurationRecord } from '../model/configuration.ts';
import type { DatabaseRecord } from '../model/database-record.ts';
import type { FrameRecord } from '../model/frame.ts';
import type { ByteRange, SourceId } from '../model/evidence.ts';
import type { Issue } from '../model/issue.ts';
import type { MappingReason, TableMapping } from './table-mapping.ts';
import type { TimeContext } from '../model/timestamp.ts';

/** A cell as SQLite stores it; integers as bigint so that nothing is rounded. */
export type Cell = string | number | bigint | Uint8Array | null;

export interface ColumnShape {
  readonly name: string;
  readonly declaredType: string;
  /** Its wall clocks are known to be UTC. */
  readonly inUtc?: boolean;
  /** Tables that its values are looked up in, where it is none that the table stores. */
  readonly lookedUpIn?: readonly string[];
}

export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
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
  /** Where a row lies in the bytes of the database; `null` when nobody knows. Frames of message logs point there. */
  readonly locate?: (table: string, rowId: string) => ByteRange | null;
}

export type DatabaseItem =
  | DatabaseRecord
  | ConfigurationRecord
  | FrameRecord
  | { readonly record: 'issue'; readonly issue: Issue };

/** Why a column was taken for what it is. */
export interface ColumnReason extends MappingReason {
  readonly table: string;
  readonly column: string;
}

/** How a dialect understands the tables of one database. */
export interface Understanding {
  readonly mappings: readonly TableMapping[];
  /** For the ledger, besides which column was taken as what. */
  readonly reasons: readonly MappingReason[];
  readonly columnReasons: readonly ColumnReason[];
  /** What the person should know: a unit that was assumed, a name that the values contradict. */
  readonly issues: readonly Issue[];
}

/** One known layout of a charge point's or backend's store. */
export interface DatabaseDialect {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** 0 to 1 from table and column names alone; 0 is "not mine". Never throws. */
  recognises(tables: readonly TableShape[]): number;
  /** What each table is read as, and why. A person's word replaces the entry of a table. */
  understand(view: DatabaseView): Understanding;
  /** Tables that need more than a column by column reading; `null` for none. Left out where a person says what they hold. */
  readonly more: {
    tables(tables: readonly TableShape[]): readonly string[];
    read(view: DatabaseView, context: DatabaseContext): Iterable<DatabaseItem>;
  } | null;
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
