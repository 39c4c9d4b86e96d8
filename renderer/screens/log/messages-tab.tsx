import { useMemo, useState } from 'react';
import { useCase } from '../../app/case-context.ts';
import { goTo, usePlace } from '../../app/navigation.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRange } from '../../app/range.ts';
import { useSelectedSpan } from '../../app/use-selected-span.ts';
import { isFilterError } from '../../client/api-call-error.ts';
import { markLook, useMarks } from '../../client/use-marks.ts';
import { usePagedList } from '../../client/use-paged-list.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { useSelectedIndex } from '../../client/use-selected-index.ts';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { DataGrid } from '../../widgets/data-grid.tsx';
import type { RowSpan } from '../../widgets/data-grid.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { FilterBar } from '../../widgets/filter-bar.tsx';
import { filterWords } from '../../widgets/filter-words.ts';
import { parseSort } from '../../widgets/grid-column.ts';
import { ListScreen } from '../../widgets/list-screen.tsx';
import { FrameCopyMenu } from './frame-copy-menu.tsx';
import { FrameDetailView } from './frame-detail-view.tsx';
import { useFrameColumns } from './frame-columns.tsx';
import { JumpField } from './jump-field.tsx';
import { LogTools } from './log-tools.tsx';
import { useHits } from './use-hits.ts';

/** Every message of the range as one list of any length, runs of routine folded; the chosen one with its answer beside it. */
export function MessagesTab() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const marks = useMarks(caseId);
  const { filters, selection, sort, tab } = usePlace();
  const { input: range } = useRange();
  const { logFolded } = usePreferences();
  const span = useSelectedSpan();
  const wanted = filters.log ?? '';
  // "Show all, mark hits": the filter only marks, and n and N step through what it finds.
  const filter = tab === 'all' ? '' : wanted;
  const { order } = parseSort(sort, ['time'], { by: 'time', order: 'ascending' });
  const question = JSON.stringify([caseId, range, filter]);
  const [unfolded, setUnfolded] = useState<{ readonly of: string; readonly ids: readonly number[] }>({
    of: question,
    ids: [],
  });
  const opened = unfolded.of === question ? unfolded.ids : noneOpened;
  const toggleRun = useMemo(
    () => (id: number) =>
      setUnfolded((now) => {
        const ids = now.of === question ? now.ids : noneOpened;
        return { of: question, ids: ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id] };
      }),
    [question],
  );
  const words = useMemo(() => filterWords(wanted), [wanted]);
  const columns = useFrameColumns({ words, opened, onFold: toggleRun });
  const input = { caseId, language, range, filter, order, fold: logFolded, opened: [...opened] };
  const list = usePagedList('log.list', input);
  const selectedId = selection?.kind === 'frame' ? selection.id : null;
  const listKey = JSON.stringify(input);
  const known = useSelectedIndex(list, (row) => row.id, selectedId, listKey);
  const [picking, setPicking] = useState<{ readonly of: string; readonly span: RowSpan | null }>({
    of: listKey,
    span: null,
  });
  const picked = picking.of === listKey ? picking.span : null;
  const total = list.total;
  // A selection that came from elsewhere is looked up once; its own page need not be loaded.
  const position = useProcedure(
    'log.position',
    { caseId, range, filter, fold: logFolded, opened: [...opened], frameId: selectedId ?? 0 },
    { enabled: selectedId !== null && known === null && total !== undefined && total > 0 },
  );
  const found = position.data === undefined || total === undefined ? null : toIndex(position.data.offset, total, order);
  const selected = known ?? (selectedId === null ? null : found);
  const hits = useHits(wanted, selectedId);
  const flip = () => goTo({ sort: `time:${order === 'ascending' ? 'descending' : 'ascending'}` }, 'replace');
  return (
    <ListScreen
      id="log"
      title={t.screens.log}
      initial={66}
      bar={<FilterBar screen="log" error={list.error} />}
      total={total}
      aside={
        <>
          <LogTools filter={wanted} hits={hits} />
          <JumpField
            filter={filter}
            onJump={(frame) => goTo({ selection: frame.selection, evidence: frame.evidence }, 'replace')}
            order={order}
          />
          <Button kind="quiet" onPress={flip} testId="log-order">
            {order === 'ascending' ? t.log.older : t.log.newer}
          </Button>
          {selected !== null && <FrameCopyMenu list={input} span={picked ?? { from: selected, to: selected }} />}
        </>
      }
      list={
        list.error !== null && !isFilterError(list.error) && total === undefined ? (
          <ErrorState error={list.error} />
        ) : (
          <DataGrid
            id="log"
            main
            label={t.screens.log}
            columns={columns}
            total={total}
            rowAt={list.rowAt}
            onSight={list.show}
            selected={selected}
            onSelect={(row) =>
              goTo({ selection: { kind: 'frame', id: row.id }, evidence: row.evidence.ref }, 'replace')
            }
            onOpen={(row) => {
              if (row.run !== null || opened.includes(row.id)) toggleRun(row.id);
            }}
            picked={picked}
            onPick={(next) => setPicking({ of: listKey, span: next })}
            related={(row) => span !== null && span.transactionId !== null && row.transactionId === span.transactionId}
            rowLook={(row) =>
              row.run !== null ? 'run' : row.kind === 'error' ? 'error' : row.state === 'whole' ? undefined : 'partial'
            }
            rowMark={(row) => markLook(marks.get(`frame:${row.id}`))}
            empty={
              <EmptyState
                title={filter === '' ? t.log.empty : t.filter.nothing}
                hint={filter === '' ? t.log.emptyHint : t.filter.nothingHint}
              />
            }
          />
        )
      }
      detail={
        selectedId === null ? <EmptyState title={t.log.choose} quiet /> : <FrameDetailView frameId={selectedId} />
      }
    />
  );
}

const noneOpened: readonly number[] = [];

/** `log.position` counts from the oldest. */
function toIndex(offset: number, total: number, order: 'ascending' | 'descending'): number {
  const bounded = Math.min(offset, total - 1);
  return order === 'ascending' ? bounded : total - 1 - bounded;
}
