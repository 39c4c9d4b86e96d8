import type { FileHandle } from 'node:fs/promises';
import { containerKind } from './containers/container-kind.ts';
import { hashFile } from './file-bytes.ts';
import type { CancelSignal } from './file-bytes.ts';
import type { KnownDigest } from './import-run.ts';
import type { ImportSink } from './import-sink.ts';

/**
 * Hash and size of a file that begins with `head`, taken before it is read where that may show that it is known or was not whole; else `null`, for
 * hashing costs as much as a third of reading. An archive's are always needed, because what it holds is not read from its front to its end.
 */
export async function digestAhead(
  file: FileHandle,
  size: number,
  head: Uint8Array,
  sink: ImportSink,
  signal: CancelSignal,
): Promise<KnownDigest | null> {
  if (size > 0 && containerKind(head) === null && !sink.hasSize(size)) return null;
  const { sha256, sizeBytes } = await hashFile(file, size, signal);
  return { sha256, sizeBytes };
}
