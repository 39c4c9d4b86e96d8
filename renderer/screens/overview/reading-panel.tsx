import { Button } from 'react-aria-components';
import type { Overview } from '../../../main/api/views/overview-views.ts';
import { openScreen } from '../../app/links.ts';
import { formatBytes, formatCount, formatPercent } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Panel } from '../../widgets/panel.tsx';

/** How much of the evidence was understood, what kind of records it gave, and which stations speak in it. */
export function ReadingPanel({ overview }: { readonly overview: Overview }) {
  const { t, language } = useWords();
  const { reading, counts } = overview;
  const n = (value: number) => formatCount(value, language);
  // Lines of a note beside a database say nothing of how well the case was understood.
  const understood =
    reading.bytesOfLines * 2 > reading.bytesTotal
      ? t.overview.linesUnderstood(formatPercent(reading.linesUnderstood / reading.linesTotal, language))
      : t.overview.bytesUnderstood(
          formatPercent(reading.bytesTotal === 0 ? 0 : reading.bytesUnderstood / reading.bytesTotal, language),
        );
  // Of whom only the name is known: many of them make one line, not a list.
  const untold = overview.stations.filter((station) => !isDescribed(station));
  const told = overview.stations.filter(isDescribed);
  const facts: readonly (readonly [number, (count: number) => string])[] = [
    [counts.frames.call, t.overview.calls],
    [counts.frames.result, t.overview.results],
    [counts.frames.error, t.overview.errors],
    [counts.frames.repaired, t.overview.repaired],
    [counts.frames.truncated, t.overview.truncated],
    [counts.statusNotifications, t.overview.statusNotifications],
  ];
  return (
    <Panel
      title={t.overview.read}
      testId="reading"
      aside={
        <Button className="count-link" onPress={() => openScreen('evidence')}>
          {t.overview.allSources}
        </Button>
      }
    >
      <div className="reading">
        {reading.bytesTotal === 0 && <p className="muted">{t.overview.nothingSoFar}</p>}
        <p hidden={reading.bytesTotal === 0}>
          <span className="strong">{understood}</span>{' '}
          <span className="muted">
            {reading.linesTotal > 0 && `${t.overview.lines(n(reading.linesUnderstood), n(reading.linesTotal))}, `}
            {t.overview.bytes(
              formatBytes(reading.bytesUnderstood, language),
              formatBytes(reading.bytesTotal, language),
            )}
            , {t.overview.sources(n(counts.sources))}
          </span>
          {reading.unreadSources > 0 && (
            <Button className="count-link" onPress={() => openScreen('evidence')}>
              {t.overview.unread(n(reading.unreadSources))}
            </Button>
          )}
          {reading.sourcesWithIssues > 0 && (
            <Button className="count-link" onPress={() => openScreen('evidence')}>
              {t.overview.withIssues(n(reading.sourcesWithIssues))}
            </Button>
          )}
        </p>
        <p className="reading-facts">
          {facts
            .filter(([count]) => count > 0)
            .map(([count, noun]) => [count, noun(count)] as const)
            .map(([count, word]) => (
              <span key={word} className="fact-count">
                {n(count)} <span className="muted">{word}</span>
              </span>
            ))}
        </p>
        {untold.length > 0 && (
          <p className="strong">
            {untold.map(({ station }) => (station === null ? t.frame.noStation : visibleText(station))).join(', ')}
          </p>
        )}
        <ul className="stations">
          {told.map((station) => (
            <li key={station.station ?? ''}>
              <span className="strong">
                {station.station === null ? t.frame.noStation : visibleText(station.station)}
              </span>
              <span className="muted">
                {[
                  [station.vendor, station.model].filter((part) => part !== null).join(' '),
                  station.serial === null ? '' : `${t.overview.serial} ${station.serial}`,
                  station.firmware.length === 0 ? '' : `${t.overview.firmware}\u00a0${station.firmware.join(' → ')}`,
                  (station.protocols ?? []).join(', '),
                ]
                  .filter((part) => part !== '')
                  .map((part) => visibleText(part))
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

function isDescribed({ vendor, model, serial, firmware, protocols }: Overview['stations'][number]): boolean {
  return [vendor, model, serial].some((part) => part !== null) || firmware.length > 0 || (protocols ?? []).length > 0;
}
