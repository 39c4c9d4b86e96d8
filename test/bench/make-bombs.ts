import { crc32, createDeflateRaw, createGzip, createZstdCompress, deflateRawSync, gzipSync } from 'node:zlib';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Archives that were made to do harm, built here: nobody's bomb is kept in the repository. */

const gibibyte = 2 ** 30;
const mebibyte = 2 ** 20;

/** One mebibyte of zeros as xz, and 45,000,000 zeros as bzip2: streams may stand one behind the other. */
const xzOfMebibyte = Buffer.from(
  '/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM7///ANldAABv/f//o7f/Rz5IFXI5YVG4kijmo4YH+e7kHoLTL8U6PAFLsX7JiopNL6MN2X+m44wjEVPgWRjFdYrid/i2lH8MasDedElk4ulcU7IE2PdEDKtfDW1G6eXDdoi3llestk3haR1v+0uIEGxCy4g/XACP0E6vJiiUcR89jyThcJ6nI1/sKMuF0ZWYin4qkfIndfcZwAaYTZj92K/VkA/EJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1Iq9+SVJQAAAAAAwva6PqJwa2AAAfUBgIBAAHmXf0exxGf7AgAAAAAEWVo=',
  'base64',
);
const bzip2Of45Million = Buffer.from('QlpoOTFBWSZTWckBtsgBWKtAIMAAEAAACCAAMMwFKaZSSFJsVJIUni7kinChIZIDbZA=', 'base64');

function* zeros(bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(mebibyte);
  for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(piece.length, left));
}

function numbers(layout: readonly (readonly [2 | 4, number])[]): Buffer {
  const buffer = Buffer.alloc(layout.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of layout)
    at = size === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
  return buffer;
}

interface Packed {
  readonly data: Buffer;
  readonly crc: number;
  readonly size: number;
}

function deflated(content: Buffer): Packed {
  return { data: deflateRawSync(content, { level: 9 }), crc: crc32(content), size: content.length };
}

async function deflatedZeros(bytes: number): Promise<Packed> {
  let crc = 0;
  const chunks: Buffer[] = [];
  const source = Readable.from(
    (function* () {
      for (const piece of zeros(bytes)) {
        crc = crc32(piece, crc);
        yield piece;
      }
    })(),
  );
  const deflate = createDeflateRaw({ level: 9 });
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  await pipeline(source, deflate);
  return { data: Buffer.concat(chunks), crc, size: bytes };
}

/** A zip (APPNOTE 4.3); with `shared` all entries name the data of the first. */
function zipOf(names: readonly string[], { data, crc, size }: Packed, shared = false): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const sums = [
      [4, crc],
      [4, data.length],
      [4, size],
      [2, name.length],
    ] as const;
    if (!shared || parts.length === 0) {
      const head = numbers([[4, 0x04034b50], [2, 20], [2, 0], [2, 8], [4, 0], ...sums, [2, 0]]);
      parts.push(head, Buffer.from(name), data);
    }
    const tail = [
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, shared ? 0 : offset],
    ] as const;
    directory.push(
      numbers([[4, 0x02014b50], [2, 20], [2, 20], [2, 0], [2, 8], [4, 0], ...sums, ...tail]),
      Buffer.from(name),
    );
    offset += 30 + name.length + data.length;
  }
  const body = Buffer.concat(parts);
  const central = Buffer.concat(directory);
  const count = names.length;
  const end = numbers([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, central.length],
    [4, body.length],
    [2, 0],
  ]);
  return Buffer.concat([body, central, end]);
}

/** One tar header (POSIX ustar); `type` S with a map in the header is an old GNU sparse file. */
function tarHeader(name: string, type: string, storedBytes: number, sparseBytes: number | null): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write(`${storedBytes.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(type, 156);
  header.write(sparseBytes === null ? 'ustar\u000000' : 'ustar  \0', 257, 'latin1');
  if (sparseBytes !== null) {
    const base256 = (value: number, at: number): void => {
      header.writeUInt32BE(0x80000000, at);
      header.writeBigUInt64BE(BigInt(value), at + 4);
    };
    base256(sparseBytes, 386);
    header.write('00000000000\0', 398);
    base256(sparseBytes, 483);
  }
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function* tarOfMany(count: number): Generator<Buffer> {
  for (let from = 0; from < count; from += 1_000) {
    yield Buffer.concat(
      Array.from({ length: Math.min(1_000, count - from) }, (_, index) =>
        tarHeader(`var/log/${from + index}`, '0', 0, null),
      ),
    );
  }
  yield Buffer.alloc(1_024);
}

const sixteen = Array.from({ length: 16 }, (_, index) => `lib ${index}.zip`);

/** Builds every bomb into a folder and gives the paths. */
export async function makeBombs(folder: string): Promise<readonly string[]> {
  const made: string[] = [];
  const path = (name: string): string => {
    made.push(join(folder, name));
    return join(folder, name);
  };
  await pipeline(Readable.from(zeros(gibibyte)), createGzip({ level: 9 }), createWriteStream(path('zeros.gz')));
  await pipeline(Readable.from(zeros(gibibyte)), createZstdCompress(), createWriteStream(path('zeros.zst')));
  await writeFile(path('zeros.xz'), Buffer.concat(Array.from({ length: 1_024 }, () => xzOfMebibyte)));
  await writeFile(path('zeros.bz2'), Buffer.concat(Array.from({ length: 24 }, () => bzip2Of45Million)));

  const gigabyte = await deflatedZeros(gibibyte);
  await writeFile(path('zeros.zip'), zipOf(['zeros.log'], gigabyte));
  await writeFile(
    path('shared-data.zip'),
    zipOf(
      Array.from({ length: 10_000 }, (_, index) => `${index}.log`),
      gigabyte,
      true,
    ),
  );

  let broad = zipOf(['0.dll'], gigabyte);
  for (let level = 0; level < 5; level += 1) broad = zipOf(sixteen, deflated(broad));
  await writeFile(path('nested-broad.zip'), broad);
  let deep: Buffer = Buffer.from('at the bottom\n');
  for (let level = 0; level < 200; level += 1) deep = zipOf(['inner.zip'], deflated(deep));
  await writeFile(path('nested-deep.zip'), deep);
  let matryoshka: Buffer = Buffer.from('at the bottom\n');
  for (let level = 0; level < 1_000; level += 1) matryoshka = gzipSync(matryoshka);
  await writeFile(path('nested-deep.gz'), matryoshka);

  await pipeline(Readable.from(tarOfMany(1_000_000)), createWriteStream(path('million-entries.tar')));
  await pipeline(Readable.from(tarOfMany(1_000_000)), createGzip(), createWriteStream(path('million-entries.tar.gz')));
  await writeFile(path('sparse-8-TB.tar'), Buffer.concat([tarHeader('hole.log', 'S', 0, 8e12), Buffer.alloc(1_024)]));
  return made;
}
