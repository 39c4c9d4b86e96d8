import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { SourceId } from '../../parsers/model/evidence.ts';
import type { LogPart, ReadingAccount } from '../../parsers/model/ledger.ts';
import type { ByteReader } from './byte-reader.ts';
import { fileNameOf } from '../files/file-names.ts';
import { described } from './import-run.ts';
import type { ImportRun, KnownDigest, SourcePlace } from './import-run.ts';
import type { ImportedRecord } from './import-sink.ts';
import { IssueList, quoted } from './issue-list.ts';
import type { PrivateFolder } from './private-folder.ts';
import type { PartReading } from './rotation/rotated-log.ts';
import { sourceReaders } from './readers/index.ts';
import { readTextHead } from './readers/text-head.ts';
import type {
  FileReading,
  PrivateCopy,
  ReaderItem,
  ReadingContext,
  ReadingReport,
  Recognition,
  SourceHead,
  SourceReader,
  StreamReading,
} from './readers/source-reader.ts';

/** So much of a source is looked at before a reader is chosen: logs begin with banners and stack traces. */
export const headBytes = 256 * 1024;
const recordsPerBatch = 1_000;
/**
 * So much is given to a reader at a time. What it makes of a piece then dies young; the engine would give room for good to whatever lives through
 * the first tidying up, and tidy that up at several times the cost.
 */
const pieceBytes = 32 * 1024;

interface Note {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a caller knows about a source besides its bytes. */
export interface LeafExtras {
  /** Of a dropped file. */
  readonly digest: KnownDigest | null;
  /** A private copy that exists already (databases in archives), and files to put beside a new one. */
  readonly copy: PrivateCopy | null;
  /** Puts the files that belong to a database beside its private copy; returns their suffixes. */
  readonly addCompanions: ((copyPath: string) => Promise<readonly string[]>) | null;
  /** A write-ahead log or journal lies beside this database: its rows are more than its own bytes say. */
  readonly hasCompanions: boolean;
  /** Of a log or journal: the database that it belongs to and that is read with it. */
  readonly companionOf: string | null;
  /** Something to tell about the source that its bytes do not show. */
  readonly notes: readonly Note[];
  /** The same, asked for when the bytes are through. */
  readonly remarks?: () => Promise<readonly Note[]>;
}

export const noExtras: LeafExtras = {
  digest: null,
  copy: null,
  addCompanions: null,
  hasCompanions: false,
  companionOf: null,
  notes: [],
};

/** Chooses a reader, keeps the bytes, and hands over what the reader finds. Nothing that is in the bytes makes it throw. */
export async function importLeaf(
  bytes: ByteReader,
  place: SourcePlace,
  run: ImportRun,
  extras: LeafExtras,
): Promise<void> {
  const head = await readHead(bytes, place);
  const part = await openPart(place);
  // what goes on from a log is one, however little of it there is
  const logGoesOn = part !== null && part.before !== null && head.text !== null;
  const { reader, recognition, failures } = chooseReader(head, logGoesOn ? ['log', 'plain-text'] : null);
  const sourceId = run.sink.beginSource(described(place, extras.digest));
  if (extras.digest !== null) bytes.startDigest();
  const leaf = new Leaf(sourceId, run);
  for (const note of extras.notes) leaf.issues.report(note.code, 'warning', note.params);
  for (const failure of failures) leaf.tellFailure(failure);
  const context: ReadingContext = {
    sourceId,
    time: run.time,
    station: run.station,
    head,
    recognition,
    wholeTextBytes: run.budget.limits.wholeTextBytes,
    part,
    mappings: run.mappings,
    companionOf: extras.companionOf,
  };

  const report =
    reader.takes === 'stream'
      ? await readStream(bytes, reader, context, leaf)
      : await readFromCopy(bytes, reader, context, leaf, extras, run.folder);
  leaf.flush();

  const sizeBytes = bytes.pulled;
  const sha256 = extras.digest === null ? null : bytes.digest();
  let partial = report.partial || leaf.failed;
  for (const { code, params } of (await extras.remarks?.()) ?? []) {
    const changed = code === 'import.file-changed';
    partial ||= changed;
    leaf.issues.report(code, changed ? 'error' : 'warning', params);
  }
  if (bytes.stop !== null) {
    partial = true;
    const { code, kind, params } = bytes.stop;
    if (run.budget.tells(bytes.stop, place.depth)) {
      leaf.issues.report(code, kind === 'cancelled' ? 'info' : 'error', params, {
        kind: 'bytes',
        sourceId,
        offset: sizeBytes,
        length: 0,
        line: null,
      });
    }
  } else if (extras.digest !== null && extras.digest.sha256 !== sha256) {
    partial = true;
    leaf.issues.report('import.file-changed', 'error');
  }
  const state = stateOf(bytes, partial, report.found === 'nothing');
  const account =
    state === 'interrupted'
      ? untouched(report.account, Math.max(sizeBytes, extras.digest?.sizeBytes ?? place.sizeBytes ?? 0))
      : wholeAccount(report.account, sizeBytes, place.part?.ledger);
  const kept = run.sink.endSource(sourceId, {
    sha256,
    sizeBytes,
    state,
    account,
    issues: leaf.issues.finish(),
    rowsBeyondBytes: extras.hasCompanions,
  });
  run.tally.sources += 1;
  run.tally.issues += leaf.issues.count;
  if (kept === 'duplicate') run.tally.duplicates += 1;
  if (partial) run.tally.partial = true;
  run.progress();
}

function stateOf(
  { stop }: ByteReader,
  partial: boolean,
  gaveNothing: boolean,
): 'complete' | 'partial' | 'unread' | 'interrupted' {
  if (stop?.kind === 'cancelled') return 'interrupted';
  if (partial) return 'partial';
  return gaveNothing ? 'unread' : 'complete';
}

async function openPart({ part }: SourcePlace): Promise<PartReading | null> {
  if (part === null) return null;
  const { ledger, log } = part;
  return { ledger, before: log.take(), nextHead: await part.nextHead(), leave: (remainder) => log.leave(remainder) };
}

async function readHead(bytes: ByteReader, place: SourcePlace): Promise<SourceHead> {
  const looked = await bytes.peek(headBytes + 1);
  const head = looked.subarray(0, headBytes);
  return {
    bytes: head,
    whole: looked.length <= headBytes,
    text: readTextHead(head),
    fileName: fileNameOf(place.entry ?? place.name),
  };
}

/** Of a source that was cut off nothing is kept, and nothing counts as understood. */
function untouched(account: ReadingReport['account'], sizeBytes: number): ReadingAccount {
  return {
    ...account,
    bytesUnderstood: 0,
    leftovers: [{ code: 'not-reached', bytes: sizeBytes }],
    linesTotal: null,
    linesUnderstood: null,
    firstMs: null,
    lastMs: null,
    bytesTotal: sizeBytes,
  };
}

/** Nothing goes unaccounted: what a reader did not speak of - it failed, or was stopped - is `not-reached`. */
function wholeAccount(account: ReadingReport['account'], sizeBytes: number, part: LogPart | undefined): ReadingAccount {
  const told = account.leftovers.reduce((sum, { bytes }) => sum + bytes, account.bytesUnderstood);
  const leftovers =
    told < sizeBytes ? [...account.leftovers, { code: 'not-reached', bytes: sizeBytes - told }] : account.leftovers;
  const shown = part === undefined ? {} : { part };
  return { ...account, leftovers, bytesTotal: sizeBytes, ...shown };
}

/** The chosen reader, why, and what failed while choosing. */
interface ReaderChoice {
  readonly reader: SourceReader;
  readonly recognition: Recognition;
  readonly failures: readonly unknown[];
}

/** The reader with the best confidence, of all or of those with some ids; among equals the first of the registry. One that throws is told and passed over. */
export function chooseReader(head: SourceHead, among: readonly string[] | null = null): ReaderChoice {
  const failures: unknown[] = [];
  let best: { readonly reader: SourceReader; readonly recognition: Recognition } | null = null;
  for (const reader of sourceReaders.entries) {
    if (among !== null && !among.includes(reader.id)) continue;
    let recognition: Recognition | null = null;
    try {
      recognition = reader.recognise(head);
    } catch (error) {
      failures.push(error);
    }
    if (recognition !== null && (best === null || recognition.confidence > best.recognition.confidence)) {
      best = { reader, recognition };
    }
  }
  if (best === null) throw new Error('no reader took a source: unread-bytes must take everything');
  return { ...best, failures };
}

/** What is collected while one source is read. */
class Leaf {
  readonly sourceId: SourceId;
  readonly issues = new IssueList();
  readonly #run: ImportRun;
  #batch: ImportedRecord[] = [];
  /** A reader threw; its bytes are kept all the same. */
  failed = false;

  constructor(sourceId: SourceId, run: ImportRun) {
    this.sourceId = sourceId;
    this.#run = run;
  }

  content(chunk: Uint8Array): void {
    this.#run.sink.content(this.sourceId, chunk);
    this.#run.progress();
  }

  /** Takes what a reader yields. An exception of the reader is told and ends its work, not the import. */
  take(items: () => Iterable<ReaderItem>): void {
    if (this.failed) return;
    try {
      for (const item of items()) {
        if (item.record === 'issue') {
          this.issues.add(item.issue);
          continue;
        }
        this.#batch.push(item);
        if (this.#batch.length >= recordsPerBatch) this.flush();
        if (this.#run.signal.aborted) return;
      }
    } catch (error) {
      this.fail(error);
    }
  }

  fail(error: unknown): void {
    this.failed = true;
    this.tellFailure(error);
  }

  /** A bug of ours, told to the person and survived. */
  tellFailure(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.issues.report('import.reader-failed', 'error', { message: quoted(message) });
  }

  flush(): void {
    if (this.#batch.length === 0) return;
    this.#run.sink.records(this.sourceId, this.#batch);
    this.#run.tally.records += this.#batch.length;
    this.#batch = [];
    this.#run.progress();
  }
}

async function readStream(
  bytes: ByteReader,
  reader: SourceReader & { readonly takes: 'stream' },
  context: ReadingContext,
  leaf: Leaf,
): Promise<ReadingReport> {
  let reading: StreamReading | null = null;
  try {
    reading = reader.open(context);
  } catch (error) {
    leaf.fail(error);
  }
  for (;;) {
    const chunk = await bytes.read(pieceBytes);
    if (chunk === null) break;
    leaf.content(chunk);
    leaf.take(() => reading?.push(chunk) ?? []);
    // Their texts are parts of what was read with them: what waited would keep all of it.
    leaf.flush();
  }
  leaf.take(() => reading?.end() ?? []);
  return finalReport(reading, context, reader.id, leaf);
}

async function readFromCopy(
  bytes: ByteReader,
  reader: SourceReader & { readonly takes: 'file' },
  context: ReadingContext,
  leaf: Leaf,
  extras: LeafExtras,
  folder: PrivateFolder,
): Promise<ReadingReport> {
  let copy = extras.copy;
  let file: FileHandle | null = null;
  if (copy === null) {
    const path = await folder.newPath('.db');
    file = await folder.create(path);
    copy = { path, companions: [] };
  }
  let reading: FileReading | null = null;
  try {
    for (;;) {
      const chunk = await bytes.read();
      if (chunk === null) break;
      leaf.content(chunk);
      if (file !== null) writeWhole(file, chunk);
    }
    await file?.close();
    file = null;
    await reader.prepare?.();
    const companions = (await extras.addCompanions?.(copy.path)) ?? [];
    const used: PrivateCopy = { path: copy.path, companions: [...copy.companions, ...companions] };
    leaf.take(() => {
      reading = reader.open(context, used);
      return reading.items();
    });
    return finalReport(reading, context, reader.id, leaf);
  } finally {
    await file?.close();
    for (const suffix of ['', '-wal', '-shm', '-journal']) await folder.remove(copy.path + suffix);
  }
}

/** In this thread, as files are read: handing a piece to another one costs more than writing it. */
function writeWhole({ fd }: FileHandle, piece: Uint8Array): void {
  for (let at = 0; at < piece.length; ) at += writeSync(fd, piece, at);
}

/** The reader's own report; when it failed before it could tell anything, one that says so. */
function finalReport(
  reading: StreamReading | FileReading | null,
  context: ReadingContext,
  readerId: string,
  leaf: Leaf,
): ReadingReport {
  if (reading !== null) {
    try {
      return reading.report();
    } catch (error) {
      leaf.fail(error);
    }
  }
  return {
    account: {
      reader: readerId,
      confidence: context.recognition.confidence,
      reasons: context.recognition.reasons,
      bytesUnderstood: 0,
      linesTotal: null,
      linesUnderstood: null,
      leftovers: [],
      firstMs: null,
      lastMs: null,
    },
    found: context.head.text === null ? 'nothing' : 'text',
    partial: true,
  };
}
