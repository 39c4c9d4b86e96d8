import { ByteReader } from '../byte-reader.ts';
import type { ByteGenerator } from '../byte-reader.ts';
import type { ArchiveEntries, ReportTrouble } from './archive-entry.ts';
import type { StretchBook } from './layer-book.ts';
import { zipData, zipMethodKnown } from './zip-data.ts';
import type { ZipDataFacts } from './zip-data.ts';
import type { ReadRange } from './zip-entries.ts';
import { zipLock } from './zip-lock.ts';
import { unlock } from './zip-unlock.ts';
import type { ZipPasswords } from './zip-unlock.ts';

const localHeaderBytes = 30;
const localHeader = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const descriptor = Buffer.from([0x50, 0x4b, 0x07, 0x08]);
const pieceBytes = 64 * 1024;

/**
 * The entries of a zip archive that lost its central directory (cut upload), from the local headers (APPNOTE 4.3.7). An entry
 * whose sizes come only behind its data can be read when it is deflated, because deflate knows its own end; of a locked one the
 * descriptor behind it is searched.
 */
export async function* salvagedZipEntries(
  sizeBytes: number,
  readRange: ReadRange,
  passwords: ZipPasswords,
  report: ReportTrouble,
  book: StretchBook,
): ArchiveEntries {
  const input = new ByteReader(readRange(0, sizeBytes));
  for (;;) {
    if (!(await skipTo(input, [localHeader]))) return input.stop;
    const offset = input.offset;
    const fixed = await input.take(localHeaderBytes);
    if (fixed.length < localHeaderBytes) return cut(input, offset);
    const view = new DataView(fixed.buffer, fixed.byteOffset, fixed.length);
    const flags = view.getUint16(6, true);
    const nameLength = view.getUint16(26, true);
    const extraLength = view.getUint16(28, true);
    const name = Buffer.from(await input.take(nameLength));
    const extra = await input.take(extraLength);
    if (name.length < nameLength || extra.length < extraLength) return cut(input, offset);
    const start = input.offset;
    book.add('headers', offset, start);
    const path = name.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8').replaceAll('\\', '/');
    const method = view.getUint16(8, true);
    const described = (flags & 0x08) !== 0;
    const sizes = readSizes(view, extra);
    const facts: ZipDataFacts = {
      method,
      packedBytes: described ? null : sizes.packed,
      unpackedBytes: described ? null : sizes.unpacked,
      crc: described ? null : view.getUint32(14, true),
    };
    const crc = view.getUint32(14, true);
    const lock = zipLock({ flags, method, crc, dosTime: view.getUint16(10, true), extra });
    if (lock !== null) {
      const packedBytes = facts.packedBytes ?? (await bytesToDescriptor(readRange, start, sizeBytes));
      const known = await descriptorFacts(readRange, start + packedBytes, facts);
      const open = (): ByteReader => new ByteReader(readRange(start, packedBytes));
      const unlocked =
        lock.lock === 'unsupported'
          ? null
          : await unlock(lock, open, { ...known, packedBytes }, packedBytes, passwords);
      if (lock.lock === 'unsupported') {
        yield { kind: 'refused', path, offset, code: 'import.zip-encrypted', params: {} };
      } else if (unlocked === null) {
        const code = passwords.none ? 'import.password-needed' : 'import.password-wrong';
        yield { kind: 'locked', path, offset, code, packedBytes };
      } else if (!zipMethodKnown(unlocked.facts.method)) {
        yield { kind: 'refused', path, offset, code: 'import.zip-method', params: { method: unlocked.facts.method } };
      } else {
        if (unlocked.altered) report('import.zip-altered', 'error', offset, { path });
        const data = zipData(unlocked.data, unlocked.facts, start, report);
        // what ends with the file and not with a descriptor is cut, whatever its compression says
        const isCut = facts.packedBytes === null && start + packedBytes >= sizeBytes;
        const bytes = new ByteReader(isCut ? endingCut(data, sizeBytes) : data);
        yield { kind: 'file', path, offset, bytes, grows: true };
        await bytes.drain();
        if (bytes.stop !== null && bytes.stop.kind !== 'damaged') return bytes.stop;
        if (bytes.stop !== null) report(bytes.stop.code, 'error', bytes.stop.offset, bytes.stop.params);
      }
      await input.skip(packedBytes);
      book.add('entries', start, input.offset);
    } else if (!zipMethodKnown(method) || (facts.packedBytes === null && method !== 8)) {
      yield { kind: 'refused', path, offset, code: 'import.zip-method', params: { method } };
    } else if (path.endsWith('/')) {
      yield { kind: 'directory', path, offset };
    } else {
      const bytes = new ByteReader(zipData(input, facts, 0, report));
      yield { kind: 'file', path, offset, bytes, grows: true };
      await bytes.drain();
      book.add('entries', start, input.offset);
      if (bytes.stop !== null && (bytes.stop.kind !== 'damaged' || bytes.stop.code === 'import.zip-cut')) {
        return bytes.stop;
      }
      if (bytes.stop !== null) report(bytes.stop.code, 'error', bytes.stop.offset, bytes.stop.params);
    }
  }
}

async function* endingCut(data: ByteGenerator, offset: number): ByteGenerator {
  const stop = yield* data;
  return stop ?? { kind: 'damaged', code: 'import.zip-cut', offset, params: {} };
}

/** Moves to the next of some signatures; `false` at the end. */
async function skipTo(input: ByteReader, signatures: readonly Buffer[]): Promise<boolean> {
  for (;;) {
    const piece = await input.peek(pieceBytes);
    if (piece.length < localHeader.length) {
      await input.skip(piece.length);
      return false;
    }
    const view = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    const places = signatures.map((signature) => view.indexOf(signature)).filter((at) => at !== -1);
    if (places.length > 0) {
      await input.skip(Math.min(...places));
      return true;
    }
    await input.skip(piece.length < pieceBytes ? piece.length : piece.length - localHeader.length + 1);
    if (piece.length < pieceBytes) return false;
  }
}

async function bytesToDescriptor(readRange: ReadRange, start: number, sizeBytes: number): Promise<number> {
  const input = new ByteReader(readRange(start, sizeBytes - start));
  await skipTo(input, [descriptor, localHeader]);
  const { offset } = input;
  await input.close();
  return offset;
}

/** What a data descriptor says (APPNOTE 4.3.9); what the headers said when there is none. */
async function descriptorFacts(readRange: ReadRange, at: number, facts: ZipDataFacts): Promise<ZipDataFacts> {
  if (facts.crc !== null) return facts;
  const bytes = await new ByteReader(readRange(at, 16)).take(16);
  if (bytes.length < 16 || !descriptor.equals(bytes.subarray(0, 4))) return facts;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  return { ...facts, crc: view.getUint32(4, true), unpackedBytes: view.getUint32(12, true) };
}

/** Sizes from the header or, when they do not fit there, from the zip64 extra field (APPNOTE 4.5.3). */
function readSizes(view: DataView, extra: Uint8Array): { readonly packed: number; readonly unpacked: number } {
  const packed = view.getUint32(18, true);
  const unpacked = view.getUint32(22, true);
  const data = new DataView(extra.buffer, extra.byteOffset, extra.length);
  for (let at = 0; at + 4 <= extra.length; at += 4 + data.getUint16(at + 2, true)) {
    if (data.getUint16(at, true) === 1 && data.getUint16(at + 2, true) >= 16 && at + 20 <= extra.length) {
      return { unpacked: Number(data.getBigUint64(at + 4, true)), packed: Number(data.getBigUint64(at + 12, true)) };
    }
  }
  return { packed, unpacked };
}

function cut(input: ByteReader, offset: number): NonNullable<ByteReader['stop']> {
  return input.stop ?? { kind: 'damaged', code: 'import.zip-cut', offset, params: {} };
}
