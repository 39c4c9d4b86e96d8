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
