import { useMemo } from 'react';
import type { SampleSeries } from '../../main/api/views/session-views.ts';
import { formatDecimalText } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { DataGrid } from '../widgets/data-grid.tsx';
import { EvidenceLink } from '../widgets/evidence-link.tsx';
import type { GridColumn } from '../widgets/grid-column.ts';
import { TimeText } from '../widgets/time-text.tsx';

interface SampleRow {
  readonly series: SampleSeries;
  readonly point: SampleSeries['points'][number];
}

/** The chart's points with their exact values; each value is a link to its bytes. */
export function SeriesTable({ series }: { readonly series: readonly SampleSeries[] }) {
  const { t } = useWords();
  const rows = useMemo(
    () =>
      series
        .flatMap((each) => each.points.map((point): SampleRow => ({ series: each, point })))
        .sort((left, right) => left.point.ms - right.point.ms),
    [series],
  );
  const columns = useSampleColumns();
  return (
    <DataGrid
      id="series"
      label={t.sessions.chart}
      columns={columns}
      total={rows.length}
      rowAt={(index) => rows[index]}
      selected={null}
      onSelect={() => undefined}
      empty={null}
    />
  );
}

function useSampleColumns(): readonly GridColumn<SampleRow>[] {
  const { t, language } = useWords();
  return useMemo(
    () => [
      {
        id: 'time',
        label: t.common.time,
        width: 178,
        cell: ({ point }) => <TimeText iso={new Date(point.ms).toISOString()} />,
      },
      {
        id: 'series',
        label: t.sessions.series,
        width: 180,
        grow: true,
        cell: ({ series: { measurand, location } }) => (location === null ? measurand : `${measurand} (${location})`),
      },
      { id: 'phase', label: t.sessions.phase, width: 60, cell: (row) => row.series.phase ?? '' },
      {
        id: 'value',
        label: t.signatures.value,
        width: 110,
        align: 'right',
        cell: ({ point, series: each }) => (
          <EvidenceLink evidence={{ ref: point.evidence, label: point.value }}>
            {formatDecimalText(point.value, language)} {each.unit}
          </EvidenceLink>
        ),
      },
    ],
    [t, language],
  );
}
