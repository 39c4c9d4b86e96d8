import { uint32 } from './btree-page.ts';
import type { RowCell } from './cell.ts';
import type { PageSource } from './page-source.ts';

/** Which row each overflow page belongs to, by page and offset of its cell. */
export type OverflowOwners = Map<number, number>;

/**
 * The whole payload of a cell, its overflow pages included; `null` when the chain is broken. An overflow page belongs to one row: `owners` remembers
 * whose, so that rows that claim the same pages again and again cannot make the work endless.
 */
export function payloadOf(
  pages: PageSource,
  pageNumber: number,
  bytes: Uint8Array,
  cell: RowCell,
  owners: OverflowOwners,
): Uint8Array | null {
  const local = bytes.subarray(cell.localAt, cell.localAt + cell.localLength);
  if (cell.localLength === cell.payloadLength) return local;
  const perPage = pages.layout.usableSize - 4;
  const needed = Math.ceil((cell.payloadLength - cell.localLength) / perPage);
  if (needed > pages.pageCount) return null;
  const chain = chainOf(pages, cell.overflowPage, needed, pageNumber * 65_536 + cell.start, owners);
  if (chain === null) return null;
  const payload = new Uint8Array(cell.payloadLength);
  payload.set(local);
  let filled = cell.localLength;
  for (const number of chain) {
    const page = pages.page(number);
    if (page === null) return null;
    const part = page.subarray(4, 4 + Math.min(perPage, payload.length - filled));
    payload.set(part, filled);
    filled += part.length;
  }
  return payload;
}

/** The pages of a chain that has exactly `needed` of them and takes none from another row. */
function chainOf(
  pages: PageSource,
  first: number,
  needed: number,
  owner: number,
  owners: OverflowOwners,
): readonly number[] | null {
  const chain: number[] = [];
  const seen = new Set<number>();
  let next = first;
  while (chain.length < needed) {
    if (next < 1 || next > pages.pageCount || seen.has(next) || (owners.get(next) ?? owner) !== owner) return null;
    seen.add(next);
    owners.set(next, owner);
    const page = pages.page(next);
    if (page === null) return null;
    chain.push(next);
    next = uint32(page, 0);
  }
  return next === 0 ? chain : null;
}
