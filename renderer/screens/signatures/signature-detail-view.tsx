import type { SignatureDetail } from '../../../main/api/views/signature-views.ts';
import { useCase } from '../../app/case-context.ts';
import { openSession } from '../../app/links.ts';
import { goTo } from '../../app/navigation.ts';
import { useCommandHandlers } from '../../app/command-handlers.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Answer } from '../../widgets/answer.tsx';
import { Button } from '../../widgets/button.tsx';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';
import { MarkTools } from '../../widgets/mark-tools.tsx';
import { NoteList } from '../../widgets/note-list.tsx';
import { VerdictBadge } from '../../widgets/verdict-badge.tsx';
import { FourAnswers } from './four-answers.tsx';
import { VerdictReasons } from './verdict-reasons.tsx';

/** One signed value: the sentence, the four answers, the steps, the bytes, the proof, the rules. */
export function SignatureDetailView({ signedValueId }: { readonly signedValueId: number }) {
  const { caseId } = useCase();
  const { language } = useWords();
  const detail = useProcedure('signature.get', { caseId, signedValueId, language }, { keep: true });
  return (
    <Answer of={detail} lines={12}>
      {(value) => <Whole detail={value} />}
    </Answer>
  );
}

function Whole({ detail }: { readonly detail: SignatureDetail }) {
  const { t } = useWords();
  const { row } = detail;
  const { sessionId } = row;
  useCommandHandlers({ copyRow: () => void navigator.clipboard.writeText(detail.text) });
  return (
    <article className="signature" data-testid="signature-detail">
      <header className="detail-head signature-head">
        <VerdictBadge signature={row.signature} readable={row.readable} />
        <h2 className="ellipsis">{visibleText(row.context ?? row.format.toUpperCase())}</h2>
        <div className="detail-tools">
          <MarkTools
            subject={{
              target: row.target,
              title: [row.context ?? row.format, row.transactionId ?? '', row.time ?? ''].join(' ').trim(),
              evidence: row.evidence.ref,
            }}
          />
          {sessionId !== null && (
            <Button onPress={() => openSession(sessionId)} testId="signature-session">
              {t.common.toSession}
            </Button>
          )}
        </div>
      </header>
      <p className="sentence" data-testid="verdict-sentence">
        {detail.sentence}
      </p>
      <NoteList target={row.target} />
      <p className="muted">
        <EvidenceLink evidence={row.evidence} /> · {t.signatures.channels[detail.channel]} · {t.signatures.layers}:{' '}
        {detail.layers.length === 0
          ? t.signatures.noLayers
          : detail.layers.map((layer) => t.signatures.layer[layer]).join(' › ')}
      </p>
      {row.signatureReason === 'no-key' && (
        <p className="notice">
          {t.signatures.pinHint}{' '}
          <Button kind="quiet" onPress={() => goTo({ screen: 'evidence', tab: 'keys', sort: null })} testId="to-keys">
            {t.evidence.tabs.keys}
          </Button>
        </p>
      )}
      <FourAnswers row={row} />
      <VerdictReasons detail={detail} />
    </article>
  );
}
