import { assertNever } from '../../parsers/base/assert.ts';
import type { ArchiveLayer } from '../../parsers/model/ledger.ts';
import { ByteReader } from './byte-reader.ts';
import type { ByteGenerator } from './byte-reader.ts';
import type { ArchiveEntries, ReportTrouble } from './containers/archive-entry.ts';
import { unbzip2 } from './containers/bzip2.ts';
import type { ContainerKind } from './containers/container-kind.ts';
import { gunzip, readGzipHeader } from './containers/gzip.ts';
import { LayerBook, StretchBook } from './containers/layer-book.ts';
import { multipartEntries } from './containers/multipart.ts';
import { tarEntries } from './containers/tar-entries.ts';
import { isTarHeader } from './containers/tar-header.ts';
import { unxz } from './containers/xz.ts';
import { zipEntries } from './containers/zip-entries.ts';
import { unzstd } from './containers/zstd.ts';
import { fileNameOf } from '../files/file-names.ts';
import type { ImportRun, SourcePlace } from './import-run.ts';
import { openRandomAccess } from './random-access.ts';
import type { RandomAccess } from './random-access.ts';

export type OpenableKind = Exclude<ContainerKind, `unsupported-${string}`>;
/** A stream that holds one thing; it may be a tar. */
export type CompressedKind = Extract<OpenableKind, 'gzip' | 'zstd' | 'xz' | 'bzip2'>;

export interface OpenedArchive {
  /** For the ledger: `tar.gz`, `zip`, ... */
  readonly reader: string;
  readonly entries: ArchiveEntries;
  /** Damage was told that did not end the reading. */
  damaged(): boolean;
  /** Where the bytes went, once the entries are through; `sizeBytes` is the size of the archive. */
  layers(sizeBytes: number): readonly ArchiveLayer[];
  close(): Promise<void>;
}

interface Compression {
  readonly suffix: RegExp;
  /** Name of a tar in it, for the ledger. */
  readonly withTar: string;
  readonly unpack: (input: ByteReader, report: ReportTrouble, book: LayerBook) => ByteGenerator;
}

const compressions: Readonly<Record<CompressedKind, Compression>> = {
  gzip: { suffix: /\.(?:gz|gzip|z)$/i, withTar: 'tar.gz', unpack: gunzip },
  zstd: { suffix: /\.(?:zst|zstd)$/i, withTar: 'tar.zst', unpack: unzstd },
  xz: { suffix: /\.xz$/i, withTar: 'tar.xz', unpack: unxz },
  bzip2: { suffix: /\.(?:bz2|bz)$/i, withTar: 'tar.bz2', unpack: unbzip2 },
};

/** Whether an archive is a compressed stream with one file in it. `reader` is that of the ledger. */
export function isCompressed(reader: string): reader is CompressedKind {
  return Object.hasOwn(compressions, reader);
}

/** What a compressed stream unpacks to, counted nowhere. */
export function unpackStream(kind: CompressedKind, bytes: ByteReader): ByteGenerator {
  return compressions[kind].unpack(bytes, () => undefined, new LayerBook(kind));
}

/** Opens an archive for reading its entries in order. `dropped` is the open file behind `bytes` when they are a dropped file's. */
export async function openArchive(
  kind: OpenableKind,
  bytes: ByteReader,
  place: SourcePlace,
  run: ImportRun,
  reportTrouble: ReportTrouble,
  dropped: RandomAccess | null,
): Promise<OpenedArchive> {
  let damaged = false;
  const report: ReportTrouble = (code, severity, offset, params) => {
    if (severity === 'error') damaged = true;
    reportTrouble(code, severity, offset, params);
  };
  const isDamaged = (): boolean => damaged;
  const close = async (): Promise<void> => undefined;
  switch (kind) {
    case 'tar':
    case 'multipart': {
      const book = new LayerBook(kind);
      const entries = kind === 'tar' ? tarEntries(bytes, report, book) : multipartEntries(bytes, report, book);
      const layers = (size: number): readonly ArchiveLayer[] => [book.finish(size)];
      return { reader: kind, entries: meteredEntries(entries, run), damaged: isDamaged, layers, close };
    }
    case 'gzip':
    case 'zstd':
    case 'xz':
    case 'bzip2': {
      const { suffix, withTar, unpack } = compressions[kind];
      const stored = kind === 'gzip' ? (readGzipHeader(await bytes.peek(4_096))?.name ?? null) : null;
      const outer = new LayerBook(kind);
      const inner = new ByteReader(meter(unpack(bytes, report, outer), run));
      // a compressed layer holds a tar (then both count as one archive) or a single file
      if (!isTarHeader(await inner.peek(512))) {
        const entries = singleEntry(inner, stored ?? withoutSuffix(place, suffix));
        const layers = (size: number): readonly ArchiveLayer[] => [outer.finish(size)];
        return { reader: kind, entries, damaged: isDamaged, layers, close };
      }
      const book = new LayerBook('tar');
      const layers = (size: number): readonly ArchiveLayer[] => [outer.finish(size), book.finish(inner.offset)];
      const entries = meteredEntries(tarEntries(inner, report, book), run);
      return { reader: withTar, entries, damaged: isDamaged, layers, close };
    }
    case 'zip': {
      const file = dropped ?? (await openRandomAccess(await run.folder.spill(bytes), run));
      const readRange = (start: number, length: number): ByteGenerator => file.read(start, length);
      // outside of the entries stands the directory
      const book = new StretchBook('zip', 'headers');
      const archive = { file: file.handle, sizeBytes: file.sizeBytes, readRange, passwords: run.passwords };
      return {
        reader: 'zip',
        entries: meteredEntries(zipEntries(archive, report, book), run),
        damaged: isDamaged,
        layers: (size) => [book.finish(size)],
        close: async () => {
          if (file !== dropped) await file.close();
        },
      };
    }
    default:
      return assertNever(kind);
  }
}

async function* singleEntry(inner: ByteReader, path: string): ArchiveEntries {
  const bytes = new ByteReader(drainable(inner));
  yield { kind: 'file', path, offset: 0, bytes, grows: false };
  await bytes.drain();
  return bytes.stop;
}

function withoutSuffix(place: SourcePlace, suffix: RegExp): string {
  const name = fileNameOf(place.entry ?? place.name);
  return name.replace(/\.t(?:gz|zst|xz|bz2?)$/i, '.tar').replace(suffix, '');
}

/** Counts unpacked bytes against the limits. */
async function* meter(inner: ByteGenerator, run: ImportRun): ByteGenerator {
  try {
    for (;;) {
      const next = await inner.next();
      if (next.done === true) return next.value;
      const stop = run.budget.addUnpacked(next.value.length);
      if (stop !== null) return stop;
      yield next.value;
    }
  } finally {
    await inner.return(null);
  }
}

async function* meteredEntries(entries: ArchiveEntries, run: ImportRun): ArchiveEntries {
  try {
    for (;;) {
      const next = await entries.next();
      if (next.done === true) return next.value;
      const entry = next.value;
      if (entry.kind !== 'file' || !entry.grows) {
        yield entry;
        continue;
      }
      const bytes = new ByteReader(meter(drainable(entry.bytes), run));
      yield { ...entry, bytes };
    }
  } finally {
    await entries.return(null);
  }
}

async function* drainable(bytes: ByteReader): ByteGenerator {
  for (;;) {
    const chunk = await bytes.read();
    if (chunk === null) return bytes.stop;
    yield chunk;
  }
}
