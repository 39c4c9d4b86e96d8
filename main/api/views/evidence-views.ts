import type { EvidenceRef } from '../../../parsers/model/evidence.ts';

/** An evidence reference with what is needed to show it: `label` is e.g. `ocppd.log:1204`. */
export interface EvidenceView {
  readonly ref: EvidenceRef;
  readonly label: string;
}

export interface IssueView {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: string;
  readonly evidence: EvidenceView | null;
}

/** A row of a database as it stands there. Secrets arrive masked. */
export interface RawRow {
  readonly columns: readonly {
    readonly name: string;
    readonly declaredType: string;
    /** As text; bytes in hexadecimal, an empty text for NULL. */
    readonly value: string;
    readonly masked: boolean;
    readonly isNull: boolean;
  }[];
  /** Where the row lies in the bytes of the source; `null` when it comes from a log beside it. */
  readonly place: { readonly offset: number; readonly length: number } | null;
}

/** A stretch of a source's bytes for the raw pane. */
export interface RawBytes {
  readonly sourceId: number;
  readonly offset: number;
  readonly sizeBytes: number;
  /** At most 256 KiB. */
  readonly base64: string;
  /** Number of the line in which `offset` lies, counted from 1; `null` where lines mean nothing. */
  readonly line: number | null;
}
