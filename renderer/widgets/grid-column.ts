import type { ReactNode } from 'react';

/** One column of a `DataGrid`. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly label: string;
  /** In full where the head has only room for a letter. */
  readonly name?: string;
  /** Said in the head where the column is narrower than its label, before the label is cut. */
  readonly short?: { readonly label: string; readonly belowPx: number };
  /** Unit in the head, e.g. `kWh`. */
  readonly unit?: string;
  /** Preferred width in pixels; the column with `grow` takes what is left. */
  readonly width: number;
  /** How narrow it may become before a column is left out. */
  readonly least?: number;
  /** Left out where the list has no room for all; the lowest number gets what room there is first. Without it the column stays. */
  readonly gives?: number;
  readonly grow?: boolean;
  readonly align?: 'left' | 'right';
  /** Sort key of the contract's list, where the list can be sorted by it. */
  readonly sortBy?: string;
  readonly hiddenAtFirst?: boolean;
  /** `widthPx` is how wide the column is drawn, for what shortens itself by it. */
  readonly cell: (row: Row, widthPx: number) => ReactNode;
}

export interface GridSort {
  readonly by: string;
  readonly order: 'ascending' | 'descending';
}

export function formatSort(sort: GridSort): string {
  return `${sort.by}:${sort.order}`;
}

/** Reads a sort from the address; what the list does not know is the default. */
export function parseSort<By extends string>(
  text: string | null,
  known: readonly By[],
  fallback: { readonly by: By; readonly order: GridSort['order'] },
): { readonly by: By; readonly order: GridSort['order'] } {
  const [name, order] = (text ?? '').split(':');
  const by = known.find((candidate) => candidate === name);
  if (by === undefined || (order !== 'ascending' && order !== 'descending')) return fallback;
  return { by, order };
}
