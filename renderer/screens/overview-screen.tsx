import { useState } from 'react';
import { useCase } from '../app/case-context.ts';
import { useKeptScroll } from '../app/kept-scroll.ts';
import { handlerOf } from '../app/command-handlers.ts';
import { unreachable } from '../app/unreachable.ts';
import { ConclusionNotice } from '../app/conclusion-notice.tsx';
import { useConclusionWords } from '../app/conclusion-words.ts';
import { openScreen } from '../app/links.ts';
import { useRange } from '../app/range.ts';
import { usePreferences } from '../app/preferences.ts';
import type { RolePreset } from '../app/preference-values.ts';
import { isRunning, useJob } from '../client/job-store.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { useWords } from '../text/texts-context.ts';
import { Button } from '../widgets/button.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { LoadingLines } from '../widgets/loading-lines.tsx';
import { LeftFiles } from './overview/left-files.tsx';
import { ImportPanel } from './overview/import-panel.tsx';
import { ReadingPanel } from './overview/reading-panel.tsx';
import { SessionsPanel } from './overview/sessions-panel.tsx';
import { SignedPanel } from './overview/signed-panel.tsx';
import { StandsOutPanel } from './overview/stands-out-panel.tsx';
import { StatusPanel } from './overview/status-panel.tsx';

const orders: Readonly<Record<RolePreset, readonly ('findings' | 'sessions' | 'signed' | 'status')[]>> = {
  support: ['findings', 'sessions', 'signed', 'status'],
  audit: ['signed', 'findings', 'sessions', 'status'],
  operator: ['status', 'sessions', 'findings', 'signed'],
};

/** What stands out, first; fills while the import runs, every block at its place from the start. */
export function OverviewScreen() {
  const { t } = useWords();
  const { caseId, concluded, conclusions } = useCase();
  const { language } = useWords();
  const { input: range } = useRange();
  const { role } = usePreferences();
  const job = useJob(caseId);
  const overview = useProcedure('overview.get', { caseId, language, range }, { keep: true });
  // Between the job's end and the case that knows of it nothing is claimed.
  const running = job !== undefined && (isRunning(job) || (job.phase === 'done' && !concluded));
  // Whoever saw it run is told how it ended, and nothing moves until that is read.
  const [seenRunning, setSeenRunning] = useState<string | null>(null);
  if (running && job.jobId !== seenRunning) setSeenRunning(job.jobId);
  const watched = job !== undefined && job.files.length > 0 && job.jobId === seenRunning;
  const value = overview.data;
  const progress = useConclusionWords();
  // What is said of a block without rows; `null` where it has none for good.
  const nothingYet =
    conclusions === 'none' && (progress !== null || !running)
      ? progress === null
        ? t.conclusion.missing
        : t.conclusion.pending
      : running
        ? t.overview.nothingSoFar
        : null;
  const scroll = useKeptScroll('overview', value !== undefined);
  const noneOfMessages =
    value !== undefined &&
    !running &&
    !overview.isFetching &&
    value.counts.frames.call + value.counts.frames.result + value.counts.sessions + value.counts.keys === 0 &&
    value.counts.statusNotifications === 0 &&
    value.counts.signed.valid + value.counts.signed.invalid + value.counts.signed.unverifiable === 0 &&
    value.counts.signed.broken === 0;
  // A case of settings or events alone has no message either, but something to show.
  const sources = useProcedure(
    'sources.list',
    { caseId, language },
    { enabled: noneOfMessages && value.counts.sources > 0 },
  );
  const holdsRecords = sources.data?.some(({ counts }) => counts.events + counts.rows + counts.frames > 0) ?? false;
  const nothingRead = noneOfMessages && !holdsRecords;
  return (
    <div className="overview" {...scroll}>
      {job !== undefined && job.files.length > 0 && <ImportPanel job={job} watched={watched} />}
      {value !== undefined && value.counts.sources > 0 && <ConclusionNotice about="case" />}
      {overview.error !== null && value === undefined && (
        <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {value === undefined && overview.error === null && <LoadingLines lines={12} />}
      {nothingRead && value.counts.sources === 0 && (
        <EmptyState title={t.overview.emptyCase} hint={t.start.dropDetail}>
          <Button kind="main" onPress={() => handlerOf('addFiles')?.()} testId="add-files">
            {t.frame.addFiles}
          </Button>
        </EmptyState>
      )}
      {nothingRead && value.counts.sources > 0 && !sources.isPending && (
        <EmptyState title={t.overview.noRecords} hint={t.overview.noRecordsHint}>
          <LeftFiles sources={sources.data ?? []} />
          <Button kind="main" onPress={() => openScreen('evidence')}>
            {t.overview.toEvidence}
          </Button>
        </EmptyState>
      )}
      {value !== undefined && !nothingRead && !(noneOfMessages && sources.isPending && value.counts.sources > 0) && (
        <div className="overview-blocks" data-role={role} data-running={watched ? '' : undefined}>
          {orders[role].map((block) => {
            switch (block) {
              case 'findings':
                return <StandsOutPanel key={block} overview={value} nothingYet={nothingYet} />;
              case 'sessions':
                return <SessionsPanel key={block} overview={value} nothingYet={nothingYet} />;
              case 'signed':
                return <SignedPanel key={block} overview={value} nothingYet={nothingYet} />;
              case 'status':
                return <StatusPanel key={block} overview={value} nothingYet={nothingYet} />;
              default:
                return unreachable(block);
            }
          })}
          <ReadingPanel overview={value} />
        </div>
      )}
    </div>
  );
}
