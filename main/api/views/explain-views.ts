import type { Explanation } from '../../../parsers/vendors/catalogue.ts';

/** `explain --json`. */
export interface ExplainResult {
  readonly query: string;
  readonly matches: readonly Explanation[];
  /** Codes that the query names as a vendor's and that no catalogue knows. */
  readonly unknown: readonly string[];
}
