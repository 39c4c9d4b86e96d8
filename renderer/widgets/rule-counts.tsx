import type { RuleSeverity } from '../../parsers/model/verdict.ts';
import { useWords } from '../text/texts-context.ts';
import { formatCount } from '../text/format-number.ts';
import { departures } from './departures.ts';
import type { CountedRule } from './departures.ts';
import { SeverityMark } from './severity-mark.tsx';

const marks = { fatal: 'critical', warning: 'warning' } as const satisfies Partial<Record<RuleSeverity, string>>;

/** Beside a verdict: how many rules the value departs from, of the worst severity; nothing where there is none. */
export function RuleCounts({ rules }: { readonly rules: readonly CountedRule[] }) {
  const { t, language } = useWords();
  const counts = departures(rules);
  const severity = counts.fatal > 0 ? 'fatal' : 'warning';
  const count = counts[severity];
  if (count === 0) return null;
  return (
    <span
      className="severity-counts rule-counts"
      title={t.signatures.departures[severity](formatCount(count, language))}
    >
      <span>
        <SeverityMark severity={marks[severity]} />
        {formatCount(count, language)}
      </span>
    </span>
  );
}
