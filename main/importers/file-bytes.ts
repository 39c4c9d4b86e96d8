import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { ByteGenerator, ReadingStop } from './byte-reader.ts';

/** Small enough that its memory is used again at once and what is made of it dies young. */
const chunkBytes = 32 * 1024;
const hashedBytes = 1024 * 1024;
/** After so many bytes others have their turn: whoever cancels must be heard. */
const turnBytes = 4 * 1024 * 1024;

/** Something that can ask an import to end; an `AbortSignal` is one. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/** A stop because the person cancelled. */
export function cancelled(offset: number): ReadingStop {
  return { kind: 'cancelled', code: 'import.cancelled', offset, params: {} };
}

function readError(error: unknown, offset: number): ReadingStop {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return { kind: 'damaged', code: 'import.read-error', offset, params: { error: code } };
}

/** Hash and size of an open file as far as it could be read, and why it could not be read on. */
export interface FileDigest {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly stop: ReadingStop | null;
}

/** Hashes the first `length` bytes of a file. */
export async function hashFile(file: FileHandle, length: number, signal: CancelSignal): Promise<FileDigest> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(Math.min(hashedBytes, Math.max(1, length)));
  let position = 0;
  let stop: ReadingStop | null = null;
  while (position < length && stop === null) {
    if (signal.aborted) stop = cancelled(position);
    else {
      try {
        const count = readSync(file.fd, buffer, 0, Math.min(buffer.length, length - position), position);
        hash.update(buffer.subarray(0, count));
        position += count;
        if (count === 0) {
          stop = { kind: 'damaged', code: 'import.file-shorter', offset: position, params: { stated: length } };
        }
      } catch (error) {
        stop = readError(error, position);
      }
    }
    if (position % turnBytes < hashedBytes) await setImmediate();
  }
  return { sha256: hash.digest('hex'), sizeBytes: position, stop };
}

/**
 * Reads a stretch of an open file in pieces of fresh memory, so that nobody's bytes change under them. It reads in this thread: who imports has nothing
 * else to do, and handing a piece from one thread to another costs more than reading it.
 */
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
      if ((position - start) % turnBytes < chunkBytes) await setImmediate();
      count = readSync(file.fd, buffer, 0, buffer.length, position);
    } catch (error) {
      return readError(error, position);
    }
    if (count === 0) return { kind: 'damaged', code: 'import.file-shorter', offset: position, params: { stated: end } };
    position += count;
    onBytes(count);
    yield buffer.subarray(0, count);
  }
  return null;
}
