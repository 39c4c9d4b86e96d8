import { crc32, deflateRawSync } from 'node:zlib';

/** What a test may lie about. */
export interface ZipEntrySpec {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly method?: 0 | 8 | 12;
  /** Sizes and checksum come behind the data (general purpose bit 3). */
  readonly descriptor?: boolean;
  readonly encrypted?: boolean;
  readonly mode?: number;
  readonly statedSize?: number;
  readonly statedCrc?: number;
}

function fields(layout: readonly (readonly [2 | 4, number])[]): Buffer {
  const buffer = Buffer.alloc(layout.reduce((sum, [size]) => sum + size, 0));
  let offset = 0;
  for (const [size, value] of layout) {
    if (size === 2) buffer.writeUInt16LE(value, offset);
    else buffer.writeUInt32LE(value >>> 0, offset);
    offset += size;
  }
  return buffer;
}

/** Writes a zip archive after APPNOTE 4.3, small enough to lie with. */
export function zipOf(entries: readonly ZipEntrySpec[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(entry.content);
    const method = entry.method ?? 8;
    const data = method === 8 ? deflateRawSync(content) : content;
    const crc = entry.statedCrc ?? crc32(content);
    const size = entry.statedSize ?? content.length;
    const flags = (entry.descriptor === true ? 8 : 0) | (entry.encrypted === true ? 1 : 0) | 0x800;
    const sizes = (known: boolean): readonly (readonly [4, number])[] => [
      [4, known ? crc : 0],
      [4, known ? data.length : 0],
      [4, known ? size : 0],
    ];
    const local = [
      fields([
        [4, 0x04034b50],
        [2, 20],
        [2, flags],
        [2, method],
        [4, 0],
        ...sizes(entry.descriptor !== true),
        [2, name.length],
        [2, 0],
      ]),
      name,
      data,
      ...(entry.descriptor === true ? [fields([[4, 0x08074b50], ...sizes(true)])] : []),
    ];
    directory.push(
      fields([
        [4, 0x02014b50],
        [2, (3 << 8) | 20],
        [2, 20],
        [2, flags],
        [2, method],
        [4, 0],
        ...sizes(true),
        [2, name.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, (entry.mode ?? 0o100644) * 0x10000],
        [4, offset],
      ]),
      name,
    );
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const central = Buffer.concat(directory);
  const end = fields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, central.length],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...parts, central, end]);
}
