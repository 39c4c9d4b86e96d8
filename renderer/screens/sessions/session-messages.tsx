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
import type { GridColumn } from '../../widgets/grid-column.ts';
import { TimeText } from '../../widgets/time-text.tsx';
import { useFrameColumns } from '../log/frame-columns.tsx';
import type { ShownFrame } from '../log/frame-columns.tsx';

/** Which columns of the log, and which of them give way in a narrow detail: the action tells messages apart. */
const kept: Readonly<Record<string, Pick<GridColumn<ShownFrame>, 'gives'>>> = {
  time: {},
  direction: { gives: 1 },
  action: {},
  message: { gives: 2 },
  latency: { gives: 3 },
};
const wholeTimePx = 206;

/** The log's columns beside a session, whose day stands above them: where there is no room for it the time stands alone. */
function inSession(columns: readonly GridColumn<ShownFrame>[]): readonly GridColumn<ShownFrame>[] {
  return columns.flatMap((column) => {
    const change = kept[column.id];
    if (change === undefined) return [];
    if (column.id !== 'time') return [{ ...column, ...change }];
    const cell: GridColumn<ShownFrame>['cell'] = (row, widthPx) =>
      widthPx < wholeTimePx ? (
        <TimeText iso={row.time} quality={row.timeQuality} fraction="plain" show="time" />
      ) : (
        column.cell(row, widthPx)
      );
    return [{ ...column, least: 126, cell }];
  });
}

/** The messages of the session in order; a row shows its bytes, Enter opens it in the log. */
export function SessionMessages({ sessionId }: { readonly sessionId: string }) {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { evidence } = usePlace();
  const all = useFrameColumns();
  const columns = useMemo(() => inSession(all), [all]);
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
