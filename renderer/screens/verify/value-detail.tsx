import type { VerifiedTransactionLine, VerifiedValueLine } from '../../../main/api/views/verify-views.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { VerdictBadge } from '../../widgets/verdict-badge.tsx';
import { ReadingsTable } from '../signatures/readings-table.tsx';

interface Props {
  readonly value: VerifiedValueLine;
  /** The begin and end that this value belongs to, judged together. */
  readonly transaction: VerifiedTransactionLine | undefined;
}

/** The four answers on one value, each with its reason; what needs steps and bytes is seen in a case. */
export function ValueDetail({ value, transaction }: Props) {
  const { t } = useWords();
  return (
    <article className="signature" data-testid="verify-detail">
      <header className="detail-head signature-head">
        <VerdictBadge signature={value.signature} readable={value.readable} />
        <h2 className="ellipsis">{visibleText(value.context ?? value.format)}</h2>
      </header>
      <p className="sentence">{t.verdict.reason[value.signatureReason]}.</p>
      <KeyValueList
        entries={[
          { label: t.signatures.readable, value: t.verdict.readable[value.readable] },
          { label: t.signatures.signature, value: t.verdict.signature[value.signature] },
          {
            label: t.signatures.keyOrigin,
            value: `${t.verdict.keyOrigin[value.keyOrigin]}. ${t.verdict.keyOriginMeaning[value.keyOrigin]}`,
          },
          { label: t.signatures.billing, value: t.verdict.billing[value.billing] },
          {
            label: t.signatures.safe,
            value: `${t.verdict.safe[value.safe.verdict]}${value.safe.reason === null ? '' : ` (${value.safe.reason})`}`,
          },
          { label: t.signatures.meter, value: visibleText(value.meter ?? t.common.none), mono: true },
          { label: t.signatures.fingerprint, value: value.keyFingerprint ?? t.common.none, mono: true },
          { label: t.signatures.curve, value: [value.curve, value.hash].filter((part) => part !== null).join(' · ') },
          { label: t.signatures.pagination, value: visibleText(value.pagination ?? t.common.none) },
          { label: t.sessions.transaction, value: visibleText(value.transactionId ?? t.common.none), mono: true },
          transaction === undefined
            ? null
            : {
                label: t.verify.pair,
                value: [
                  t.verdict.signature[transaction.signature],
                  transaction.energyWh === null ? '' : `${transaction.energyWh} Wh`,
                  `${t.signatures.billing}: ${t.verdict.billing[transaction.billing]}`,
                ]
                  .filter((part) => part !== '')
                  .join(' · '),
              },
        ]}
      />
      <section>
        <h3>{t.signatures.readings}</h3>
        <ReadingsTable readings={value.readings} />
      </section>
      <section>
        <h3>{t.signatures.rules}</h3>
        {value.rules.length === 0 ? (
          <p className="muted">{t.signatures.noRules}</p>
        ) : (
          <ul className="plain-list">
            {value.rules.map(({ code, severity, clause }) => (
              <li key={`${code} ${clause}`}>
                {t.verdict.ruleSeverity[severity]} <span className="mono">{code}</span>{' '}
                <span className="muted">{clause}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </article>
  );
}
