import { useMemo } from 'react';
import type { SessionRow } from '../../../main/api/views/session-views.ts';
import { useCase } from '../../app/case-context.ts';
import { instantOf } from '../../text/format-time.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Duration } from '../../widgets/duration.tsx';
import { Energy } from '../../widgets/energy.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { Identifier, lettersIn } from '../../widgets/identifier.tsx';
import { SeverityCounts } from '../../widgets/severity-counts.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { VerdictBadge } from '../../widgets/verdict-badge.tsx';
import { StationName } from '../../widgets/station-name.tsx';

/** Milliseconds from start to stop, `null` while either is missing. */
export function sessionDuration(row: SessionRow): number | null {
  const start = instantOf(row.start);
  const stop = instantOf(row.stop);
  return start === null || stop === null ? null : stop - start;
}

export function useSessionColumns(): readonly GridColumn<SessionRow>[] {
  const { t } = useWords();
  const severalStations = useCase().stations.length > 1;
  return useMemo(
    () => [
      {
        id: 'start',
        label: t.sessions.start,
        // With the mark of a clock that is not to be trusted.
        width: 186,
        least: 180,
        sortBy: 'start',
        cell: (row) => <TimeText iso={row.start} quality={row.startQuality} />,
      },
      {
        id: 'station',
        label: t.common.station,
        width: 128,
        least: 82,
        hiddenAtFirst: !severalStations,
        cell: (row, widthPx) => <StationName name={row.station} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'duration',
        label: t.common.duration,
        width: 86,
        least: 80,
        gives: 1,
        align: 'right',
        sortBy: 'duration',
        cell: (row) =>
          row.complete ? (
            <Duration ms={sessionDuration(row)} />
          ) : (
            <span className="muted">{row.stop === null ? t.sessions.incomplete : t.sessions.withoutStart}</span>
          ),
      },
      {
        id: 'connector',
        label: t.status.connectorHead,
        name: t.common.connector,
        width: 36,
        align: 'right',
        sortBy: 'connector',
        cell: (row) => row.connector ?? <span className="muted">{t.common.none}</span>,
      },
      {
        id: 'energy',
        label: t.sessions.energy,
        unit: 'kWh',
        width: 98,
        // Name, unit and the sign of its order.
        least: 87,
        align: 'right',
        sortBy: 'energy',
        cell: (row) => <Energy wattHours={row.energyWh} />,
      },
      {
        id: 'signature',
        label: t.sessions.signature,
        width: 120,
        // Where there is no room for the word its mark stays; the word is its title.
        least: 74,
        cell: (row, widthPx) => <VerdictBadge signature={row.signature} compact={widthPx < 112} />,
      },
      {
        id: 'findings',
        label: t.sessions.findings,
        // All three severities with one digit each.
        width: 98,
        least: 88,
        cell: (row) => <SeverityCounts counts={row.findings} />,
      },
      {
        id: 'reason',
        label: t.sessions.reasonHead,
        name: t.sessions.reason,
        // `EVDisconnected` in full.
        width: 124,
        least: 112,
        grow: true,
        gives: 2,
        cell: (row) => (
          <span
            className={row.reason === null ? 'muted' : 'ellipsis'}
            title={row.reason === null ? undefined : visibleText(row.reason)}
          >
            {row.reason === null ? t.common.none : visibleText(row.reason)}
          </span>
        ),
      },
      {
        id: 'transaction',
        label: t.sessions.transaction,
        short: { label: t.sessions.transactionShort, belowPx: 92 },
        width: 108,
        least: 60,
        gives: 3,
        cell: (row, widthPx) => <Identifier text={row.transactionId} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'id-tag',
        label: t.sessions.idTag,
        width: 124,
        least: 84,
        gives: 4,
        cell: (row, widthPx) => <Identifier text={row.idTag} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'stop',
        label: t.sessions.stop,
        width: 178,
        hiddenAtFirst: true,
        cell: (row) => <TimeText iso={row.stop} quality={row.stopQuality} />,
      },
      {
        id: 'meter-start',
        label: t.sessions.meterStart,
        unit: 'kWh',
        width: 110,
        align: 'right',
        hiddenAtFirst: true,
        cell: (row) => <Energy wattHours={row.meterStartWh} />,
      },
      {
        id: 'meter-stop',
        label: t.sessions.meterStop,
        unit: 'kWh',
        width: 110,
        align: 'right',
        hiddenAtFirst: true,
        cell: (row) => <Energy wattHours={row.meterStopWh} />,
      },
      {
        id: 'billing',
        label: t.sessions.billing,
        width: 96,
        hiddenAtFirst: true,
        cell: (row) => (row.billing === null ? t.common.none : t.verdict.billing[row.billing]),
      },
      {
        id: 'witnesses',
        label: t.sessions.witnesses,
        width: 160,
        hiddenAtFirst: true,
        cell: (row) => (
          <span className="ellipsis muted">{row.sources.map((witness) => t.witness[witness]).join(', ')}</span>
        ),
      },
    ],
    [t, severalStations],
  );
}
