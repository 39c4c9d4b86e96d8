import { Button } from 'react-aria-components';
import { formatDuration } from '../text/format-duration.ts';
import { fullTime, wallClock } from '../text/format-time.ts';
import { useWords } from '../text/texts-context.ts';
import { useShownZone } from '../text/zone-context.ts';
import { Icon } from '../widgets/icon.tsx';
import { commitRange, cutRanges, setPreview, useRange } from './range.ts';
import type { TimeRange } from './url-state.ts';

/** Breadcrumbs of committed ranges, and the preview with what can be done with it. */
export function RangeTrail() {
  const { t, language } = useWords();
  const zone = useShownZone();
  const { committed, preview, domain } = useRange();
  if (domain === null) return <span className="range-trail muted">{t.range.noTimes}</span>;
  const words = (range: TimeRange) => {
    const from = wallClock(range.fromMs, zone);
    const to = wallClock(range.toMs, zone);
    const width = formatDuration(range.toMs - range.fromMs, language);
    const end = from.date === to.date ? to.time : `${to.date.slice(5)} ${to.time.slice(0, 5)}`;
    return `${from.date.slice(5)} ${from.date === to.date ? from.time : from.time.slice(0, 5)} – ${end} (${width})`;
  };
  const title = (range: TimeRange) => `${fullTime(range.fromMs, zone)}\n${fullTime(range.toMs, zone)}`;
  const shownCrumbs = committed.slice(-2);
  return (
    <nav className="range-trail" aria-label={t.range.label}>
      {committed.length > 0 && (
        <Button className="crumb" onPress={() => cutRanges(0)} data-testid="range-all">
          {t.range.all}
        </Button>
      )}
      {shownCrumbs.map((range, position) => {
        const depth = committed.length - shownCrumbs.length + position + 1;
        return (
          <span key={depth} className="crumb-step" title={title(range)}>
            <Icon name="right" />
            <Button className="crumb" onPress={() => cutRanges(depth)} data-testid={`range-crumb-${depth}`}>
              {words(range)}
            </Button>
          </span>
        );
      })}
      {preview !== null && (
        <span className="crumb-preview" data-testid="range-preview" title={title(preview)}>
          <span className="muted">{t.range.preview}</span> {words(preview)}
          <Button className="crumb" onPress={() => commitRange(preview)} data-testid="range-zoom">
            <Icon name="zoom" />
            {t.range.zoom}
          </Button>
          <Button className="crumb" aria-label={t.range.clear} onPress={() => setPreview(null)}>
            <Icon name="close" />
          </Button>
        </span>
      )}
    </nav>
  );
}
