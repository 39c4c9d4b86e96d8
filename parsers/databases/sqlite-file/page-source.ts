import type { ByteRange } from '../../model/evidence.ts';
import { assumedLayout, headerBytes, readDatabaseHeader } from './database-header.ts';
import type { FileLayout } from './database-header.ts';

/** Bytes that can be read anywhere: a file, or the kept content of a source. Shorter at the end. */
export interface RandomBytes {
  readonly sizeBytes: number;
  read(offset: number, length: number): Uint8Array;
}

/** Pages that lie elsewhere than in the database: in its write-ahead log, or in its journal. */
export interface PageOverlay {
  readonly pageSize: number;
  /** Size of the database in pages with the overlay; `null` when it does not say. */
  readonly pageCount: number | null;
  has(pageNumber: number): boolean;
  page(pageNumber: number): Uint8Array | null;
}

/** The pages of a database, numbered from 1. */
export interface PageSource {
  readonly layout: FileLayout;
  readonly pageCount: number;
  /** A whole page; `null` when it is not there or cut. */
  page(pageNumber: number): Uint8Array | null;
  /** Where a stretch of a page lies in the bytes of the database; `null` when the page comes from a log. */
  place(pageNumber: number, at: number, length: number): ByteRange | null;
}

/** Pages kept: a tree is walked back and forth over its interior pages. */
const keptPages = 256;

/** Opens the pages of a database. Without a readable header the page size must be given. */
export function openPages(bytes: RandomBytes, overlay: PageOverlay | null, pageSize: number | null): PageSource | null {
  const first = overlay?.page(1) ?? bytes.read(0, headerBytes);
  const size = overlay?.pageSize ?? pageSize;
  const layout = readDatabaseHeader(first.subarray(0, headerBytes)) ?? (size === null ? null : assumedLayout(size));
  if (layout === null || (overlay !== null && overlay.pageSize !== layout.pageSize)) return null;
  const inFile = Math.ceil(bytes.sizeBytes / layout.pageSize);
  const kept = new Map<number, Uint8Array>();

  function load(pageNumber: number): Uint8Array | null {
    const covered = overlay?.page(pageNumber) ?? null;
    if (covered !== null) return covered;
    const page = bytes.read((pageNumber - 1) * (layout?.pageSize ?? 0), layout?.pageSize ?? 0);
    return page.length === layout?.pageSize ? page : null;
  }
  return {
    layout,
    pageCount: overlay?.pageCount ?? inFile,
    page(pageNumber) {
      if (!Number.isSafeInteger(pageNumber) || pageNumber < 1) return null;
      const known = kept.get(pageNumber);
      if (known !== undefined) return known;
      const page = load(pageNumber);
      if (page === null) return null;
      kept.set(pageNumber, page);
      if (kept.size > keptPages) {
        const oldest = kept.keys().next();
        if (!oldest.done) kept.delete(oldest.value);
      }
      return page;
    },
    place: (pageNumber, at, length) =>
      overlay === null || !overlay.has(pageNumber) ? { offset: (pageNumber - 1) * layout.pageSize + at, length } : null,
  };
}
