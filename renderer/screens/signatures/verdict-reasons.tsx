import type { SignatureDetail } from '../../../main/api/views/signature-views.ts';
import { useWords } from '../../text/texts-context.ts';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { ProofView } from './proof-view.tsx';
import { ReadingsTable } from './readings-table.tsx';
import { RecordView } from './record-view.tsx';
import { RulesTable } from './rules-table.tsx';
import { VerdictSteps } from './verdict-steps.tsx';

/** What a verdict rests on: every step, the record with its signed bytes, the proof to repeat it, readings and rules. */
export function VerdictReasons({ detail }: { readonly detail: SignatureDetail }) {
  const { t } = useWords();
  const { row, steps, text, proof, opensslLines } = detail;
  return (
    <>
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
    </>
  );
}
