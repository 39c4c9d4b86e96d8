import { Button } from 'react-aria-components';
import { useCase } from '../../app/case-context.ts';
import { openFiltered, openFinding } from '../../app/links.ts';
import { formatCount } from '../../text/format-number.ts';
import type { PanelProps } from './panel-props.ts';
import { useWords } from '../../text/texts-context.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { SeverityMark } from '../../widgets/severity-mark.tsx';
import { StationName } from '../../widgets/station-name.tsx';
import { WhenOrWhere } from '../../widgets/when-or-where.tsx';

/** A station's name beside what it is about. */
const stationLetters = 13;

const severities = ['critical', 'warning', 'info'] as const;

/** The most severe findings; each is a link to its explanation and evidence. */
export function StandsOutPanel({ overview, nothingYet }: PanelProps) {
  const { t, language } = useWords();
  const counts = overview.counts.findings;
  const severalStations = useCase().stations.length > 1;
  return (
    <Panel
      title={t.overview.standsOut}
      testId="stands-out"
      flush
      aside={severities
        .filter((severity) => counts[severity] > 0)
        .map((severity) => (
          <Button
            key={severity}
            className="count-link"
            onPress={() => openFiltered('findings', `severity:${severity}`)}
            data-testid={`count-${severity}`}
          >
            <SeverityMark severity={severity} />
            {t.severityCounts[severity](formatCount(counts[severity], language))}
          </Button>
        ))}
    >
      {overview.findings.length === 0 ? (
        <EmptyState
          title={nothingYet ?? t.overview.nothingStandsOut}
          {...(nothingYet !== null ? {} : { hint: t.overview.nothingStandsOutHint })}
          quiet
        />
      ) : (
        <ul className="link-rows">
          {overview.findings.map((finding) => (
            <li key={finding.id}>
              <Button
                className="link-row finding-link"
                onPress={() => openFinding(finding)}
                data-testid="finding-link"
                data-stations={severalStations ? '' : undefined}
              >
                <SeverityMark severity={finding.severity} />
                <span className="ellipsis">{finding.title}</span>
                {severalStations && (
                  <span className="muted nowrap">
                    {finding.station === null ? '' : <StationName name={finding.station} maximum={stationLetters} />}
                  </span>
                )}
                <span className="muted nowrap">
                  {finding.connector === null ? '' : t.status.connectorShort(finding.connector)}
                </span>
                <WhenOrWhere iso={finding.from} evidence={finding.evidence[0]} />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
