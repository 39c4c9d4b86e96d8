import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteGenerator, ByteReader } from '../byte-reader.ts';
import type { ReportTrouble } from './archive-entry.ts';
import { inflate } from './inflate.ts';
import { unzstd, zstdAvailable } from './zstd.ts';

const outputChunkBytes = 256 * 1024;

/** APPNOTE 4.4.5: stored, deflated, zstd. */
export function zipMethodKnown(method: number): boolean {
  return method === 0 || method === 8 || (method === 93 && zstdAvailable);
}

/** What the headers say about an entry's data; `null` where a data descriptor behind the data will tell. */
export interface ZipDataFacts {
  readonly method: number;
  readonly packedBytes: number | null;
  readonly unpackedBytes: number | null;
  readonly crc: number | null;
}

/** Unpacks one entry and compares it with what its headers say; lies are told and do not stop it, limits do that. */
export async function* zipData(
  input: ByteReader,
  facts: ZipDataFacts,
  offset: number,
  report: ReportTrouble,
): ByteGenerator {
  let checksum = 0;
  let length = 0;
  const unpacked = unpack(input, facts, offset, report);
  for (;;) {
    const next = await unpacked.next();
    if (next.done !== true) {
      checksum = crc32(next.value, checksum);
      length += next.value.length;
      yield next.value;
      continue;
    }
    if (next.value !== null) return next.value;
    if (facts.unpackedBytes !== null && facts.unpackedBytes !== length) {
      report('import.zip-size', 'error', offset, { stated: facts.unpackedBytes, found: length });
    } else if (facts.crc !== null && facts.crc !== checksum) {
      report('import.zip-checksum', 'error', offset, {});
    }
    return null;
  }
}

async function* unpack(input: ByteReader, facts: ZipDataFacts, offset: number, report: ReportTrouble): ByteGenerator {
  if (facts.method === 93) return yield* unzstd(input, report, null);
  if (facts.method === 8) {
    const body = inflate(
      input,
      createInflateRaw({ chunkSize: outputChunkBytes }),
      facts.packedBytes ?? Number.POSITIVE_INFINITY,
    );
    for (;;) {
      const next = await body.next();
      if (next.done !== true) {
        yield next.value;
        continue;
      }
      if (next.value === null) return null;
      const code = next.value === 'truncated' ? 'import.zip-cut' : 'import.zip-corrupt';
      return input.stop ?? { kind: 'damaged', code, offset: offset + input.offset, params: {} };
    }
  }
  let left = facts.packedBytes ?? 0;
  while (left > 0) {
    const chunk = await input.read(left);
    if (chunk === null) {
      return input.stop ?? { kind: 'damaged', code: 'import.zip-cut', offset: offset + input.offset, params: {} };
    }
    left -= chunk.length;
    yield chunk;
  }
  return null;
}
