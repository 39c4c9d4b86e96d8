import type { Disagreement } from '../../../parsers/model/session.ts';
import { formatDecimalText } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';

/** Two witnesses, two statements: shown side by side, each with its bytes. */
export function Disagreements({ of }: { readonly of: readonly Disagreement[] }) {
  const { t, language } = useWords();
  if (of.length === 0) return null;
  return (
    <section className="disagreements" aria-label={t.disagreement.title} data-testid="disagreements">
      <h3>{t.disagreement.title}</h3>
      <table className="plain-table">
        {of.map((each) => (
          <tbody key={each.about}>
            {each.statements.map((statement, position) => (
              <tr key={`${statement.witness} ${statement.text}`}>
                {position === 0 && (
                  <th scope="rowgroup" rowSpan={each.statements.length}>
                    {t.disagreement.about[each.about]}
                  </th>
                )}
                <td className="muted">{t.witness[statement.witness]}</td>
                <td className="statement">
                  <EvidenceLink evidence={{ ref: statement.evidence, label: statement.text }}>
                    {readable(statement.text, language)}
                  </EvidenceLink>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

/** An amount as amounts are written everywhere; anything else as the witness said it. */
function readable(text: string, language: 'de' | 'en'): string {
  const [, amount, unit] = /^(-?\d{1,400}(?:\.\d{1,400})?) (k?Wh)$/.exec(text) ?? [];
  return amount === undefined || unit === undefined
    ? visibleText(text)
    : `${formatDecimalText(amount, language)} ${unit}`;
}
