import type { Explanation } from '../../parsers/vendors/catalogue.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';

/** Longer than half a line holds. */
const longFact = 36;

/** What a vendor's document says about a code: meaning, causes, remedies, and where it stands. */
export function ExplanationCard({ explanation }: { readonly explanation: Explanation }) {
  const { t } = useWords();
  const { kind, facts } = explanation.shown;
  return (
    <article className="explanation" data-testid="explanation">
      <header>
        <code className="strong">{visibleText(explanation.code)}</code>
        <span className="muted">
          {explanation.vendor} · {kind}
          {explanation.ocppErrorCode !== null && ` · ${t.explain.ocpp}: ${explanation.ocppErrorCode}`}
        </span>
      </header>
      <h3 className="explanation-title">{explanation.title}</h3>
      {explanation.meaning !== '' && <p>{explanation.meaning}</p>}
      <Lines title={t.explain.causes} lines={explanation.causes} />
      <Lines title={t.explain.impact} lines={explanation.impact} />
      <Lines title={t.explain.remote} lines={explanation.remedies.remote} />
      <Lines title={t.explain.onSite} lines={explanation.remedies.onSite} />
      {facts.length > 0 && (
        <dl className="explanation-facts">
          {facts.map(({ name, value, isCode }) => (
            <div key={name} data-long={value.length > longFact ? '' : undefined}>
              <dt>{name}</dt>
              <dd className={isCode ? 'mono' : undefined}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <footer className="muted">{t.explain.source(explanation.source.document, explanation.source.section)}</footer>
    </article>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
