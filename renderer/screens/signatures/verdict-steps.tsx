import type { SignatureDetail } from '../../../main/api/views/signature-views.ts';
import type { Texts } from '../../text/en.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Digits } from '../../widgets/digits.tsx';
import { shownVia } from '../evidence/shown-via.ts';

/** The verification in the order in which it was done, each step with its inputs and results. */
export function VerdictSteps({ steps }: { readonly steps: SignatureDetail['steps'] }) {
  const { t } = useWords();
  const names: Readonly<Record<string, string>> = t.verdict.fact;
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
                  <Fact name={name} value={value} />
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

/** In words where it is none of the format's own values; what the record does not write is marked as the default. */
function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  const { t } = useWords();
  if (name === 'layers') return <dd>{shownLayers(value, t)}</dd>;
  const words: Readonly<Record<string, string>> =
    name === 'origin' ? t.verdict.keyOrigin : { ...t.signatures.channels, ...t.verdict.factValue };
  if (Object.hasOwn(words, value)) return <dd>{words[value]}</dd>;
  if (name === 'via') {
    const shown = shownVia({ via: value }, t);
    return <dd className={shown === value ? 'mono' : undefined}>{shown}</dd>;
  }
  const assumed = /^\(default (.*)\)$/.exec(value)?.[1];
  return (
    <dd className="mono">
      {assumed === undefined ? <Digits text={visibleText(value)} /> : t.verdict.factDefault(visibleText(assumed))}
    </dd>
  );
}

/** The wrappings from the outermost to the record. */
function shownLayers(value: string, t: Texts): string {
  const words: Readonly<Record<string, string>> = { ...t.signatures.layer, none: t.signatures.noLayers };
  return value
    .split(', ')
    .map((layer) => words[layer] ?? visibleText(layer))
    .join(' › ');
}
