/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid of any length cannot be an HTML table: its rows are placed, not laid out */
import { memo } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../text/texts-context.ts';
import type { GridColumn } from './grid-column.ts';

interface Props<Row> {
  readonly id: string;
  readonly index: number;
  /** `undefined` while its page is under way. */
  readonly row: Row | undefined;
  readonly selected: boolean;
  readonly columns: readonly GridColumn<Row>[];
  readonly widths: readonly number[];
  readonly template: string;
  readonly top: number;
  readonly look: string | undefined;
  readonly mark: 'mark' | 'note' | undefined;
  readonly related: boolean;
}

function GridRowView<Row>(props: Props<Row>) {
  const { id, index, row, selected, columns, widths, template, top, look, mark, related } = props;
  const { t } = useWords();
  return (
    // The grid holds the focus and takes keys and pointer for all its rows.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- see above
    <div
      id={id}
      role="row"
      className="grid-row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-look={look}
      data-mark={mark}
      data-related={related ? '' : undefined}
      data-index={index}
      data-testid="grid-row"
      style={{ gridTemplateColumns: template, top }}
    >
      {row === undefined ? (
        <span role="gridcell" className="grid-cell grid-waiting" aria-label={t.grid.loading} />
      ) : (
        columns.map((column, position) => (
          <div
            key={column.id}
            role="gridcell"
            className="grid-cell"
            data-align={column.align}
            data-column={column.id}
            aria-colindex={position + 1}
          >
            {position === 0 && mark !== undefined && (
              <span className="row-mark" title={mark === 'note' ? t.journal.noted : t.journal.marked}>
                <span className="hidden-visually">{mark === 'note' ? t.journal.noted : t.journal.marked}</span>
              </span>
            )}
            <Whole>{column.cell(row, widths[position] ?? column.width)}</Whole>
          </div>
        ))
      )}
    </div>
  );
}

/** A bare word that its column has no room for ends in an ellipsis, as everything else that is cut. */
function Whole({ children }: { readonly children: ReactNode }) {
  if (typeof children !== 'string' || children === '') return children;
  return <span className="ellipsis">{children}</span>;
}

/** One row at its place on the track. Drawn again only when something of its own changes: scrolling moves, it does not draw. */
export const GridRow = memo(GridRowView) as typeof GridRowView;
