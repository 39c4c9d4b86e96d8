import { createZstdDecompress } from 'node:zlib';
import type { ByteGenerator, ByteReader } from '../byte-reader.ts';
import type { ReportTrouble } from './archive-entry.ts';
import { inflate } from './inflate.ts';
import type { LayerBook } from './layer-book.ts';

const frameMagic = 0xfd2fb528;
const outputChunkBytes = 256 * 1024;

/** Whether this host's zlib knows zstd (Node 24 does; an Electron built on an older one might not). */
export const zstdAvailable = typeof createZstdDecompress === 'function';

/** Unpacks zstd with all its frames; skippable frames (RFC 8878, 3.1.2) are passed over. */
export async function* unzstd(input: ByteReader, report: ReportTrouble, book: LayerBook | null): ByteGenerator {
  for (;;) {
    const start = input.offset;
    const head = await input.peek(8);
    if (head.length === 0) return input.stop;
    const magic = head.length < 4 ? 0 : new DataView(head.buffer, head.byteOffset).getUint32(0, true);
    if (magic >>> 4 === 0x184d2a5) {
      const length = head.length < 8 ? 0 : new DataView(head.buffer, head.byteOffset).getUint32(4, true);
      if ((await input.skip(8 + length)) < 8 + length) {
        return input.stop ?? { kind: 'damaged', code: 'import.zstd-cut', offset: input.offset, params: {} };
      }
      book?.to('headers', input.offset);
      continue;
    }
    if (magic !== frameMagic) {
      report('import.zstd-trailing', 'warning', start, {});
      await input.drain();
      book?.to('damaged', input.offset);
      return input.stop;
    }
    const body = inflate(input, createZstdDecompress({ chunkSize: outputChunkBytes }));
    for (;;) {
      const next = await body.next();
      if (next.done !== true) {
        yield next.value;
        continue;
      }
      book?.to('entries', input.offset);
      if (next.value === null) break;
      const code = next.value === 'truncated' ? 'import.zstd-cut' : 'import.zstd-corrupt';
      return input.stop ?? { kind: 'damaged', code, offset: input.offset, params: {} };
    }
    // a frame without a byte of progress would loop for ever
    if (input.offset === start) return { kind: 'damaged', code: 'import.zstd-corrupt', offset: start, params: {} };
  }
}
