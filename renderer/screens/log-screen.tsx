import { useCase } from '../app/case-context.ts';
import { goTo, usePlace } from '../app/navigation.ts';
import { useRange } from '../app/range.ts';
import { useSelectedSpan } from '../app/use-selected-span.ts';
import { isFilterError } from '../client/api-call-error.ts';
import { markLook, useMarks } from '../client/use-marks.ts';
import { usePagedList } from '../client/use-paged-list.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { useSelectedIndex } from '../client/use-selected-index.ts';
import { useWords } from '../text/texts-context.ts';
import { Button } from '../widgets/button.tsx';
import { DataGrid } from '../widgets/data-grid.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { FilterBar } from '../widgets/filter-bar.tsx';
import { parseSort } from '../widgets/grid-column.ts';
import { ListScreen } from '../widgets/list-screen.tsx';
import { FrameDetailView } from './log/frame-detail-view.tsx';
import { useFrameColumns } from './log/frame-columns.tsx';
import { JumpField } from './log/jump-field.tsx';

/** Every message of the range as one list of any length; the chosen one with its answer beside it. */
export function LogScreen() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const marks = useMarks(caseId);
  const { filters, selection, sort } = usePlace();
  const { input: range } = useRange();
  const columns = useFrameColumns();
  const span = useSelectedSpan();
  const filter = filters.log ?? '';
  const { order } = parseSort(sort, ['time'], { by: 'time', order: 'ascending' });
  const input = { caseId, language, range, filter, order };
  const list = usePagedList('frames.list', input);
  const selectedId = selection?.kind === 'frame' ? selection.id : null;
  const known = useSelectedIndex(list, (row) => row.id, selectedId, JSON.stringify(input));
  const total = list.total;
  // A selection that came from elsewhere is looked up once; its own page need not be loaded.
  const position = useProcedure(
    'frames.position',
    { caseId, range, filter, frameId: selectedId ?? 0 },
    { enabled: selectedId !== null && known === null && total !== undefined && total > 0 },
  );
  const found = position.data === undefined || total === undefined ? null : toIndex(position.data.offset, total, order);
  const selected = known ?? (selectedId === null ? null : found);
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
          <JumpField
            filter={filter}
            onJump={(frame) => goTo({ selection: frame.selection, evidence: frame.evidence }, 'replace')}
            order={order}
          />
          <Button kind="quiet" onPress={flip} testId="log-order">
            {order === 'ascending' ? t.log.older : t.log.newer}
          </Button>
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
            related={(row) => span !== null && span.transactionId !== null && row.transactionId === span.transactionId}
            rowLook={(row) => (row.kind === 'error' ? 'error' : row.state === 'whole' ? undefined : 'partial')}
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

/** `frames.position` counts from the oldest. */
function toIndex(offset: number, total: number, order: 'ascending' | 'descending'): number {
  const bounded = Math.min(offset, total - 1);
  return order === 'ascending' ? bounded : total - 1 - bounded;
}
