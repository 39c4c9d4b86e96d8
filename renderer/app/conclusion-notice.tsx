import { isRunning, useJob } from '../client/job-store.ts';
import { useApiCommand } from '../client/use-command.ts';
import { useJobOutcome } from '../client/use-job-outcome.ts';
import { useWords } from '../text/texts-context.ts';
import { Button } from '../widgets/button.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { useCase } from './case-context.ts';
import { useConclusionWords } from './conclusion-words.ts';

interface Props {
  /** `case`: about all of it. `verdicts`: beside a list that shows verdicts. `rows`: beside one that shows none. */
  readonly about: 'case' | 'verdicts' | 'rows';
}

/**
 * One calm line where the conclusions are not what a person takes them for: not drawn, from before the last change, or drawn elsewhere; and the way to
 * draw them. An import says itself how far it is, so nothing is said beside one.
 */
export function ConclusionNotice({ about }: Props) {
  const { t } = useWords();
  const { caseId, conclusions, drawnBy } = useCase();
  const job = useJob(caseId);
  const conclude = useApiCommand('case.conclude');
  const cancel = useApiCommand('job.cancel');
  const outcome = useJobOutcome(caseId, () => undefined);
  const progress = useConclusionWords();
  const running = job !== undefined && isRunning(job);
  // Between the job's end and the case that knows of it nothing is claimed.
  if ((running && job.files.length > 0) || (job?.phase === 'done' && conclusions !== 'drawn')) return null;
  const foreign = conclusions === 'drawn' && (drawnBy === 'elsewhere' || drawnBy === 'other-version') ? drawnBy : null;
  if (conclusions === 'drawn' && (foreign === null || about === 'rows')) return null;
  const words = t.conclusion;
  const said = running
    ? conclusions === 'none'
      ? t.overview.concluding
      : words.again
    : foreign !== null
      ? words.drawnBy[foreign][about === 'case' ? 'case' : 'verdicts']
      : conclusions === 'outdated'
        ? words.state.outdated
        : about === 'case'
          ? words.missingParts
          : words.state.none;
  const failure = conclude.error ?? cancel.error ?? (job?.phase === 'cancelled' ? null : outcome.error);
  return (
    <section
      className="conclusion-notice"
      aria-label={words.region}
      aria-live="polite"
      data-testid="conclusion-state"
      data-state={foreign ?? conclusions}
    >
      <p>{said}</p>
      {running ? (
        <>
          <span className="muted number" aria-live="off">
            {progress ?? t.overview.waiting}
          </span>
          <Button
            onPress={() => cancel.mutate({ jobId: job.jobId })}
            disabled={cancel.isPending}
            testId="leave-conclusion"
          >
            {words.leave}
          </Button>
        </>
      ) : (
        <Button
          disabled={conclude.isPending}
          onPress={() => {
            outcome.reset();
            conclude.mutate({ caseId }, { onSuccess: outcome.watch });
          }}
          testId="draw-conclusions"
        >
          {foreign === null ? words.draw : words.check}
        </Button>
      )}
      {failure !== null && <ErrorState error={failure} inline />}
    </section>
  );
}
