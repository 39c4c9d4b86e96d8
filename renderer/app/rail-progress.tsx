import { Button } from 'react-aria-components';
import { isRunning, useJob } from '../client/job-store.ts';
import { formatPercent } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { useCase } from './case-context.ts';
import { conclusionShare } from './conclusion-words.ts';
import { openScreen } from './links.ts';

/** What runs now, at a place of its own in every screen, so that nothing moves when it begins or ends; the overview has it whole. */
export function RailProgress() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const job = useJob(caseId);
  if (job === undefined || !isRunning(job)) return <div className="rail-progress" />;
  const reading = job.phase === 'reading';
  const read = job.bytesTotal > 0 ? Math.min(1, job.bytesDone / job.bytesTotal) : 0;
  const share = reading ? read : conclusionShare(job);
  const words = reading ? t.overview.importing : job.phase === 'waiting' ? t.overview.waiting : t.overview.concluding;
  return (
    <div className="rail-progress" data-testid="running">
      <Button className="rail-progress-button" aria-label={words} onPress={() => openScreen('overview')}>
        <span className="rail-word">
          {t.overview.phases[job.phase === 'reading' || job.phase === 'waiting' ? job.phase : 'concluding']}
        </span>
        <span className="rail-word number">{job.phase === 'waiting' ? '' : formatPercent(share, language)}</span>
        <span className="progress-bar">
          <span style={{ transform: `scaleX(${share})` }} />
        </span>
      </Button>
    </div>
  );
}
