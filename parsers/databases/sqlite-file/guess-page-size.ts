import { commonPageSizes } from './database-header.ts';
import { readBTreePage } from './btree-page.ts';
import { isWholePage, allKeys, rowCells } from './read-tree.ts';

/** Up to so many pages are tried for each size. */
const triedPages = 64;

/**
 * The page size of a database whose first page is lost: the one under which most pages are intact pages of a table. `null` when the bytes are no
 * such database; two intact pages are needed, and nearly all that look like pages must be intact.
 */
export function guessPageSize(head: Uint8Array): number | null {
  let best: { readonly size: number; readonly bytes: number } | null = null;
  for (const size of commonPageSizes) {
    let whole = 0;
    let broken = 0;
    for (let number = 2; number * size <= head.length && number <= triedPages; number += 1) {
      const bytes = head.subarray((number - 1) * size, number * size);
      const page = readBTreePage(bytes, number, size);
      if (page === null || page.kind !== 'table-leaf' || page.cells.length === 0) continue;
      const leaf = { number, bytes, page, keys: allKeys };
      if (isWholePage(leaf, rowCells(leaf, size), size)) whole += 1;
      else broken += 1;
    }
    if (whole < 2 || broken > whole / 4 || (best !== null && whole * size <= best.bytes)) continue;
    best = { size, bytes: whole * size };
  }
  return best?.size ?? null;
}
