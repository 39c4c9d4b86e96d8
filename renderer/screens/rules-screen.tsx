import { useMemo, useState } from 'react';
import type { RuleRow } from '../../main/api/views/rule-views.ts';
import { useCase } from '../app/case-context.ts';
import { goTo, usePlace } from '../app/navigation.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { formatCount } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { DataGrid } from '../widgets/data-grid.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { FilterBar } from '../widgets/filter-bar.tsx';
import type { GridColumn } from '../widgets/grid-column.ts';
import { ListScreen } from '../widgets/list-screen.tsx';
import { SeverityMark } from '../widgets/severity-mark.tsx';
import { matchesWords } from './configuration/matches-words.ts';
import { SwitchBox } from './configuration/switch-box.tsx';
import { ConcludeNotice } from './rules/conclude-notice.tsx';
import { RuleDetail } from './rules/rule-detail.tsx';
import { isChanged } from './rules/threshold-fields.tsx';

/** The rules that look for what stands out, how often each found something here, and their thresholds to set. */
export function RulesScreen() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { filters, selection } = usePlace();
  const rules = useProcedure('rules.list', { caseId, language }, { keep: true });
  const [onlyChanged, setOnlyChanged] = useState(false);
  const columns = useRuleColumns(
    rules.data?.some(({ offBy, thresholds }) => offBy !== null || thresholds.some(isChanged)) === true,
  );
  const filter = filters.rules ?? '';
  const rows = useMemo(
    () =>
      (rules.data ?? []).filter(
        ({ id, title, says, thresholds }) =>
          (!onlyChanged || thresholds.some(isChanged)) &&
          matchesWords(filter, [id, title, says, ...thresholds.map(({ label }) => label)]),
      ),
    [rules.data, filter, onlyChanged],
  );
  const selectedId = selection?.kind === 'rule' ? selection.id : null;
  const selected = rows.findIndex(({ id }) => id === selectedId);
  const rule = rows[selected];
  if (rules.error !== null && rules.data === undefined) {
    return <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />;
  }
  return (
    <ListScreen
      id="rules"
      title={t.screens.rules}
      head={<ConcludeNotice />}
      bar={<FilterBar screen="rules" error={null} />}
      aside={<SwitchBox label={t.rules.onlyChanged} on={onlyChanged} onChange={setOnlyChanged} testId="only-changed" />}
      total={rules.data === undefined ? undefined : rows.length}
      initial={54}
      list={
        <DataGrid
          id="rules"
          main
          label={t.screens.rules}
          columns={columns}
          total={rules.data === undefined ? undefined : rows.length}
          rowAt={(index) => rows[index]}
          selected={selected < 0 ? null : selected}
          onSelect={(each) => goTo({ selection: { kind: 'rule', id: each.id } }, 'replace')}
          rowLook={(each) => (each.offBy === null ? undefined : 'partial')}
          empty={<EmptyState title={t.filter.nothing} hint={t.rules.nothingHint} />}
        />
      }
      detail={rule === undefined ? <EmptyState title={t.rules.choose} quiet /> : <RuleDetail rule={rule} />}
    />
  );
}

/** `anyChanged`: while no rule differs from what the program brings, its column says nothing. */
function useRuleColumns(anyChanged: boolean): readonly GridColumn<RuleRow>[] {
  const { t, language } = useWords();
  return useMemo(
    () => [
      {
        id: 'severity',
        label: t.findings.severity,
        width: 86,
        cell: (row) => <SeverityMark severity={row.severity} withWord />,
      },
      {
        id: 'title',
        label: t.findings.rule,
        width: 240,
        least: 180,
        grow: true,
        cell: (row) => (
          <span className="ellipsis" title={visibleText(row.title)}>
            {visibleText(row.title)}
          </span>
        ),
      },
      {
        id: 'thresholds',
        label: t.rules.thresholds,
        width: 150,
        least: 110,
        gives: 1,
        cell: (row) => (
          <span className="ellipsis">
            {row.thresholds.map((threshold, position) => (
              <span key={threshold.name} className={isChanged(threshold) ? 'threshold-set' : 'muted'}>
                {position > 0 && ' · '}
                {threshold.shown}
              </span>
            ))}
          </span>
        ),
      },
      {
        id: 'state',
        label: t.evidence.state,
        width: 92,
        hiddenAtFirst: !anyChanged,
        cell: (row) => (
          <span className="ellipsis">
            {row.offBy !== null ? t.rules.offShort : row.thresholds.some(isChanged) ? t.rules.changed : ''}
          </span>
        ),
      },
      {
        id: 'fired',
        label: t.rules.fired,
        width: 72,
        align: 'right',
        cell: (row) => (row.fired === null || row.fired === 0 ? '' : formatCount(row.fired, language)),
      },
      {
        id: 'id',
        label: t.rules.id,
        width: 200,
        hiddenAtFirst: true,
        cell: (row) => <span className="ellipsis mono">{row.id}</span>,
      },
    ],
    [t, language, anyChanged],
  );
}
