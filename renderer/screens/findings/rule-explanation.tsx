import type { FindingRow } from '../../../main/api/views/finding-views.ts';
import { openRule } from '../../app/links.ts';
import { useCase } from '../../app/case-context.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { RuleName, RuleOrigin } from '../rules/rule-origin.tsx';

/** The rule behind a finding: what it looks for, its thresholds as they count here, where it comes from, how often it fired. */
export function RuleExplanation({ row }: { readonly row: FindingRow }) {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const rules = useProcedure('rules.list', { caseId, language }, { keep: true });
  const rule = rules.data?.find(({ id }) => id === row.rule);
  return (
    <section data-testid="rule-explanation">
      <h3>{t.findings.rule}</h3>
      <RuleName id={row.rule} references={row.references} />
      {rule !== undefined && (
        <>
          {rule.thresholds.length > 0 && (
            <ul className="plain-list finding-rule">
              {rule.thresholds.map(({ name, label, shown, value, standard }) => (
                <li key={name}>
                  {label} {shown}
                  {value !== standard && <span className="muted"> ({t.findings.thresholdChanged})</span>}
                </li>
              ))}
            </ul>
          )}
          <RuleOrigin rule={rule} />
          {rule.thresholds.length > 0 && (
            <Button kind="quiet" onPress={() => openRule(rule.id)} testId="to-rule">
              {t.rules.toRule}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
