import { crc32 } from 'node:zlib';

/*
 * SQLite keeps no sums: a bit that a medium or a copy turned over inside a text is read as if it had been written so, and a reading or a severity is another
 * one without a word. So every record and every block of a case carries a CRC-32, which notices all single and short faults. It is no signature: who alters a case
 * on purpose can make it anew (`engine/queries/verdict-follows.ts` is against those).
 */

/** A record or block that is not what was written. Its code makes it a damaged case (`expected-failure.ts`). */
export class DamagedRecord extends Error {
  readonly code = 'SQLITE_CORRUPT_RECORD';
  constructor() {
    super('a record of the case does not have its sum');
    this.name = 'DamagedRecord';
  }
}

function hex(sum: number): string {
  return sum.toString(16).padStart(8, '0');
}

/** What stands behind the last member of an object and the last item of a list, with the sum in between. */
const objectSeal = { before: '"~":"', after: '"}', length: 5 + 8 + 2 } as const;
const listSeal = { before: '"~', after: '"]', length: 2 + 8 + 2 } as const;

/**
 * A record (an object or list) as JSON text with its sum as last member, so that SQL may still look into it. `about` is what else belongs to the row
 * and must not be mixed up: it is asked for again when the record is read.
 */
export function sealed(record: object, about = ''): string {
  const text = JSON.stringify(record);
  const { before, after } = Array.isArray(record) ? listSeal : objectSeal;
  const comma = text.length > 2 ? ',' : '';
  return `${text.slice(0, -1)}${comma}${before}${hex(crc32(text, crc32(about)))}${after}`;
}

/** The JSON text that `sealed` made a seal for. Throws `DamagedRecord` when a letter of it or of `about` is another one. */
export function unsealed(text: unknown, about = ''): string {
  if (typeof text !== 'string') throw new DamagedRecord();
  const end = text.at(-1);
  const { before, after, length } = end === ']' ? listSeal : objectSeal;
  const at = text.length - length;
  if (at < 1 || !text.startsWith(before, at) || !text.endsWith(after)) throw new DamagedRecord();
  const bare = text.slice(0, text[at - 1] === ',' ? at - 1 : at) + (end ?? '');
  if (hex(crc32(bare, crc32(about))) !== text.slice(at + before.length, at + before.length + 8)) {
    throw new DamagedRecord();
  }
  return bare;
}

/** Bytes of a sum behind a block. */
export const sumBytes = 4;

/** Writes the sum of what stands before into the last bytes of a block. */
export function sealInPlace(block: Uint8Array, about = ''): Uint8Array {
  const end = block.length - sumBytes;
  new DataView(block.buffer, block.byteOffset).setUint32(end, crc32(block.subarray(0, end), crc32(about)), true);
  return block;
}

/** A block with its sum behind it. */
export function sealedBytes(bytes: Uint8Array, about = ''): Uint8Array {
  const block = new Uint8Array(bytes.length + sumBytes);
  block.set(bytes);
  return sealInPlace(block, about);
}

/** What was sealed, without its sum; the same memory. Throws `DamagedRecord`. */
export function unsealedBytes(block: unknown, about = ''): Uint8Array {
  if (!(block instanceof Uint8Array) || block.length < sumBytes) throw new DamagedRecord();
  const end = block.length - sumBytes;
  const bytes = block.subarray(0, end);
  const stated = new DataView(block.buffer, block.byteOffset, block.length).getUint32(end, true);
  if (crc32(bytes, crc32(about)) !== stated) throw new DamagedRecord();
  return bytes;
}
