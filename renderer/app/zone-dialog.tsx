/* oxlint-disable jsx-a11y/no-autofocus -- a dialog that was opened on purpose begins at its field */
import { useState } from 'react';
import { Form, Input, Label, TextField } from 'react-aria-components';
import { useJobOutcome } from '../client/use-job-outcome.ts';
import { useApiCommand } from '../client/use-command.ts';
import { useWords } from '../text/texts-context.ts';
import { Button } from '../widgets/button.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { Overlay } from '../widgets/overlay.tsx';
import { useCase } from './case-context.ts';

/** The zone in which wall-clock texts of the case are read. */
export function ZoneDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const info = useCase();
  const [zone, setZone] = useState(info.zone);
  const set = useApiCommand('case.set-zone');
  const outcome = useJobOutcome(info.caseId, onClose);
  const failure = set.error ?? outcome.error;
  return (
    <Overlay title={t.frame.zoneTitle} open={open} onClose={onClose} testId="zone-dialog">
      <Form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          outcome.reset();
          set.mutate(
            { caseId: info.caseId, zone: zone.trim() },
            {
              onSuccess: outcome.watch,
            },
          );
        }}
      >
        <p className="muted">{t.frame.zoneReason[info.zoneReason]}</p>
        <TextField value={zone} onChange={setZone} className="field" autoFocus>
          <Label>{t.frame.zone}</Label>
          <Input className="mono" data-testid="zone-input" />
        </TextField>
        <p className="muted">{t.frame.zoneHint}</p>
        {failure !== null && <ErrorState error={failure} inline />}
        <footer className="dialog-foot">
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            kind="main"
            type="submit"
            disabled={set.isPending || outcome.running || zone.trim() === ''}
            testId="zone-apply"
          >
            {t.frame.apply}
          </Button>
        </footer>
      </Form>
    </Overlay>
  );
}
