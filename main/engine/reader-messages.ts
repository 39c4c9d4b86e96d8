import type { SourceId } from '../../parsers/model/evidence.ts';
import type { FramePack } from '../casefile/frame-columns.ts';
import type { ImportOptions, ImportProgress } from '../importers/import-files.ts';
import type { ImportedRecord, SourceDescription, SourceResult } from '../importers/import-sink.ts';

/** What a thread that reads files is told when it starts. */
export interface ReaderOrder {
  readonly files: readonly { readonly path: string; readonly name: string }[];
  readonly options: Omit<ImportOptions, 'signal' | 'onProgress'>;
  /** 1 once the person cancelled. */
  readonly cancelFlag: Int32Array;
  readonly line: ReaderLine;
}

/**
 * Numbers that both threads see. What is read is sent without waiting, as long as not too much is under way; a question waits for its answer,
 * and everything that was sent before it has arrived by then.
 */
export interface ReaderLine {
  /** Counts answers; the reader sleeps on it. */
  readonly answered: Int32Array;
  readonly answer: Float64Array;
  /** Bytes that were sent and not yet taken. */
  readonly underWay: Int32Array;
  /** Room for content under way. It is used again and again: bytes that were handed over would lie about until the writer tidies up. */
  readonly slots: readonly Uint8Array[];
  /** 1 for a slot that the writer has not read yet. */
  readonly taken: Int32Array;
}

/** Bytes of a slot; the size in which content is kept. */
export const slotBytes = 256 * 1024;
const slotCount = 32;

export function makeReaderLine(): ReaderLine {
  return {
    answered: new Int32Array(new SharedArrayBuffer(4)),
    answer: new Float64Array(new SharedArrayBuffer(8)),
    underWay: new Int32Array(new SharedArrayBuffer(4)),
    slots: Array.from({ length: slotCount }, () => new Uint8Array(new SharedArrayBuffer(slotBytes))),
    taken: new Int32Array(new SharedArrayBuffer(4 * slotCount)),
  };
}

export type ReaderQuestion =
  | { readonly ask: 'size'; readonly sizeBytes: number }
  | { readonly ask: 'known'; readonly sha256: string; readonly sizeBytes: number }
  | { readonly ask: 'begin'; readonly description: SourceDescription }
  | { readonly ask: 'end'; readonly sourceId: SourceId; readonly result: SourceResult };

/** What the reader tells the writer, in order. */
export type ReaderReport =
  | { readonly report: 'content'; readonly sourceId: SourceId; readonly slot: number; readonly length: number }
  | { readonly report: 'frames'; readonly sourceId: SourceId; readonly pack: FramePack }
  | { readonly report: 'records'; readonly sourceId: SourceId; readonly batch: readonly ImportedRecord[] }
  | { readonly report: 'question'; readonly question: ReaderQuestion }
  | { readonly report: 'progress'; readonly progress: ImportProgress }
  | { readonly report: 'done' }
  | {
      readonly report: 'failed';
      readonly name: string;
      readonly message: string;
      /** Of a failure of the system (a full disk): what it was and where, so that it is told as such. */
      readonly code: string | null;
      readonly path: string | null;
    };

/** Weight of a report in bytes; both sides count the same. */
export function weightOf(report: ReaderReport): number {
  switch (report.report) {
    case 'frames':
      return report.pack.pack.length;
    case 'records':
      return report.batch.length * 1_000;
    case 'content':
    case 'question':
    case 'progress':
    case 'done':
    case 'failed':
      return 0;
  }
}
