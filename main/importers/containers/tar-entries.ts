import { ByteReader } from '../byte-reader.ts';
import type { ByteGenerator } from '../byte-reader.ts';
import type { ArchiveEntries, ReportTrouble } from './archive-entry.ts';
import { readTarHeader, tarBlockBytes, tarText } from './tar-header.ts';

/*
 * Reads tar as a stream: ustar, GNU long names, PAX. Written here and not taken from tar-stream, because a diagnostics
 * archive is often cut or damaged: this reader names the offset, gives the part of an entry that is there, and finds the next
 * header after a damaged one.
 */

/** Extended headers carry names and a few numbers; larger ones are refused. */
const extendedBytes = 1024 * 1024;

interface Extended {
  path: string | null;
  linkTarget: string | null;
  size: number | null;
  sparse: boolean;
}

const refusedTypes: Readonly<Record<string, string>> = {
  '1': 'import.hard-link',
  '2': 'import.symbolic-link',
  '3': 'import.device',
  '4': 'import.device',
  '6': 'import.device',
};

/** The entries of a tar archive, in order. */
export async function* tarEntries(input: ByteReader, report: ReportTrouble): ArchiveEntries {
  let extended: Extended = { path: null, linkTarget: null, size: null, sparse: false };
  let searchedFrom: number | null = null;
  let zeroBlocks = 0;
  for (;;) {
    const offset = input.offset;
    const block = await input.peek(tarBlockBytes);
    if (block.length < tarBlockBytes) {
      if (searchedFrom !== null) reportGap(report, searchedFrom, offset + block.length);
      if (input.stop !== null) return input.stop;
      // POSIX wants two blocks of zeros at the end; many writers are content with none
      if (block.length === 0) {
        if (zeroBlocks === 0) report('import.tar-no-end', 'info', offset, {});
        return null;
      }
      await input.skip(block.length);
      if (block.every((byte) => byte === 0)) return null;
      return { kind: 'damaged', code: 'import.tar-cut', offset, params: {} };
    }
    if (block.every((byte) => byte === 0)) {
      zeroBlocks += 1;
      await input.skip(tarBlockBytes);
      continue;
    }
    const header = readTarHeader(block);
    if (header === null) {
      // what follows the end mark and is no header is padding of the medium
      if (zeroBlocks >= 2 && searchedFrom === null) {
        report('import.tar-trailing', 'info', offset, {});
        await input.drain();
        return input.stop;
      }
      searchedFrom ??= offset;
      await input.skip(tarBlockBytes);
      continue;
    }
    if (searchedFrom !== null) {
      reportGap(report, searchedFrom, offset);
      searchedFrom = null;
    }
    zeroBlocks = 0;
    await input.skip(tarBlockBytes);

    if (header.type === 'x' || header.type === 'L' || header.type === 'K' || header.type === 'g') {
      if (header.size > extendedBytes) {
        report('import.tar-extended-header', 'error', offset, { size: header.size });
        await input.skip(padded(header.size));
        continue;
      }
      const data = (await input.take(padded(header.size))).subarray(0, header.size);
      if (data.length < header.size) continue;
      if (header.type === 'L') extended = { ...extended, path: tarText(data) };
      if (header.type === 'K') extended = { ...extended, linkTarget: tarText(data) };
      if (header.type === 'x') extended = readPax(data, extended);
      continue;
    }

    const path = extended.path ?? header.path;
    const linkTarget = extended.linkTarget ?? header.linkTarget;
    const size = extended.size ?? header.size;
    const sparse = extended.sparse || header.type === 'S';
    extended = { path: null, linkTarget: null, size: null, sparse: false };

    const refused = refusedTypes[header.type];
    if (refused !== undefined) {
      // links and devices have no data, whatever their size field says (POSIX pax, ustar)
      yield { kind: 'refused', path, offset, code: refused, params: { target: linkTarget } };
      continue;
    }
    if (header.type === '5' || header.type === 'D' || (header.type === '0' && path.endsWith('/'))) {
      yield { kind: 'directory', path, offset };
      await input.skip(padded(size));
      continue;
    }
    if (header.type === 'V') {
      await input.skip(padded(size));
      continue;
    }
    if (!'07SM'.includes(header.type)) report('import.tar-unknown-type', 'info', offset, { type: header.type });
    if (sparse) report('import.tar-sparse', 'warning', offset, {});
    const bytes = new ByteReader(entryBytes(input, size, offset), { hash: true });
    yield { kind: 'file', path, offset, bytes };
    await bytes.drain();
    if (bytes.stop !== null) return bytes.stop;
    await input.skip(padded(size) - size);
  }
}

function reportGap(report: ReportTrouble, from: number, to: number): void {
  report('import.tar-damaged', 'error', from, { bytes: to - from });
}

function padded(size: number): number {
  return Math.ceil(size / tarBlockBytes) * tarBlockBytes;
}

async function* entryBytes(input: ByteReader, size: number, offset: number): ByteGenerator {
  let left = size;
  while (left > 0) {
    const chunk = await input.read(left);
    if (chunk === null) {
      return input.stop ?? { kind: 'damaged', code: 'import.tar-cut', offset: input.offset, params: { entry: offset } };
    }
    left -= chunk.length;
    yield chunk;
  }
  return null;
}

/** Records `LENGTH KEY=VALUE\n`, the length counting the whole record (POSIX pax, extended header). */
function readPax(data: Uint8Array, before: Extended): Extended {
  const result: Extended = { ...before };
  let position = 0;
  while (position < data.length) {
    const blank = data.indexOf(0x20, position);
    if (blank === -1 || blank - position > 8) break;
    const length = Number(tarText(data.subarray(position, blank)));
    if (!Number.isSafeInteger(length) || length <= blank - position + 1 || position + length > data.length) break;
    const record = data.subarray(blank + 1, position + length - 1);
    const equals = record.indexOf(0x3d);
    if (equals !== -1) {
      const key = tarText(record.subarray(0, equals));
      const value = tarText(record.subarray(equals + 1));
      if (key === 'path' && !result.sparse) result.path = value;
      if (key === 'linkpath') result.linkTarget = value;
      if (key === 'size' && /^\d{1,15}$/.test(value)) result.size = Number(value);
      if (key === 'GNU.sparse.name') result.path = value;
      if (key.startsWith('GNU.sparse.')) result.sparse = true;
    }
    position += length;
  }
  return result;
}
