import { useCase } from '../app/case-context.ts';
import { openSessionRow } from '../app/links.ts';
import { goTo, usePlace } from '../app/navigation.ts';
import { useRange } from '../app/range.ts';
import { markLook, useMarks } from '../client/use-marks.ts';
import { usePagedList } from '../client/use-paged-list.ts';
import { useSelectedIndex } from '../client/use-selected-index.ts';
import { useWords } from '../text/texts-context.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { FilterBar } from '../widgets/filter-bar.tsx';
import { formatSort, parseSort } from '../widgets/grid-column.ts';
import { PagedGrid } from '../widgets/paged-grid.tsx';
import { ListScreen } from '../widgets/list-screen.tsx';
import { SessionDetailView } from './sessions/session-detail-view.tsx';
import { useSessionColumns } from './sessions/session-columns.tsx';

const sortable = ['start', 'duration', 'energy', 'connector'] as const;

/** All sessions as a table; the chosen one beside it. */
export function SessionsScreen() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const marks = useMarks(caseId);
  const { filters, selection, sort } = usePlace();
  const { input: range } = useRange();
  const columns = useSessionColumns();
  const order = parseSort(sort, sortable, { by: 'start', order: 'ascending' });
  const input = { caseId, language, range, filter: filters.sessions ?? '', sortBy: order.by, order: order.order };
  const list = usePagedList('sessions.list', input);
  const selectedId = selection?.kind === 'session' ? selection.id : null;
  const selected = useSelectedIndex(list, (row) => row.id, selectedId, JSON.stringify(input));
  return (
    <ListScreen
      id="sessions"
      title={t.screens.sessions}
      bar={<FilterBar screen="sessions" error={list.error} />}
      total={list.total}
      search={list.search}
      initial={65}
      list={
        <PagedGrid
          list={list}
          narrowedBy={{ screen: 'sessions', filter: filters.sessions ?? '' }}
          empty={{ title: t.sessions.empty, hint: t.sessions.emptyHint }}
          id="sessions"
          label={t.screens.sessions}
          columns={columns}
          selected={selected}
          onSelect={(row) => goTo({ selection: { kind: 'session', id: row.id }, evidence: null }, 'replace')}
          onOpen={openSessionRow}
          sort={order}
          onSort={(next) => goTo({ sort: formatSort(next) }, 'replace')}
          rowMark={(row) => markLook(marks.get(`session:${row.id}`))}
        />
      }
      detail={
        selectedId === null ? (
          <EmptyState title={t.sessions.choose} quiet />
        ) : (
          <SessionDetailView sessionId={selectedId} withOpen />
        )
      }
    />
  );
}
