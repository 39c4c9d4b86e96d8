import type { SignatureRow } from '../../../main/api/views/signature-views.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Energy } from '../../widgets/energy.tsx';
import { Identifier } from '../../widgets/identifier.tsx';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { VerdictBadge } from '../../widgets/verdict-badge.tsx';

/** Readable, signature, key origin, rules; and what follows from them. Always together. */
export function FourAnswers({ row }: { readonly row: SignatureRow }) {
  const { t } = useWords();
  const fatal = row.rules.filter(({ severity }) => severity === 'fatal').length;
  const warnings = row.rules.filter(({ severity }) => severity === 'warning').length;
  return (
    <section aria-label={t.signatures.answers} data-testid="four-answers" className="four-answers">
      <KeyValueList
        columns={2}
        entries={[
          { label: t.signatures.readable, value: t.verdict.readable[row.readable] },
          {
            label: t.signatures.signature,
            value: (
              <>
                <VerdictBadge signature={row.signature} />
                <span className="answer-meaning">{t.verdict.reason[row.signatureReason]}.</span>
              </>
            ),
          },
          {
            label: t.signatures.keyOrigin,
            value: (
              <>
                {t.verdict.keyOrigin[row.keyOrigin]}
                <span className="answer-meaning">{t.verdict.keyOriginMeaning[row.keyOrigin]}</span>
              </>
            ),
          },
          {
            label: t.signatures.rules,
            value:
              fatal + warnings === 0
                ? t.signatures.noRules
                : [
                    fatal === 0 ? '' : t.verdict.ruleCounts.fatal(String(fatal)),
                    warnings === 0 ? '' : t.verdict.ruleCounts.warning(String(warnings)),
                  ]
                    .filter((part) => part !== '')
                    .join(', '),
          },
          { label: t.signatures.billing, value: <strong>{t.verdict.billing[row.billing]}</strong> },
          {
            label: t.signatures.safe,
            value: (
              <>
                {t.verdict.safe[row.safe.verdict]}
                {row.safeText !== '' && <span className="answer-meaning">{row.safeText}</span>}
              </>
            ),
          },
          { label: t.signatures.meter, value: <Identifier text={row.meter} maximum={24} /> },
          { label: t.signatures.fingerprint, value: <Identifier text={row.keyFingerprint} maximum={24} /> },
          {
            label: t.signatures.curve,
            value:
              row.curve === null && row.hash === null
                ? t.common.none
                : `${visibleText(row.curve ?? t.common.none)} · ${visibleText(row.hash ?? t.common.none)}`,
          },
          { label: t.signatures.energy, value: <Energy wattHours={row.energyWh} withUnit /> },
          { label: t.signatures.gateway, value: <Identifier text={row.gateway} maximum={24} /> },
          { label: t.signatures.pagination, value: row.pagination ?? t.common.none },
        ]}
      />
    </section>
  );
}
