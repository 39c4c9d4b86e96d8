import { useMemo } from 'react';
import type { ColumnPreference } from '../app/preference-values.ts';
import { setPreferences, usePreferences } from '../app/preferences.ts';
import { layColumns } from './column-layout.ts';
import type { GridColumn } from './grid-column.ts';

export interface GridColumnsState<Row> {
  readonly all: readonly GridColumn<Row>[];
  readonly visible: readonly GridColumn<Row>[];
  /** As they are drawn, in pixels, in the order of `visible`. */
  readonly widths: readonly number[];
  /** By how much the first column is wider than its content has room. */
  readonly insetPx: number;
  /** `grid-template-columns` of head and rows. */
  readonly template: string;
  isVisible(id: string): boolean;
  /** In pixels, as it is drawn; of one that is not shown as it would like to be. */
  widthOf(column: GridColumn<Row>): number;
  toggle(id: string): void;
  resize(id: string, width: number | null): void;
  reset(): void;
}

const narrowestPx = 40;

/** The first column of a screen's list begins further in (`styles/grid.css`), and is as much wider than what stands in it. */
export const mainInsetPx = 8;

const untouched: ColumnPreference = { hidden: [], shown: [], widths: {} };

/**
 * Which columns a grid shows and how wide; remembered per grid. What a person switched on stays, whatever the room; of the others those that
 * matter least give way where the list is too narrow for all.
 */
export function useGridColumns<Row>(
  gridId: string,
  all: readonly GridColumn<Row>[],
  availablePx: number,
  insetPx: number,
): GridColumnsState<Row> {
  const { columns: stored } = usePreferences();
  const mine = stored[gridId] ?? untouched;
  const save = (next: typeof mine) => setPreferences({ columns: { ...stored, [gridId]: next } });
  const laid = useMemo(() => {
    const wishes = all
      .filter(
        ({ id, hiddenAtFirst }) => mine.shown.includes(id) || (hiddenAtFirst !== true && !mine.hidden.includes(id)),
      )
      .map(({ id, width, least, grow, gives }) => {
        const chosen = mine.widths[id];
        if (chosen !== undefined) return { id, width: chosen };
        return {
          id,
          width,
          ...(least === undefined ? {} : { least }),
          ...(grow === undefined ? {} : { grow }),
          ...(gives === undefined || mine.shown.includes(id) ? {} : { gives }),
        };
      });
    return layColumns(wishes, Math.max(0, availablePx - insetPx));
  }, [all, mine, availablePx, insetPx]);
  const visible = useMemo(() => laid.flatMap(({ id }) => all.filter((column) => column.id === id)), [all, laid]);
  const widths = useMemo(() => laid.map(({ width }) => width), [laid]);
  const isVisible = (id: string) => laid.some((column) => column.id === id);
  return {
    all,
    visible,
    widths,
    insetPx,
    template: widths.map((width, position) => `${position === 0 ? width + insetPx : width}px`).join(' '),
    isVisible,
    widthOf: (column) => laid.find(({ id }) => id === column.id)?.width ?? mine.widths[column.id] ?? column.width,
    toggle: (id) => {
      const without = (ids: readonly string[]) => ids.filter((each) => each !== id);
      if (!isVisible(id)) save({ ...mine, hidden: without(mine.hidden), shown: [...without(mine.shown), id] });
      else if (visible.length > 1) save({ ...mine, hidden: [...mine.hidden, id], shown: without(mine.shown) });
    },
    resize: (id, width) => {
      const { [id]: _before, ...others } = mine.widths;
      save({
        ...mine,
        widths: width === null ? others : { ...others, [id]: Math.max(narrowestPx, Math.round(width)) },
      });
    },
    reset: () => save(untouched),
  };
}
