/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid of any length cannot be an HTML table: its rows are placed, not laid out */
import type { ReactNode } from 'react';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useCommandHandlers } from '../app/command-handlers.ts';
import { useKeptTop } from '../app/kept-scroll.ts';
import { ColumnDialog } from './column-dialog.tsx';
import type { GridColumn, GridSort } from './grid-column.ts';
import { GridRow } from './grid-row.tsx';
import { GridHead } from './grid-head.tsx';
import { mainInsetPx, useGridColumns } from './use-grid-columns.ts';
import { useScaledScroller } from './use-scaled-scroller.ts';

const rowPx = 24;
const headPx = 26;

/** Positions of the first and the last of several rows. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

export interface DataGridProps<Row> {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  /** `undefined` while unknown. */
  readonly total: number | undefined;
  readonly rowAt: (index: number) => Row | undefined;
  readonly onSight?: (first: number, last: number) => void;
  /** Position of the selected row, `null` when it is not (known to be) in the list. */
  readonly selected: number | null;
  readonly onSelect: (row: Row, index: number) => void;
  readonly onOpen?: (row: Row, index: number) => void;
  readonly sort?: GridSort | null;
  readonly onSort?: (sort: GridSort) => void;
  /** Several rows chosen with Shift, by their positions; the list's owner keeps them. */
  readonly picked?: RowSpan | null;
  readonly onPick?: (span: RowSpan | null) => void;
  /** Shown instead of rows when there are none. */
  readonly empty: ReactNode;
  readonly rowLook?: (row: Row) => string | undefined;
  /** What a person left on the row. */
  readonly rowMark?: (row: Row) => 'mark' | 'note' | undefined;
  /** Belongs to what is selected elsewhere. */
  readonly related?: (row: Row) => boolean;
  /** Follows the keys j, k and Enter also when the focus is elsewhere; one grid of a screen. */
  readonly main?: boolean;
}

/** The one table: virtual, of any length, walked with the keyboard, as an ARIA grid. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { total, rowAt, selected, onSelect, onOpen, onSight } = props;
  const rowCount = total ?? 0;
  const [attach, view, hand] = useScaledScroller(rowCount, rowPx, headPx);
  const columns = useGridColumns(props.id, props.columns, view.widthPx, props.main === true ? mainInsetPx : 0);
  const base = useId();
  const { originPx, trackPx, first, last } = view;
  const wanted = useRef<number | null>(null);

  useEffect(() => {
    if (onSight !== undefined && last >= first) onSight(first, last);
  }, [onSight, first, last]);

  // Back at a list that was left: where it was left. Before a selection is looked for.
  const kept = useKeptTop(props.id);
  const restored = useRef(props.main !== true);
  useLayoutEffect(() => {
    if (restored.current || total === undefined || view.viewportPx <= 0) return;
    restored.current = true;
    const top = kept.read();
    if (top !== undefined) hand.goToTop(top);
  });

  // A selection that came from elsewhere is brought into sight once; scrolling away from it is then free.
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (selected === null || selected === shown.current || view.viewportPx <= 0 || selected >= rowCount) return;
    shown.current = selected;
    if (!hand.isInSight(selected)) hand.centre(selected);
  });

  const anchor = useRef<number | null>(null);
  const choose = (index: number, extend = false) => {
    pick(index, extend);
    // A key that comes before the first answer is not lost.
    if (total === undefined) wanted.current = Math.max(0, index);
    if (rowCount === 0) return;
    const bounded = Math.min(rowCount - 1, Math.max(0, index));
    hand.reveal(bounded);
    const row = rowAt(bounded);
    // A row that is not here yet is chosen when its page has come.
    wanted.current = row === undefined ? bounded : null;
    if (row === undefined) return;
    shown.current = bounded;
    onSelect(row, bounded);
  };

  useEffect(() => {
    const index = wanted.current;
    const row = index === null ? undefined : rowAt(index);
    if (total === 0) wanted.current = null;
    if (index === null || row === undefined) return;
    wanted.current = null;
    shown.current = index;
    onSelect(row, index);
  });

  /** With Shift the rows from the anchor to here are chosen; without it only the one. */
  function pick(index: number, extend: boolean) {
    if (props.onPick === undefined) return;
    if (!extend) {
      anchor.current = null;
      if (props.picked !== null && props.picked !== undefined) props.onPick(null);
      return;
    }
    anchor.current ??= selected ?? index;
    const to = Math.min(rowCount - 1, Math.max(0, index));
    props.onPick({ from: Math.min(anchor.current, to), to: Math.max(anchor.current, to) });
  }

  const step = (by: number, extend = false) =>
    choose(selected === null ? (by > 0 ? first : last) : selected + by, extend);
  const open = () => {
    const row = selected === null ? undefined : rowAt(selected);
    if (row !== undefined && selected !== null) onOpen?.(row, selected);
  };

  const [choosing, setChoosing] = useState(false);
  useCommandHandlers(
    props.main === true
      ? {
          rowNext: () => step(1),
          rowPrevious: () => step(-1),
          columns: () => setChoosing(true),
          ...(onOpen === undefined ? {} : { rowOpen: open }),
        }
      : {},
  );

  const moves: Readonly<Record<string, (extend: boolean) => void>> = {
    ArrowDown: (extend) => step(1, extend),
    ArrowUp: (extend) => step(-1, extend),
    PageDown: (extend) => step(view.pageRows, extend),
    PageUp: (extend) => step(-view.pageRows, extend),
    Home: (extend) => choose(0, extend),
    End: (extend) => choose(rowCount - 1, extend),
    Enter: open,
  };
  const isPicked = (index: number) =>
    index === selected ||
    (props.picked !== null && props.picked !== undefined && index >= props.picked.from && index <= props.picked.to);

  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, position) => first + position);

  return (
    <div
      className="grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.visible.length}
      aria-activedescendant={
        selected !== null && selected >= first && selected <= last ? `${base}-${selected}` : undefined
      }
      aria-busy={total === undefined}
      aria-multiselectable={props.onPick !== undefined}
      data-testid={`grid-${props.id}`}
      data-main={props.main === true ? '' : undefined}
      tabIndex={0}
      ref={attach}
      onScroll={() => {
        hand.onScroll();
        if (props.main === true) kept.write(hand.top());
      }}
      onKeyDown={(event) => {
        const move = moves[event.key];
        if (
          move === undefined ||
          event.target !== event.currentTarget ||
          event.ctrlKey ||
          event.metaKey ||
          event.altKey
        ) {
          return;
        }
        event.preventDefault();
        event.stopPropagation();
        move(event.shiftKey);
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid around it takes the keys */}
      <div
        className="grid-body"
        role="presentation"
        onClick={(event) => {
          const index = rowIndexOf(event.target);
          if (index !== undefined) choose(index, event.shiftKey);
        }}
        onDoubleClick={(event) => {
          if (rowIndexOf(event.target) !== undefined) open();
        }}
        style={{ height: headPx + trackPx }}
      >
        <GridHead columns={columns} sort={props.sort ?? null} onSort={props.onSort} template={columns.template} />
        {indexes.map((index) => {
          const row = rowAt(index);
          return (
            <GridRow
              key={index}
              id={`${base}-${index}`}
              index={index}
              row={row}
              selected={isPicked(index)}
              columns={columns.visible}
              widths={columns.widths}
              template={columns.template}
              top={headPx + originPx + index * rowPx}
              look={row === undefined ? undefined : props.rowLook?.(row)}
              mark={row === undefined ? undefined : props.rowMark?.(row)}
              related={row !== undefined && props.related?.(row) === true}
            />
          );
        })}
      </div>
      {total === 0 && (
        <div className="grid-empty" role="row">
          <div role="gridcell">{props.empty}</div>
        </div>
      )}
      {choosing && (
        <ColumnDialog
          columns={columns}
          sort={props.sort ?? null}
          onSort={props.onSort}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}

/** The row that an event happened in; `undefined` for the head. */
function rowIndexOf(target: EventTarget): number | undefined {
  const index = target instanceof Element ? target.closest<HTMLElement>('[data-index]')?.dataset['index'] : undefined;
  return index === undefined ? undefined : Number(index);
}
