import type { RuleSeverity } from '../../parsers/model/verdict.ts';

export interface CountedRule {
  readonly code: string;
  readonly severity: RuleSeverity;
}

/** True of every record that holds one end of a session; what it means is said of the two together. */
const ofEveryHalf: ReadonlySet<string> = new Set(['ocmf.begin-missing', 'ocmf.end-missing']);

/** How many rules a value departs from that a person has to look at. Remarks are none. */
export function departures(rules: readonly CountedRule[]): { readonly fatal: number; readonly warning: number } {
  const counted = rules.filter(({ code }) => !ofEveryHalf.has(code));
  const of = (wanted: RuleSeverity) => counted.filter(({ severity }) => severity === wanted).length;
  return { fatal: of('fatal'), warning: of('warning') };
}
