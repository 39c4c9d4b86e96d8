import type { FindingSeverity } from '../../parsers/model/finding.ts';
import { useWords } from '../text/texts-context.ts';

interface Props {
  readonly severity: FindingSeverity;
  readonly withWord?: boolean;
}

/** Filled, half-filled, hollow: the order can be seen without colour. */
export function SeverityMark({ severity, withWord = false }: Props) {
  const { t } = useWords();
  const word = t.severity[severity];
  return (
    <span className="severity" data-severity={severity} title={withWord ? undefined : word}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
        {severity === 'critical' && <circle cx="6" cy="6" r="4.6" fill="currentColor" />}
        {severity === 'warning' && <path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" />}
      </svg>
      <span className={withWord ? undefined : 'hidden-visually'}>{word}</span>
    </span>
  );
}
