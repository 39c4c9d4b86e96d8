import type { FileHandle } from 'node:fs/promises';
import yauzl from 'yauzl';
import { ByteReader } from '../byte-reader.ts';
import type { ByteGenerator } from '../byte-reader.ts';
import type { ArchiveEntries, ReportTrouble } from './archive-entry.ts';
import { zipData, zipMethodKnown } from './zip-data.ts';
import { salvagedZipEntries } from './zip-salvage.ts';

/** Reads a stretch of the archive's file; the importer supplies it, so that it can count and cancel. */
export type ReadRange = (start: number, length: number) => ByteGenerator;

/** Upper half of the external attributes is the Unix mode when the archive was made there. */
const symbolicLink = 0o120000;
const regularFile = 0o100000;

/**
 * The entries of a zip archive after its central directory (zip64 and data descriptors included). Without a directory
 * - a cut upload - the local headers are read one after the other instead.
 */
export async function* zipEntries(
  file: FileHandle,
  sizeBytes: number,
  readRange: ReadRange,
  report: ReportTrouble,
): ArchiveEntries {
  let zip: yauzl.ZipFile;
  try {
    zip = await yauzl.fromFdPromise(file.fd, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    });
  } catch {
    report('import.zip-no-directory', 'error', sizeBytes, {});
    return yield* salvagedZipEntries(new ByteReader(readRange(0, sizeBytes), { hash: false }), report);
  }
  let count = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      count += 1;
      const offset = entry.relativeOffsetOfLocalHeader;
      const path = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      const mode = (entry.externalFileAttributes >>> 16) & 0o170000;
      if (path.endsWith('/')) {
        yield { kind: 'directory', path, offset };
      } else if (mode === symbolicLink) {
        yield { kind: 'refused', path, offset, code: 'import.symbolic-link', params: { target: '' } };
      } else if (mode !== 0 && mode !== regularFile && entry.versionMadeBy >>> 8 === 3) {
        yield { kind: 'refused', path, offset, code: 'import.device', params: { target: '' } };
      } else if (entry.isEncrypted()) {
        yield { kind: 'refused', path, offset, code: 'import.zip-encrypted', params: {} };
      } else if (!zipMethodKnown(entry.compressionMethod)) {
        const params = { method: entry.compressionMethod };
        yield { kind: 'refused', path, offset, code: 'import.zip-method', params };
      } else {
        const start = await dataStart(zip, entry);
        if (start === null) {
          yield { kind: 'refused', path, offset, code: 'import.zip-local-header', params: {} };
          continue;
        }
        const packed = new ByteReader(readRange(start, entry.compressedSize), { hash: false });
        const facts = {
          method: entry.compressionMethod,
          packedBytes: entry.compressedSize,
          unpackedBytes: entry.uncompressedSize,
          crc: entry.crc32,
        };
        const bytes = new ByteReader(zipData(packed, facts, start, report), { hash: true });
        yield { kind: 'file', path, offset, bytes };
        await bytes.drain();
        if (bytes.stop !== null && bytes.stop.kind !== 'damaged') return bytes.stop;
        if (bytes.stop !== null) report(bytes.stop.code, 'error', bytes.stop.offset, bytes.stop.params);
      }
    }
  } catch (error) {
    // yauzl throws on a directory that contradicts itself; anything else is a bug of ours and passes on
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    if (count === 0) {
      report('import.zip-no-directory', 'error', sizeBytes, {});
      return yield* salvagedZipEntries(new ByteReader(readRange(0, sizeBytes), { hash: false }), report);
    }
    return { kind: 'damaged', code: 'import.zip-directory', offset: sizeBytes, params: { entries: count } };
  }
  return null;
}

/** Where an entry's data starts; `null` when its local header is not where the directory says. */
async function dataStart(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<number | null> {
  try {
    return (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
  } catch {
    return null;
  }
}
