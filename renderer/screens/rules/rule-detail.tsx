import type { RuleRow } from '../../../main/api/views/rule-views.ts';
import { openFiltered } from '../../app/links.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { SeverityMark } from '../../widgets/severity-mark.tsx';
import { RuleName, RuleOrigin } from './rule-origin.tsx';
import { ThresholdFields } from './threshold-fields.tsx';

/** One rule: what it says, what to do then, its thresholds, where it comes from. */
export function RuleDetail({ rule }: { readonly rule: RuleRow }) {
  const { t } = useWords();
  return (
    <article className="finding" data-testid="rule-detail">
      <header className="detail-head">
        <SeverityMark severity={rule.severity} withWord />
        <div className="detail-tools">
          {rule.fired !== null && rule.fired > 0 && (
            <Button onPress={() => openFiltered('findings', `rule:${rule.id}`)} testId="rule-findings">
              {t.rules.findings}
            </Button>
          )}
        </div>
      </header>
      <h2 className="finding-title">{visibleText(rule.title)}</h2>
      {rule.offBy !== null && <p className="notice">{t.rules.off(rule.offBy)}</p>}
      <section>
        <h3>{t.rules.thresholds}</h3>
        {rule.thresholds.length === 0 ? (
          <p className="muted">{t.rules.noThresholds}</p>
        ) : (
          <ThresholdFields key={rule.id} rule={rule} />
        )}
      </section>
      {rule.says !== '' && (
        <section>
          <h3>{t.rules.says}</h3>
          <p>{visibleText(rule.says)}</p>
        </section>
      )}
      {rule.remedy !== '' && (
        <section>
          <h3>{t.findings.remedy}</h3>
          <p>{visibleText(rule.remedy)}</p>
        </section>
      )}
      <section>
        <h3>{t.findings.rule}</h3>
        <RuleName id={rule.id} references={rule.references} />
        <RuleOrigin rule={rule} />
      </section>
    </article>
  );
}
