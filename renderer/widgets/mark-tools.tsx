import { useState } from 'react';
import { useCase } from '../app/case-context.ts';
import { useCommandHandlers } from '../app/command-handlers.ts';
import { showKey } from '../app/commands.ts';
import { isMac } from '../app/platform.ts';
import { useDeeds } from '../app/use-undo.ts';
import type { MarkSubject } from '../app/use-undo.ts';
import { useMarks } from '../client/use-marks.ts';
import { useWords } from '../text/texts-context.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { NoteDialog } from './note-dialog.tsx';

/** Marks what is chosen and opens the dialog for a note; the keys for both work wherever the focus is. */
export function MarkTools({ subject }: { readonly subject: MarkSubject }) {
  const { t } = useWords();
  const { caseId } = useCase();
  const [writing, setWriting] = useState(false);
  const { mutate } = useDeeds();
  const markId = useMarks(caseId).get(subject.target)?.markId ?? null;
  const toggle = () => mutate(markId === null ? { what: 'mark', subject } : { what: 'take-back', journalId: markId });
  useCommandHandlers({ mark: toggle, note: () => setWriting(true) });
  return (
    <>
      <Button
        kind="quiet"
        label={`${markId === null ? t.journal.mark : t.journal.unmark} (${showKey('m', isMac(), t.common.controlKey)})`}
        pressed={markId !== null}
        onPress={toggle}
        testId="mark"
      >
        <Icon name="mark" />
      </Button>
      <Button
        kind="quiet"
        label={`${t.journal.note} (${showKey('Shift+M', isMac(), t.common.controlKey)})`}
        onPress={() => setWriting(true)}
        testId="note"
      >
        <Icon name="note" />
      </Button>
      {writing && <NoteDialog subject={subject} onClose={() => setWriting(false)} />}
    </>
  );
}
