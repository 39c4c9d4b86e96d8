import { useMemo } from 'react';
import type { StatusRow } from '../../../main/api/views/status-views.ts';
import { useCase } from '../../app/case-context.ts';
import { useRange } from '../../app/range.ts';
import { usePlace } from '../../app/navigation.ts';
import { sameEvidence } from '../../app/selection.ts';
import { useEvidence } from '../../app/use-evidence.ts';
import { placeName } from '../../charts/status-lanes.tsx';
import { isFilterError } from '../../client/api-call-error.ts';
import { usePagedList } from '../../client/use-paged-list.ts';
import { formatCount } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { DataGrid } from '../../widgets/data-grid.tsx';
import { Duration } from '../../widgets/duration.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { FilterBar } from '../../widgets/filter-bar.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { ListEmpty } from '../../widgets/list-empty.tsx';
import { ListTotal } from '../../widgets/list-total.tsx';
import { StateChip } from '../../widgets/state-chip.tsx';
import { TimeText } from '../../widgets/time-text.tsx';

/** The status history as rows; a row shows its message's bytes. */
export function StatusList() {
  const { t, language } = useWords();
  const { caseId, stations } = useCase();
  const { filters } = usePlace();
  const { evidence, show } = useEvidence();
  const { input: range } = useRange();
  const filter = filters.status ?? '';
  const list = usePagedList('status.list', { caseId, language, range, filter });
  // A station that no source names stands beside those that have a name.
  const severalStations = stations.length > 1 || new Set(list.loaded.map(({ row }) => row.station)).size > 1;
  const columns = useStatusColumns(severalStations);
  const selected = list.loaded.find(({ row }) => row.evidence !== null && sameEvidence(row.evidence.ref, evidence));
  return (
    <div className="status-list">
      <div className="list-bar">
        <FilterBar screen="status" error={list.error} />
        <ListTotal total={list.total} search={list.search} />
      </div>
      {list.error !== null && !isFilterError(list.error) && list.total === undefined ? (
        <ErrorState error={list.error} />
      ) : (
        <DataGrid
          id="status"
          main
          label={t.status.list}
          columns={columns}
          total={list.total}
          rowAt={list.rowAt}
          onSight={list.show}
          selected={selected?.index ?? null}
          onSelect={(row) => {
            if (row.evidence !== null) show(row.evidence.ref);
          }}
          empty={
            <ListEmpty
              screen="status"
              filter={filter}
              error={list.error}
              title={t.status.empty}
              hint={t.status.emptyHint}
            />
          }
        />
      )}
    </div>
  );
}

function useStatusColumns(severalStations: boolean): readonly GridColumn<StatusRow>[] {
  const { t, language } = useWords();
  return useMemo(
    () => [
      {
        id: 'station',
        label: t.common.station,
        width: 110,
        least: 84,
        hiddenAtFirst: !severalStations,
        cell: (row) =>
          row.station === null ? <span className="muted">{t.common.none}</span> : <ProtocolWord text={row.station} />,
      },
      { id: 'from', label: t.common.from, width: 178, cell: (row) => <TimeText iso={row.from} /> },
      {
        id: 'connector',
        label: t.status.connectorHead,
        name: t.common.connector,
        width: 64,
        least: 60,
        cell: (row) => (row.connector === 0 ? t.status.wholeStation : placeName(row)),
      },
      {
        id: 'status',
        label: t.status.status,
        // `SuspendedEVSE` in full.
        width: 140,
        least: 134,
        cell: (row) => <StateChip status={row.status} />,
      },
      {
        id: 'duration',
        label: t.common.duration,
        width: 132,
        least: 128,
        align: 'right',
        cell: (row) =>
          row.to === null ? <span className="muted">{t.common.stillOpen}</span> : <Duration ms={row.durationMs} />,
      },
      {
        id: 'notifications',
        label: t.status.notifications,
        width: 84,
        gives: 4,
        align: 'right',
        cell: (row) => (row.notifications > 1 ? `${formatCount(row.notifications, language)}×` : ''),
      },
      {
        id: 'error',
        label: t.status.errorCode,
        width: 150,
        gives: 1,
        least: 112,
        cell: (row) => <ProtocolWord text={row.errorCode === 'NoError' ? null : row.errorCode} />,
      },
      {
        id: 'vendor-error',
        label: t.status.vendorErrorCode,
        width: 150,
        gives: 2,
        least: 112,
        cell: (row) => <ProtocolWord text={row.vendorErrorCode} />,
      },
      {
        id: 'info',
        label: t.status.info,
        width: 120,
        gives: 3,
        least: 90,
        grow: true,
        cell: (row) => <ProtocolWord text={row.info} />,
      },
    ],
    [t, language, severalStations],
  );
}

function ProtocolWord({ text }: { readonly text: string | null }) {
  return text === null || text === '' ? null : <span className="ellipsis mono">{visibleText(text)}</span>;
}
