import type { ReactNode } from 'react';
import type { EvidenceView } from '../../../main/api/views/evidence-views.ts';
import { currentPlace, goTo, usePlace } from '../../app/navigation.ts';
import { useWords } from '../../text/texts-context.ts';
import { DataGrid } from '../../widgets/data-grid.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { FilterBar } from '../../widgets/filter-bar.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { ListScreen } from '../../widgets/list-screen.tsx';

interface Props<Row> {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn<Row>[];
  readonly selected: number | null;
  /** Number of the record that the row is about, and where it stands. */
  readonly target: (row: Row) => { readonly id: number | null; readonly evidence: EvidenceView | null };
  readonly onSelect?: (row: Row, index: number) => void;
  readonly rowLook?: (row: Row) => string | undefined;
  readonly aside: ReactNode;
  readonly empty: { readonly title: string; readonly hint: string };
  readonly detail: ReactNode;
  readonly initial?: number;
}

/** One list of the screen: all of its rows are at hand, filtered by words. */
export function ConfigurationList<Row>(props: Props<Row>) {
  const { t } = useWords();
  const { filters } = usePlace();
  const { rows, target, empty } = props;
  const filtered = (filters.configuration ?? '') !== '';
  return (
    <ListScreen
      id={props.id}
      title={props.label}
      bar={<FilterBar screen="configuration" error={null} />}
      aside={props.aside}
      total={rows.length}
      initial={props.initial ?? 60}
      list={
        <DataGrid
          id={props.id}
          main
          label={props.label}
          columns={props.columns}
          total={rows.length}
          rowAt={(index) => rows[index]}
          selected={props.selected}
          onSelect={(row, index) => {
            props.onSelect?.(row, index);
            const { id, evidence } = target(row);
            goTo(
              {
                selection: id === null ? null : { kind: 'config', id },
                evidence: evidence?.ref ?? currentPlace().evidence,
              },
              'replace',
            );
          }}
          {...(props.rowLook === undefined ? {} : { rowLook: props.rowLook })}
          empty={
            <EmptyState
              title={filtered ? t.filter.nothing : empty.title}
              hint={filtered ? t.filter.nothingHint : empty.hint}
            />
          }
        />
      }
      detail={props.detail}
    />
  );
}
