import { Button } from 'react-aria-components';
import { useCase } from '../../app/case-context.ts';
import { openSessionRow } from '../../app/links.ts';
import { openScreen } from '../../app/links.ts';
import { formatCount } from '../../text/format-number.ts';
import type { PanelProps } from './panel-props.ts';
import { useWords } from '../../text/texts-context.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Energy } from '../../widgets/energy.tsx';
import { Identifier } from '../../widgets/identifier.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { Duration } from '../../widgets/duration.tsx';
import { sessionDuration } from '../sessions/session-columns.tsx';
import { StationName } from '../../widgets/station-name.tsx';
import { SeverityCounts } from '../../widgets/severity-counts.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { VerdictBadge } from '../../widgets/verdict-badge.tsx';

/** Sessions that need a look, and the way to all of them. */
export function SessionsPanel({ overview, nothingYet }: PanelProps) {
  const { t, language } = useWords();
  const severalStations = useCase().stations.length > 1;
  return (
    <Panel
      title={t.overview.attention}
      testId="attention"
      flush
      aside={
        <Button className="count-link" onPress={() => openScreen('sessions')} data-testid="count-sessions">
          {nothingYet !== null && overview.counts.sessions === 0
            ? t.screens.sessions
            : t.overview.sessions(formatCount(overview.counts.sessions, language))}
        </Button>
      }
    >
      {overview.sessions.length === 0 ? (
        <EmptyState title={nothingYet ?? t.overview.noAttention} quiet />
      ) : (
        <ul className="link-rows">
          {overview.sessions.map((session) => {
            // Said in place of the energy where there is none: a narrow row has no room for more.
            const unfinished = session.complete
              ? null
              : session.stop === null
                ? t.sessions.incomplete
                : t.sessions.withoutStart;
            return (
              <li key={session.id}>
                <Button
                  className="link-row session-link"
                  onPress={() => openSessionRow(session)}
                  data-testid="session-link"
                  data-stations={severalStations ? '' : undefined}
                >
                  <TimeText iso={session.start} quality={session.startQuality} />
                  {severalStations && (
                    <span className="muted ellipsis">
                      {session.station === null ? '' : <StationName name={session.station} maximum={13} />}
                    </span>
                  )}
                  <span className="muted nowrap">
                    {session.connector === null ? '' : t.status.connectorShort(session.connector)}
                  </span>
                  {!severalStations && <Identifier text={session.transactionId} maximum={12} />}
                  {!severalStations && (
                    <span className="number muted nowrap session-took">
                      {session.complete ? <Duration ms={sessionDuration(session)} /> : ''}
                    </span>
                  )}
                  <span className="number">
                    {session.energyWh === null && unfinished !== null ? (
                      <span className="muted">{unfinished}</span>
                    ) : (
                      <Energy wattHours={session.energyWh} withUnit />
                    )}
                  </span>
                  {/* Where the station is named there is no room for more. */}
                  {!severalStations && (
                    <span className="ellipsis muted session-end">
                      {session.energyWh === null && unfinished !== null ? '' : (unfinished ?? session.reason ?? '')}
                    </span>
                  )}
                  <VerdictBadge signature={session.signature} compact />
                  <SeverityCounts counts={session.findings} most={2} />
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
