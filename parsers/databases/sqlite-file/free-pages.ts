import { uint32 } from './btree-page.ts';
import type { PageSource } from './page-source.ts';

/** Pages that the database has given up (SQLite file format 1.5): what stands in them is deleted and never comes back. */
export interface FreePages {
  readonly pages: ReadonlySet<number>;
  /** The list could be followed to its end; else some free pages may look as if they were lost ones. */
  readonly complete: boolean;
}

export function freePages(pages: PageSource): FreePages {
  const found = new Set<number>();
  const { firstFreePage, usableSize } = pages.layout;
  if (firstFreePage === null) return { pages: found, complete: false };
  for (let trunk = firstFreePage; trunk !== 0; ) {
    const bytes = trunk > pages.pageCount || found.has(trunk) ? null : pages.page(trunk);
    if (bytes === null) return { pages: found, complete: false };
    found.add(trunk);
    const count = uint32(bytes, 4);
    if (count > usableSize / 4 - 2) return { pages: found, complete: false };
    for (let index = 0; index < count; index += 1) found.add(uint32(bytes, 8 + 4 * index));
    trunk = uint32(bytes, 0);
  }
  return { pages: found, complete: true };
}
