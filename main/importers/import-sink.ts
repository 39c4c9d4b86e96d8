import type { ConfigurationRecord } from '../../parsers/model/configuration.ts';
import type { DatabaseRecord } from '../../parsers/model/database-record.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import type { FrameRecord } from '../../parsers/model/frame.ts';
import type { Issue } from '../../parsers/model/issue.ts';
import type { ReadingAccount } from '../../parsers/model/ledger.ts';
import type { LogEventRecord } from '../../parsers/model/log-event.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';

/** What readers find in a source. Signed values, keys and configuration inside frames are found later, when a case is concluded. */
export type ImportedRecord =
  | FrameRecord
  | LogEventRecord
  | DatabaseRecord
  | ConfigurationRecord
  | SignedValueRecord
  | PublicKeyRecord;

export interface SourceDescription {
  /** The archive that it lies in, `null` for a dropped file. */
  readonly parentId: SourceId | null;
  /** File name as given (a folder's files by their joined path). */
  readonly name: string;
  /** Path inside the outermost archive (levels of nesting joined with `!/`), `null` for a dropped file. */
  readonly entry: string | null;
  /** Hash and size of a dropped file: one that is in the case but was not whole is read again in its place. */
  readonly resumes?: { readonly sha256: string; readonly sizeBytes: number } | null;
  /** Of a dropped file when its reading begins. */
  readonly sizeBytes?: number | null;
}

export interface SourceResult {
  /** Lower-case hex over the whole content that was read; `null` where the sink is to take that of the content it was given. */
  readonly sha256: string | null;
  readonly sizeBytes: number;
  /**
   * `partial`: damaged or limited; what it held so far is kept. `unread`: nothing of it became a record and it is no text. `interrupted`: reading
   * was cancelled before the end; nothing of it is kept but that it was there, and the next import of the same file reads it anew.
   */
  readonly state: 'complete' | 'partial' | 'unread' | 'interrupted';
  readonly account: ReadingAccount;
  readonly issues: readonly Issue[];
  /**
   * A write-ahead log was read with this database: the newest rows are not in its own bytes, so the same bytes with another log are not the
   * same source.
   */
  readonly rowsBeyondBytes: boolean;
}

/**
 * Where an import delivers. The case file implements it; the importers know nothing of SQL. Calls for one source come in
 * the order begin, (content | records)*, end; sources inside an archive begin after their archive began and end before it ends.
 */
export interface ImportSink {
  /** Whether a source of this size is in the case: only then it is worth hashing a file before it is read. */
  hasSize(sizeBytes: number): boolean;
  /** Whether a complete source with these bytes is in the case already; then nothing is imported twice (design 7). */
  isKnown(sha256: string, sizeBytes: number): boolean;
  beginSource(description: SourceDescription): SourceId;
  /** The original bytes, in order; kept compressed, so that raw view and hashes never depend on the dropped file. */
  content(sourceId: SourceId, chunk: Uint8Array): void;
  records(sourceId: SourceId, batch: readonly ImportedRecord[]): void;
  /**
   * Ends a source. Content that turns out to be known already is discarded and the source is marked as a duplicate, or gone when it
   * is the same entry of a file that is read again.
   */
  endSource(sourceId: SourceId, result: SourceResult): 'kept' | 'duplicate';
}
