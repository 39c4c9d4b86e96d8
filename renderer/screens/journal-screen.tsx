import { useMemo } from 'react';
import type { JournalRow } from '../../main/api/views/journal-views.ts';
import { useCase } from '../app/case-context.ts';
import { currentPlace, goTo, usePlace } from '../app/navigation.ts';
import { usePagedList } from '../client/use-paged-list.ts';
import { useSelectedIndex } from '../client/use-selected-index.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { FilterBar } from '../widgets/filter-bar.tsx';
import type { GridColumn } from '../widgets/grid-column.ts';
import { PagedGrid } from '../widgets/paged-grid.tsx';
import { ListScreen } from '../widgets/list-screen.tsx';
import { TimeText } from '../widgets/time-text.tsx';
import { aboutWords } from './journal/about-words.ts';
import { actionWord } from './journal/action-word.ts';
import { JournalDetail } from './journal/journal-detail.tsx';

/** Everything that a person added to this case or decided in it: who, when, what. Nothing is ever deleted. */
export function JournalScreen() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { filters, selection } = usePlace();
  const columns = useJournalColumns();
  const filter = filters.journal ?? '';
  const input = { caseId, language, filter };
  const list = usePagedList('journal.list', input);
  const selectedId = selection?.kind === 'entry' ? selection.id : null;
  const selected = useSelectedIndex(list, (row) => row.id, selectedId, JSON.stringify(input));
  const row = selected === null ? undefined : list.rowAt(selected);
  return (
    <ListScreen
      id="journal"
      title={t.screens.journal}
      bar={<FilterBar screen="journal" error={list.error} />}
      total={list.total}
      search={list.search}
      initial={65}
      list={
        <PagedGrid
          list={list}
          narrowedBy={{ screen: 'journal', filter }}
          empty={{ title: t.journal.empty, hint: t.journal.emptyHint }}
          id="journal"
          label={t.screens.journal}
          columns={columns}
          selected={selected}
          onSelect={(each) =>
            goTo(
              {
                selection: { kind: 'entry', id: each.id },
                evidence: each.evidence?.ref ?? currentPlace().evidence,
              },
              'replace',
            )
          }
          rowLook={(each) => (each.standing && each.action !== 'undo' ? undefined : 'partial')}
        />
      }
      detail={row === undefined ? <EmptyState title={t.journal.choose} quiet /> : <JournalDetail row={row} />}
    />
  );
}

function useJournalColumns(): readonly GridColumn<JournalRow>[] {
  const { t } = useWords();
  return useMemo(
    () => [
      { id: 'id', label: t.journal.number, width: 46, gives: 3, align: 'right', cell: (row) => row.id },
      { id: 'at', label: t.journal.when, width: 178, least: 172, cell: (row) => <TimeText iso={row.at} /> },
      { id: 'who', label: t.journal.who, width: 76, gives: 2, cell: (row) => visibleText(row.who) },
      {
        id: 'action',
        label: t.journal.action,
        width: 186,
        least: 130,
        cell: (row) => (
          <span className="ellipsis">
            {actionWord(row, t)}
            {!row.standing && <span className="muted"> · {t.journal.undone}</span>}
          </span>
        ),
      },
      {
        id: 'title',
        label: t.journal.about,
        width: 126,
        least: 100,
        grow: true,
        cell: (row) => <span className="ellipsis">{visibleText(aboutWords(row, t))}</span>,
      },
      {
        id: 'text',
        label: t.journal.text,
        width: 126,
        gives: 1,
        least: 100,
        grow: true,
        cell: (row) => <span className="ellipsis">{visibleText(row.text)}</span>,
      },
    ],
    [t],
  );
}
