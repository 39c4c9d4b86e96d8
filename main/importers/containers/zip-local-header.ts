import { ByteReader } from '../byte-reader.ts';
import type { ReadRange } from './zip-entries.ts';

/*
 * Where an entry's data begins when the central directory does not say it right: its local header stands where the directory says and only a size is wrong, or it stands
 * elsewhere and is found by the entry's name (APPNOTE 4.3.7).
 */

const headerBytes = 30;
const signature = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const pieceBytes = 1024 * 1024;
/** So many entries of one archive are searched for; each search reads the whole file. */
export const mostSearches = 16;

export interface LocalHeader {
  readonly offset: number;
  readonly dataStart: number;
  /** `null` when the sizes stand behind the data. */
  readonly packedBytes: number | null;
}

/** Reads the local header at a place; `null` when there is none or it is that of another entry. */
export async function localHeaderAt(
  readRange: ReadRange,
  offset: number,
  name: Uint8Array,
): Promise<LocalHeader | null> {
  const bytes = Buffer.from(
    await new ByteReader(readRange(offset, headerBytes + name.length)).take(headerBytes + name.length),
  );
  return headerIn(bytes, 0, offset, name);
}

/** Searches an archive for the local header of a name. */
export async function searchLocalHeader(
  readRange: ReadRange,
  sizeBytes: number,
  name: Uint8Array,
): Promise<LocalHeader | null> {
  const needed = headerBytes + name.length;
  for (let from = 0; from + needed <= sizeBytes; from += pieceBytes) {
    const length = Math.min(pieceBytes + needed, sizeBytes - from);
    const piece = Buffer.from(await new ByteReader(readRange(from, length)).take(length));
    for (let at = piece.indexOf(signature); at !== -1; at = piece.indexOf(signature, at + 1)) {
      const found = headerIn(piece, at, from + at, name);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Whether a record of a zip archive begins at a place, as one must behind the data of every entry. */
export async function followsRecord(readRange: ReadRange, offset: number): Promise<boolean> {
  const bytes = await new ByteReader(readRange(offset, 2)).take(2);
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function headerIn(bytes: Buffer, at: number, offset: number, name: Uint8Array): LocalHeader | null {
  if (bytes.length < at + headerBytes + name.length || !bytes.subarray(at, at + 4).equals(signature)) return null;
  const nameBytes = bytes.readUInt16LE(at + 26);
  if (nameBytes !== name.length || !bytes.subarray(at + headerBytes, at + headerBytes + nameBytes).equals(name))
    return null;
  const described = (bytes.readUInt16LE(at + 6) & 0x08) !== 0;
  return {
    offset,
    dataStart: offset + headerBytes + nameBytes + bytes.readUInt16LE(at + 28),
    packedBytes: described ? null : bytes.readUInt32LE(at + 18),
  };
}
