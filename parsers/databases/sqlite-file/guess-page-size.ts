import { commonPageSizes } from './database-header.ts';
import { readBTreePage } from './btree-page.ts';
import { isWholePage, allKeys, rowCells } from './read-tree.ts';

/** Up to so many pages are tried for each size. */
const triedPages = 64;
/** Sectors of discs and blocks of transfers: a front that is cut off ends at one. */
const sector = 512;
/** Rows in a single intact page that say as much as two pages. */
const tellingRows = 8;

/** Pages of a database whose first page is lost: their size, and the bytes before the first whole one. */
export interface FoundPages {
  readonly pageSize: number;
  readonly skip: number;
}

/**
 * The page size under which most pages are intact pages of a table. `null` when the bytes are no such database; two intact pages are needed, or one with
 * many rows, and nearly all that look like pages must be intact.
 */
export function guessPages(head: Uint8Array): FoundPages | null {
  let best: (FoundPages & { readonly bytes: number }) | null = null;
  for (const size of commonPageSizes) {
    for (let skip = 0; skip < size; skip += sector) {
      const bytes = intactBytes(head, size, skip);
      // a cut front is only believed where the whole file does not fit better
      if (bytes > (best?.bytes ?? 0)) best = { pageSize: size, skip, bytes };
    }
  }
  return best === null ? null : { pageSize: best.pageSize, skip: best.skip };
}

function intactBytes(head: Uint8Array, size: number, skip: number): number {
  let whole = 0;
  let broken = 0;
  let rows = 0;
  for (let index = 0; skip + (index + 1) * size <= head.length && index <= triedPages; index += 1) {
    const bytes = head.subarray(skip + index * size, skip + (index + 1) * size);
    const page = readBTreePage(bytes, 2, size);
    if (page === null || page.kind !== 'table-leaf' || page.cells.length === 0) continue;
    const leaf = { number: 2, bytes, page, keys: allKeys };
    if (isWholePage(leaf, rowCells(leaf, size), size)) {
      whole += 1;
      rows += page.cells.length;
    } else broken += 1;
  }
  const telling = whole >= 2 || (whole === 1 && rows >= tellingRows);
  return telling && broken <= whole / 4 ? whole * size : 0;
}

/** The same for a database that only misses its first page. */
export function guessPageSize(head: Uint8Array): number | null {
  return guessPages(head)?.pageSize ?? null;
}
