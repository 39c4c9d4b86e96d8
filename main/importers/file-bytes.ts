import type { FileHandle } from 'node:fs/promises';
import type { ByteGenerator, ReadingStop } from './byte-reader.ts';

const chunkBytes = 256 * 1024;

/** Something that can ask an import to end; an `AbortSignal` is one. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/** A stop because the person cancelled. */
export function cancelled(offset: number): ReadingStop {
  return { kind: 'cancelled', code: 'import.cancelled', offset, params: {} };
}

/** Reads a stretch of an open file in pieces of fresh memory, so that nobody's bytes change under them. */
export async function* fileBytes(
  file: FileHandle,
  start: number,
  length: number,
  signal: CancelSignal,
  onBytes: (count: number) => void,
): ByteGenerator {
  let position = start;
  const end = start + length;
  while (position < end) {
    if (signal.aborted) return cancelled(position);
    const buffer = Buffer.allocUnsafeSlow(Math.min(chunkBytes, end - position));
    let count: number;
    try {
      count = (await file.read(buffer, 0, buffer.length, position)).bytesRead;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      return { kind: 'damaged', code: 'import.read-error', offset: position, params: { error: code } };
    }
    if (count === 0) return { kind: 'damaged', code: 'import.file-shorter', offset: position, params: { stated: end } };
    position += count;
    onBytes(count);
    yield buffer.subarray(0, count);
  }
  return null;
}
