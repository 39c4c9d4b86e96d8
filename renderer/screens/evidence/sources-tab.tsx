import { useCallback, useMemo, useState } from 'react';
import { useCase } from '../../app/case-context.ts';
import { goTo, usePlace } from '../../app/navigation.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';
import { DataGrid } from '../../widgets/data-grid.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { DetailPane } from '../../widgets/detail-pane.tsx';
import { SplitPane } from '../../widgets/split-pane.tsx';
import { SourceDetail } from './source-detail.tsx';
import { sourceTree } from './source-tree.ts';
import { useSourceColumns } from './source-columns.tsx';

/** The ledger: every source with the reader that was chosen and how much of it was understood. */
export function SourcesTab() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { selection } = usePlace();
  const sources = useProcedure('sources.list', { caseId, language });
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const rows = useMemo(() => sourceTree(sources.data ?? [], folded), [sources.data, folded]);
  const fold = useCallback((id: number) => {
    setFolded((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const columns = useSourceColumns(folded, fold);
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
      initial={64}
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
        <DetailPane>
          {chosen === undefined ? <EmptyState title={t.evidence.choose} quiet /> : <SourceDetail source={chosen} />}
        </DetailPane>
      }
    />
  );
}
