import { useState } from 'react';
import type { PagedList } from './use-paged-list.ts';

/** Position of the selected row: from the pages at hand, else where it was last seen while the list is the same. */
export function useSelectedIndex<Row, Id extends string | number>(
  list: PagedList<Row>,
  idOf: (row: Row) => Id,
  selected: Id | null,
  listKey: string,
): number | null {
  const [seen, setSeen] = useState<{ readonly id: Id; readonly index: number; readonly key: string } | null>(null);
  const found = list.stale || selected === null ? undefined : list.loaded.find(({ row }) => idOf(row) === selected);
  if (found !== undefined && selected !== null) {
    if (seen?.id !== selected || seen.index !== found.index || seen.key !== listKey) {
      setSeen({ id: selected, index: found.index, key: listKey });
    }
    return found.index;
  }
  return selected !== null && seen?.id === selected && seen.key === listKey ? seen.index : null;
}
