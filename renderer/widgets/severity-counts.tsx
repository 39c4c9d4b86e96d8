import type { FindingCounts } from '../../main/api/views/finding-views.ts';
import { useWords } from '../text/texts-context.ts';
import { formatCount } from '../text/format-number.ts';
import { SeverityMark } from './severity-mark.tsx';

const order = ['critical', 'warning', 'info'] as const;

interface Props {
  readonly counts: FindingCounts;
  /** How many severities at most, for narrow places. */
  readonly most?: number;
}

/** Counts per severity, most severe first; severities without findings are left out. */
export function SeverityCounts({ counts, most = order.length }: Props) {
  const { t, language } = useWords();
  const present = order.filter((severity) => counts[severity] > 0).slice(0, most);
  if (present.length === 0) return <span className="muted">{t.common.none}</span>;
  return (
    <span className="severity-counts">
      {present.map((severity) => (
        <span key={severity} title={t.severityCounts[severity](formatCount(counts[severity], language))}>
          <SeverityMark severity={severity} />
          {formatCount(counts[severity], language)}
        </span>
      ))}
    </span>
  );
}
