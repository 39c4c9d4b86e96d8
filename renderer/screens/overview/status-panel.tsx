import { Button } from 'react-aria-components';
import { openScreen } from '../../app/links.ts';
import { StatusLanes } from '../../charts/status-lanes.tsx';
import { formatCount } from '../../text/format-number.ts';
import type { PanelProps } from './panel-props.ts';
import { useWords } from '../../text/texts-context.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Panel } from '../../widgets/panel.tsx';

/** What follows below must stay in reach. */
const mostLanes = 9;

/** The connectors over time, small; the Status screen has the whole of it. */
export function StatusPanel({ overview, nothingYet }: PanelProps) {
  const { t, language } = useWords();
  return (
    <Panel
      title={t.overview.status}
      testId="overview-status"
      aside={
        <Button className="count-link" onPress={() => openScreen('status')}>
          {t.overview.allStatus}
        </Button>
      }
    >
      {overview.lanes.length === 0 ? (
        <EmptyState title={nothingYet ?? t.overview.noStatus} quiet />
      ) : overview.lanes.every(({ intervals }) => intervals.length === 0) ? (
        <EmptyState title={t.status.untimed} quiet />
      ) : (
        <>
          <StatusLanes lanes={overview.lanes.slice(0, mostLanes)} />
          {overview.lanes.length > mostLanes && (
            <Button className="count-link" onPress={() => openScreen('status')}>
              {t.overview.moreLanes(formatCount(overview.lanes.length - mostLanes, language))}
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}
