import { useState } from 'react';
import type { JobView } from '../../../main/api/views/import-views.ts';
import { useConclusionWords } from '../../app/conclusion-words.ts';
import { forgetJob, isRunning } from '../../client/job-store.ts';
import { useApiCommand } from '../../client/use-command.ts';
import { formatDuration } from '../../text/format-duration.ts';
import { formatBytes, formatCount } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { ProgressState } from '../../widgets/progress-state.tsx';
import { LockedEntries } from './locked-entries.tsx';

interface Props {
  readonly job: JobView;
  /** A person saw it run: its end is told also when nothing went wrong. */
  readonly watched: boolean;
}

/** Progress per file with numbers and cancel; after the end it says how it ended until it is closed. */
export function ImportPanel({ job, watched }: Props) {
  const { t, language } = useWords();
  const cancel = useApiCommand('job.cancel');
  const [tried, setTried] = useState(false);
  const running = isRunning(job);
  const progress = useConclusionWords();
  const problem =
    job.phase === 'failed' ||
    job.locked > 0 ||
    job.files.some(({ failure, state }) => failure !== null || state === 'known');
  if (job.phase === 'done' && !problem && !watched) return null;
  const errors: Readonly<Record<string, string>> = t.errors;
  const title =
    job.phase === 'waiting'
      ? t.overview.waiting
      : job.phase === 'reading'
        ? t.overview.importing
        : job.phase === 'concluding'
          ? t.overview.concluding
          : job.phase === 'cancelled'
            ? job.left === 'conclusions'
              ? t.conclusion.left
              : t.overview.cancelled
            : job.phase === 'failed'
              ? `${t.overview.failed}: ${errors[job.failure ?? ''] ?? job.failure ?? t.errors.internal}`
              : t.overview.done;
  return (
    <section className="import-panel" aria-label={title} data-testid="import-panel" data-phase={job.phase}>
      <header>
        <h2>{title}</h2>
        <span className="muted" data-testid="import-totals">
          {t.overview.progress(formatBytes(job.bytesDone, language), formatBytes(job.bytesTotal, language))} ·{' '}
          {t.overview.records(formatCount(job.records, language))} ·{' '}
          {t.overview.issues(formatCount(job.issues, language))}
          {progress !== null && <span data-testid="conclusion-progress"> · {progress}</span>}
          {job.timeLeftMs !== null && (
            <span data-testid="import-time-left">
              {' '}
              · {t.overview.timeLeft(formatDuration(job.timeLeftMs, language))}
            </span>
          )}
        </span>
        {running ? (
          <Button
            onPress={() => cancel.mutate({ jobId: job.jobId })}
            disabled={cancel.isPending}
            testId="cancel-import"
          >
            {job.phase === 'concluding' ? t.conclusion.cancel : t.overview.cancelImport}
          </Button>
        ) : (
          <Button kind="quiet" onPress={() => forgetJob(job.caseId)} testId="close-import">
            {t.common.close}
          </Button>
        )}
      </header>
      <ul className="import-files">
        {job.files.map((file, index) => (
          // Files may bear the same name; their order never changes.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <li key={index} data-state={file.state}>
            <ProgressState
              label={visibleText(file.name)}
              done={file.state === 'done' || file.state === 'known' ? 1 : file.bytesDone}
              total={file.state === 'done' || file.state === 'known' ? 1 : file.bytesTotal}
              text={
                file.failure === null
                  ? file.state === 'reading'
                    ? t.overview.progress(formatBytes(file.bytesDone, language), formatBytes(file.bytesTotal, language))
                    : t.overview.fileState[file.state]
                  : (errors[file.failure] ?? file.failure)
              }
              testId="import-file"
            />
          </li>
        ))}
      </ul>
      {job.locked > 0 && !running && <LockedEntries job={job} tried={tried} onTry={() => setTried(true)} />}
      {job.failureFile !== null && <p className="mono">{visibleText(job.failureFile)}</p>}
      {job.failureDetail !== null && <p className="mono muted">{visibleText(job.failureDetail)}</p>}
      {cancel.error !== null && <ErrorState error={cancel.error} inline />}
    </section>
  );
}
