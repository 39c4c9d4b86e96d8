import type { Cell } from '../dialect.ts';
import type { ByteRange } from '../../model/evidence.ts';
import { affinityOf, asRead, defaultAsRead } from './affinity.ts';
import type { Affinity } from './affinity.ts';
import type { RowCell } from './cell.ts';
import type { DeclaredTable } from './create-table.ts';
import type { PageSource } from './page-source.ts';
import { payloadOf } from './payload.ts';
import type { OverflowOwners } from './payload.ts';
import { readRecord } from './record.ts';

/** A table of the file: what it declares, and where its tree begins. */
export interface FileTable {
  readonly declared: DeclaredTable;
  readonly rootPage: number;
  /** Columns that are shown: all but computed ones. */
  readonly columns: readonly { readonly name: string; readonly declaredType: string }[];
  /** Where each shown column stands in a stored record. */
  readonly stored: readonly StoredColumn[];
  readonly mostColumns: number;
}

interface StoredColumn {
  /** Position in the record. */
  readonly position: number;
  readonly isRowId: boolean;
  readonly affinity: Affinity;
  readonly whenMissing: Cell;
}

/** A row as the file holds it. */
export interface FileRow {
  /** `null` in a WITHOUT ROWID table. */
  readonly rowId: bigint | null;
  /** In the order of the table's shown columns. */
  readonly cells: readonly Cell[];
  readonly page: number;
  /** The row's part in its page as bytes of the database; `null` when it comes from a log. */
  readonly place: ByteRange | null;
}

export function fileTable(declared: DeclaredTable, rootPage: number): FileTable {
  const order = storedOrder(declared);
  const shown = declared.columns.flatMap((column, index) => (column.generated === 'no' ? [{ column, index }] : []));
  return {
    declared,
    rootPage,
    columns: shown.map(({ column }) => ({ name: column.name, declaredType: column.declaredType })),
    stored: shown.map(({ column, index }) => {
      const affinity = affinityOf(column.declaredType);
      return {
        position: order.indexOf(index),
        isRowId: declared.rowIdColumn === index,
        affinity,
        whenMissing: defaultAsRead(column.defaultValue, affinity),
      };
    }),
    mostColumns: order.length,
  };
}

/** Records of a WITHOUT ROWID table begin with its primary key (SQLite file format 2.4). */
function storedOrder({ columns, withoutRowId, primaryKey }: DeclaredTable): readonly number[] {
  const stored = columns.flatMap(({ generated }, index) => (generated === 'virtual' ? [] : [index]));
  if (!withoutRowId) return stored;
  const key = [...new Set(primaryKey)];
  return [...key, ...stored.filter((index) => !key.includes(index))];
}

/** The row in a cell; `null` when its payload is no record of this table. */
export function rowOfCell(
  pages: PageSource,
  table: FileTable,
  pageNumber: number,
  bytes: Uint8Array,
  cell: RowCell,
  owners: OverflowOwners,
): FileRow | null {
  const payload = payloadOf(pages, pageNumber, bytes, cell, owners);
  const record = payload === null ? null : readRecord(payload, pages.layout.encoding, table.mostColumns);
  if (record === null) return null;
  return {
    rowId: cell.rowId,
    cells: table.stored.map(({ position, isRowId, affinity, whenMissing }) => {
      if (isRowId) return cell.rowId;
      return position < record.length ? asRead(record[position] ?? null, affinity) : whenMissing;
    }),
    page: pageNumber,
    place: pages.place(pageNumber, cell.start, cell.end - cell.start),
  };
}
