import type { FileHandle } from 'node:fs/promises';
import yauzl from 'yauzl';
import { ByteReader } from '../byte-reader.ts';
import type { ByteGenerator } from '../byte-reader.ts';
import type { ArchiveEntries, ReportTrouble } from './archive-entry.ts';
import type { StretchBook } from './layer-book.ts';
import { zipData, zipMethodKnown } from './zip-data.ts';
import type { ZipDataFacts } from './zip-data.ts';
import { followsRecord, localHeaderAt, mostSearches, searchLocalHeader } from './zip-local-header.ts';
import type { LocalHeader } from './zip-local-header.ts';
import { zipLock } from './zip-lock.ts';
import { salvagedZipEntries } from './zip-salvage.ts';
import { unlock, ZipPasswords } from './zip-unlock.ts';

/** Reads a stretch of the archive's file; the importer supplies it, so that it can count and cancel. */
export type ReadRange = (start: number, length: number) => ByteGenerator;

/** An archive that can be read at any place, and what opens its locked entries. */
export interface ZipFile {
  readonly file: FileHandle;
  readonly sizeBytes: number;
  readonly readRange: ReadRange;
  readonly passwords: readonly string[];
}

/** Upper half of the external attributes is the Unix mode when the archive was made there. */
const symbolicLink = 0o120000;
const regularFile = 0o100000;
/** A data descriptor at its longest (APPNOTE 4.3.9 with signature and zip64). */
const descriptorBytes = 24;

/**
 * The entries of a zip archive after its central directory (zip64 and data descriptors included). Without a directory
 * - a cut upload - the local headers are read one after the other instead.
 */
export async function* zipEntries(archive: ZipFile, report: ReportTrouble, book: StretchBook): ArchiveEntries {
  const { file, sizeBytes, readRange } = archive;
  const passwords = new ZipPasswords(archive.passwords);
  const salvaged = (): ArchiveEntries => {
    book.between = 'unread';
    return salvagedZipEntries(sizeBytes, readRange, passwords, report, book);
  };
  let zip: yauzl.ZipFile;
  try {
    zip = await yauzl.fromFdPromise(file.fd, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    });
  } catch {
    report('import.zip-no-directory', 'error', sizeBytes, {});
    return yield* salvaged();
  }
  let count = 0;
  let searches = 0;
  const elsewhere = async (entry: yauzl.Entry): Promise<LocalHeader | null> => {
    const there = await localHeaderAt(readRange, entry.relativeOffsetOfLocalHeader, entry.fileNameRaw);
    if (there !== null || searches >= mostSearches) return there;
    searches += 1;
    return searchLocalHeader(readRange, sizeBytes, entry.fileNameRaw);
  };
  try {
    for await (const entry of zip.eachEntry()) {
      count += 1;
      const offset = entry.relativeOffsetOfLocalHeader;
      const path = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      let start = await dataStart(zip, entry);
      let packedBytes: number | null = entry.compressedSize;
      if (start === null) {
        const found = await elsewhere(entry);
        if (found !== null) {
          report('import.zip-misplaced', 'warning', found.offset, { path });
          start = found.dataStart;
          packedBytes = found.packedBytes ?? (entry.compressionMethod === 0 ? entry.compressedSize : null);
          book.add('headers', found.offset, start);
          if (packedBytes !== null) book.add('entries', start, start + packedBytes);
        }
      } else {
        account(book, entry, start);
        // deflate knows its own end: where nothing of the archive follows, the stated size is wrong
        const ends = entry.compressionMethod !== 8 || (await followsRecord(readRange, start + entry.compressedSize));
        if (!ends && (entry.generalPurposeBitFlag & 0x01) === 0) {
          report('import.zip-misplaced', 'warning', offset, { path });
          packedBytes = null;
        }
      }
      const refused = refusal(entry, path);
      if (refused === 'directory') {
        yield { kind: 'directory', path, offset };
        continue;
      }
      if (refused !== null) {
        yield { kind: 'refused', path, offset, ...refused };
        continue;
      }
      if (start === null) {
        yield { kind: 'refused', path, offset, code: 'import.zip-local-header', params: {} };
        continue;
      }
      const dataAt = start;
      const length = packedBytes ?? sizeBytes - dataAt;
      const open = (): ByteReader => new ByteReader(readRange(dataAt, length));
      const stated: ZipDataFacts = {
        method: entry.compressionMethod,
        packedBytes,
        unpackedBytes: entry.uncompressedSize,
        crc: entry.crc32,
      };
      const lock = zipLock({
        flags: entry.generalPurposeBitFlag,
        method: entry.compressionMethod,
        crc: entry.crc32,
        dosTime: entry.lastModFileTime,
        extra: entry.extraFieldRaw,
      });
      let packed: ByteReader;
      let facts = stated;
      if (lock === null) packed = open();
      else if (lock.lock === 'unsupported') {
        yield { kind: 'refused', path, offset, code: 'import.zip-encrypted', params: {} };
        continue;
      } else {
        const unlocked = await unlock(lock, open, stated, entry.compressedSize, passwords);
        if (unlocked === null) {
          const code = passwords.none ? 'import.password-needed' : 'import.password-wrong';
          yield { kind: 'locked', path, offset, code, packedBytes: entry.compressedSize };
          continue;
        }
        if (unlocked.altered) report('import.zip-altered', 'error', offset, { path });
        packed = unlocked.data;
        facts = unlocked.facts;
      }
      if (!zipMethodKnown(facts.method)) {
        yield { kind: 'refused', path, offset, code: 'import.zip-method', params: { method: facts.method } };
        continue;
      }
      const bytes = new ByteReader(zipData(packed, facts, start, report));
      yield { kind: 'file', path, offset, bytes, grows: true };
      await bytes.drain();
      if (bytes.stop !== null && bytes.stop.kind !== 'damaged') return bytes.stop;
      if (bytes.stop !== null) report(bytes.stop.code, 'error', bytes.stop.offset, bytes.stop.params);
    }
  } catch (error) {
    // yauzl throws on a directory that contradicts itself; anything else is a bug of ours and passes on
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    if (count === 0) {
      report('import.zip-no-directory', 'error', sizeBytes, {});
      return yield* salvaged();
    }
    return { kind: 'damaged', code: 'import.zip-directory', offset: sizeBytes, params: { entries: count } };
  }
  return null;
}

/** Why an entry is not read, whatever its data is. */
function refusal(
  entry: yauzl.Entry,
  path: string,
): 'directory' | { readonly code: string; readonly params: { readonly target: string } } | null {
  const mode = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (path.endsWith('/')) return 'directory';
  if (mode === symbolicLink) return { code: 'import.symbolic-link', params: { target: '' } };
  if (mode !== 0 && mode !== regularFile && entry.versionMadeBy >>> 8 === 3) {
    return { code: 'import.device', params: { target: '' } };
  }
  return null;
}

function account(book: StretchBook, entry: yauzl.Entry, start: number): void {
  const end = start + entry.compressedSize;
  book.add('headers', entry.relativeOffsetOfLocalHeader, start);
  book.add('entries', start, end);
  // its own length is not known before it is read; what belongs to the next entry is counted there
  if ((entry.generalPurposeBitFlag & 0x08) !== 0) book.add('headers', end, end + descriptorBytes);
}

/** Where an entry's data starts; `null` when its local header is not where the directory says. */
async function dataStart(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<number | null> {
  try {
    return (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
  } catch {
    return null;
  }
}
