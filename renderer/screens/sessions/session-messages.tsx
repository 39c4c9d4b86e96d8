import { useMemo } from 'react';
import { useCase } from '../../app/case-context.ts';
import { goTo, usePlace } from '../../app/navigation.ts';
import { openFrame } from '../../app/links.ts';
import { usePagedList } from '../../client/use-paged-list.ts';
import { useSelectedIndex } from '../../client/use-selected-index.ts';
import { useWords } from '../../text/texts-context.ts';
import { formatCount } from '../../text/format-number.ts';
import { Button } from '../../widgets/button.tsx';
import { DataGrid } from '../../widgets/data-grid.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { useFrameColumns } from '../log/frame-columns.tsx';

const kept = new Set(['time', 'direction', 'action', 'message', 'latency']);

/** The messages of the session in order; a row shows its bytes, Enter opens it in the log. */
export function SessionMessages({ sessionId }: { readonly sessionId: string }) {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { evidence } = usePlace();
  const all = useFrameColumns();
  const columns = useMemo(() => all.filter(({ id }) => kept.has(id)), [all]);
  const input = { caseId, language, sessionId };
  const list = usePagedList('frames.list', input);
  const here = list.loaded.find(
    ({ row }) =>
      row.evidence.ref.kind === 'bytes' &&
      evidence?.kind === 'bytes' &&
      row.evidence.ref.sourceId === evidence.sourceId &&
      row.evidence.ref.offset === evidence.offset,
  );
  const selected = useSelectedIndex(list, (row) => row.id, here?.row.id ?? null, JSON.stringify(input));
  return (
    <Panel
      title={t.sessions.messages}
      testId="session-messages"
      flush
      aside={
        <>
          <span className="muted">{list.total === undefined ? '' : formatCount(list.total, language)}</span>
          <Button
            kind="quiet"
            disabled={list.total === 0}
            onPress={() =>
              goTo({
                screen: 'log',
                filters: { log: `session:"${sessionId}"` },
                selection: here === undefined ? null : { kind: 'frame', id: here.row.id },
              })
            }
          >
            {t.common.toLog}
          </Button>
        </>
      }
    >
      {list.total === 0 ? (
        <EmptyState title={t.log.empty} quiet />
      ) : (
        <div className="inner-grid">
          <DataGrid
            id="session-messages"
            label={t.sessions.messages}
            columns={columns}
            total={list.total}
            rowAt={list.rowAt}
            onSight={list.show}
            selected={selected}
            onSelect={(row) => goTo({ evidence: row.evidence.ref }, 'replace')}
            onOpen={(row) => openFrame(row.id)}
            empty={<EmptyState title={t.log.empty} quiet />}
            rowLook={(row) => (row.kind === 'error' ? 'error' : undefined)}
          />
        </div>
      )}
    </Panel>
  );
}
