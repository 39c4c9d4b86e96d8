import { useMutation } from '@tanstack/react-query';
import type { JournalRow } from '../../../main/api/views/journal-views.ts';
import { useCase } from '../../app/case-context.ts';
import { openFinding, openFrame, openSession, openSignature } from '../../app/links.ts';
import { useDeeds } from '../../app/use-undo.ts';
import { useHost } from '../../client/host-context.ts';
import { callProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { aboutWords } from './about-words.ts';
import { actionWord } from './action-word.ts';

const mostRows = 1_000;

/** One entry whole, the way to what it is about, and its undo. */
export function JournalDetail({ row }: { readonly row: JournalRow }) {
  const { t } = useWords();
  const deeds = useDeeds();
  const open = useOpenTarget();
  const { target } = row;
  return (
    <article className="journal-entry" data-testid="journal-detail">
      <header className="detail-head">
        <h2 className="ellipsis">{t.journal.entry(row.id)}</h2>
        <div className="detail-tools">
          {target !== null && target !== 'case' && (
            <Button onPress={() => open.mutate(target)} testId="journal-target">
              {t.journal.toTarget}
            </Button>
          )}
          {row.undoable && row.standing && (
            <Button onPress={() => deeds.mutate({ what: 'take-back', journalId: row.id })} testId="journal-undo">
              {row.action === 'undo' ? t.journal.again : t.journal.takeBack}
            </Button>
          )}
        </div>
      </header>
      {open.data === false && <p className="notice">{t.journal.gone}</p>}
      {(deeds.error ?? open.error) !== null && <ErrorState error={deeds.error ?? open.error} inline />}
      {row.text !== '' && <p className="note-words">{visibleText(row.text, true)}</p>}
      <KeyValueList
        entries={[
          { label: t.journal.action, value: actionWord(row, t) },
          row.title === '' ? null : { label: t.journal.about, value: visibleText(aboutWords(row, t)) },
          { label: t.journal.when, value: <TimeText iso={row.at} /> },
          { label: t.journal.who, value: visibleText(row.who) },
          row.standing ? null : { label: t.evidence.state, value: t.journal.undone },
          row.evidence === null ? null : { label: t.common.evidence, value: <EvidenceLink evidence={row.evidence} /> },
        ]}
      />
    </article>
  );
}

/** Goes to what an entry is about; `false` when it is not in the case any more. */
function useOpenTarget() {
  const host = useHost();
  const { caseId } = useCase();
  const { language } = useWords();
  return useMutation({
    mutationFn: async (target: string) => {
      const [kind = ''] = target.split(':', 1);
      const rest = target.slice(kind.length + 1);
      if (kind === 'frame') openFrame(Number(rest));
      if (kind === 'session') openSession(rest);
      if (kind === 'finding') {
        const { rows } = await callProcedure(host, 'findings.list', { caseId, language, limit: mostRows });
        const row = rows.find((each) => each.target === target);
        if (row === undefined) return false;
        openFinding(row);
      }
      if (kind === 'signature') {
        const { rows } = await callProcedure(host, 'signatures.list', { caseId, language, limit: mostRows });
        const row = rows.find((each) => each.target === target);
        if (row === undefined) return false;
        openSignature(row);
      }
      return true;
    },
  });
}
