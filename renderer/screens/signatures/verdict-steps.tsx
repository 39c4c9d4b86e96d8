import type { SignatureDetail } from '../../../main/api/views/signature-views.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';

/** The verification in the order in which it was done, each step with its inputs and results. */
export function VerdictSteps({ steps }: { readonly steps: SignatureDetail['steps'] }) {
  const { t } = useWords();
  const names: Readonly<Record<string, string>> = t.verdict.fact;
  const values: Readonly<Record<string, string>> = {
    ...t.verdict.factValue,
    ...t.signatures.channels,
    ...t.signatures.layer,
    ...t.verdict.keyOrigin,
  };
  return (
    <ol className="verdict-steps">
      {steps.map((step, index) => (
        // A step may be taken twice; the order never changes.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <li key={index} data-outcome={step.outcome} data-testid="verdict-step">
          <span className="step-number muted">{index + 1}</span>
          <div>
            <p className="step-title">{step.text}</p>
            <dl className="step-facts">
              {Object.entries(step.facts).map(([name, value]) => (
                <div key={name}>
                  <dt>{names[name] ?? name}</dt>
                  {Object.hasOwn(values, value) ? (
                    <dd>{values[value]}</dd>
                  ) : (
                    <dd className="mono">{visibleText(value)}</dd>
                  )}
                </div>
              ))}
            </dl>
          </div>
          <span className="step-outcome">{t.verdict.stepOutcome[step.outcome]}</span>
        </li>
      ))}
    </ol>
  );
}
