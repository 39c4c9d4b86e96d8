import { useCase } from '../app/case-context.ts';
import { useDeeds } from '../app/use-undo.ts';
import { useMarks } from '../client/use-marks.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { Button } from './button.tsx';
import { TimeText } from './time-text.tsx';

/** The notes on what is chosen, each with who and when; nothing where there are none. */
export function NoteList({ target }: { readonly target: string }) {
  const { t } = useWords();
  const { caseId } = useCase();
  const { mutate } = useDeeds();
  const notes = useMarks(caseId).get(target)?.notes ?? [];
  if (notes.length === 0) return null;
  return (
    <section className="notes" aria-label={t.journal.notes} data-testid="notes">
      {notes.map((note) => (
        <article key={note.id}>
          <p className="note-words">{visibleText(note.text, true)}</p>
          <footer className="muted">
            {visibleText(note.who)} <TimeText iso={note.at} />
            <Button kind="quiet" onPress={() => mutate({ what: 'take-back', journalId: note.id })}>
              {t.journal.takeBack}
            </Button>
          </footer>
        </article>
      ))}
    </section>
  );
}
