import { useMemo } from 'react';
import type { ColumnPreference } from '../app/preference-values.ts';
import { setPreferences, usePreferences } from '../app/preferences.ts';
import type { GridColumn } from './grid-column.ts';

export interface GridColumnsState<Row> {
  readonly all: readonly GridColumn<Row>[];
  readonly visible: readonly GridColumn<Row>[];
  /** `grid-template-columns` of head and rows. */
  readonly template: string;
  isVisible(id: string): boolean;
  /** In pixels; of a growing column the least. */
  widthOf(column: GridColumn<Row>): number;
  toggle(id: string): void;
  resize(id: string, width: number | null): void;
  reset(): void;
}

const narrowestPx = 40;

function hiddenAtFirst<Row>(all: readonly GridColumn<Row>[]): readonly string[] {
  return all.filter((column) => column.hiddenAtFirst === true).map(({ id }) => id);
}

/** Which columns a grid shows and how wide; remembered per grid. */
export function useGridColumns<Row>(gridId: string, all: readonly GridColumn<Row>[]): GridColumnsState<Row> {
  const { columns: stored } = usePreferences();
  const kept = stored[gridId];
  const mine = useMemo((): ColumnPreference => kept ?? { hidden: hiddenAtFirst(all), widths: {} }, [kept, all]);
  const save = (next: typeof mine) => setPreferences({ columns: { ...stored, [gridId]: next } });
  const isVisible = (id: string) => !mine.hidden.includes(id);
  const visible = useMemo(() => all.filter(({ id }) => !mine.hidden.includes(id)), [all, mine]);
  return {
    all,
    visible,
    template: visible
      .map((column) => {
        const width = mine.widths[column.id];
        if (width !== undefined) return `${width}px`;
        // In proportion to their least widths: with equal shares the widest of them would widen all.
        return column.grow === true ? `minmax(${column.width}px, ${column.width}fr)` : `${column.width}px`;
      })
      .join(' '),
    isVisible,
    widthOf: (column) => mine.widths[column.id] ?? column.width,
    toggle: (id) => {
      const hidden = isVisible(id) ? [...mine.hidden, id] : mine.hidden.filter((each) => each !== id);
      if (hidden.length < all.length) save({ ...mine, hidden });
    },
    resize: (id, width) => {
      const { [id]: _before, ...widths } = mine.widths;
      save({
        ...mine,
        widths: width === null ? widths : { ...widths, [id]: Math.max(narrowestPx, Math.round(width)) },
      });
    },
    reset: () => save({ hidden: hiddenAtFirst(all), widths: {} }),
  };
}
