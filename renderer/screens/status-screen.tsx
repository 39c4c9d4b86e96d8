import { useCase } from '../app/case-context.ts';
import { ConclusionNotice } from '../app/conclusion-notice.tsx';
import { useConclusionWords } from '../app/conclusion-words.ts';
import { useKeptScroll } from '../app/kept-scroll.ts';
import { goTo, usePlace } from '../app/navigation.ts';
import { useRange } from '../app/range.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { FaultPareto } from '../charts/fault-pareto.tsx';
import { StateShares } from '../charts/state-shares.tsx';
import { StatusLanes } from '../charts/status-lanes.tsx';
import { useWords } from '../text/texts-context.ts';
import { Button } from '../widgets/button.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { LoadingLines } from '../widgets/loading-lines.tsx';
import { Panel } from '../widgets/panel.tsx';
import { TabBar } from '../widgets/tab-bar.tsx';
import { StatusList } from './status/status-list.tsx';

const tabs = ['lanes', 'list'] as const;

/** Connectors over time, shares of time, faults by their total time; and the same as a list. */
export function StatusScreen() {
  const { t } = useWords();
  const { caseId, conclusions } = useCase();
  const progress = useConclusionWords();
  const { tab } = usePlace();
  const { input: range } = useRange();
  const status = useProcedure('status.get', { caseId, range }, { keep: true });
  const chosen = tab === 'list' ? 'list' : 'lanes';
  const value = status.data;
  const scroll = useKeptScroll('status', value !== undefined && chosen === 'lanes');
  return (
    <div className="status-screen">
      <ConclusionNotice about="rows" />
      <div className="list-bar">
        <TabBar
          label={t.screens.status}
          tabs={tabs.map((id) => ({ id, label: id === 'lanes' ? t.status.overTime : t.status.list }))}
          chosen={chosen}
          onChoose={(id) => goTo({ tab: id === 'lanes' ? null : id }, 'replace')}
        />
      </div>
      {chosen === 'list' ? (
        <StatusList />
      ) : status.error !== null && value === undefined ? (
        <ErrorState error={status.error} onRetry={() => void status.refetch()} />
      ) : value === undefined ? (
        <LoadingLines lines={10} />
      ) : value.lanes.length === 0 ? (
        <EmptyState
          title={
            conclusions !== 'none' ? t.status.empty : progress === null ? t.conclusion.missing : t.conclusion.pending
          }
          hint={
            conclusions !== 'none'
              ? t.status.emptyHint
              : progress === null
                ? t.conclusion.missingHint
                : t.conclusion.pendingHint(progress)
          }
        />
      ) : value.lanes.every(({ intervals }) => intervals.length === 0) ? (
        <EmptyState title={t.status.untimed} hint={t.status.untimedHint}>
          <Button onPress={() => goTo({ tab: 'list' }, 'replace')}>{t.status.list}</Button>
        </EmptyState>
      ) : (
        <div className="status-blocks" {...scroll}>
          <Panel title={t.status.lanes} testId="lanes" aside={<span className="muted">{t.status.zoomHint}</span>}>
            <StatusLanes lanes={value.lanes} />
          </Panel>
          <Panel title={t.status.shares} testId="shares">
            <StateShares lanes={value.lanes} />
          </Panel>
          <Panel title={t.status.faults} testId="faults">
            {value.faults.length === 0 ? (
              <EmptyState title={t.status.noFaults} quiet />
            ) : (
              <FaultPareto faults={value.faults} />
            )}
          </Panel>
        </div>
      )}
    </div>
  );
}
