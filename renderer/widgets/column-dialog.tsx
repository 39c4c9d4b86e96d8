import { Checkbox } from 'react-aria-components';
import { useWords } from '../text/texts-context.ts';
import { Button } from './button.tsx';
import type { GridSort } from './grid-column.ts';
import { Overlay } from './overlay.tsx';
import type { GridColumnsState } from './use-grid-columns.ts';

interface Props<Row> {
  readonly columns: GridColumnsState<Row>;
  readonly sort: GridSort | null;
  readonly onSort: ((sort: GridSort) => void) | undefined;
  readonly onClose: () => void;
}

const stepPx = 24;

/** All that the head of a list offers to the mouse, for the keyboard: which columns, how wide, sorted by which. */
export function ColumnDialog<Row>({ columns, sort, onSort, onClose }: Props<Row>) {
  const { t } = useWords();
  return (
    <Overlay title={t.columns.title} open onClose={onClose} testId="column-dialog">
      <div className="dialog-form">
        <p className="column-heads muted" aria-hidden="true">
          {onSort !== undefined && <span>{t.columns.order}</span>}
          <span>{t.columns.width}</span>
        </p>
        <ul className="column-choices">
          {columns.all.map((column) => {
            const by = column.sortBy;
            const width = columns.widthOf(column);
            const shown = columns.isVisible(column.id);
            return (
              <li key={column.id}>
                <Checkbox className="checkbox" isSelected={shown} onChange={() => columns.toggle(column.id)}>
                  <span className="checkbox-box" aria-hidden="true" />
                  {column.name ?? column.label}
                </Checkbox>
                {by !== undefined && onSort !== undefined && (
                  <span className="column-sort">
                    {(['ascending', 'descending'] as const).map((order) => (
                      <Button
                        key={order}
                        kind="quiet"
                        pressed={sort?.by === by && sort.order === order}
                        onPress={() => onSort({ by, order })}
                        label={`${column.label}: ${order === 'ascending' ? t.grid.sortAscending : t.grid.sortDescending}`}
                        testId={`${order}-${column.id}`}
                      >
                        {order === 'ascending' ? '↑' : '↓'}
                      </Button>
                    ))}
                  </span>
                )}
                <Button
                  kind="quiet"
                  disabled={!shown}
                  label={t.columns.narrower(column.label)}
                  onPress={() => columns.resize(column.id, width - stepPx)}
                >
                  −
                </Button>
                <Button
                  kind="quiet"
                  disabled={!shown}
                  label={t.columns.wider(column.label)}
                  onPress={() => columns.resize(column.id, width + stepPx)}
                  testId={`wider-${column.id}`}
                >
                  +
                </Button>
              </li>
            );
          })}
        </ul>
        <footer className="dialog-foot">
          <Button onPress={() => columns.reset()}>{t.grid.asAtFirst}</Button>
          <Button kind="main" onPress={onClose}>
            {t.common.close}
          </Button>
        </footer>
      </div>
    </Overlay>
  );
}
