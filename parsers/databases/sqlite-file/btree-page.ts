/** A page of a b-tree (SQLite file format 1.6). */
export interface BTreePage {
  readonly kind: 'table-leaf' | 'table-interior' | 'index-leaf' | 'index-interior';
  /** Offsets of the cells within the page, in the order of the keys. Entries that point nowhere are left out. */
  readonly cells: readonly number[];
  /** Entries of the pointer array that point outside of the cell area. */
  readonly badPointers: number;
  /** The rightmost child of an interior page, else 0. */
  readonly rightChild: number;
  /** Where the cell area begins by the header, and what the header says of bytes that are free in it. */
  readonly contentStart: number;
  readonly freeBytes: number | null;
}

const kinds: ReadonlyMap<number, BTreePage['kind']> = new Map([
  [0x0d, 'table-leaf'],
  [0x05, 'table-interior'],
  [0x0a, 'index-leaf'],
  [0x02, 'index-interior'],
]);

/** Page 1 begins with the header of the database. */
export function pageHeaderAt(pageNumber: number): number {
  return pageNumber === 1 ? 100 : 0;
}

export function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

export function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 65_536 + uint16(bytes, at + 2);
}

/** Reads the header and the pointer array; `null` when this is no page of a b-tree. Cells are not looked at. */
export function readBTreePage(bytes: Uint8Array, pageNumber: number, usableSize: number): BTreePage | null {
  const header = pageHeaderAt(pageNumber);
  const kind = kinds.get(bytes[header] ?? 0);
  if (kind === undefined || bytes.length < usableSize) return null;
  const interior = kind === 'table-interior' || kind === 'index-interior';
  const headerEnd = header + (interior ? 12 : 8);
  const count = uint16(bytes, header + 3);
  const arrayEnd = headerEnd + 2 * count;
  const stated = uint16(bytes, header + 5);
  const contentStart = stated === 0 ? 65_536 : stated;
  // fragments above 60 bytes never occur (1.6)
  if (arrayEnd > usableSize || contentStart > usableSize || contentStart < arrayEnd || (bytes[header + 7] ?? 0) > 60) {
    return null;
  }
  const cells: number[] = [];
  let badPointers = 0;
  for (let at = headerEnd; at < arrayEnd; at += 2) {
    const pointer = uint16(bytes, at);
    if (pointer >= contentStart && pointer <= usableSize - 4) cells.push(pointer);
    else badPointers += 1;
  }
  return {
    kind,
    cells,
    badPointers,
    rightChild: interior ? uint32(bytes, header + 8) : 0,
    contentStart,
    freeBytes: freeBytesOf(bytes, header, contentStart, usableSize),
  };
}

/** Free blocks and fragments in the cell area; `null` when the chain of free blocks is broken. */
function freeBytesOf(bytes: Uint8Array, header: number, contentStart: number, usableSize: number): number | null {
  let free = bytes[header + 7] ?? 0;
  let last = contentStart - 1;
  for (let block = uint16(bytes, header + 1); block !== 0; block = uint16(bytes, block)) {
    const size = block + 4 <= usableSize ? uint16(bytes, block + 2) : 0;
    // blocks lie in ascending order, so the chain ends
    if (block <= last || size < 4 || block + size > usableSize) return null;
    free += size;
    last = block;
  }
  return free;
}
