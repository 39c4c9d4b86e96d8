import type { ReadAs } from '../api/views/reading-views.ts';
import type { SavedMapping } from '../../parsers/databases/table-plan.ts';
import type { ApiError } from '../api/errors.ts';
import type { ConclusionProgress, ImportSummary, JobFileView, JobView } from '../api/views/import-views.ts';
import type { ImportLimits } from '../api/import-limits.ts';
import type { Drawer } from '../casefile/conclusion-mark.ts';
import type { ExtensionFile } from '../extensions/extension.ts';

/** What a case writer (a worker thread of its own) is told to do. */
export type WriterOrder =
  | {
      readonly order: 'import';
      readonly casePath: string;
      readonly files: readonly { readonly path: string; readonly name: string }[];
      /** Zone given by the person, else `null`: then it is estimated from the evidence. */
      readonly zone: string | null;
      /** For locked entries of archives; held in memory only, for as long as the import runs. */
      readonly passwords: readonly string[];
      readonly limits: Partial<ImportLimits>;
      /** What a person says about the tables of databases; goes into the journal. */
      readonly mappings: readonly SavedMapping[];
    }
  | {
      readonly order: 'map-tables';
      readonly casePath: string;
      /** At which database the person looked; `null` for a mapping file. */
      readonly sourceId: number | null;
      readonly mappings: readonly SavedMapping[];
    }
  | { readonly order: 'unmap-tables'; readonly casePath: string; readonly sourceId: number }
  | { readonly order: 'conclude'; readonly casePath: string }
  /** A person says how a source is to be read; `null` takes it back. */
  | { readonly order: 'read-as'; readonly casePath: string; readonly sourceId: number; readonly words: ReadAs | null }
  | { readonly order: 'set-zone'; readonly casePath: string; readonly zone: string }
  | {
      readonly order: 'pin-key';
      readonly casePath: string;
      readonly text: string;
      readonly meterSerial: string | null;
      readonly note: string;
    }
  | { readonly order: 'unpin-key'; readonly casePath: string; readonly keyId: number };

/*
 * How often a writer was asked to stop stands in a number that all threads share: asked once it ends what it reads and concludes from what is whole;
 * asked while it concludes, it leaves that as well.
 */

/** Asked so often, nothing is waited for: the program ends. */
export const leaveAll = 1_000_000;

/** What goes with an order: conclusions are drawn with the extensions and marked by the drawer. */
export interface WriterJob {
  readonly order: WriterOrder;
  /** One number that all threads share: how often the writer was asked to stop. */
  readonly cancelFlag: Int32Array;
  readonly extensions: readonly ExtensionFile[];
  readonly drawer: Drawer;
}

/** What it tells back. */
export type WriterReport =
  | { readonly report: 'progress'; readonly progress: WriterProgress }
  | { readonly report: 'changed' }
  | { readonly report: 'done'; readonly summary: ImportSummary; readonly left: JobView['left'] }
  | { readonly report: 'failed'; readonly error: ApiError }
  /** The case is let go, and the thread waits for the next order. A thread that ends itself tells nothing more. */
  | { readonly report: 'ready' };

export interface WriterProgress {
  readonly phase: 'reading' | 'concluding';
  readonly files: readonly JobFileView[];
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly records: number;
  readonly issues: number;
  readonly locked: number;
  readonly conclusion: ConclusionProgress | null;
  /** Bytes that archives put aside until all names were known: read since, and still waiting. */
  readonly aside: { readonly bytesRead: number; readonly bytesLeft: number };
}
