import type { VerifiedTransactionLine } from '../../../main/api/views/verify-views.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Answer } from '../../widgets/answer.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Energy } from '../../widgets/energy.tsx';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { VerdictBadge } from '../../widgets/verdict-badge.tsx';
import { FourAnswers } from '../signatures/four-answers.tsx';
import { ProofView } from '../signatures/proof-view.tsx';
import { ReadingsTable } from '../signatures/readings-table.tsx';
import { RecordView } from '../signatures/record-view.tsx';
import { RulesTable } from '../signatures/rules-table.tsx';
import { VerdictSteps } from '../signatures/verdict-steps.tsx';

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
      {({ row, sentence, steps, text, proof, opensslLines }) => (
        <article className="signature" data-testid="verify-detail">
          <header className="detail-head signature-head">
            <VerdictBadge signature={row.signature} readable={row.readable} />
            <h2 className="ellipsis">{visibleText(row.context ?? row.format)}</h2>
          </header>
          <p className="sentence" data-testid="verdict-sentence">
            {sentence}
          </p>
          <p className="muted mono">{visibleText(row.evidence.label)}</p>
          <FourAnswers row={row} />
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
          <Panel title={t.signatures.steps} testId="verdict-steps">
            <VerdictSteps steps={steps} />
          </Panel>
          <Panel
            title={t.signatures.bytes}
            testId="record-bytes"
            aside={<CopyButton text={text} label={t.signatures.copyRecord} testId="copy-record" />}
          >
            <RecordView text={text} signed={proof?.signedRange ?? null} />
          </Panel>
          <Panel
            title={t.signatures.proof}
            testId="proof"
            aside={
              opensslLines.length > 0 && (
                <CopyButton text={opensslLines.join('\n')} label={t.signatures.copyOpenssl} testId="copy-openssl" />
              )
            }
          >
            <ProofView proof={proof} lines={opensslLines} />
          </Panel>
          <Panel title={t.signatures.readings} testId="readings">
            <ReadingsTable readings={row.readings} />
          </Panel>
          <Panel title={t.signatures.rules} testId="rules">
            <RulesTable rules={row.rules} />
          </Panel>
        </article>
      )}
    </Answer>
  );
}
