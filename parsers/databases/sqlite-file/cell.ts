import { uint32 } from './btree-page.ts';

/** A number of one to nine bytes (SQLite file format 1.6, "varint"), signed 64 bits. */
export interface Varint {
  readonly value: bigint;
  readonly end: number;
}

/** Reads a varint; `null` when it runs over the end. */
export function readVarint(bytes: Uint8Array, at: number, limit: number): Varint | null {
  let low = 0;
  for (let index = 0; index < 4; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined || at + index >= limit) return null;
    low = low * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value: BigInt(low), end: at + index + 1 };
  }
  let value = BigInt(low);
  for (let index = 4; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined || at + index >= limit) return null;
    if (index === 8) return { value: BigInt.asIntN(64, (value << 8n) | BigInt(byte)), end: at + 9 };
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return null;
}

/** A cell that holds a row, or the part of it that lies in this page. */
export interface RowCell {
  /** `null` in an index tree, which holds the rows of a WITHOUT ROWID table. */
  readonly rowId: bigint | null;
  readonly payloadLength: number;
  /** Place of the payload's first part within the page. */
  readonly localAt: number;
  readonly localLength: number;
  /** First page of the rest, 0 for none. */
  readonly overflowPage: number;
  readonly start: number;
  readonly end: number;
}

/** A payload beyond this is no row that a charge point ever kept. */
export const largestPayload = 64 * 2 ** 20;

/** How much of a payload stays in the page (SQLite file format 1.6). */
function localLengthOf(payload: number, usableSize: number, table: boolean): number {
  const most = table ? usableSize - 35 : Math.floor(((usableSize - 12) * 64) / 255) - 23;
  if (payload <= most) return payload;
  const least = Math.floor(((usableSize - 12) * 32) / 255) - 23;
  const rest = least + ((payload - least) % (usableSize - 4));
  return rest <= most ? rest : least;
}

/** Reads a cell of a leaf, or of an interior page of an index tree (`skip` 4 for its left child); `null` when it cannot be one. */
export function readRowCell(
  bytes: Uint8Array,
  at: number,
  usableSize: number,
  tree: 'table' | 'index',
  skip: 0 | 4 = 0,
): RowCell | null {
  const length = readVarint(bytes, at + skip, usableSize);
  if (length === null || length.value < 1n || length.value > BigInt(largestPayload)) return null;
  let localAt = length.end;
  let rowId: bigint | null = null;
  if (tree === 'table') {
    const id = readVarint(bytes, localAt, usableSize);
    if (id === null) return null;
    rowId = id.value;
    localAt = id.end;
  }
  const payloadLength = Number(length.value);
  const localLength = localLengthOf(payloadLength, usableSize, tree === 'table');
  const overflows = localLength < payloadLength;
  const end = localAt + localLength + (overflows ? 4 : 0);
  if (end > usableSize) return null;
  const overflowPage = overflows ? uint32(bytes, localAt + localLength) : 0;
  // a cell takes at least four bytes, so that a free block fits when it goes
  return { rowId, payloadLength, localAt, localLength, overflowPage, start: at, end: Math.max(end, at + 4) };
}
