import type { SourceId } from '../../parsers/model/evidence.ts';
import type { ArchiveLayer, ReadingAccount } from '../../parsers/model/ledger.ts';
import type { ByteReader, ReadingStop } from './byte-reader.ts';
import type { ArchiveEntry, ReportTrouble } from './containers/archive-entry.ts';
import { containerKind } from './containers/container-kind.ts';
import type { ContainerKind } from './containers/container-kind.ts';
import { zstdAvailable } from './containers/zstd.ts';
import { DatabaseShelf } from './database-shelf.ts';
import { entryName, nestedEntry } from './entry-name.ts';
import { cancelled } from './file-bytes.ts';
import { described } from './import-run.ts';
import type { ImportRun, SourcePlace } from './import-run.ts';
import { IssueList, quoted } from './issue-list.ts';
import { importLeaf } from './leaf-import.ts';
import type { LeafExtras } from './leaf-import.ts';
import { noExtras } from './leaf-import.ts';
import { isCompressed, openArchive } from './open-archive.ts';
import type { OpenableKind } from './open-archive.ts';
import type { RandomAccess } from './random-access.ts';
import { isOfficeDocument, isWorkbook } from './readers/zip-parts.ts';
import { LogShelf } from './rotation/log-shelf.ts';
import { listLocked } from './unread-source.ts';

/** A multipart body may come after an HTTP head. */
export const containerHeadBytes = 16 * 1024;

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
  const head = await bytes.peek(containerHeadBytes);
  const kind = containerKind(head);
  // A workbook is a zip file too, but one document to whoever exported it.
  if (kind === null || (kind === 'zip' && isWorkbook(head))) return importLeaf(bytes, place, run, extras);
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
  const sourceId = run.sink.beginSource(described(place, extras.digest));
  if (extras.digest === null) bytes.startDigest();
  const issues = new IssueList();
  const report: ReportTrouble = (code, severity, offset, params) => {
    issues.report(code, severity, params, { kind: 'bytes', sourceId, offset, length: 0, line: null });
  };
  if (kind === 'zip' && isOfficeDocument(await bytes.peek(containerHeadBytes))) {
    issues.report('import.is-office-archive', 'info', {});
  }
  const opened = await openArchive(kind, bytes, place, run, report, dropped);
  const shelves: Shelves = {
    databases: new DatabaseShelf(run.folder, run.signal, run.waiting),
    logs: new LogShelf(run.folder, run.signal, run.waiting),
  };
  const only = isCompressed(opened.reader);
  const lockedBefore = run.tally.locked;
  let stop: ReadingStop | null = null;
  let entries = 0;
  let lockedBytes = 0;
  try {
    for (;;) {
      const next = await opened.entries.next();
      if (next.done === true) {
        stop = next.value;
        break;
      }
      entries += 1;
      if (next.value.kind === 'locked') lockedBytes += next.value.packedBytes ?? 0;
      stop = run.budget.addEntry();
      if (stop !== null) break;
      await importEntry(next.value, sourceId, place, run, report, only ? null : shelves);
      stop = run.budget.exceeded;
      if (stop !== null) break;
    }
    await shelves.logs.importAll((part, partPlace) => importBytes(part, partPlace, run));
    await shelves.databases.importAll((stored, extrasOfDatabase) =>
      importLeaf(stored.bytes, stored.place, run, extrasOfDatabase),
    );
    if (run.signal.aborted) stop ??= cancelled(bytes.offset);
  } finally {
    await opened.entries.return(null);
    await opened.close();
    await shelves.databases.dispose();
    await shelves.logs.dispose();
  }
  if (stop === null && extras.digest === null) await bytes.drain();
  for (const { code, params } of (await extras.remarks?.()) ?? []) issues.report(code, 'warning', params);
  if (stop !== null && run.budget.tells(stop, place.depth)) {
    report(stop.code, stop.kind === 'cancelled' ? 'info' : 'error', stop.offset, stop.params);
  }

  const sizeBytes = extras.digest?.sizeBytes ?? bytes.pulled;
  const layers = opened.layers(sizeBytes);
  const partial = stop !== null || opened.damaged() || lockedBefore < run.tally.locked;
  run.sink.endSource(sourceId, {
    sha256: extras.digest?.sha256 ?? bytes.digest(),
    sizeBytes,
    state: partial ? 'partial' : 'complete',
    account: {
      reader: opened.reader,
      confidence: 1,
      reasons: [{ code: 'sniff.archive', params: { kind: opened.reader, entries } }],
      bytesTotal: sizeBytes,
      ...bytesOf(layers, lockedBytes),
      linesTotal: null,
      linesUnderstood: null,
      firstMs: null,
      lastMs: null,
      layers,
    },
    issues: issues.finish(),
    rowsBeyondBytes: false,
  });
  run.tally.sources += 1;
  run.tally.issues += issues.count;
  if (partial) run.tally.partial = true;
  run.progress();
}

/** What waits until an archive was seen to its end. */
interface Shelves {
  readonly databases: DatabaseShelf;
  readonly logs: LogShelf;
}

/** The outermost layer is the file itself: what of it was taken in and what was left. */
function bytesOf(
  layers: readonly ArchiveLayer[],
  lockedBytes: number,
): Pick<ReadingAccount, 'bytesUnderstood' | 'leftovers'> {
  const [outer] = layers;
  if (outer === undefined) return { bytesUnderstood: 0, leftovers: [] };
  const locked = Math.min(lockedBytes, outer.entries);
  const left = [
    { code: 'locked', bytes: locked },
    { code: 'damaged', bytes: outer.damaged },
    { code: 'not-reached', bytes: outer.unread },
  ];
  return {
    bytesUnderstood: outer.entries - locked + outer.headers + outer.padding,
    leftovers: left.filter(({ bytes }) => bytes > 0),
  };
}

async function importEntry(
  entry: ArchiveEntry,
  archiveId: SourceId,
  archive: SourcePlace,
  run: ImportRun,
  report: ReportTrouble,
  shelves: Shelves | null,
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
    // a compressed part of a rotated log holds nothing else
    part: shelves === null ? archive.part : null,
  };
  if (entry.kind === 'locked') {
    listLocked(run, place, entry.code, entry.packedBytes);
    run.progress();
    return;
  }
  if (shelves === null) await importBytes(entry.bytes, place, run);
  else if (await shelves.databases.wants(entry.bytes)) await shelves.databases.put(entry.bytes, place);
  else if (shelves.logs.wants(name.display)) await shelves.logs.put(entry.bytes, place);
  else await importBytes(entry.bytes, place, run);
}
