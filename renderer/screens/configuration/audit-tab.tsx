import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { ConfigAudit, ConfigStatement } from '../../../main/api/views/configuration-views.ts';
import { usePlace } from '../../app/navigation.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { SeverityMark } from '../../widgets/severity-mark.tsx';
import { ConfigurationList } from './configuration-list.tsx';
import { KeyDetail } from './key-detail.tsx';
import { matchesWords } from './matches-words.ts';
import { SwitchBox } from './switch-box.tsx';

/** What is wrong, dangerous or contradictory, the gravest first. */
export function AuditTab({ audit, aside }: { readonly audit: ConfigAudit; readonly aside: ReactNode }) {
  const { t } = useWords();
  const words = t.configuration;
  const { filters, selection } = usePlace();
  const filter = filters.configuration ?? '';
  const [withDefaults, setWithDefaults] = useState(false);
  const [chosen, setChosen] = useState<ConfigStatement | null>(null);
  const columns = useStatementColumns();
  const rows = useMemo(
    () =>
      audit.statements.filter(
        ({ topic, text, keys, code }) =>
          (withDefaults || topic !== 'default') && matchesWords(filter, [text, code, ...keys]),
      ),
    [audit, filter, withDefaults],
  );
  const keyOf = ({ keys }: ConfigStatement) => audit.keys.find(({ key }) => key === keys[0]);
  const selectedId = selection?.kind === 'config' ? selection.id : null;
  const isSelected = (row: ConfigStatement): boolean => selectedId !== null && keyOf(row)?.id === selectedId;
  // Several statements may be about one key: the one that was clicked, else the first (a link that came from elsewhere).
  const clicked = chosen === null ? -1 : rows.indexOf(chosen);
  const at = clicked >= 0 && chosen !== null && isSelected(chosen) ? clicked : rows.findIndex(isSelected);
  const row = rows[at];
  const entry = row === undefined ? undefined : keyOf(row);
  return (
    <ConfigurationList
      id="configuration-audit"
      label={words.tabs.audit}
      rows={rows}
      columns={columns}
      selected={at < 0 ? null : at}
      onSelect={(each) => setChosen(each)}
      target={(each) => ({ id: keyOf(each)?.id ?? null, evidence: each.evidence[0] ?? null })}
      aside={
        <>
          {aside}
          <SwitchBox label={words.withDefaults} on={withDefaults} onChange={setWithDefaults} testId="with-defaults" />
        </>
      }
      empty={{ title: words.noStatements, hint: words.noStatementsHint }}
      initial={58}
      detail={
        entry === undefined ? <EmptyState title={words.choose} quiet /> : <KeyDetail entry={entry} audit={audit} />
      }
    />
  );
}

function useStatementColumns(): readonly GridColumn<ConfigStatement>[] {
  const { t } = useWords();
  return useMemo(() => {
    const words = t.configuration;
    return [
      {
        id: 'severity',
        label: t.findings.severity,
        width: 86,
        cell: (row) => <SeverityMark severity={row.severity} withWord />,
      },
      {
        id: 'text',
        label: words.statement,
        width: 320,
        least: 240,
        grow: true,
        cell: (row) => (
          <span className="ellipsis" title={visibleText(row.text)}>
            {visibleText(row.text)}
          </span>
        ),
      },
      {
        id: 'clause',
        label: words.clause,
        width: 112,
        gives: 1,
        cell: (row) => (
          <span className="ellipsis" title={row.source === null ? undefined : row.source.document}>
            {row.source?.section ?? ''}
          </span>
        ),
      },
      {
        id: 'code',
        label: t.findings.rule,
        width: 190,
        hiddenAtFirst: true,
        cell: (row) => <span className="ellipsis mono">{row.code}</span>,
      },
    ];
  }, [t]);
}
