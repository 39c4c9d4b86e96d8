import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useCase } from '../../app/case-context.ts';
import { goTo, usePlace } from '../../app/navigation.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { formatBytes, formatCount, formatPercent } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { DataGrid } from '../../widgets/data-grid.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { Icon } from '../../widgets/icon.tsx';
import { Identifier } from '../../widgets/identifier.tsx';
import { SplitPane } from '../../widgets/split-pane.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { SourceDetail } from './source-detail.tsx';
import type { TreeRow } from './source-tree.ts';
import { sourceTree } from './source-tree.ts';

/** The ledger: every source with the reader that was chosen and how much of it was understood. */
export function SourcesTab() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { selection } = usePlace();
  const sources = useProcedure('sources.list', { caseId, language });
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const rows = useMemo(() => sourceTree(sources.data ?? [], folded), [sources.data, folded]);
  const fold = (id: number) => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  };
  const columns: readonly GridColumn<TreeRow>[] = [
    {
      id: 'name',
      label: t.evidence.name,
      width: 220,
      grow: true,
      cell: ({ source, depth, children }) => (
        <span className="tree-name" style={{ paddingLeft: depth * 16 }}>
          {children > 0 ? (
            <Button
              className="tree-fold"
              excludeFromTabOrder
              aria-expanded={!folded.has(source.id)}
              aria-label={folded.has(source.id) ? t.evidence.expand : t.evidence.collapse}
              onPress={() => fold(source.id)}
            >
              <Icon name={folded.has(source.id) ? 'right' : 'down'} />
            </Button>
          ) : (
            <span className="tree-fold" />
          )}
          <span className="ellipsis mono" title={visibleText(source.entry ?? source.name)}>
            {visibleText(source.entry ?? source.name)}
          </span>
        </span>
      ),
    },
    {
      id: 'state',
      label: t.evidence.state,
      width: 96,
      cell: ({ source }) => (
        <span className="source-state" data-state={source.state}>
          {t.evidence.states[source.state]}
        </span>
      ),
    },
    {
      id: 'read-as',
      label: t.evidence.readAs,
      width: 140,
      cell: ({ source }) => <span className="ellipsis mono">{source.account.reader}</span>,
    },
    {
      id: 'understood',
      label: t.evidence.understood,
      width: 82,
      align: 'right',
      cell: ({ source: { account } }) =>
        account.bytesTotal === 0 ? '' : formatPercent(account.bytesUnderstood / account.bytesTotal, language),
    },
    {
      id: 'size',
      label: t.evidence.size,
      width: 74,
      align: 'right',
      cell: ({ source }) => formatBytes(source.sizeBytes, language),
    },
    {
      id: 'records',
      label: t.evidence.records,
      width: 74,
      align: 'right',
      cell: ({ source: { counts } }) => {
        const sum = counts.frames + counts.events + counts.rows + counts.signed;
        return sum === 0 ? '' : formatCount(sum, language);
      },
    },
    {
      id: 'issues',
      label: t.evidence.issues,
      width: 62,
      align: 'right',
      cell: ({ source }) => (source.issues.length === 0 ? '' : formatCount(source.issues.length, language)),
    },
    {
      id: 'first',
      label: t.evidence.period,
      width: 172,
      hiddenAtFirst: true,
      cell: ({ source: { account } }) =>
        account.firstMs === null ? '' : <TimeText iso={new Date(account.firstMs).toISOString()} />,
    },
    {
      id: 'sha256',
      label: t.evidence.sha256,
      width: 130,
      cell: ({ source }) => <Identifier text={source.sha256} />,
    },
  ];
  if (sources.error !== null && sources.data === undefined) {
    return <ErrorState error={sources.error} onRetry={() => void sources.refetch()} />;
  }
  const selectedId = selection?.kind === 'source' ? selection.id : null;
  const selected = rows.findIndex(({ source }) => source.id === selectedId);
  const chosen = sources.data?.find(({ id }) => id === selectedId);
  return (
    <SplitPane
      id="sources"
      label={t.evidence.tabs.sources}
      initial={62}
      first={
        <DataGrid
          id="sources"
          main
          label={t.evidence.tabs.sources}
          columns={columns}
          total={sources.data === undefined ? undefined : rows.length}
          rowAt={(index) => rows[index]}
          selected={selected < 0 ? null : selected}
          onSelect={({ source }) => goTo({ selection: { kind: 'source', id: source.id } }, 'replace')}
          empty={<EmptyState title={t.evidence.empty} hint={t.evidence.emptyHint} />}
          rowLook={({ source }) => (source.state === 'unread' ? 'partial' : undefined)}
        />
      }
      second={
        <div className="detail">
          {chosen === undefined ? <EmptyState title={t.evidence.choose} quiet /> : <SourceDetail source={chosen} />}
        </div>
      }
    />
  );
}
