import { isRunning, useJob } from '../client/job-store.ts';
import { useApiCommand } from '../client/use-command.ts';
import { formatBytes, formatCount } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { Button } from '../widgets/button.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { ProgressState } from '../widgets/progress-state.tsx';
import { useCase } from './case-context.ts';
import { usePlace } from './navigation.ts';
import type { useOpening } from './use-opening.ts';

/** One line above the screens while something runs; the overview shows the whole of it instead. */
export function StatusStrip({ opening }: { readonly opening: ReturnType<typeof useOpening> }) {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { screen } = usePlace();
  const job = useJob(caseId);
  const cancel = useApiCommand('job.cancel');
  if (opening.error !== null) {
    return (
      <div className="status-strip">
        <ErrorState error={opening.error} inline />
        <Button kind="quiet" onPress={() => opening.reset()}>
          {t.common.close}
        </Button>
      </div>
    );
  }
  if (job === undefined || !isRunning(job) || screen === 'overview') return null;
  return (
    <div className="status-strip" data-testid="status-strip">
      <ProgressState
        label={job.phase === 'concluding' ? t.overview.concluding : t.overview.importing}
        done={job.bytesDone}
        total={job.bytesTotal}
        text={`${t.overview.progress(formatBytes(job.bytesDone, language), formatBytes(job.bytesTotal, language))} · ${t.overview.records(formatCount(job.records, language))}`}
      />
      <Button kind="quiet" onPress={() => cancel.mutate({ jobId: job.jobId })}>
        {t.overview.cancelImport}
      </Button>
    </div>
  );
}
