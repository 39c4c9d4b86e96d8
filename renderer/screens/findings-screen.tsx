import { useMemo } from 'react';
import type { FindingRow } from '../../main/api/views/finding-views.ts';
import { useCase } from '../app/case-context.ts';
import { goTo, usePlace } from '../app/navigation.ts';
import { currentPlace } from '../app/navigation.ts';
import { useRange } from '../app/range.ts';
import { markLook, useMarks } from '../client/use-marks.ts';
import { usePagedList } from '../client/use-paged-list.ts';
import { useSelectedIndex } from '../client/use-selected-index.ts';
import { formatCount } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { FilterBar } from '../widgets/filter-bar.tsx';
import type { GridColumn } from '../widgets/grid-column.ts';
import { lettersIn } from '../widgets/identifier.tsx';
import { PagedGrid } from '../widgets/paged-grid.tsx';
import { ListScreen } from '../widgets/list-screen.tsx';
import { SeverityMark } from '../widgets/severity-mark.tsx';
import { WhenOrWhere } from '../widgets/when-or-where.tsx';
import { TimeText } from '../widgets/time-text.tsx';
import { FindingDetail } from './findings/finding-detail.tsx';
import { StationName } from '../widgets/station-name.tsx';

/** The triage list; beside it what the chosen finding rests on and what to do. */
export function FindingsScreen() {
  const { t, language } = useWords();
  const { caseId, stations } = useCase();
  const marks = useMarks(caseId);
  const { filters, selection } = usePlace();
  const { input: range } = useRange();
  const columns = useFindingColumns();
  const filter = filters.findings ?? '';
  const input = { caseId, language, range, filter };
  const list = usePagedList('findings.list', input);
  const selectedId = selection?.kind === 'finding' ? selection.id : null;
  const selected = useSelectedIndex(list, (row) => row.id, selectedId, JSON.stringify(input));
  const row = selected === null ? undefined : list.rowAt(selected);
  return (
    <ListScreen
      id="findings"
      title={t.screens.findings}
      bar={<FilterBar screen="findings" error={list.error} />}
      total={list.total}
      search={list.search}
      // With the stations in it the list needs the room.
      initial={stations.length > 1 ? 62 : 54}
      list={
        <PagedGrid
          list={list}
          narrowedBy={{ screen: 'findings', filter }}
          empty={{ title: t.findings.empty, hint: t.findings.emptyHint }}
          id="findings"
          label={t.screens.findings}
          columns={columns}
          selected={selected}
          onSelect={(each) =>
            goTo(
              {
                selection: { kind: 'finding', id: each.id },
                evidence: each.evidence[0]?.ref ?? currentPlace().evidence,
              },
              'replace',
            )
          }
          rowMark={(row) => markLook(marks.get(row.target))}
        />
      }
      detail={row === undefined ? <EmptyState title={t.findings.choose} quiet /> : <FindingDetail row={row} />}
    />
  );
}

function useFindingColumns(): readonly GridColumn<FindingRow>[] {
  const { t, language } = useWords();
  const severalStations = useCase().stations.length > 1;
  return useMemo(
    () => [
      {
        id: 'severity',
        label: t.findings.severity,
        width: 86,
        cell: (row) => <SeverityMark severity={row.severity} withWord />,
      },
      {
        id: 'title',
        label: t.findings.title,
        width: 220,
        least: 150,
        grow: true,
        cell: (row) => (
          <span className="ellipsis" title={row.title}>
            {row.title}
          </span>
        ),
      },
      {
        id: 'station',
        label: t.common.station,
        width: 128,
        least: 84,
        grow: true,
        hiddenAtFirst: !severalStations,
        cell: (row, widthPx) => <StationName name={row.station} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'connector',
        label: t.status.connectorHead,
        name: t.common.connector,
        width: 34,
        align: 'right',
        cell: (row) => row.connector ?? '',
      },
      {
        id: 'from',
        label: t.findings.first,
        width: 178,
        least: 172,
        cell: (row, widthPx) => <WhenOrWhere iso={row.from} evidence={row.evidence[0]} maximum={lettersIn(widthPx)} />,
      },
      { id: 'to', label: t.findings.last, width: 172, hiddenAtFirst: true, cell: (row) => <TimeText iso={row.to} /> },
      {
        id: 'evidence',
        label: t.findings.evidenceCount,
        width: 70,
        hiddenAtFirst: true,
        align: 'right',
        cell: (row) => formatCount(row.evidence.length, language),
      },
      {
        id: 'rule',
        label: t.findings.rule,
        width: 160,
        hiddenAtFirst: true,
        cell: (row) => <span className="ellipsis mono">{row.rule}</span>,
      },
    ],
    [t, language, severalStations],
  );
}
