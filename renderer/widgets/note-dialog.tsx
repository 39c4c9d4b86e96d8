/* oxlint-disable jsx-a11y/no-autofocus -- a dialog that was opened on purpose begins at its field */
import { useState } from 'react';
import { Form, Label, TextArea, TextField } from 'react-aria-components';
import { useDeeds } from '../app/use-undo.ts';
import type { MarkSubject } from '../app/use-undo.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { Button } from './button.tsx';
import { ErrorState } from './error-state.tsx';
import { Overlay } from './overlay.tsx';

/** Words of a person beside a row. Ctrl+Enter saves. */
export function NoteDialog({ subject, onClose }: { readonly subject: MarkSubject; readonly onClose: () => void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const deeds = useDeeds();
  const save = () => deeds.mutate({ what: 'note', subject, text: text.trim() }, { onSuccess: onClose });
  return (
    <Overlay
      title={`${t.journal.noteTitle}: ${visibleText(subject.title)}`}
      open
      onClose={onClose}
      testId="note-dialog"
    >
      <Form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField value={text} onChange={setText} className="field" autoFocus maxLength={4_000}>
          <Label>{t.journal.noteText}</Label>
          <TextArea
            rows={5}
            data-testid="note-text"
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') save();
            }}
          />
        </TextField>
        <p className="muted">{t.journal.privacy}</p>
        {deeds.error !== null && <ErrorState error={deeds.error} inline />}
        <footer className="dialog-foot">
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button kind="main" type="submit" disabled={deeds.isPending || text.trim() === ''} testId="note-save">
            {t.journal.save}
          </Button>
        </footer>
      </Form>
    </Overlay>
  );
}
