import { useMemo, useState } from 'react';
import type { SessionDetail } from '../../../main/api/views/session-views.ts';
import { curveGroups } from '../../charts/curve-groups.ts';
import { MeasuredChart } from '../../charts/measured-chart.tsx';
import { SeriesTable } from '../../charts/series-table.tsx';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Panel } from '../../widgets/panel.tsx';

/** What was measured, one group of curves at a time; the same numbers as a table on demand. */
export function SessionChart({ detail }: { readonly detail: SessionDetail }) {
  const { t } = useWords();
  const [table, setTable] = useState(false);
  const [chosen, setChosen] = useState(0);
  const groups = useMemo(() => curveGroups(detail.series), [detail.series]);
  // The chosen kind of curve may not be there in the next session.
  const shown = groups[chosen] ?? groups[0];
  return (
    <Panel
      title={t.sessions.chart}
      testId="session-chart"
      aside={
        <Button
          kind="quiet"
          pressed={table}
          disabled={shown === undefined}
          onPress={() => setTable(!table)}
          testId="chart-as-table"
        >
          {table ? t.sessions.asChart : t.sessions.asTable}
        </Button>
      }
    >
      {groups.length > 1 && !table && (
        <fieldset className="curve-groups" aria-label={t.sessions.curves}>
          {groups.map((group, index) => (
            <Button
              key={`${group.id} ${group.measurand}`}
              kind="quiet"
              pressed={group === shown}
              onPress={() => setChosen(index)}
              testId={`curves-${group.id}`}
            >
              {group.id === 'other' ? visibleText(group.measurand) : t.sessions.curveGroup[group.id]}
            </Button>
          ))}
        </fieldset>
      )}
      {shown === undefined ? (
        <EmptyState title={t.sessions.noSeries} quiet />
      ) : (
        <div className="chart-frame">
          {table ? (
            <SeriesTable series={detail.series} />
          ) : (
            <MeasuredChart curves={shown.curves} steps={detail.steps} />
          )}
        </div>
      )}
      {detail.series.some(({ thinned }) => thinned) && <p className="muted">{t.sessions.thinned}</p>}
    </Panel>
  );
}
