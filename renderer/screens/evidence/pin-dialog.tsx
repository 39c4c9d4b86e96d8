/* oxlint-disable jsx-a11y/no-autofocus -- a dialog that was opened on purpose begins at its field */
import { useState } from 'react';
import { Form, Input, Label, TextArea, TextField } from 'react-aria-components';
import { useCase } from '../../app/case-context.ts';
import { useJobOutcome } from '../../client/use-job-outcome.ts';
import { useApiCommand } from '../../client/use-command.ts';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { Overlay } from '../../widgets/overlay.tsx';

/** Takes the key from the meter's label. Verdicts are made again with it. */
export function PinDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const { caseId } = useCase();
  const [text, setText] = useState('');
  const [meter, setMeter] = useState('');
  const [note, setNote] = useState('');
  const pin = useApiCommand('key.pin');
  const outcome = useJobOutcome(caseId, onClose);
  const failure = pin.error ?? outcome.error;
  const busy = pin.isPending || outcome.running;
  return (
    <Overlay title={t.keys.pinTitle} open onClose={onClose} testId="pin-dialog">
      <Form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          outcome.reset();
          pin.mutate(
            { caseId, text: text.trim(), meterSerial: meter.trim() === '' ? null : meter.trim(), note: note.trim() },
            {
              onSuccess: outcome.watch,
            },
          );
        }}
      >
        <TextField value={text} onChange={setText} className="field" autoFocus>
          <Label>{t.keys.pinText}</Label>
          <TextArea
            className="mono"
            rows={6}
            spellCheck={false}
            placeholder="3059301306072a8648ce3d0201…"
            data-testid="pin-text"
          />
        </TextField>
        <TextField value={meter} onChange={setMeter} className="field">
          <Label>{t.keys.pinMeter}</Label>
          <Input className="mono" data-testid="pin-meter" />
        </TextField>
        <TextField value={note} onChange={setNote} className="field">
          <Label>{t.keys.pinNote}</Label>
          <Input data-testid="pin-note" />
        </TextField>
        <p className="muted">{t.keys.pinHint}</p>
        {failure !== null && <ErrorState error={failure} inline />}
        <footer className="dialog-foot">
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button kind="main" type="submit" disabled={busy || text.trim() === ''} testId="pin-do">
            {t.keys.pinDo}
          </Button>
        </footer>
      </Form>
    </Overlay>
  );
}
