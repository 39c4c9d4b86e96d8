import type { VerifiedTransactionLine } from '../../../main/api/views/verify-views.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Answer } from '../../widgets/answer.tsx';
import { Energy } from '../../widgets/energy.tsx';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { VerdictBadge } from '../../widgets/verdict-badge.tsx';
import { FourAnswers } from '../signatures/four-answers.tsx';
import { VerdictReasons } from '../signatures/verdict-reasons.tsx';

interface Props {
  /** The kept check. */
  readonly caseId: string;
  readonly signedValueId: number;
  /** The begin and end that this value belongs to, judged together. */
  readonly transaction: VerifiedTransactionLine | undefined;
}

/** The verdict on one value as in a case: the sentence, every step, the bytes, and how to repeat it. */
export function ValueDetail({ caseId, signedValueId, transaction }: Props) {
  const { t, language } = useWords();
  const detail = useProcedure('signature.get', { caseId, signedValueId, language });
  return (
    <Answer of={detail} lines={12}>
      {(value) => (
        <article className="signature" data-testid="verify-detail">
          <header className="detail-head signature-head">
            <VerdictBadge signature={value.row.signature} readable={value.row.readable} />
            <h2 className="ellipsis">{visibleText(value.row.context ?? value.row.format.toUpperCase())}</h2>
          </header>
          <p className="sentence" data-testid="verdict-sentence">
            {value.sentence}
          </p>
          <p className="muted mono">{visibleText(value.row.evidence.label)}</p>
          <FourAnswers row={value.row} />
          {transaction !== undefined && (
            <KeyValueList
              entries={[
                { label: t.sessions.transaction, value: visibleText(transaction.transactionId), mono: true },
                {
                  label: t.verify.pair,
                  value: (
                    <>
                      <VerdictBadge signature={transaction.signature} />
                      {transaction.energyWh !== null && (
                        <>
                          {' · '}
                          <Energy wattHours={transaction.energyWh} withUnit />
                        </>
                      )}
                      {` · ${t.signatures.billing}: ${t.verdict.billing[transaction.billing]}`}
                    </>
                  ),
                },
              ]}
            />
          )}
          <VerdictReasons detail={value} />
        </article>
      )}
    </Answer>
  );
}
