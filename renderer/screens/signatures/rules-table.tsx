import type { RuleView } from '../../../main/api/views/signature-views.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { SeverityMark } from '../../widgets/severity-mark.tsx';

/** A departure from a rule looks like a finding of the same weight. */
const marks = { fatal: 'critical', warning: 'warning', info: 'info' } as const;

/** Deviations from the rules of the format, each with its clause, its place and what stands there. */
export function RulesTable({ rules }: { readonly rules: readonly RuleView[] }) {
  const { t } = useWords();
  if (rules.length === 0) return <EmptyState title={t.signatures.noRules} quiet />;
  return (
    <ul className="rules">
      {rules.map((rule) => (
        <li key={`${rule.code} ${rule.path}`} data-severity={rule.severity} data-testid="rule">
          <SeverityMark severity={marks[rule.severity]} />
          <p>
            <span className="rule-severity">{t.verdict.ruleSeverity[rule.severity]}</span> {rule.text}
          </p>
          <p className="muted">
            <span className="mono">{rule.code}</span> · {rule.clause}
            {rule.path !== '' && (
              <>
                {' '}
                · <span className="mono">{visibleText(rule.path)}</span>
              </>
            )}
            {rule.quoted !== null && (
              <>
                {' '}
                · {t.signatures.quoted} <span className="mono">{visibleText(rule.quoted)}</span>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
