import type { Transform } from 'node:stream';
import type { ByteReader } from '../byte-reader.ts';

/** How a compressed stream ended; `null` when it ended as it should. */
export type InflateFault = 'truncated' | 'corrupt' | null;

/** A decompressor of node:zlib. `bytesWritten` counts the bytes that it really used, not those it was given. */
export interface Decompressor extends Transform {
  readonly bytesWritten: number;
}

/**
 * So little is fed at once because zlib drops what it had already unpacked from a piece when the piece turns out to be
 * corrupt: at most the yield of this many bytes is lost before the place of the damage.
 */
const feedBytes = 16 * 1024;

/**
 * Unpacks one compressed stream (a gzip member's body, a zstd frame, a zip entry's data) and consumes exactly its bytes from `input`, so
 * that what follows can be read. Everything unpacked before a fault is yielded. `limit` bounds the packed bytes (zip).
 */
export async function* inflate(
  input: ByteReader,
  engine: Decompressor,
  limit: number = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array, InflateFault, void> {
  let wake: () => void = () => undefined;
  let fault: { readonly code: string } | null = null;
  let ended = false;
  let fed = 0;
  engine.on('readable', () => wake());
  engine.on('end', () => {
    ended = true;
    wake();
  });
  engine.on('error', (error: Error & { readonly code?: string }) => {
    fault = { code: error.code ?? 'unknown' };
    wake();
  });
  try {
    for (;;) {
      const piece = fed < limit ? await input.peekSome(Math.min(feedBytes, limit - fed)) : null;
      let written = false;
      const usedBefore = engine.bytesWritten;
      if (piece === null) {
        engine.end(() => {
          written = true;
          wake();
        });
      } else {
        engine.write(piece, () => {
          written = true;
          wake();
        });
      }
      for (;;) {
        const output = engine.read() as Uint8Array | null;
        if (output !== null) {
          yield output;
          continue;
        }
        if (ended || fault !== null || (written && piece !== null)) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const used = engine.bytesWritten - usedBefore;
      fed += used;
      await input.skip(used);
      if (fault !== null) return faultOf(fault);
      if (ended) return null;
      if (piece === null) return 'truncated';
    }
  } finally {
    engine.destroy();
  }
}

function faultOf(fault: { readonly code: string }): InflateFault {
  // Z_BUF_ERROR: the input ended although the stream had not
  return fault.code === 'Z_BUF_ERROR' ? 'truncated' : 'corrupt';
}
