import { useEffect, useRef, useState } from 'react';
import { Form, Input, Label, TextField } from 'react-aria-components';
import type { JobView } from '../../../main/api/views/import-views.ts';
import { forgetJob, rememberJob } from '../../client/job-store.ts';
import { useApiCommand } from '../../client/use-command.ts';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';

interface Props {
  readonly job: JobView;
  /** A password was given before and did not open all. */
  readonly tried: boolean;
  readonly onTry: () => void;
}

/** Asks for the password of entries that an import found locked; the field forgets it as soon as it is sent. */
export function LockedEntries({ job, tried, onTry }: Props) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const unlock = useApiCommand('import.unlock');
  const field = useRef<HTMLInputElement>(null);
  // Whoever gave a password that did not fit gives the next one; the first time the focus is left where it is.
  useEffect(() => {
    if (tried) field.current?.focus();
  }, [tried]);
  return (
    <Form
      className="locked-entries"
      data-testid="locked-entries"
      onSubmit={(event) => {
        event.preventDefault();
        onTry();
        unlock.mutate({ jobId: job.jobId, passwords: [password] }, { onSuccess: rememberJob });
        setPassword('');
      }}
    >
      <output>{tried ? t.overview.stillLocked(job.locked) : t.overview.locked(job.locked)}</output>
      <TextField value={password} onChange={setPassword} className="field" type="password" autoComplete="off">
        <Label>{t.overview.password}</Label>
        <Input data-testid="unlock-password" maxLength={1_000} ref={field} />
      </TextField>
      <Button kind="main" type="submit" disabled={password === '' || unlock.isPending} testId="unlock">
        {t.overview.unlock}
      </Button>
      <Button kind="quiet" onPress={() => forgetJob(job.caseId)} testId="unlock-skip">
        {t.overview.unlockSkip}
      </Button>
      {unlock.error !== null && <ErrorState error={unlock.error} inline />}
    </Form>
  );
}
