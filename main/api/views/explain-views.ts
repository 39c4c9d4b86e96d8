import type { Explanation } from '../../../parsers/vendors/catalogue.ts';

/** `explain --json`. */
export interface ExplainResult {
  readonly query: string;
  readonly matches: readonly Explanation[];
}
