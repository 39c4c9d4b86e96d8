import type { RoutineRun } from '../../../main/api/views/frame-views.ts';
import { formatCount } from '../../text/format-number.ts';
import { wallClock } from '../../text/format-time.ts';
import { instantOf } from '../../text/format-time.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from 'react-aria-components';
import { useShownZone } from '../../text/zone-context.ts';

interface Props {
  readonly run: RoutineRun;
  /** Unfolds the run at its first message that was marked. */
  readonly onMarked?: () => void;
}

/** `37 × Heartbeat, 10:02:10 – 10:20:10`, how many went unanswered, and how many a person marked. */
export function RunSummary({ run, onMarked }: Props) {
  const { t, language } = useWords();
  const zone = useShownZone();
  const clock = (iso: string | null) => {
    const ms = instantOf(iso);
    return ms === null ? '' : wallClock(ms, zone).time;
  };
  const open = run.actions.reduce((sum, { calls, answers }) => sum + Math.max(0, calls - answers), 0);
  const said = run.actions
    .map(({ action, calls, answers }) =>
      t.log.times(formatCount(Math.max(calls, answers), language), visibleText(action)),
    )
    .join(', ');
  const during = run.from === null ? '' : `, ${clock(run.from)} – ${clock(run.to)}`;
  return (
    <span className="ellipsis run-summary" title={`${said}${during}`}>
      {said}
      {during}
      {run.marked.length > 0 && (
        <>
          {' · '}
          <Button className="run-marks" excludeFromTabOrder onPress={() => onMarked?.()} data-testid="run-marks">
            {t.log.markedInRun(run.marked.length)}
          </Button>
        </>
      )}
      {open > 0 && <strong> · {t.log.unanswered(formatCount(open, language))}</strong>}
    </span>
  );
}
