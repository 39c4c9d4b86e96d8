import { useRef } from 'react';
import type { PagedList } from './use-paged-list.ts';

/** Position of the selected row: from the pages at hand, else where it was last seen while the list is the same. */
export function useSelectedIndex<Row, Id extends string | number>(
  list: PagedList<Row>,
  idOf: (row: Row) => Id,
  selected: Id | null,
  listKey: string,
): number | null {
  const seen = useRef<{ readonly id: Id; readonly index: number; readonly key: string } | null>(null);
  if (selected === null) return null;
  const found = list.stale ? undefined : list.loaded.find(({ row }) => idOf(row) === selected);
  if (found !== undefined) {
    seen.current = { id: selected, index: found.index, key: listKey };
    return found.index;
  }
  return seen.current?.id === selected && seen.current.key === listKey ? seen.current.index : null;
}
