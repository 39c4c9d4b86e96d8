/* oxlint-disable jsx-a11y/no-autofocus -- a dialog that was opened on purpose begins at its field */
import { useState } from 'react';
import { Form, Input, Label, TextField } from 'react-aria-components';
import type { SourceReading } from '../../../main/api/views/reading-views.ts';
import { useCase } from '../../app/case-context.ts';
import { useApiCommand } from '../../client/use-command.ts';
import { useJobOutcome } from '../../client/use-job-outcome.ts';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { Choice } from '../../widgets/choice.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { Overlay } from '../../widgets/overlay.tsx';

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Asks how a source is to be read. What stays empty stays with the program. */
export function ReadAsDialog({ reading, onClose }: { readonly reading: SourceReading; readonly onClose: () => void }) {
  const { t } = useWords();
  const { caseId } = useCase();
  const { sourceId, said } = reading;
  const [station, setStation] = useState(said?.station ?? '');
  const [zone, setZone] = useState(said?.zone ?? '');
  const [viewpoint, setViewpoint] = useState<'station' | 'csms' | 'unknown'>(said?.viewpoint ?? 'unknown');
  const readAs = useApiCommand('source.read-as');
  const outcome = useJobOutcome(caseId, onClose);
  const failure = readAs.error ?? outcome.error;
  return (
    <Overlay title={t.reading.dialogTitle} open onClose={onClose} testId="read-as-dialog">
      <Form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          outcome.reset();
          readAs.mutate(
            {
              caseId,
              sourceId,
              station: orNull(station),
              viewpoint: viewpoint === 'unknown' ? null : viewpoint,
              zone: orNull(zone),
            },
            { onSuccess: outcome.watch },
          );
        }}
      >
        <TextField value={station} onChange={setStation} className="field" autoFocus>
          <Label>{t.reading.dialogStation}</Label>
          <Input className="mono" data-testid="read-as-station" />
        </TextField>
        <Choice
          label={t.reading.viewpoint}
          choices={[
            { id: 'unknown', label: t.reading.asEstimated },
            { id: 'station', label: t.reading.viewpoints.station },
            { id: 'csms', label: t.reading.viewpoints.csms },
          ]}
          chosen={viewpoint}
          onChoose={setViewpoint}
          testId="read-as-viewpoint"
        />
        <TextField value={zone} onChange={setZone} className="field">
          <Label>{t.reading.dialogZone}</Label>
          <Input className="mono" data-testid="read-as-zone" />
        </TextField>
        {failure !== null && <ErrorState error={failure} inline />}
        <footer className="dialog-foot">
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            kind="main"
            type="submit"
            disabled={
              readAs.isPending ||
              outcome.running ||
              (orNull(station) === null && orNull(zone) === null && viewpoint === 'unknown')
            }
            testId="read-as-do"
          >
            {t.reading.apply}
          </Button>
        </footer>
      </Form>
    </Overlay>
  );
}
