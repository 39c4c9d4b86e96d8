import { readBTreePage } from './btree-page.ts';
import { rowsOfLeaf } from './database-file.ts';
import type { TableLoss } from './database-file.ts';
import type { FileRow, FileTable } from './file-table.ts';
import type { PageSource } from './page-source.ts';
import { allKeys, isWholePage, rowCells } from './read-tree.ts';
import type { KeyRange, LeafPage } from './read-tree.ts';
import { fitsTable } from './shape-match.ts';

/** A page full of rows that no tree leads to any more, because a page above it is lost. */
export interface OrphanPage {
  readonly leaf: LeafPage;
  readonly table: FileTable;
}

/** A table with holes in its tree: the row ids that are missing. */
export interface TableHoles {
  readonly table: FileTable;
  readonly holes: readonly KeyRange[];
}

/** Pages times tables that are compared: thousands of pages for the few tables of a store, and an end for a file that lies. */
const mostComparisons = 200_000;

/** A leaf of a table as it stands, whatever leads to it; `null` when the page is none or was damaged. */
export function wholeLeaf(pages: PageSource, number: number): LeafPage | null {
  const bytes = pages.page(number);
  const page = bytes === null ? null : readBTreePage(bytes, number, pages.layout.usableSize);
  if (bytes === null || page === null || page.kind !== 'table-leaf' || page.cells.length === 0) return null;
  const leaf: LeafPage = { number, bytes, page, keys: allKeys };
  return isWholePage(leaf, rowCells(leaf, pages.layout.usableSize), pages.layout.usableSize) ? leaf : null;
}

/**
 * Finds where lost pages of tables went. A page belongs to a table only when all its rows fit the columns, its row ids fall into a hole of that table and no other table
 * could own it: rather a page too few than a row that was never there.
 */
export function adoptOrphans(
  pages: PageSource,
  candidates: Iterable<number>,
  tables: readonly TableHoles[],
): { readonly adopted: readonly OrphanPage[]; readonly unassigned: number } {
  const adopted: OrphanPage[] = [];
  const taken = new Map<FileTable, KeyRange[]>();
  let unassigned = 0;
  let comparisons = 0;
  for (const number of candidates) {
    const leaf = wholeLeaf(pages, number);
    if (leaf === null) continue;
    comparisons += tables.length;
    if (comparisons > mostComparisons) {
      unassigned += 1;
      continue;
    }
    const owners = tables.filter((candidate) => canOwn(pages, leaf, candidate));
    const [owner] = owners;
    const range = owner === undefined ? null : idsOf(pages, owner.table, leaf);
    const held = owner === undefined ? [] : (taken.get(owner.table) ?? []);
    if (owner === undefined || owners.length > 1 || range === null || held.some((other) => overlap(range, other))) {
      unassigned += 1;
      continue;
    }
    taken.set(owner.table, [...held, range]);
    adopted.push({ leaf, table: owner.table });
  }
  return { adopted, unassigned };
}

function overlap(one: KeyRange, other: KeyRange): boolean {
  return one.after < other.upTo && other.after < one.upTo;
}

function rowsIn(pages: PageSource, table: FileTable, leaf: LeafPage): readonly FileRow[] | null {
  const losses: TableLoss[] = [];
  const rows = [...rowsOfLeaf(pages, table, leaf, new Map(), (loss) => losses.push(loss))];
  return losses.length === 0 ? rows : null;
}

function idsOf(pages: PageSource, table: FileTable, leaf: LeafPage): KeyRange | null {
  const ids = rowsIn(pages, table, leaf)?.flatMap(({ rowId }) => rowId ?? []) ?? [];
  const first = ids[0];
  const last = ids.at(-1);
  return first === undefined || last === undefined ? null : { after: first - 1n, upTo: last };
}

function canOwn(pages: PageSource, leaf: LeafPage, { table, holes }: TableHoles): boolean {
  if (table.declared.withoutRowId) return false;
  const rows = rowsIn(pages, table, leaf);
  const range = idsOf(pages, table, leaf);
  if (rows === null || range === null) return false;
  return (
    holes.some(({ after, upTo }) => range.after >= after && range.upTo <= upTo) &&
    rows.every(({ cells }) => fitsTable(table, cells))
  );
}
