import { loadDecoder, ok, XzUnpacker } from '../containers/xz.ts';
import type { XzExports } from '../containers/xz.ts';

let decoder: XzExports | null = null;

/** Loads the decoder; afterwards `unpackXz` works without waiting. */
export async function loadXz(): Promise<void> {
  decoder ??= await loadDecoder();
}

/** Unpacks a small xz stream that is there as a whole (a field of a journal); `undefined` when it is damaged or gives more than `limit`. */
export function unpackXz(packed: Uint8Array, limit: number): Uint8Array | undefined {
  if (decoder === null) throw new Error('the xz decoder was not loaded');
  const unpacker = new XzUnpacker(decoder);
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (let at = 0; at < packed.length; at += unpacker.inputBytes) {
      unpacker.give(packed.subarray(at, at + unpacker.inputBytes));
      for (;;) {
        const { result, output } = unpacker.next();
        length += output.length;
        if (length > limit) return undefined;
        pieces.push(output);
        if (result !== ok) return undefined;
        if (unpacker.unused === 0 && output.length === 0) break;
      }
    }
    // The decoder waits for a further stream; a cut one does not end with the footer's magic (xz file format 2.1.2.3).
    const whole = packed.at(-2) === 0x59 && packed.at(-1) === 0x5a;
    return whole ? Buffer.concat(pieces) : undefined;
  } finally {
    unpacker.close();
  }
}
