import { Button } from 'react-aria-components';
import { fullTime } from '../text/format-time.ts';
import { rangeWords } from '../text/range-words.ts';
import { useWords } from '../text/texts-context.ts';
import { useShownZone } from '../text/zone-context.ts';
import { Icon } from '../widgets/icon.tsx';
import { cutRanges, useRange } from './range.ts';
import type { TimeRange } from './url-state.ts';

/** Breadcrumbs of committed ranges; a click goes back to one of them. */
export function RangeTrail() {
  const { t, language } = useWords();
  const zone = useShownZone();
  const { committed, domain } = useRange();
  if (domain === null) return <span className="range-trail muted">{t.range.noTimes}</span>;
  // Room for both: how long it is is told of the range that holds.
  const words = (range: TimeRange, depth: number) => {
    const whole = rangeWords(range, zone, language);
    return depth === committed.length ? whole : whole.replace(/ \([^()]*\)$/, '');
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
              {words(range, depth)}
            </Button>
          </span>
        );
      })}
    </nav>
  );
}
