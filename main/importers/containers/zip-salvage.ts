import { ByteReader } from '../byte-reader.ts';
import type { ArchiveEntries, ReportTrouble } from './archive-entry.ts';
import { zipData, zipMethodKnown } from './zip-data.ts';
import type { ZipDataFacts } from './zip-data.ts';

const localHeaderBytes = 30;
const localHeader = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const pieceBytes = 64 * 1024;

/**
 * The entries of a zip archive that lost its central directory (cut upload), from the local headers (APPNOTE 4.3.7). An entry
 * whose sizes come only behind its data can be read when it is deflated, because deflate knows its own end.
 */
export async function* salvagedZipEntries(input: ByteReader, report: ReportTrouble): ArchiveEntries {
  for (;;) {
    if (!(await skipToHeader(input))) return input.stop;
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
    if ((flags & 0x01) !== 0) {
      yield { kind: 'refused', path, offset, code: 'import.zip-encrypted', params: {} };
    } else if (!zipMethodKnown(method) || (facts.packedBytes === null && method !== 8)) {
      yield { kind: 'refused', path, offset, code: 'import.zip-method', params: { method } };
    } else if (path.endsWith('/')) {
      yield { kind: 'directory', path, offset };
    } else {
      const bytes = new ByteReader(zipData(input, facts, 0, report), { hash: true });
      yield { kind: 'file', path, offset, bytes };
      await bytes.drain();
      if (bytes.stop !== null && (bytes.stop.kind !== 'damaged' || bytes.stop.code === 'import.zip-cut')) {
        return bytes.stop;
      }
      if (bytes.stop !== null) report(bytes.stop.code, 'error', bytes.stop.offset, bytes.stop.params);
    }
  }
}

/** Moves to the next local header; `false` at the end. */
async function skipToHeader(input: ByteReader): Promise<boolean> {
  for (;;) {
    const piece = await input.peek(pieceBytes);
    if (piece.length < localHeader.length) return false;
    const at = Buffer.from(piece.buffer, piece.byteOffset, piece.length).indexOf(localHeader);
    if (at !== -1) {
      await input.skip(at);
      return true;
    }
    await input.skip(piece.length - localHeader.length + 1);
    if (piece.length < pieceBytes) return false;
  }
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
