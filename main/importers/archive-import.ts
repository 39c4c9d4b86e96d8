import { assertNever } from '../../parsers/base/assert.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import { ByteReader } from './byte-reader.ts';
import type { ByteGenerator, ReadingStop } from './byte-reader.ts';
import type { ArchiveEntries, ArchiveEntry, ReportTrouble } from './containers/archive-entry.ts';
import { containerKind } from './containers/container-kind.ts';
import type { ContainerKind } from './containers/container-kind.ts';
import { gunzip, readGzipHeader } from './containers/gzip.ts';
import { multipartEntries } from './containers/multipart.ts';
import { tarEntries } from './containers/tar-entries.ts';
import { isTarHeader } from './containers/tar-header.ts';
import { zipEntries } from './containers/zip-entries.ts';
import { unzstd, zstdAvailable } from './containers/zstd.ts';
import { DatabaseShelf } from './database-shelf.ts';
import { entryName, fileNameOf, nestedEntry } from './entry-name.ts';
import type { ImportRun, SourcePlace } from './import-run.ts';
import { IssueList, quoted } from './issue-list.ts';
import { importLeaf } from './leaf-import.ts';
import type { LeafExtras } from './leaf-import.ts';
import { noExtras } from './leaf-import.ts';
import { openRandomAccess } from './random-access.ts';
import type { RandomAccess } from './random-access.ts';

/** A multipart body may come after an HTTP head. */
const containerHeadBytes = 16 * 1024;

type OpenableKind = Exclude<ContainerKind, `unsupported-${string}`>;

/**
 * Imports what stands in `bytes`: an archive with all it holds, or one source. `dropped` is the open file behind `bytes` when they
 * are a dropped file's; archives that need seeking are copied to a private file otherwise.
 */
export async function importBytes(
  bytes: ByteReader,
  place: SourcePlace,
  run: ImportRun,
  extras: LeafExtras = noExtras,
  dropped: RandomAccess | null = null,
): Promise<void> {
  const kind = containerKind(await bytes.peek(containerHeadBytes));
  if (kind === null) return importLeaf(bytes, place, run, extras);
  if (isUnsupported(kind)) {
    const note = { code: 'import.unsupported-archive', params: { kind: kind.slice('unsupported-'.length) } };
    return importLeaf(bytes, place, run, { ...extras, notes: [...extras.notes, note] });
  }
  if (place.depth >= run.budget.limits.depth) {
    const note = { code: 'import.limit-depth', params: { limit: run.budget.limits.depth } };
    return importLeaf(bytes, place, run, { ...extras, notes: [...extras.notes, note] });
  }
  return importArchive(kind, bytes, place, run, extras, dropped);
}

function isUnsupported(kind: ContainerKind): kind is Exclude<ContainerKind, OpenableKind> {
  return kind.startsWith('unsupported-') || (kind === 'zstd' && !zstdAvailable);
}

async function importArchive(
  kind: OpenableKind,
  bytes: ByteReader,
  place: SourcePlace,
  run: ImportRun,
  extras: LeafExtras,
  dropped: RandomAccess | null,
): Promise<void> {
  const sourceId = run.sink.beginSource({ parentId: place.parentId, name: place.name, entry: place.entry });
  const issues = new IssueList();
  const report: ReportTrouble = (code, severity, offset, params) => {
    issues.report(code, severity, params, { kind: 'bytes', sourceId, offset, length: 0, line: null });
  };
  const opened = await openArchive(kind, bytes, place, run, report, dropped);
  const shelf = new DatabaseShelf(run.folder, run.signal);
  let stop: ReadingStop | null = null;
  let entries = 0;
  try {
    for (;;) {
      const next = await opened.entries.next();
      if (next.done === true) {
        stop = next.value;
        break;
      }
      entries += 1;
      stop = run.budget.addEntry();
      if (stop !== null) break;
      await importEntry(next.value, sourceId, place, run, report, shelf);
      stop = run.budget.exceeded;
      if (stop !== null) break;
    }
    await shelf.importAll((stored, extrasOfDatabase) => importLeaf(stored.bytes, stored.place, run, extrasOfDatabase));
  } finally {
    await opened.entries.return(null);
    await opened.close();
    await shelf.dispose();
  }
  if (stop === null && extras.digest === null) await bytes.drain();
  if (stop !== null) report(stop.code, stop.kind === 'cancelled' ? 'info' : 'error', stop.offset, stop.params);

  const sizeBytes = extras.digest?.sizeBytes ?? bytes.pulled;
  const partial = stop !== null || opened.damaged();
  run.sink.endSource(sourceId, {
    sha256: extras.digest?.sha256 ?? bytes.digest(),
    sizeBytes,
    state: partial ? 'partial' : 'complete',
    account: {
      reader: opened.reader,
      confidence: 1,
      reasons: [{ code: 'sniff.archive', params: { kind: opened.reader, entries } }],
      bytesTotal: sizeBytes,
      bytesUnderstood: partial ? Math.min(sizeBytes, bytes.offset) : sizeBytes,
      linesTotal: null,
      linesUnderstood: null,
      leftovers: [],
      firstMs: null,
      lastMs: null,
    },
    issues: issues.finish(),
    rowsBeyondBytes: false,
  });
  run.tally.sources += 1;
  run.tally.issues += issues.count;
  if (partial) run.tally.partial = true;
  run.progress();
}

interface OpenedArchive {
  /** For the ledger: `tar.gz`, `zip`, ... */
  readonly reader: string;
  readonly entries: ArchiveEntries;
  /** Damage was told that did not end the reading. */
  damaged(): boolean;
  close(): Promise<void>;
}

async function openArchive(
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
  const plain = (reader: string, entries: ArchiveEntries): OpenedArchive => ({
    reader,
    entries,
    damaged: () => damaged,
    close: async () => undefined,
  });
  switch (kind) {
    case 'tar':
      return plain('tar', tarEntries(bytes, report));
    case 'multipart':
      return plain('multipart', multipartEntries(bytes, report));
    case 'gzip': {
      const stored = readGzipHeader(await bytes.peek(4_096))?.name ?? null;
      const inner = metered(gunzip(bytes, report), run);
      const single = stored ?? withoutSuffix(place, /\.(?:gz|gzip|z)$/i);
      return plain(...(await unpacked(inner, 'gzip', 'tar.gz', single, report)));
    }
    case 'zstd': {
      const inner = metered(unzstd(bytes, report), run);
      return plain(...(await unpacked(inner, 'zstd', 'tar.zst', withoutSuffix(place, /\.(?:zst|zstd)$/i), report)));
    }
    case 'zip': {
      const file = dropped ?? (await openRandomAccess(await run.folder.spill(bytes), run));
      const readRange = (start: number, length: number): ByteGenerator => file.read(start, length);
      const entries = zipEntries(file.handle, file.sizeBytes, readRange, report);
      return {
        reader: 'zip',
        entries: meteredEntries(entries, run),
        damaged: () => damaged,
        close: async () => {
          if (file !== dropped) await file.close();
        },
      };
    }
    default:
      return assertNever(kind);
  }
}

/** A compressed layer holds a tar (then both count as one archive) or a single file. */
async function unpacked(
  inner: ByteReader,
  alone: string,
  withTar: string,
  name: string,
  report: ReportTrouble,
): Promise<readonly [string, ArchiveEntries]> {
  return isTarHeader(await inner.peek(512)) ? [withTar, tarEntries(inner, report)] : [alone, singleEntry(inner, name)];
}

async function* singleEntry(bytes: ByteReader, path: string): ArchiveEntries {
  yield { kind: 'file', path, offset: 0, bytes };
  await bytes.drain();
  return bytes.stop;
}

function withoutSuffix(place: SourcePlace, suffix: RegExp): string {
  const name = fileNameOf(place.entry ?? place.name);
  return name.replace(/\.t(?:gz|zst)$/i, '.tar').replace(suffix, '');
}

/** Counts unpacked bytes against the limits. */
function metered(inner: ByteGenerator, run: ImportRun): ByteReader {
  return new ByteReader(meter(inner, run), { hash: true });
}

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
      if (entry.kind !== 'file') {
        yield entry;
        continue;
      }
      const bytes = new ByteReader(meter(drainable(entry.bytes), run), { hash: true });
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

async function importEntry(
  entry: ArchiveEntry,
  archiveId: SourceId,
  archive: SourcePlace,
  run: ImportRun,
  report: ReportTrouble,
  shelf: DatabaseShelf,
): Promise<void> {
  if (entry.kind === 'directory') return;
  const name = entryName(entry.path, run.budget.limits.pathLength);
  const shown = quoted(entry.path);
  if (entry.kind === 'refused') {
    const target = entry.params['target'];
    const params = typeof target === 'string' ? { ...entry.params, target: quoted(target) } : entry.params;
    report(entry.code, 'warning', entry.offset, { ...params, path: shown });
    return;
  }
  if (name.unsafe) report('import.unsafe-name', 'warning', entry.offset, { path: shown });
  if (name.tooLong) report('import.path-too-long', 'warning', entry.offset, { path: shown });
  const place: SourcePlace = {
    parentId: archiveId,
    name: archive.name,
    entry: nestedEntry(archive.entry, name.display),
    depth: archive.depth + 1,
  };
  if (await shelf.wants(entry.bytes)) await shelf.put(entry.bytes, place);
  else await importBytes(entry.bytes, place, run);
}
