import { useMemo } from 'react';
import type { ConfigRow } from '../../../main/api/views/configuration-views.ts';
import { useCase } from '../../app/case-context.ts';
import { currentPlace, goTo, usePlace } from '../../app/navigation.ts';
import { usePagedList } from '../../client/use-paged-list.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { useSelectedIndex } from '../../client/use-selected-index.ts';
import { formatCount } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ExplanationCard } from '../../widgets/explanation-card.tsx';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';
import { FilterBar } from '../../widgets/filter-bar.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { DetailPane } from '../../widgets/detail-pane.tsx';
import { PagedGrid } from '../../widgets/paged-grid.tsx';
import { SplitPane } from '../../widgets/split-pane.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { formatConfigurationPlace } from '../configuration/place.ts';
import { shownSource } from '../configuration/shown-source.ts';

/** Configuration values as seen; the catalogue's explanation of the chosen key beside them. */
export function ConfigurationTab() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { filters, selection } = usePlace();
  const filter = filters.evidence ?? '';
  const input = { caseId, language, filter };
  const list = usePagedList('config.list', input);
  const columns = useConfigColumns();
  const selectedId = selection?.kind === 'config' ? selection.id : null;
  const selected = useSelectedIndex(list, (row) => row.id, selectedId, JSON.stringify(input));
  const row = selected === null ? undefined : list.rowAt(selected);
  return (
    <>
      <div className="list-bar">
        <FilterBar screen="evidence" error={list.error} />
        <span className="list-total muted" data-testid="total">
          {list.total === undefined ? '' : t.grid.rows(formatCount(list.total, language))}
        </span>
      </div>
      <SplitPane
        id="configuration"
        label={t.evidence.tabs.configuration}
        initial={64}
        first={
          <PagedGrid
            list={list}
            narrowedBy={{ screen: 'evidence', filter }}
            empty={{ title: t.configuration.empty, hint: t.configuration.emptyHint }}
            id="configuration"
            label={t.evidence.tabs.configuration}
            columns={columns}
            selected={selected}
            onSelect={(each) =>
              goTo({ selection: { kind: 'config', id: each.id }, evidence: each.evidence.ref }, 'replace')
            }
          />
        }
        second={
          <DetailPane>
            {row === undefined ? <EmptyState title={t.configuration.choose} quiet /> : <KeyExplanation row={row} />}
          </DetailPane>
        }
      />
    </>
  );
}

function KeyExplanation({ row }: { readonly row: ConfigRow }) {
  const { t, language } = useWords();
  const name = row.key.slice(0, 2_000);
  const answer = useProcedure('explain.find', { query: name, language }, { enabled: name !== '' });
  return (
    <article data-testid="config-detail">
      <header className="detail-head">
        <h2 className="ellipsis mono">{visibleText(row.key)}</h2>
        <div className="detail-tools">
          <Button kind="quiet" onPress={() => openConfigured(row)} testId="to-configuration">
            {t.configuration.inScreen}
          </Button>
        </div>
      </header>
      <KeyValueList
        entries={[
          {
            label: t.configuration.value,
            value: row.masked ? (
              <span className="muted">{t.configuration.masked}</span>
            ) : row.value === null ? (
              t.common.notGiven
            ) : (
              <span className="mono">{visibleText(row.value, true)}</span>
            ),
          },
          { label: t.configuration.via, value: shownSource(row.via, t) },
          row.outcome === null ? null : { label: t.configuration.outcome, value: visibleText(row.outcome) },
          row.readonly === null
            ? null
            : { label: t.configuration.readonly, value: row.readonly ? t.common.yes : t.common.no },
          row.time === null ? null : { label: t.configuration.observed, value: <TimeText iso={row.time} /> },
          { label: t.common.evidence, value: <EvidenceLink evidence={row.evidence} /> },
        ]}
      />
      {answer.data?.matches.map((match) => (
        <ExplanationCard key={`${match.vendor} ${match.code} ${match.source.section}`} explanation={match} />
      ))}
      {(answer.error !== null || answer.data?.matches.length === 0) && <p className="muted">{t.explain.nothing}</p>}
    </article>
  );
}

/** The same key on the screen that judges it. */
function openConfigured(row: ConfigRow): void {
  goTo({
    screen: 'configuration',
    tab: formatConfigurationPlace({ view: 'current', station: row.station ?? undefined }),
    filters: { ...currentPlace().filters, configuration: row.key },
    selection: { kind: 'config', id: row.id },
  });
}

function useConfigColumns(): readonly GridColumn<ConfigRow>[] {
  const { t } = useWords();
  return useMemo(
    () => [
      {
        id: 'key',
        label: t.configuration.key,
        width: 240,
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
        label: t.configuration.value,
        width: 152,
        least: 104,
        grow: true,
        cell: (row) =>
          row.masked ? (
            <span className="muted">{t.configuration.masked}</span>
          ) : (
            <span className="ellipsis mono" title={row.value === null ? undefined : visibleText(row.value)}>
              {row.value === null ? '' : visibleText(row.value)}
            </span>
          ),
      },
      {
        id: 'via',
        label: t.configuration.via,
        width: 142,
        gives: 1,
        least: 110,
        cell: (row) => <span className="ellipsis">{shownSource(row.via, t)}</span>,
      },
      { id: 'time', label: t.configuration.observed, width: 178, gives: 2, cell: (row) => <TimeText iso={row.time} /> },
      {
        id: 'outcome',
        label: t.configuration.outcome,
        width: 98,
        gives: 3,
        hiddenAtFirst: true,
        cell: (row) => <span className="ellipsis">{visibleText(row.outcome ?? '')}</span>,
      },
      {
        id: 'readonly',
        label: t.configuration.readonly,
        width: 84,
        gives: 4,
        hiddenAtFirst: true,
        cell: (row) => (row.readonly === null ? '' : row.readonly ? t.common.yes : t.common.no),
      },
    ],
    [t],
  );
}
