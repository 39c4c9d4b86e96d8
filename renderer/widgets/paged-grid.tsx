import { isFilterError } from '../client/api-call-error.ts';
import type { PagedList } from '../client/use-paged-list.ts';
import { DataGrid } from './data-grid.tsx';
import type { DataGridProps } from './data-grid.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import type { FilterScreen } from './filter-screen.ts';
import { ListEmpty } from './list-empty.tsx';

interface Props<Row> extends Omit<DataGridProps<Row>, 'total' | 'rowAt' | 'onSight' | 'empty' | 'main'> {
  readonly list: PagedList<Row>;
  /** The screen whose filter narrows the list, and the filter; `null` for a list without one. */
  readonly narrowedBy: { readonly screen: FilterScreen; readonly filter: string } | null;
  /** What is said of a list that nothing narrows. */
  readonly empty: { readonly title: string; readonly hint: string };
}

/** The list of a screen: rows that come by pages, why there are none, or what failed. */
export function PagedGrid<Row>({ list, narrowedBy, empty, ...grid }: Props<Row>) {
  const { total, rowAt, show, error } = list;
  // A filter that cannot be read is told at the filter; the rows of the last one stay.
  if (error !== null && !isFilterError(error) && total === undefined) return <ErrorState error={error} />;
  return (
    <DataGrid
      {...grid}
      main
      total={total}
      rowAt={rowAt}
      onSight={show}
      empty={narrowedBy === null ? <EmptyState {...empty} /> : <ListEmpty {...narrowedBy} error={error} {...empty} />}
    />
  );
}
