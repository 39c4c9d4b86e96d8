/* oxlint-disable jsx-a11y/prefer-tag-over-role -- head of the virtual grid, see data-grid.tsx */
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useWords } from '../text/texts-context.ts';
import type { GridColumn, GridSort } from './grid-column.ts';
import type { GridColumnsState } from './use-grid-columns.ts';
import { Icon } from './icon.tsx';

interface Props<Row> {
  readonly columns: GridColumnsState<Row>;
  readonly sort: GridSort | null;
  readonly onSort: ((sort: GridSort) => void) | undefined;
  readonly template: string;
}

/** Sticky head: click sorts, the small menu hides and shows, the border resizes. */
export function GridHead<Row>({ columns, sort, onSort, template }: Props<Row>) {
  return (
    <div className="grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      {columns.visible.map((column, position) => (
        <HeadCell key={column.id} column={column} position={position} columns={columns} sort={sort} onSort={onSort} />
      ))}
    </div>
  );
}

interface CellProps<Row> extends Omit<Props<Row>, 'template'> {
  readonly column: GridColumn<Row>;
  readonly position: number;
}

function HeadCell<Row>({ column, position, columns, sort, onSort }: CellProps<Row>) {
  const by = column.sortBy;
  const sorted = by !== undefined && sort?.by === by ? sort.order : undefined;
  const isShort = column.short !== undefined && columns.widthOf(column) < column.short.belowPx;
  const toggle = () => {
    if (by === undefined || onSort === undefined) return;
    onSort({ by, order: sorted === 'ascending' ? 'descending' : 'ascending' });
  };
  const label = (
    <>
      <span className="ellipsis">{isShort ? column.short?.label : column.label}</span>
      {column.unit !== undefined && <span className="unit">{column.unit}</span>}
      {sorted !== undefined && (
        <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
          <path d={sorted === 'ascending' ? 'M4 1 7.5 7h-7z' : 'M4 7 .5 1h7z'} fill="currentColor" />
        </svg>
      )}
    </>
  );
  return (
    <div
      className="grid-head-cell"
      role="columnheader"
      aria-colindex={position + 1}
      aria-sort={by === undefined ? undefined : (sorted ?? 'none')}
      data-align={column.align}
      title={column.name ?? (isShort ? column.label : undefined)}
      tabIndex={-1}
    >
      {by !== undefined && onSort !== undefined ? (
        <Button className="grid-head-label" onPress={toggle} excludeFromTabOrder data-testid={`sort-${column.id}`}>
          {label}
        </Button>
      ) : (
        <span className="grid-head-label">{label}</span>
      )}
      <ColumnMenu column={column} columns={columns} onSort={onSort} />
      <Resizer column={column} columns={columns} />
    </div>
  );
}

function ColumnMenu<Row>({ column, columns, onSort }: Omit<CellProps<Row>, 'position' | 'sort'>) {
  const { t } = useWords();
  const act = (key: string) => {
    const by = column.sortBy;
    if (key === 'ascending' && by !== undefined) onSort?.({ by, order: 'ascending' });
    else if (key === 'descending' && by !== undefined) onSort?.({ by, order: 'descending' });
    else if (key === 'hide') columns.toggle(column.id);
    else if (key === 'reset') columns.reset();
    else if (key.startsWith('column-')) columns.toggle(key.slice('column-'.length));
  };
  const sortable = column.sortBy !== undefined && onSort !== undefined;
  return (
    <MenuTrigger>
      <Button className="grid-head-menu" aria-label={t.grid.columnMenu(column.label)} excludeFromTabOrder>
        <Icon name="down" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={(key) => act(String(key))}>
          {sortable && <MenuItem id="ascending">{t.grid.sortAscending}</MenuItem>}
          {sortable && <MenuItem id="descending">{t.grid.sortDescending}</MenuItem>}
          {columns.visible.length > 1 && <MenuItem id="hide">{t.grid.hideColumn}</MenuItem>}
          <MenuItem id="reset">{t.grid.asAtFirst}</MenuItem>
          <Separator />
          {columns.all.map((each) => (
            <MenuItem key={each.id} id={`column-${each.id}`} textValue={each.label}>
              <span className="menu-check">{columns.isVisible(each.id) ? '✓' : ''}</span>
              {each.name ?? each.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Resizer<Row>({
  column,
  columns,
}: {
  readonly column: GridColumn<Row>;
  readonly columns: GridColumnsState<Row>;
}) {
  return (
    <div
      className="grid-resizer"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const cell = event.currentTarget.parentElement;
        if (cell === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const inset = column.id === columns.visible[0]?.id ? columns.insetPx : 0;
        columns.resize(column.id, event.clientX - cell.getBoundingClientRect().left - inset);
      }}
      onDoubleClick={() => columns.resize(column.id, null)}
    />
  );
}
