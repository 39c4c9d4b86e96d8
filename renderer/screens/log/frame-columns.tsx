import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import type { FrameRow, RoutineRun } from '../../../main/api/views/frame-views.ts';
import { useCase } from '../../app/case-context.ts';
import { payloadWords } from '../../text/payload-words.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { DirectionMark } from '../../widgets/direction-mark.tsx';
import { Duration } from '../../widgets/duration.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { cutAtWords } from '../../widgets/filter-words.ts';
import { HitText } from '../../widgets/hit-text.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { Identifier, lettersIn } from '../../widgets/identifier.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { PendingField } from '../../widgets/pending-field.tsx';
import { RunSummary } from './run-cell.tsx';
import { StationName } from '../../widgets/station-name.tsx';

/** A message, or the first of a folded run. */
export type ShownFrame = FrameRow & { readonly run?: RoutineRun | null };

interface Options {
  /** Words that were looked for. */
  readonly words?: readonly string[];
  /** First messages of runs that are shown in full. */
  readonly opened?: readonly number[];
  readonly onFold?: (frameId: number) => void;
  /** Unfolds a run at what a person marked in it. */
  readonly onMarked?: (row: ShownFrame) => void;
}

const noWords: readonly string[] = [];
const noneOpened: readonly number[] = [];

export function useFrameColumns({
  words = noWords,
  opened = noneOpened,
  onFold,
  onMarked,
}: Options = {}): readonly GridColumn<ShownFrame>[] {
  const { t } = useWords();
  const severalStations = useCase().stations.length > 1;
  return useMemo(
    () => [
      {
        id: 'time',
        label: t.log.time,
        width: 210,
        cell: (row) => <TimeText iso={row.time} quality={row.timeQuality} fraction="aligned" />,
      },
      {
        id: 'station',
        label: t.common.station,
        width: 128,
        least: 104,
        // In a narrower list the message needs the room more.
        gives: 1,
        hiddenAtFirst: !severalStations,
        cell: (row, widthPx) => <StationName name={row.station} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'direction',
        label: t.log.kind,
        width: 82,
        cell: (row) =>
          isRun(row) || opened.includes(row.id) ? (
            <Button
              className="fold-button"
              excludeFromTabOrder
              aria-label={isRun(row) ? t.log.openRun : t.log.closeRun}
              onPress={() => onFold?.(row.id)}
              data-testid="fold-run"
            >
              <Icon name={isRun(row) ? 'right' : 'down'} />
              {isRun(row) ? '' : t.log.kinds[row.laterKind ?? row.kind]}
            </Button>
          ) : (
            <span className="frame-kind" data-kind={row.kind}>
              {row.pending === true ? <PendingField /> : <DirectionMark direction={row.direction} />}
              {t.log.kinds[row.laterKind ?? row.kind]}
            </span>
          ),
      },
      {
        id: 'action',
        label: t.log.action,
        width: 136,
        cell: (row) =>
          isRun(row) ? (
            <RunSummary run={row.run} onMarked={() => onMarked?.(row)} />
          ) : (
            <span className="ellipsis" data-kind={row.kind}>
              {row.action === null ? (
                row.pending === true ? (
                  <PendingField />
                ) : (
                  t.common.none
                )
              ) : (
                <HitText text={row.action} words={words} />
              )}
            </span>
          ),
      },
      {
        id: 'connector',
        label: t.status.connectorHead,
        name: t.common.connector,
        width: 34,
        align: 'right',
        cell: (row) => (isRun(row) ? '' : row.pending === true ? <PendingField /> : (row.connector ?? '')),
      },
      {
        id: 'message',
        label: t.log.message,
        width: 140,
        least: 92,
        grow: true,
        cell: (row) =>
          isRun(row) ? null : (
            <span className="ellipsis mono frame-summary">
              {row.state !== 'whole' && (
                <span className="frame-state" title={t.log.stateMeaning[row.state]}>
                  {t.log.states[row.state]}
                </span>
              )}
              <HitText text={atHit(payloadWords(row.summary, words), words)} words={words} />
            </span>
          ),
      },
      {
        id: 'latency',
        label: t.log.latency,
        width: 74,
        // It stands in the detail; which station speaks matters more.
        gives: 2,
        align: 'right',
        cell: (row) => (row.latencyMs === null || isRun(row) ? '' : <Duration ms={row.latencyMs} />),
      },
      {
        id: 'transaction',
        label: t.sessions.transaction,
        width: 100,
        hiddenAtFirst: true,
        cell: (row, widthPx) => <Identifier text={row.transactionId} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'unique-id',
        label: t.log.id,
        width: 120,
        hiddenAtFirst: true,
        cell: (row, widthPx) => <Identifier text={row.uniqueId} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'place',
        label: t.log.place,
        width: 150,
        hiddenAtFirst: true,
        cell: (row) => <span className="ellipsis mono muted">{visibleText(row.evidence.label)}</span>,
      },
    ],
    [t, words, opened, onFold, onMarked, severalStations],
  );
}

/** So much of a message is seen also in a narrow column. */
const seenAnyway = 24;

/** Begins shortly before the first hit when it would stand out of sight. */
function atHit(summary: string, words: readonly string[]): string {
  const first = words.length === 0 ? undefined : cutAtWords(summary, words).find(({ hit }) => hit);
  return first === undefined || first.from <= seenAnyway ? summary : `…${summary.slice(first.from - seenAnyway / 2)}`;
}

function isRun(row: ShownFrame): row is FrameRow & { readonly run: RoutineRun } {
  return row.run !== undefined && row.run !== null;
}
