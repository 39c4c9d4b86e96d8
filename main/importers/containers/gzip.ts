import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteGenerator, ByteReader, ReadingStop } from '../byte-reader.ts';
import type { ReportTrouble } from './archive-entry.ts';
import { latin1 } from './container-kind.ts';
import { inflate } from './inflate.ts';
import type { LayerBook } from './layer-book.ts';

/** RFC 1952, 2.3: fixed part of a member's header. */
const headerBytes = 10;
/** Extra field, name and comment together; real ones are some dozen bytes. */
const optionalBytes = 70_000;
const outputChunkBytes = 256 * 1024;

/** Length of a member's header and the name in it; `null` when there is none (here), or it is cut. */
export function readGzipHeader(head: Uint8Array): { readonly length: number; readonly name: string | null } | null {
  if (head.length < headerBytes || head[0] !== 0x1f || head[1] !== 0x8b || head[2] !== 8) return null;
  const flags = head[3] ?? 0;
  let position = headerBytes;
  let name: string | null = null;
  if ((flags & 0x04) !== 0) position += 2 + (head[position] ?? 0) + 256 * (head[position + 1] ?? 0);
  if ((flags & 0x08) !== 0) {
    const end = head.indexOf(0, position);
    if (end === -1) return null;
    name = latin1(head.subarray(position, end));
    position = end + 1;
  }
  if ((flags & 0x10) !== 0) {
    const end = head.indexOf(0, position);
    if (end === -1) return null;
    position = end + 1;
  }
  if ((flags & 0x02) !== 0) position += 2;
  return position <= head.length ? { length: position, name } : null;
}

/**
 * Unpacks gzip with all its concatenated members (RFC 1952, 2.2), checking each member's CRC and length. The framing is read here
 * and not by zlib, because zlib throws away good data when anything else follows a member in the same piece.
 */
export async function* gunzip(input: ByteReader, report: ReportTrouble, book: LayerBook): ByteGenerator {
  for (let member = 0; ; member += 1) {
    const start = input.offset;
    const header = readGzipHeader(await input.peek(optionalBytes));
    if (header === null) {
      if ((await input.peek(1)).length === 0) return member === 0 ? cut(input, start) : input.stop;
      if (member === 0) return cut(input, start);
      return yield* trailer(input, start, report, book);
    }
    await input.skip(header.length);
    book.to('headers', input.offset);
    let checksum = 0;
    let length = 0;
    const body = inflate(input, createInflateRaw({ chunkSize: outputChunkBytes }));
    for (;;) {
      const next = await body.next();
      if (next.done !== true) {
        checksum = crc32(next.value, checksum);
        length += next.value.length;
        yield next.value;
        continue;
      }
      book.to('entries', input.offset);
      if (next.value === 'truncated') return cut(input, start);
      if (next.value === 'corrupt') {
        return { kind: 'damaged', code: 'import.gzip-corrupt', offset: input.offset, params: {} };
      }
      break;
    }
    const end = await input.take(8);
    book.to('headers', input.offset);
    if (end.length < 8) return cut(input, start);
    const view = new DataView(end.buffer, end.byteOffset, 8);
    if (view.getUint32(0, true) !== checksum || view.getUint32(4, true) !== length % 2 ** 32) {
      report('import.gzip-checksum', 'error', start, {});
    }
  }
}

/** Zeros after the last member are padding of a medium; anything else is told. */
async function* trailer(input: ByteReader, start: number, report: ReportTrouble, book: LayerBook): ByteGenerator {
  let told = false;
  for (;;) {
    const chunk = await input.read();
    if (chunk === null) {
      book.to(told ? 'damaged' : 'padding', input.offset);
      return input.stop;
    }
    if (!told && chunk.some((byte) => byte !== 0)) {
      told = true;
      report('import.gzip-trailing', 'warning', start, {});
    }
    yield chunk.subarray(0, 0);
  }
}

function cut(input: ByteReader, start: number): ReadingStop {
  return input.stop ?? { kind: 'damaged', code: 'import.gzip-cut', offset: input.offset, params: { member: start } };
}
