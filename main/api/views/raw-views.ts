import type { EvidenceView } from './evidence-views.ts';

/** A place in the original bytes where the text was found. */
export interface RawHit {
  readonly evidence: EvidenceView;
  /** The line up to the hit, the hit as it is written there, and the rest of the line; both sides are bounded. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** One stretch of a search through all sources. */
export interface RawFound {
  readonly hits: readonly RawHit[];
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** Where the next call goes on; `null` at the end. */
  readonly next: { readonly sourceId: number; readonly offset: number } | null;
}
