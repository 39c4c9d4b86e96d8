/**
 * Where a record came from. Every record carries one of these (house rule 3), so that each number on
 * screen and in a report leads to the bytes that prove it.
 */

/** Number of a source within its case; given by the importer, never reused. */
export type SourceId = number;

/** A stretch of a source's own content, after unpacking, in bytes. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** Bytes of a text-like source. `line` counts from 1 and is `null` where lines mean nothing. */
export interface BytesEvidence {
  readonly kind: 'bytes';
  readonly sourceId: SourceId;
  readonly offset: number;
  readonly length: number;
  readonly line: number | null;
}

/** A row of a database source; `rowId` is decimal text because SQLite row ids exceed 2^53. */
export interface RowEvidence {
  readonly kind: 'row';
  readonly sourceId: SourceId;
  readonly table: string;
  readonly rowId: string;
  readonly column: string | null;
  /** Where the row lies in the bytes of the database, for rows that were salvaged from its pages. */
  readonly at?: ByteRange;
}

export type EvidenceRef = BytesEvidence | RowEvidence;
