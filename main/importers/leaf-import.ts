import type { LogPart, ReadingAccount } from '../../parsers/model/ledger.ts';
import type { ByteReader } from './byte-reader.ts';
import { fileNameOf } from '../files/file-names.ts';
import { described } from './import-run.ts';
import type { ImportRun, KnownDigest, SourcePlace } from './import-run.ts';
import { chooseReader } from './choose-reader.ts';
import { Leaf } from './leaf.ts';
import type { PartReading } from './rotation/rotated-log.ts';
import { readFromCopy, readStream } from './run-reader.ts';
import { readTextHead } from './readers/text-head.ts';
import type { PrivateCopy, ReadingContext, ReadingReport, SourceHead } from './readers/source-reader.ts';

/** So much of a source is looked at before a reader is chosen: logs begin with banners and stack traces. */
const headBytes = 256 * 1024;

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
