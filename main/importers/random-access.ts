import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { ByteGenerator } from './byte-reader.ts';
import { fileBytes } from './file-bytes.ts';
import type { ImportRun } from './import-run.ts';

/** An open file that can be read at any place. */
export interface RandomAccess {
  readonly handle: FileHandle;
  readonly sizeBytes: number;
  read(start: number, length: number): ByteGenerator;
  close(): Promise<void>;
}

/** Opens a private file of ours and removes it when it is closed. */
export async function openRandomAccess(path: string, run: ImportRun): Promise<RandomAccess> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    handle,
    sizeBytes: size,
    read: (start, length) =>
      fileBytes(handle, start, Math.max(0, Math.min(length, size - start)), run.signal, () => undefined),
    async close() {
      await handle.close();
      await run.folder.remove(path);
    },
  };
}
