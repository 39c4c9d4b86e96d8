import { ByteReader } from '../byte-reader.ts';
import type { ByteGenerator } from '../byte-reader.ts';
import type { ArchiveEntries, ReportTrouble } from './archive-entry.ts';
import type { LayerBook } from './layer-book.ts';
import { readTarHeader, tarBlockBytes, tarText } from './tar-header.ts';
import type { TarHeader } from './tar-header.ts';
import { noExtended, readPax } from './tar-pax.ts';
import type { Extended } from './tar-pax.ts';
import { expandSparse, isSoundMap, readLeadingMap, readOldSparseMap } from './tar-sparse.ts';
import type { SparseMap } from './tar-sparse.ts';

/*
 * Reads tar as a stream: ustar, GNU long names, PAX, sparse files. Written here and not taken from tar-stream, because a diagnostics
 * archive is often cut or damaged: this reader names the offset, gives the part of an entry that is there, and finds the next
 * header after a damaged one.
 */

/** Extended headers carry names and a few numbers; larger ones are refused. */
const extendedBytes = 1024 * 1024;

const refusedTypes: Readonly<Record<string, string>> = {
  '1': 'import.hard-link',
  '2': 'import.symbolic-link',
  '3': 'import.device',
  '4': 'import.device',
  '6': 'import.device',
};

/** The entries of a tar archive, in order; `book` keeps account of its bytes. */
export async function* tarEntries(input: ByteReader, report: ReportTrouble, book: LayerBook): ArchiveEntries {
  let extended = noExtended;
  let searchedFrom: number | null = null;
  let zeroBlocks = 0;
  for (;;) {
    const offset = input.offset;
    const block = await input.peek(tarBlockBytes);
    if (block.length < tarBlockBytes) {
      if (searchedFrom !== null) reportGap(report, book, searchedFrom, offset + block.length);
      if (input.stop !== null) return input.stop;
      // POSIX wants two blocks of zeros at the end; many writers are content with none
      if (block.length === 0) {
        if (zeroBlocks === 0) report('import.tar-no-end', 'info', offset, {});
        return null;
      }
      await input.skip(block.length);
      if (block.every((byte) => byte === 0)) {
        book.to('padding', input.offset);
        return null;
      }
      book.to('damaged', input.offset);
      return { kind: 'damaged', code: 'import.tar-cut', offset, params: {} };
    }
    if (block.every((byte) => byte === 0)) {
      zeroBlocks += 1;
      await input.skip(tarBlockBytes);
      if (searchedFrom === null) book.to('padding', input.offset);
      continue;
    }
    const header = readTarHeader(block);
    if (header === null) {
      // what follows the end mark and is no header is padding of the medium
      if (zeroBlocks >= 2 && searchedFrom === null) {
        report('import.tar-trailing', 'info', offset, {});
        await input.drain();
        book.to('padding', input.offset);
        return input.stop;
      }
      searchedFrom ??= offset;
      await input.skip(tarBlockBytes);
      continue;
    }
    if (searchedFrom !== null) {
      reportGap(report, book, searchedFrom, offset);
      searchedFrom = null;
    }
    zeroBlocks = 0;
    await input.skip(tarBlockBytes);
    book.to('headers', input.offset);

    if ('xgLK'.includes(header.type)) {
      extended = await readExtended(header, extended, offset, input, report);
      book.to('headers', input.offset);
      continue;
    }

    const path = extended.path ?? header.path;
    const linkTarget = extended.linkTarget ?? header.linkTarget;
    const stored = extended.size ?? header.size;
    const told = extended;
    extended = noExtended;

    const refused = refusedTypes[header.type];
    if (refused !== undefined) {
      // links and devices have no data, whatever their size field says (POSIX pax, ustar)
      yield { kind: 'refused', path, offset, code: refused, params: { target: linkTarget } };
      continue;
    }
    if (header.type === '5' || header.type === 'D' || (header.type === '0' && path.endsWith('/'))) {
      yield { kind: 'directory', path, offset };
      await input.skip(padded(stored));
      book.to('headers', input.offset);
      continue;
    }
    if (header.type === 'V') {
      await input.skip(padded(stored));
      book.to('headers', input.offset);
      continue;
    }
    if (header.type === 'M') report('import.tar-volume', 'warning', offset, {});
    else if (!'07S'.includes(header.type)) report('import.tar-unknown-type', 'info', offset, { type: header.type });
    const sparse = await sparseMap(header, block, told, stored, input);
    book.to('headers', input.offset);
    const map = sparse?.map ?? null;
    if (sparse !== null && map === null) report('import.tar-sparse-damaged', 'error', offset, {});
    const data = new ByteReader(entryBytes(input, sparse?.dataBytes ?? stored, offset));
    const bytes = map === null ? data : new ByteReader(expandSparse(data, map));
    yield { kind: 'file', path, offset, bytes, grows: map !== null };
    await bytes.drain();
    await data.drain();
    book.to('entries', input.offset);
    if (data.stop !== null) return data.stop;
    const padding = padded(sparse?.dataBytes ?? stored) - (sparse?.dataBytes ?? stored);
    await input.skip(padding);
    book.to('padding', input.offset);
  }
}

async function readExtended(
  header: TarHeader,
  before: Extended,
  offset: number,
  input: ByteReader,
  report: ReportTrouble,
): Promise<Extended> {
  if (header.size > extendedBytes) {
    report('import.tar-extended-header', 'error', offset, { size: header.size });
    await input.skip(padded(header.size));
    return before;
  }
  const data = (await input.take(padded(header.size))).subarray(0, header.size);
  if (data.length < header.size) return before;
  if (header.type === 'L') return { ...before, path: tarText(data) };
  if (header.type === 'K') return { ...before, linkTarget: tarText(data) };
  return header.type === 'x' ? readPax(data, before) : before;
}

interface SparseData {
  /** `null` when it cannot be read: then the stretches are given one behind the other. */
  readonly map: SparseMap | null;
  /** Of the stretches, without a map before them. */
  readonly dataBytes: number;
}

/** The map of a sparse entry, `null` for an ordinary one. Blocks that hold the map are consumed. */
async function sparseMap(
  header: TarHeader,
  block: Uint8Array,
  told: Extended,
  stored: number,
  input: ByteReader,
): Promise<SparseData | null> {
  const sound = (map: SparseMap | null, dataBytes: number): SparseData => ({
    map: map !== null && isSoundMap(map, dataBytes) ? map : null,
    dataBytes,
  });
  if (header.type === 'S') return sound(await readOldSparseMap(block, input), stored);
  if (told.sparse === null) return null;
  if (told.sparse.form === 'damaged') return { map: null, dataBytes: stored };
  if (told.sparse.form === 'map') return sound(told.sparse.map, stored);
  const from = input.offset;
  const leading = await readLeadingMap(input, told.sparse.size, stored);
  return sound(leading?.map ?? null, stored - (input.offset - from));
}

function reportGap(report: ReportTrouble, book: LayerBook, from: number, to: number): void {
  book.to('damaged', to);
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
