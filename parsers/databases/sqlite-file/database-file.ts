import { pageHeaderAt, uint32 } from './btree-page.ts';
import { readVarint } from './cell.ts';
import { readCreateTable } from './create-table.ts';
import { fileTable, rowOfCell } from './file-table.ts';
import type { FileRow, FileTable } from './file-table.ts';
import type { PageSource } from './page-source.ts';
import type { OverflowOwners } from './payload.ts';
import { allKeys, leafPages, rowCells } from './read-tree.ts';
import type { LeafPage, LostPage } from './read-tree.ts';

/** Something of a table that could not be read. */
export type TableLoss =
  | { readonly lost: 'page'; readonly page: LostPage }
  | { readonly lost: 'rows'; readonly page: number; readonly rows: number };

/** A database read from its own bytes, without SQLite: nothing of it is executed, and damage stays where it is. */
export interface DatabaseFile {
  readonly pages: PageSource;
  readonly tables: readonly FileTable[];
  /** What is missing of the schema itself. */
  readonly schemaLosses: readonly TableLoss[];
  /** Rows in the order of their keys, lazily. */
  rows(table: FileTable, tell: (loss: TableLoss) => void): Iterable<FileRow>;
  /** One row by its number, without reading the others; `null` when it is not found. */
  row(table: FileTable, rowId: bigint): FileRow | null;
}

/** `sqlite_master` (SQLite file format 2.6). */
const masterTable = fileTable(
  {
    name: 'sqlite_master',
    columns: ['type', 'name', 'tbl_name', 'rootpage', 'sql'].map((name) => ({
      name,
      declaredType: name === 'rootpage' ? 'INT' : 'TEXT',
      notNull: false,
      defaultValue: null,
      generated: 'no',
    })),
    rowIdColumn: null,
    withoutRowId: false,
    primaryKey: [],
  },
  1,
);

/** Tables listed; a schema with more is no store of a charge point. */
const mostTables = 2_000;

/** The table that a row of `sqlite_master` describes; `null` for indexes, views, virtual tables and SQLite's own. */
export function tableOfMasterRow({ cells }: FileRow): FileTable | null {
  const [type, name, , rootPage, sql] = cells;
  if (type !== 'table' || typeof name !== 'string' || name.startsWith('sqlite_')) return null;
  if (typeof rootPage !== 'bigint' || rootPage < 1n || rootPage > 2n ** 32n || typeof sql !== 'string') return null;
  const declared = readCreateTable(sql);
  return declared === null || declared.columns.length === 0 ? null : fileTable({ ...declared, name }, Number(rootPage));
}

/** Reads the schema of a database from page 1; rows are read when they are asked for. */
export function readDatabaseFile(pages: PageSource): DatabaseFile {
  const schemaLosses: TableLoss[] = [];
  const tables: FileTable[] = [];
  const names = new Set<string>();
  for (const row of rowsOf(pages, masterTable, (loss) => schemaLosses.push(loss))) {
    const table = tableOfMasterRow(row);
    if (table === null || names.has(table.declared.name) || tables.length >= mostTables) continue;
    names.add(table.declared.name);
    tables.push(table);
  }
  return {
    pages,
    tables,
    schemaLosses,
    rows: (table, tell) => rowsOf(pages, table, tell),
    row: (table, rowId) => rowById(pages, table, rowId),
  };
}

/** Rows of the leaf in the order of its cells. */
export function* rowsOfLeaf(
  pages: PageSource,
  table: FileTable,
  leaf: LeafPage,
  owners: OverflowOwners,
  tell: (loss: TableLoss) => void,
): Iterable<FileRow> {
  const { cells, lost } = rowCells(leaf, pages.layout.usableSize);
  let unread = lost;
  for (const cell of cells) {
    const row = rowOfCell(pages, table, leaf.number, leaf.bytes, cell, owners);
    if (row === null) unread += 1;
    else yield row;
  }
  if (unread > 0) tell({ lost: 'rows', page: leaf.number, rows: unread });
}

function* rowsOf(pages: PageSource, table: FileTable, tell: (loss: TableLoss) => void): Iterable<FileRow> {
  const owners: OverflowOwners = new Map();
  if (table.declared.withoutRowId) {
    yield* rowsOfIndexTree(pages, table, owners, tell);
    return;
  }
  const tellPage = (page: LostPage): void => tell({ lost: 'page', page });
  for (const leaf of leafPages(pages, table.rootPage, 'table', new Set(), tellPage)) {
    yield* rowsOfLeaf(pages, table, leaf, owners, tell);
  }
}

/** In an index tree a cell of an interior page comes between the pages left and right of it. */
function* rowsOfIndexTree(
  pages: PageSource,
  table: FileTable,
  owners: OverflowOwners,
  tell: (loss: TableLoss) => void,
): Iterable<FileRow> {
  const parents: { readonly rows: Iterator<FileRow>; left: number }[] = [];
  const tellPage = (page: LostPage): void => {
    tell({ lost: 'page', page });
  };
  for (const leaf of leafPages(pages, table.rootPage, 'index', new Set(), tellPage)) {
    const rows = rowsOfLeaf(pages, table, leaf, owners, tell);
    if (leaf.page.kind === 'index-interior') {
      parents.push({ rows: rows[Symbol.iterator](), left: leaf.page.cells.length });
      continue;
    }
    yield* rows;
    // the parent's next row follows; a parent that has none left gives the word to its own parent
    for (let parent = parents.at(-1); parent !== undefined; parent = parents.at(-1)) {
      const next = parent.rows.next();
      if (!next.done) {
        yield next.value;
        break;
      }
      parents.pop();
    }
  }
  for (const { rows } of parents.reverse()) yield* { [Symbol.iterator]: () => rows };
}

/** Goes down the tree by the keys of its interior pages. */
function rowById(pages: PageSource, table: FileTable, rowId: bigint): FileRow | null {
  if (table.declared.withoutRowId) return null;
  for (const leaf of leafPages(narrowed(pages, rowId), table.rootPage, 'table', new Set(), () => undefined)) {
    const { cells } = rowCells({ ...leaf, keys: allKeys }, pages.layout.usableSize);
    const cell = cells.find((candidate) => candidate.rowId === rowId);
    if (cell !== undefined) return rowOfCell(pages, table, leaf.number, leaf.bytes, cell, new Map());
  }
  return null;
}

/** The same pages, with interior pages cut down to the one child that can hold the key: a walk then goes straight to the row. */
function narrowed(pages: PageSource, rowId: bigint): PageSource {
  return {
    ...pages,
    page(number) {
      const bytes = pages.page(number);
      const header = pageHeaderAt(number);
      if (bytes === null || bytes[header] !== 0x05) return bytes;
      const count = ((bytes[header + 3] ?? 0) << 8) | (bytes[header + 4] ?? 0);
      for (let index = 0; index < count; index += 1) {
        const at = ((bytes[header + 12 + 2 * index] ?? 0) << 8) | (bytes[header + 13 + 2 * index] ?? 0);
        const key = readVarint(bytes, at + 4, bytes.length);
        if (key !== null && rowId <= key.value) return oneChild(bytes, header, uint32(bytes, at));
      }
      return oneChild(bytes, header, uint32(bytes, header + 8));
    },
  };
}

/** An interior page with no cells and this right child. */
function oneChild(bytes: Uint8Array, header: number, child: number): Uint8Array {
  const copy = bytes.slice();
  copy.set([0, 0], header + 3);
  copy.set([child >>> 24, (child >>> 16) & 255, (child >>> 8) & 255, child & 255], header + 8);
  return copy;
}
