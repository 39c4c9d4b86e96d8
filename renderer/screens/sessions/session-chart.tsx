import { useState } from 'react';
import type { SessionDetail } from '../../../main/api/views/session-views.ts';
import { PowerEnergyChart } from '../../charts/power-energy-chart.tsx';
import { SeriesTable } from '../../charts/series-table.tsx';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Panel } from '../../widgets/panel.tsx';

/** Power and energy over time; the same numbers as a table on demand. */
export function SessionChart({ detail }: { readonly detail: SessionDetail }) {
  const { t } = useWords();
  const [table, setTable] = useState(false);
  const points = detail.series.reduce((sum, series) => sum + series.points.length, 0);
  return (
    <Panel
      title={t.sessions.chart}
      testId="session-chart"
      aside={
        <Button
          kind="quiet"
          pressed={table}
          disabled={points === 0}
          onPress={() => setTable(!table)}
          testId="chart-as-table"
        >
          {table ? t.sessions.asChart : t.sessions.asTable}
        </Button>
      }
    >
      <div className="chart-frame">
        {points === 0 ? (
          <EmptyState title={t.sessions.noSeries} quiet />
        ) : table ? (
          <SeriesTable series={detail.series} />
        ) : (
          <PowerEnergyChart series={detail.series} steps={detail.steps} />
        )}
      </div>
      {detail.series.some(({ thinned }) => thinned) && <p className="muted">{t.sessions.thinned}</p>}
    </Panel>
  );
}
