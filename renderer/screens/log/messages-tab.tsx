import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useCase } from '../../app/case-context.ts';
import { useConclusionWords } from '../../app/conclusion-words.ts';
import { goTo, usePlace } from '../../app/navigation.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRange } from '../../app/range.ts';
import { useSelectedSpan } from '../../app/use-selected-span.ts';
import { apiErrorOf, isFilterError, isPendingField } from '../../client/api-call-error.ts';
import { markLook, useMarks } from '../../client/use-marks.ts';
import { usePagedList } from '../../client/use-paged-list.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { useSelectedIndex } from '../../client/use-selected-index.ts';
import { apiErrorText } from '../../text/api-error-text.ts';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { DataGrid } from '../../widgets/data-grid.tsx';
import type { RowSpan } from '../../widgets/data-grid.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { FilterBar } from '../../widgets/filter-bar.tsx';
import { filterWords } from '../../widgets/filter-words.ts';
import { parseSort } from '../../widgets/grid-column.ts';
import { ListEmpty } from '../../widgets/list-empty.tsx';
import { ListScreen } from '../../widgets/list-screen.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { FrameCopyMenu } from './frame-copy-menu.tsx';
import { FrameDetailView } from './frame-detail-view.tsx';
import { useFrameColumns } from './frame-columns.tsx';
import type { ShownFrame } from './frame-columns.tsx';
import { JumpField } from './jump-field.tsx';
import { FoldButton, HitTools } from './log-tools.tsx';
import { useHits } from './use-hits.ts';

/** Every message of the range as one list of any length, runs of routine folded; the chosen one with its answer beside it. */
export function MessagesTab({ tabs }: { readonly tabs: ReactNode }) {
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
  /** What was marked is what a person wants to see again: the run opens there. */
  const openRun = useMemo(
    () => (row: ShownFrame) => {
      toggleRun(row.id);
      const marked = order === 'ascending' ? row.run?.marked.at(0) : row.run?.marked.at(-1);
      if (marked !== undefined) goTo({ selection: { kind: 'frame', id: marked.frameId } }, 'replace');
    },
    [toggleRun, order],
  );
  /** Folded again, the run stands for what was chosen in it. */
  const fold = useMemo(
    () => (id: number) => {
      toggleRun(id);
      if (opened.includes(id)) goTo({ selection: { kind: 'frame', id } }, 'replace');
    },
    [toggleRun, opened],
  );
  const columns = useFrameColumns({ words, opened, onFold: fold, onMarked: openRun });
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
  // A message that was chosen elsewhere and lies in a folded run: the run is opened, once.
  const [reached, setReached] = useState<number | null>(null);
  const holder = known === null && found !== null ? list.rowAt(found) : undefined;
  if (
    selectedId !== null &&
    reached !== selectedId &&
    holder !== undefined &&
    holder.run !== null &&
    holder.id !== selectedId
  ) {
    setReached(selectedId);
    toggleRun(holder.id);
  }
  const hits = useHits(wanted, selectedId);
  // Rows of another filter would look like the answer to this one.
  const unknownField = isPendingField(list.error) ? apiErrorText(apiErrorOf(list.error), t) : null;
  const progress = useConclusionWords();
  const flip = () => goTo({ sort: `time:${order === 'ascending' ? 'descending' : 'ascending'}` }, 'replace');
  return (
    <ListScreen
      id="log"
      title={t.screens.log}
      initial={66}
      head={
        <div className="log-head">
          {tabs}
          <FoldButton />
          <Button kind="quiet" onPress={flip} testId="log-order">
            <Icon name={order === 'ascending' ? 'oldest' : 'newest'} />
            {order === 'ascending' ? t.log.older : t.log.newer}
          </Button>
          <JumpField
            filter={filter}
            onJump={(frame) => goTo({ selection: frame.selection, evidence: frame.evidence }, 'replace')}
            order={order}
          />
        </div>
      }
      bar={<FilterBar screen="log" error={list.error} />}
      total={unknownField === null ? total : null}
      search={list.search}
      aside={
        <>
          <HitTools filter={wanted} hits={hits} />
          {selected !== null && <FrameCopyMenu list={input} span={picked ?? { from: selected, to: selected }} />}
        </>
      }
      list={
        unknownField !== null ? (
          <EmptyState title={progress === null ? t.conclusion.missing : t.conclusion.pending} hint={unknownField} />
        ) : list.error !== null && !isFilterError(list.error) && total === undefined ? (
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
              if (row.run !== null) openRun(row);
              else if (opened.includes(row.id)) fold(row.id);
            }}
            picked={picked}
            onPick={(next) => setPicking({ of: listKey, span: next })}
            related={(row) => span !== null && span.transactionId !== null && row.transactionId === span.transactionId}
            rowLook={(row) =>
              row.run !== null ? 'run' : row.kind === 'error' ? 'error' : row.state === 'whole' ? undefined : 'partial'
            }
            rowMark={(row) => runMark(row) ?? markLook(marks.get(`frame:${row.id}`))}
            empty={
              <ListEmpty screen="log" filter={filter} error={list.error} title={t.log.empty} hint={t.log.emptyHint} />
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

/** A folded run shows what a person left on any of its messages. */
function runMark({ run }: ShownFrame): 'mark' | 'note' | undefined {
  if (run === undefined || run === null || run.marked.length === 0) return undefined;
  return run.marked.some(({ note }) => note) ? 'note' : 'mark';
}

/** `log.position` counts from the oldest. */
function toIndex(offset: number, total: number, order: 'ascending' | 'descending'): number {
  const bounded = Math.min(offset, total - 1);
  return order === 'ascending' ? bounded : total - 1 - bounded;
}
