import { readBTreePage, uint32 } from './btree-page.ts';
import { headerBytes, readDatabaseHeader } from './database-header.ts';
import type { FileLayout } from './database-header.ts';
import { guessPages } from './guess-page-size.ts';
import { openPages } from './page-source.ts';
import type { PageOverlay, PageSource, RandomBytes } from './page-source.ts';
import { payloadOf } from './payload.ts';
import { allKeys, rowCells } from './read-tree.ts';
import { readRecord } from './record.ts';

/*
 * Databases whose first bytes are lost, cut off or not the first of the file: where the pages begin, how many are missing before them, and in what the texts are
 * written follows from the pages themselves.
 */

/** So much of a file is looked at. */
export const headLength = 256 * 1024;
const magic = 'SQLite format 3\u0000';
/** Pages that can be missing at the front; more, and the numbers of what is left say too little. */
const mostMissing = 64;
const probedPages = 256;

/** Where a database begins that something else stands in front of; 0 when it begins the file, `null` when there is no header. */
export function headerOffset(head: Uint8Array): number | null {
  for (let at = head.indexOf(magic.charCodeAt(0)); at !== -1; at = head.indexOf(magic.charCodeAt(0), at + 1)) {
    if (at + headerBytes > head.length) return null;
    if (readDatabaseHeader(head.subarray(at, at + headerBytes)) !== null) return at;
  }
  return null;
}

/** Bytes as if the file began elsewhere: `delta` bytes later, or earlier where it is negative. */
function shifted(bytes: RandomBytes, delta: number): RandomBytes {
  return {
    sizeBytes: bytes.sizeBytes - delta,
    read(offset, length) {
      const from = offset + delta;
      return from < 0 ? new Uint8Array(0) : bytes.read(from, length);
    },
  };
}

function placed(pages: PageSource, delta: number): PageSource {
  if (delta === 0) return pages;
  return {
    ...pages,
    place(number, at, length) {
      const place = pages.place(number, at, length);
      return place === null ? null : { offset: place.offset + delta, length };
    },
  };
}

/** Opens what is left of a database without a readable header; `null` when nothing in it looks like pages of one. */
export function openLostPages(bytes: RandomBytes, overlay: PageOverlay | null): PageSource | null {
  const head = bytes.read(0, headLength);
  const begin = headerOffset(head);
  if (begin !== null) {
    const pages = openPages(shifted(bytes, begin), overlay, null);
    return pages === null ? null : placed(pages, begin);
  }
  const found = guessPages(head);
  const pageSize = found?.pageSize ?? overlay?.pageSize ?? null;
  if (pageSize === null) return null;
  const skip = found?.skip ?? 0;
  const missing = missingPages(bytes, skip, pageSize);
  const delta = skip - missing * pageSize;
  const pages = openPages(shifted(bytes, delta), overlay, pageSize);
  if (pages === null) return null;
  const encoding = encodingOf(pages);
  return placed({ ...pages, layout: { ...pages.layout, encoding } }, delta);
}

/** How many pages stood before the first one that is there: the shift under which most interior pages lead to pages of a tree. */
function missingPages(bytes: RandomBytes, skip: number, pageSize: number): number {
  const kinds: (string | null)[] = [];
  const pointers: number[] = [];
  for (let index = 0; skip + (index + 1) * pageSize <= bytes.sizeBytes && index < 65_536; index += 1) {
    const page = bytes.read(skip + index * pageSize, pageSize);
    // number 2: no page but the first carries the header
    const tree = readBTreePage(page, 2, pageSize);
    kinds.push(tree?.kind ?? null);
    if (tree === null || tree.kind !== 'table-interior' || tree.badPointers > 0 || pointers.length > 4_096) continue;
    for (const at of tree.cells) pointers.push(uint32(page, at));
    pointers.push(tree.rightChild);
  }
  // a part of a page in front, or a page of a tree where the header should stand: at least one page is missing
  const least = skip > 0 || typeof kinds[0] === 'string' ? 1 : 0;
  let best = { missing: least, hits: -1 };
  for (let missing = least; missing <= mostMissing; missing += 1) {
    const hits = pointers.filter((number) => kinds[number - 1 - missing]?.startsWith('table') === true).length;
    if (hits > best.hits) best = { missing, hits };
  }
  return best.missing;
}

/** UTF-16 shows in texts of which every second byte is zero. */
function encodingOf(pages: PageSource): FileLayout['encoding'] {
  const { usableSize } = pages.layout;
  let plain = 0;
  const wide = [0, 0];
  for (let number = 2; number <= Math.min(pages.pageCount, probedPages); number += 1) {
    const bytes = pages.page(number);
    const page = bytes === null ? null : readBTreePage(bytes, number, usableSize);
    if (bytes === null || page?.kind !== 'table-leaf') continue;
    for (const cell of rowCells({ number, bytes, page, keys: allKeys }, usableSize).cells) {
      const payload = payloadOf(pages, number, bytes, cell, new Map());
      const record = payload === null ? null : readRecord(payload, 'utf-8', 200);
      for (const value of record ?? []) {
        if (typeof value !== 'string' || value.length < 4) continue;
        const zeros = [0, 1].map((from) => zerosAt(value, from));
        const end = zeros.findIndex((count) => count * 4 > value.length);
        if (end === -1) plain += 1;
        else wide[end] = (wide[end] ?? 0) + 1;
      }
    }
    if (plain + (wide[0] ?? 0) + (wide[1] ?? 0) > 500) break;
  }
  const [big, little] = [wide[0] ?? 0, wide[1] ?? 0];
  if (Math.max(big, little) <= plain) return 'utf-8';
  return little >= big ? 'utf-16le' : 'utf-16be';
}

/** Zero characters at every second place from the given one on. */
function zerosAt(value: string, from: number): number {
  let count = 0;
  for (let at = from; at < value.length; at += 2) if (value.charCodeAt(at) === 0) count += 1;
  return count;
}
