import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { ConfigAudit, ConfigKey, ConfigMoment } from '../../../main/api/views/configuration-views.ts';
import { usePlace } from '../../app/navigation.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { TimeText } from '../../widgets/time-text.tsx';
import { ConfigurationList } from './configuration-list.tsx';
import { KeyDetail } from './key-detail.tsx';
import { matchesWords } from './matches-words.ts';
import { shownSource } from './shown-source.ts';
import { SwitchBox } from './switch-box.tsx';

interface MomentRow {
  readonly entry: ConfigKey;
  readonly moment: ConfigMoment;
}

/** Who set what when, and with what outcome: all keys in one order of time, the newest first. */
export function HistoryTab({ audit, aside }: { readonly audit: ConfigAudit; readonly aside: ReactNode }) {
  const { t } = useWords();
  const words = t.configuration;
  const { filters, selection } = usePlace();
  const filter = filters.configuration ?? '';
  const [onlyChanges, setOnlyChanges] = useState(true);
  const columns = useMomentColumns();
  const rows = useMemo(
    () =>
      audit.keys
        .flatMap((entry) => entry.history.map((moment): MomentRow => ({ entry, moment })))
        .filter(
          ({ entry, moment }) =>
            (!onlyChanges || moment.changed || moment.setBy === 'csms') &&
            matchesWords(filter, [entry.key, moment.value, moment.via, moment.outcome, entry.brief?.title]),
        )
        .toSorted((one, other) => ((one.moment.time ?? '') < (other.moment.time ?? '') ? 1 : -1)),
    [audit, filter, onlyChanges],
  );
  const at = selection?.kind === 'config' ? rows.findIndex(({ moment }) => moment.id === selection.id) : -1;
  const row = rows[at];
  return (
    <ConfigurationList
      id="configuration-history"
      label={words.tabs.history}
      rows={rows}
      columns={columns}
      selected={at < 0 ? null : at}
      target={({ moment }) => ({ id: moment.id, evidence: moment.evidence })}
      aside={
        <>
          {aside}
          <SwitchBox label={words.onlyChanges} on={onlyChanges} onChange={setOnlyChanges} testId="only-changes" />
        </>
      }
      empty={{ title: words.noHistory, hint: words.noHistoryHint }}
      detail={
        row === undefined ? <EmptyState title={words.choose} quiet /> : <KeyDetail entry={row.entry} audit={audit} />
      }
    />
  );
}

function useMomentColumns(): readonly GridColumn<MomentRow>[] {
  const { t } = useWords();
  return useMemo(() => {
    const words = t.configuration;
    return [
      {
        id: 'time',
        label: words.observed,
        width: 174,
        least: 172,
        cell: ({ moment }) => <TimeText iso={moment.time} />,
      },
      {
        id: 'key',
        label: words.key,
        width: 200,
        least: 150,
        grow: true,
        cell: ({ entry }) => <span className="ellipsis mono">{visibleText(entry.key)}</span>,
      },
      {
        id: 'value',
        label: words.value,
        width: 112,
        least: 80,
        grow: true,
        cell: ({ entry, moment }) =>
          entry.masked ? (
            <span className="muted">{words.masked}</span>
          ) : (
            <span className="ellipsis mono" title={moment.value === null ? undefined : visibleText(moment.value)}>
              {moment.value === null ? '' : visibleText(moment.value)}
              {moment.value !== null && (entry.brief?.unit ?? null) !== null && (
                <span className="muted"> {entry.brief?.unit}</span>
              )}
            </span>
          ),
      },
      {
        id: 'effect',
        label: words.effect,
        width: 104,
        gives: 1,
        cell: ({ moment }) => (
          <span className="ellipsis" title={moment.outcome === null ? undefined : visibleText(moment.outcome)}>
            {words.effects[moment.effect]}
          </span>
        ),
      },
      {
        id: 'who',
        label: words.who,
        width: 84,
        gives: 2,
        cell: ({ moment }) => (
          <span className="ellipsis" title={shownSource(moment.via, t)}>
            {words.setBy[moment.setBy]}
          </span>
        ),
      },
    ];
  }, [t]);
}
