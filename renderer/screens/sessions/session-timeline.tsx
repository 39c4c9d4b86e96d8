import { Button } from 'react-aria-components';
import type { SessionDetail, SessionStepView } from '../../../main/api/views/session-views.ts';
import { useEvidence } from '../../app/use-evidence.ts';
import { formatDuration } from '../../text/format-duration.ts';
import { instantOf } from '../../text/format-time.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { TimeText } from '../../widgets/time-text.tsx';

const gapMs = 15 * 60_000;

/** The steps in order; long silences stand between them as gaps. Each step shows its bytes. */
export function SessionTimeline({ detail }: { readonly detail: SessionDetail }) {
  const { t, language } = useWords();
  const { show, isShown } = useEvidence();
  return (
    <ol className="timeline">
      {detail.row.start === null && <li className="timeline-open">{t.sessions.noStartKnown}</li>}
      {detail.steps.map((step, index) => {
        const silence = silenceBefore(detail.steps, index);
        const stretch = stretchOf(step);
        return (
          // Two steps of one kind may share their time and bytes; their order never changes.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <li key={index} data-step={step.step}>
            {silence !== null && <p className="timeline-gap">{t.sessions.gap(formatDuration(silence, language))}</p>}
            <Button
              className="timeline-step"
              data-shown={isShown(step.evidence.ref) ? '' : undefined}
              data-testid="session-step"
              onPress={() => show(step.evidence.ref)}
            >
              <TimeText iso={step.from} show="time" />
              <span className="timeline-mark" aria-hidden="true" />
              <span className="ellipsis">
                {t.steps[step.step]}
                {step.detail !== null && step.detail !== t.steps[step.step] && (
                  <span className="muted"> {visibleText(step.detail)}</span>
                )}
              </span>
              <span className="number muted">{stretch === null ? '' : formatDuration(stretch, language)}</span>
            </Button>
          </li>
        );
      })}
      {detail.row.stop === null && <li className="timeline-open">{t.sessions.notYetEnded}</li>}
    </ol>
  );
}

function stretchOf(step: SessionStepView): number | null {
  const from = instantOf(step.from);
  const to = instantOf(step.to);
  return from === null || to === null || to <= from ? null : to - from;
}

/** Time between the end of what is known and this step, when it is long enough to be told. */
function silenceBefore(steps: readonly SessionStepView[], index: number): number | null {
  const from = instantOf(steps[index]?.from ?? null);
  if (from === null || index === 0) return null;
  const ends = steps.slice(0, index).flatMap((step) => instantOf(step.to) ?? instantOf(step.from) ?? []);
  if (ends.length === 0) return null;
  const silence = from - Math.max(...ends);
  return silence >= gapMs ? silence : null;
}
