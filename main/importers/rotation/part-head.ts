import { ByteReader } from '../byte-reader.ts';
import { containerKind } from '../containers/container-kind.ts';
import { isTarHeader } from '../containers/tar-header.ts';
import { unpackStream } from '../open-archive.ts';
import { nextHeadBytes } from './rotated-log.ts';

/** The unpacked beginning of a part; `null` when it is no single file. `bytes` is closed. */
export async function partHead(bytes: ByteReader): Promise<Uint8Array | null> {
  try {
    const kind = containerKind(await bytes.peek(512));
    if (kind === null) return Uint8Array.from(await bytes.peek(nextHeadBytes));
    if (kind !== 'gzip' && kind !== 'zstd' && kind !== 'xz' && kind !== 'bzip2') return null;
    const inner = new ByteReader(unpackStream(kind, bytes));
    const head = Uint8Array.from(await inner.peek(nextHeadBytes));
    await inner.close();
    return isTarHeader(head) ? null : head;
  } finally {
    await bytes.close();
  }
}
