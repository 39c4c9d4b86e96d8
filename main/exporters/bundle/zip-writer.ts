import { writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/*
 * A zip file (PKWARE APPNOTE 6.3.9) that is the same each time: entries in the order given, one fixed time, and stored as they are.
 * Stored, because two builds of zlib may pack the same bytes differently, and because the large sources are packed archives already.
 */

/** 1980-01-01 00:00, the earliest that the format can say (4.4.6). */
const dosDate = (1 << 5) | 1;
/** Names are UTF-8 (4.4.4, bit 11). */
const flags = 0x0800;
const limit32 = 0xffff_ffff;
const limit16 = 0xffff;
/** Regular file, readable by all, writable by its owner; made by Unix, version 4.5. */
const externalAttributes = (0o100644 << 16) >>> 0;
const madeBy = (3 << 8) | 45;

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  size: number;
  crc: number;
}

export interface ZipWriter {
  begin(name: string): void;
  write(piece: Uint8Array): void;
  end(): void;
  /** Writes the directory; the file belongs to the caller. */
  finish(): void;
}

/** Writes to an open, empty file. */
export function createZipWriter(file: number): ZipWriter {
  const entries: Entry[] = [];
  let position = 0;
  let open: Entry | undefined;

  const put = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, position + at);
    position += bytes.length;
  };

  return {
    begin(name) {
      if (open !== undefined) throw new Error('the file before is still open');
      open = { name: Buffer.from(name, 'utf8'), offset: position, size: 0, crc: 0 };
      put(localHeader(open));
    },
    write(piece) {
      if (open === undefined) throw new Error('no file was begun');
      open.crc = crc32(piece, open.crc);
      open.size += piece.length;
      put(piece);
    },
    end() {
      if (open === undefined) throw new Error('no file was begun');
      // Size and checksum are known only now; the header has its place for them.
      const header = localHeader(open);
      for (let at = 0; at < header.length; ) at += writeSync(file, header, at, header.length - at, open.offset + at);
      entries.push(open);
      open = undefined;
    },
    finish() {
      const start = position;
      for (const entry of entries) put(directoryEntry(entry));
      put(directoryEnd(entries.length, start, position - start));
    },
  };
}

/** 4.3.7, always with the extra field for sizes beyond 4 GiB (4.5.3), so that its length does not depend on what follows. */
function localHeader({ name, size, crc }: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(45, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(dosDate, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(limit32, 18);
  header.writeUInt32LE(limit32, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(20, 28);
  return Buffer.concat([header, name, wideField([size, size])]);
}

function wideField(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8 * values.length, 2);
  for (const [index, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  return field;
}

/** 4.3.12. */
function directoryEntry({ name, size, crc, offset }: Entry): Buffer {
  const wide = [...(size >= limit32 ? [size, size] : []), ...(offset >= limit32 ? [offset] : [])];
  const extra = wide.length === 0 ? Buffer.alloc(0) : wideField(wide);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(madeBy, 4);
  entry.writeUInt16LE(45, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(dosDate, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(Math.min(size, limit32), 20);
  entry.writeUInt32LE(Math.min(size, limit32), 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt32LE(externalAttributes, 38);
  entry.writeUInt32LE(Math.min(offset, limit32), 42);
  return Buffer.concat([entry, name, extra]);
}

/** 4.3.14 to 4.3.16; the wide forms only where they are needed. */
function directoryEnd(count: number, start: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, limit16), 8);
  end.writeUInt16LE(Math.min(count, limit16), 10);
  end.writeUInt32LE(Math.min(size, limit32), 12);
  end.writeUInt32LE(Math.min(start, limit32), 16);
  if (count < limit16 && start < limit32 && size < limit32) return end;
  const wide = Buffer.alloc(56);
  wide.writeUInt32LE(0x06064b50, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeUInt16LE(madeBy, 12);
  wide.writeUInt16LE(45, 14);
  wide.writeBigUInt64LE(BigInt(count), 24);
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(size), 40);
  wide.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([wide, locator, end]);
}
