import type { SourceId } from '../../../parsers/model/evidence.ts';
import type { SavedMapping } from '../../../parsers/databases/table-plan.ts';
import type { Issue } from '../../../parsers/model/issue.ts';
import type { ReadingAccount } from '../../../parsers/model/ledger.ts';
import type { TimeContext } from '../../../parsers/model/timestamp.ts';
import type { ImportedRecord } from '../import-sink.ts';
import type { PartReading } from '../rotation/rotated-log.ts';
import type { TextHead } from './text-head.ts';

/** What the choice of a reader rests on: the first 256 KiB. */
export interface SourceHead {
  readonly bytes: Uint8Array;
  /** The head is all there is. */
  readonly whole: boolean;
  /** The head as text, `null` when it is none. */
  readonly text: TextHead | null;
  /** Last part of the path; may support a choice that the content already suggests, never make it. */
  readonly fileName: string;
}

/** Why a reader thinks that a source is its own. */
export interface Recognition {
  /** Above 0, at most 1. */
  readonly confidence: number;
  readonly reasons: ReadingAccount['reasons'];
}

export interface ReadingContext {
  readonly sourceId: SourceId;
  readonly time: TimeContext;
  readonly station: string | null;
  readonly head: SourceHead;
  readonly recognition: Recognition;
  readonly wholeTextBytes: number;
  /** Set for a part of a rotated log. */
  readonly part: PartReading | null;
  /** What a person said about the tables of databases; the last that fits counts. */
  readonly mappings: readonly SavedMapping[];
  /** Name of the database beside which this log or journal lies; `null` when none lies there. */
  readonly companionOf: string | null;
}

export type ReaderItem = ImportedRecord | { readonly record: 'issue'; readonly issue: Issue };

/** What a reader says about its work when it is done; the importer adds the size. */
export interface ReadingReport {
  readonly account: Omit<ReadingAccount, 'bytesTotal'>;
  /** `nothing`: neither a record nor text, the source counts as unread. */
  readonly found: 'records' | 'text' | 'nothing';
  /** Something of the source could not be read. */
  readonly partial: boolean;
}

/** One reading of one source. Items may be yielded lazily. */
export interface StreamReading {
  push(chunk: Uint8Array): Iterable<ReaderItem>;
  end(): Iterable<ReaderItem>;
  report(): ReadingReport;
}

/** A private copy of a file and what lay beside it; absolute paths, readable by us only. */
export interface PrivateCopy {
  readonly path: string;
  /** Names of the files that were put beside it: `-wal`, `-journal`. */
  readonly companions: readonly string[];
}

export interface FileReading {
  items(): Iterable<ReaderItem>;
  report(): ReadingReport;
}

interface ReaderBase {
  readonly id: string;
  /** `null` is "not mine". Never throws, looks at the head only. */
  recognise(head: SourceHead): Recognition | null;
}

/** A way of reading one kind of source. `takes` says whether it is fed while the source streams by or needs a file to seek in. */
export type SourceReader =
  | (ReaderBase & { readonly takes: 'stream'; open(context: ReadingContext): StreamReading })
  | (ReaderBase & {
      readonly takes: 'file';
      /** Loads what reading needs; awaited before `open`. */
      readonly prepare?: () => Promise<void>;
      open(context: ReadingContext, copy: PrivateCopy): FileReading;
    });
