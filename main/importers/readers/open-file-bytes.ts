import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import type { RandomBytes } from '../../../parsers/databases/sqlite-file/page-source.ts';

/** A private copy open for reading anywhere. */
export interface OpenFileBytes extends RandomBytes {
  close(): void;
}

/** Opens a private file; `sizeBytes` is its size now. */
export function openFileBytes(path: string): OpenFileBytes {
  const file = openSync(path, 'r');
  return {
    sizeBytes: fstatSync(file).size,
    read(offset, length) {
      const buffer = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const count = readSync(file, buffer, filled, length - filled, offset + filled);
        if (count === 0) break;
        filled += count;
      }
      return filled === length ? buffer : buffer.subarray(0, filled);
    },
    close: () => closeSync(file),
  };
}

/** The same for a file that may not be there. */
export function openFileBytesIfThere(path: string): OpenFileBytes | null {
  return existsSync(path) ? openFileBytes(path) : null;
}
