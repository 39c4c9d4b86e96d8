import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { ConfigAudit, ConfigKey, ConfigStatement } from '../../../main/api/views/configuration-views.ts';
import { usePlace } from '../../app/navigation.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { SeverityMark } from '../../widgets/severity-mark.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { ConfigurationList } from './configuration-list.tsx';
import { KeyDetail } from './key-detail.tsx';
import { matchesWords } from './matches-words.ts';
import { shownSource } from './shown-source.ts';

/** What the station is set to now. */
export function CurrentTab({ audit, aside }: { readonly audit: ConfigAudit; readonly aside: ReactNode }) {
  const { t } = useWords();
  const { filters, selection } = usePlace();
  const filter = filters.configuration ?? '';
  const columns = useKeyColumns(audit);
  const rows = useMemo(
    () => audit.keys.filter((each) => matchesWords(filter, [each.key, each.value, each.brief?.title, each.via])),
    [audit, filter],
  );
  const at = selection?.kind === 'config' ? rows.findIndex(({ id }) => id === selection.id) : -1;
  const row = rows[at];
  return (
    <ConfigurationList
      id="configuration-current"
      label={t.configuration.tabs.current}
      rows={rows}
      columns={columns}
      selected={at < 0 ? null : at}
      target={({ id, evidence }) => ({ id, evidence })}
      aside={aside}
      empty={{ title: t.configuration.empty, hint: t.configuration.emptyHint }}
      initial={62}
      detail={
        row === undefined ? (
          <EmptyState title={t.configuration.choose} quiet />
        ) : (
          <KeyDetail entry={row} audit={audit} />
        )
      }
    />
  );
}

/** The gravest thing said about a key; departures from defaults are shown by another mark. */
function gravest(statements: readonly ConfigStatement[], key: string): ConfigStatement | undefined {
  return statements.find(({ keys, topic }) => topic !== 'default' && keys.includes(key));
}

function useKeyColumns(audit: ConfigAudit): readonly GridColumn<ConfigKey>[] {
  const { t } = useWords();
  return useMemo(() => {
    const words = t.configuration;
    return [
      {
        id: 'severity',
        label: words.tabs.audit,
        width: 66,
        cell: (row) => {
          const said = gravest(audit.statements, row.key);
          return said === undefined ? '' : <SeverityMark severity={said.severity} />;
        },
      },
      {
        id: 'key',
        label: words.key,
        width: 206,
        least: 170,
        grow: true,
        cell: (row) => (
          <span className="ellipsis mono" title={visibleText(row.key)}>
            {visibleText(row.key)}
          </span>
        ),
      },
      {
        id: 'value',
        label: words.value,
        width: 150,
        least: 104,
        grow: true,
        cell: (row) =>
          row.masked ? (
            <span className="muted">{words.masked}</span>
          ) : (
            <span className="ellipsis mono" title={row.value === null ? undefined : visibleText(row.value)}>
              {row.value === null ? '' : visibleText(row.value)}
              {row.value !== null && (row.brief?.unit ?? null) !== null && (
                <span className="muted"> {row.brief?.unit}</span>
              )}
            </span>
          ),
      },
      {
        id: 'meaning',
        label: words.meaning,
        width: 186,
        gives: 1,
        least: 120,
        grow: true,
        cell: (row) => <span className="ellipsis">{row.brief?.title ?? <span className="muted">–</span>}</span>,
      },
      {
        id: 'default',
        label: words.default,
        width: 110,
        hiddenAtFirst: true,
        cell: (row) => (
          <span className={row.isDefault === true ? 'ellipsis mono muted' : 'ellipsis mono'}>
            {row.brief?.default ?? ''}
          </span>
        ),
      },
      {
        id: 'changes',
        label: words.changes,
        width: 92,
        gives: 2,
        align: 'right',
        cell: (row) => (row.changes === 0 ? '' : row.changes),
      },
      {
        id: 'readonly',
        label: words.readonly,
        width: 84,
        hiddenAtFirst: true,
        cell: (row) => (row.readonly === null ? '' : row.readonly ? t.common.yes : t.common.no),
      },
      {
        id: 'via',
        label: words.via,
        width: 140,
        hiddenAtFirst: true,
        cell: (row) => <span className="ellipsis">{shownSource(row.via, t)}</span>,
      },
      {
        id: 'time',
        label: words.observed,
        width: 178,
        hiddenAtFirst: true,
        cell: (row) => <TimeText iso={row.time} />,
      },
    ];
  }, [audit, t]);
}
