import type { EvidenceRef } from './evidence.ts';

/**
 * Something in the input that could not be understood, was repaired or is suspicious.
 * "Not mine" is `undefined`, a bug is an exception; this is the middle one of the three (house rule 2).
 */
export interface Issue {
  /** Stable code such as `log.frame-truncated`; its German and English sentence is in `parsers/text`. */
  readonly code: string;
  readonly severity: IssueSeverity;
  /** Where it is; `null` only when it concerns the source as a whole. */
  readonly place: EvidenceRef | null;
  /** Values for the sentence; bounded, already free of control characters. */
  readonly params: IssueParams;
}

export type IssueSeverity = 'error' | 'warning' | 'info';

export type IssueParams = Readonly<Record<string, string | number>>;
