import type { SessionDetail } from '../../../main/api/views/session-views.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Duration } from '../../widgets/duration.tsx';
import { Energy } from '../../widgets/energy.tsx';
import { Identifier } from '../../widgets/identifier.tsx';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { VerdictBadge } from '../../widgets/verdict-badge.tsx';
import { sessionDuration } from './session-columns.tsx';

/** Energy and verdict large, everything else beside. */
export function SessionFacts({ row, reasonTitle }: Pick<SessionDetail, 'row' | 'reasonTitle'>) {
  const { t } = useWords();
  return (
    <section className="session-facts" aria-label={t.sessions.facts} data-testid="session-facts">
      <div className="headline">
        <p
          className="headline-number"
          data-unknown={row.energyWh === null ? '' : undefined}
          data-testid="session-energy"
        >
          {row.energyWh === null ? t.sessions.noEnergy : <Energy wattHours={row.energyWh} withUnit />}
        </p>
        {row.signature === null ? (
          <span className="muted">{t.verdict.noSignature}</span>
        ) : (
          <VerdictBadge signature={row.signature} />
        )}
        {row.billing !== null && (
          <span className="muted">
            {t.sessions.billing}: {t.verdict.billing[row.billing]}
          </span>
        )}
      </div>
      <KeyValueList
        columns={2}
        entries={[
          { label: t.sessions.start, value: <TimeText iso={row.start} quality={row.startQuality} /> },
          {
            label: t.sessions.stop,
            value:
              row.stop === null ? (
                <span className="muted">{t.sessions.notYetEnded}</span>
              ) : (
                <TimeText iso={row.stop} quality={row.stopQuality} />
              ),
          },
          { label: t.common.duration, value: <Duration ms={sessionDuration(row)} /> },
          {
            label: t.sessions.reason,
            value:
              row.reason !== null ? (
                reasonTitle === null ? (
                  visibleText(row.reason)
                ) : (
                  `${reasonTitle} (${visibleText(row.reason)})`
                )
              ) : row.stop !== null && row.sources.includes('log') ? (
                t.sessions.noReason
              ) : (
                // OCPP 1.6, 6.49: only a StopTransaction without a reason means Local; other witnesses say nothing of it.
                <span className="muted">{t.common.none}</span>
              ),
          },
          { label: t.sessions.meterStart, value: <Energy wattHours={row.meterStartWh} withUnit /> },
          { label: t.sessions.meterStop, value: <Energy wattHours={row.meterStopWh} withUnit /> },
          ...(row.exportedWh === undefined
            ? []
            : [{ label: t.sessions.exported, value: <Energy wattHours={row.exportedWh} withUnit /> }]),
          ...(row.cost === undefined
            ? []
            : [{ label: t.sessions.cost, value: visibleText(`${row.cost.amount} ${row.cost.currency ?? ''}`.trim()) }]),
          { label: t.common.connector, value: row.connector ?? <span className="muted">{t.common.none}</span> },
          { label: t.sessions.idTag, value: <Identifier text={row.idTag} maximum={22} /> },
          { label: t.common.station, value: <Identifier text={row.station} maximum={22} /> },
          {
            label: t.sessions.witnesses,
            value: `${row.sources.map((witness) => t.witness[witness]).join(', ')}${row.replayed ? ` (${t.sessions.replayed})` : ''}`,
          },
          ...(row.markedDeleted === undefined
            ? []
            : [
                {
                  label: t.sessions.markedDeleted,
                  // A flag says no more than that it is set; a time says when.
                  value: /\d{4}/.test(row.markedDeleted) ? visibleText(row.markedDeleted) : t.common.yes,
                },
              ]),
        ]}
      />
    </section>
  );
}
