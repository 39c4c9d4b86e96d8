import { pageHeaderAt, readBTreePage, uint32 } from './btree-page.ts';
import type { BTreePage } from './btree-page.ts';
import { readRowCell, readVarint } from './cell.ts';
import type { RowCell } from './cell.ts';
import type { PageSource } from './page-source.ts';

/** Row ids that a page may hold: above `after`, up to and with `upTo`. */
export interface KeyRange {
  readonly after: bigint;
  readonly upTo: bigint;
}

export const allKeys: KeyRange = { after: -(2n ** 63n) - 1n, upTo: 2n ** 63n - 1n };

/** A page of a table that could not be read. */
export interface LostPage {
  readonly page: number;
  readonly why: 'missing' | 'no-tree-page' | 'visited-twice' | 'too-deep';
  readonly keys: KeyRange;
}

export interface LeafPage {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly page: BTreePage;
  readonly keys: KeyRange;
}

/** SQLite itself gives up at 20 levels. */
const deepest = 20;

/**
 * Walks a table's tree from its root, in the order of the keys. Each page is entered once, so the work is bounded by the size of the file, whatever
 * the pages say of each other. In the tree of a WITHOUT ROWID table interior pages hold rows too and come like leaves.
 */
export function* leafPages(
  pages: PageSource,
  root: number,
  tree: 'table' | 'index',
  visited: Set<number>,
  tellLost: (lost: LostPage) => void,
): Iterable<LeafPage> {
  const waiting: { readonly number: number; readonly depth: number; readonly keys: KeyRange }[] = [
    { number: root, depth: 0, keys: allKeys },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { number, depth, keys } = next;
    const lose = (why: LostPage['why']): void => tellLost({ page: number, why, keys });
    if (visited.has(number)) {
      lose('visited-twice');
      continue;
    }
    if (depth > deepest) {
      lose('too-deep');
      continue;
    }
    visited.add(number);
    const bytes = number > pages.pageCount ? null : pages.page(number);
    if (bytes === null) {
      lose('missing');
      continue;
    }
    const page = readBTreePage(bytes, number, pages.layout.usableSize);
    if (page === null || !page.kind.startsWith(tree)) {
      lose('no-tree-page');
      continue;
    }
    if (page.kind.endsWith('leaf')) {
      yield { number, bytes, page, keys };
      continue;
    }
    if (tree === 'index') yield { number, bytes, page, keys };
    const children = tree === 'table' ? tableChildren(bytes, page, keys) : indexChildren(bytes, page);
    for (const child of children.toReversed()) waiting.push({ ...child, depth: depth + 1 });
  }
}

function tableChildren(
  bytes: Uint8Array,
  page: BTreePage,
  keys: KeyRange,
): readonly { readonly number: number; readonly keys: KeyRange }[] {
  const children: { number: number; keys: KeyRange }[] = [];
  let { after } = keys;
  for (const at of page.cells) {
    const key = readVarint(bytes, at + 4, bytes.length);
    // a key that is out of order says nothing about its neighbours
    const upTo = key !== null && key.value >= after && key.value <= keys.upTo ? key.value : keys.upTo;
    children.push({ number: uint32(bytes, at), keys: { after, upTo } });
    if (upTo !== keys.upTo) after = upTo;
  }
  children.push({ number: page.rightChild, keys: { after, upTo: keys.upTo } });
  return children;
}

function indexChildren(
  bytes: Uint8Array,
  page: BTreePage,
): readonly { readonly number: number; readonly keys: KeyRange }[] {
  return [...page.cells.map((at) => uint32(bytes, at)), page.rightChild].map((number) => ({ number, keys: allKeys }));
}

/** The cells of a page that hold rows, and how many of its cells do not. */
export interface PageCells {
  readonly cells: readonly RowCell[];
  readonly lost: number;
}

/**
 * The cells of a leaf that can be true: readable, not overlapping, with row ids in ascending order within what the parent pages say. Of cells that
 * contradict each other the fewest are given up.
 */
export function rowCells(leaf: LeafPage, usableSize: number): PageCells {
  const tree = leaf.page.kind.startsWith('table') ? 'table' : 'index';
  const skip = leaf.page.kind === 'index-interior' ? 4 : 0;
  const read = leaf.page.cells.flatMap((at) => readRowCell(leaf.bytes, at, usableSize, tree, skip) ?? []);
  const apart = withoutOverlaps(read);
  const cells = tree === 'table' ? inOrder(apart.filter(({ rowId }) => within(rowId, leaf.keys))) : apart;
  return { cells, lost: leaf.page.cells.length + leaf.page.badPointers - cells.length };
}

function within(rowId: bigint | null, keys: KeyRange): boolean {
  return rowId !== null && rowId > keys.after && rowId <= keys.upTo;
}

function withoutOverlaps(cells: readonly RowCell[]): readonly RowCell[] {
  const byPlace = cells.toSorted((a, b) => a.start - b.start);
  const bad = new Set<RowCell>();
  let previous: RowCell | undefined;
  for (const cell of byPlace) {
    if (previous !== undefined && cell.start < previous.end) {
      bad.add(cell).add(previous);
    }
    if (previous === undefined || cell.end > previous.end) previous = cell;
  }
  return bad.size === 0 ? cells : cells.filter((cell) => !bad.has(cell));
}

/** The longest ascending run of row ids (patience sorting), so that one damaged id costs one row. */
function inOrder(cells: readonly RowCell[]): readonly RowCell[] {
  if (cells.every((cell, index) => index === 0 || idOf(cells[index - 1]) < idOf(cell))) return cells;
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, cell] of cells.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (idOf(cells[tails[middle] ?? 0]) < idOf(cell)) low = middle + 1;
      else high = middle;
    }
    before.push(low === 0 ? -1 : (tails[low - 1] ?? -1));
    tails[low] = index;
  }
  const kept: RowCell[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const cell = cells[at];
    if (cell !== undefined) kept.push(cell);
  }
  return kept.reverse();
}

function idOf(cell: RowCell | undefined): bigint {
  return cell?.rowId ?? allKeys.after;
}

/** Whether cells, free blocks and fragments together fill the cell area of a page: then nothing of it was damaged unnoticed. */
export function isWholePage(leaf: LeafPage, { cells, lost }: PageCells, usableSize: number): boolean {
  if (lost > 0 || leaf.page.freeBytes === null) return false;
  const taken = cells.reduce((sum, cell) => sum + cell.end - cell.start, 0);
  const start = leaf.page.contentStart;
  return start >= pageHeaderAt(leaf.number) && start + taken + leaf.page.freeBytes === usableSize;
}
