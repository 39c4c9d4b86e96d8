import type { SourceId } from '../../parsers/model/evidence.ts';
import type { SavedMapping } from '../../parsers/databases/table-plan.ts';
import type { TimeContext } from '../../parsers/model/timestamp.ts';
import type { CancelSignal } from './file-bytes.ts';
import type { ImportBudget } from './import-limits.ts';
import type { ImportSink, SourceDescription } from './import-sink.ts';
import type { PrivateFolder } from './private-folder.ts';
import type { RotatedPart } from './rotation/rotated-log.ts';
import type { WaitingBytes } from './waiting-bytes.ts';

/** What everything that is read from one dropped file shares. */
export interface ImportRun {
  readonly sink: ImportSink;
  readonly time: TimeContext;
  readonly station: string | null;
  /** What a person said about the tables of databases. */
  readonly mappings: readonly SavedMapping[];
  readonly signal: CancelSignal;
  /** For locked entries of archives; never kept or told. */
  readonly passwords: readonly string[];
  readonly budget: ImportBudget;
  readonly folder: PrivateFolder;
  readonly tally: ImportTally;
  /** What archives put aside, of all dropped files. */
  readonly waiting: WaitingBytes;
  /** Tells that the tally changed. */
  readonly progress: () => void;
}

/** Counts of one dropped file so far. */
export interface ImportTally {
  records: number;
  issues: number;
  sources: number;
  duplicates: number;
  /** Entries that no password opened. */
  locked: number;
  /** Some source of it is not complete. */
  partial: boolean;
}

/** Where a source belongs. */
export interface SourcePlace {
  readonly parentId: SourceId | null;
  readonly name: string;
  readonly entry: string | null;
  /** Of a dropped file when its reading begins. */
  readonly sizeBytes?: number;
  /** Archives around it. */
  readonly depth: number;
  /** Set for a part of a rotated log. */
  readonly part: RotatedPart | null;
}

/** Hash and size of a dropped file, taken before it is read. */
export interface KnownDigest {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A source as the sink is told of it. */
export function described(place: SourcePlace, digest: KnownDigest | null): SourceDescription {
  return {
    parentId: place.parentId,
    name: place.name,
    entry: place.entry,
    resumes: digest,
    sizeBytes: place.sizeBytes ?? null,
  };
}
