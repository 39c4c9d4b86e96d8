import { useMemo } from 'react';
import type { FrameRow } from '../../../main/api/views/frame-views.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { DirectionMark } from '../../widgets/direction-mark.tsx';
import { Duration } from '../../widgets/duration.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { Identifier } from '../../widgets/identifier.tsx';
import { TimeText } from '../../widgets/time-text.tsx';

export function useFrameColumns(): readonly GridColumn<FrameRow>[] {
  const { t } = useWords();
  return useMemo(
    () => [
      {
        id: 'time',
        label: t.log.time,
        width: 212,
        cell: (row) => <TimeText iso={row.time} quality={row.timeQuality} fraction="aligned" />,
      },
      {
        id: 'direction',
        label: t.log.kind,
        width: 76,
        cell: (row) => (
          <span className="frame-kind" data-kind={row.kind}>
            <DirectionMark direction={row.direction} />
            {t.log.kinds[row.kind]}
          </span>
        ),
      },
      {
        id: 'action',
        label: t.log.action,
        width: 136,
        cell: (row) => (
          <span className="ellipsis" data-kind={row.kind}>
            {row.action === null ? t.common.none : visibleText(row.action)}
          </span>
        ),
      },
      {
        id: 'connector',
        label: t.status.connectorHead,
        width: 34,
        align: 'right',
        cell: (row) => row.connector ?? '',
      },
      {
        id: 'message',
        label: t.log.message,
        width: 140,
        grow: true,
        cell: (row) => (
          <span className="ellipsis mono frame-summary">
            {row.state !== 'whole' && (
              <span className="frame-state" title={t.log.stateMeaning[row.state]}>
                {t.log.states[row.state]}
              </span>
            )}
            {visibleText(row.summary)}
          </span>
        ),
      },
      {
        id: 'latency',
        label: t.log.latency,
        width: 74,
        align: 'right',
        cell: (row) => (row.latencyMs === null ? '' : <Duration ms={row.latencyMs} />),
      },
      {
        id: 'transaction',
        label: t.sessions.transaction,
        width: 100,
        hiddenAtFirst: true,
        cell: (row) => <Identifier text={row.transactionId} maximum={12} />,
      },
      {
        id: 'unique-id',
        label: t.log.id,
        width: 120,
        hiddenAtFirst: true,
        cell: (row) => <Identifier text={row.uniqueId} maximum={15} />,
      },
      {
        id: 'station',
        label: t.common.station,
        width: 120,
        hiddenAtFirst: true,
        cell: (row) => <Identifier text={row.station} maximum={15} />,
      },
      {
        id: 'place',
        label: t.log.place,
        width: 150,
        hiddenAtFirst: true,
        cell: (row) => <span className="ellipsis mono muted">{visibleText(row.evidence.label)}</span>,
      },
    ],
    [t],
  );
}
