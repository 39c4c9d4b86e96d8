import type { ClockQuality } from '../../parsers/model/timestamp.ts';
import { fullTime, instantOf, shortOffset, wallClock } from '../text/format-time.ts';
import { useWords } from '../text/texts-context.ts';
import { useShownZone } from '../text/zone-context.ts';

interface Props {
  /** ISO text of the contract. */
  readonly iso: string | null;
  readonly quality?: ClockQuality | null;
  /** `time` leaves out the date where it stands elsewhere. */
  readonly show?: 'both' | 'time' | 'date';
  /** Milliseconds; `aligned` keeps their room where there are none, for columns. */
  readonly fraction?: 'aligned' | 'plain';
}

/** The one time: date, time, offset; quality as a mark after it and in full on hover. */
export function TimeText({ iso, quality = null, show = 'both', fraction }: Props) {
  const { t } = useWords();
  const zone = useShownZone();
  const ms = instantOf(iso);
  if (ms === null) {
    return (
      <span className="muted" title={quality === null ? undefined : t.clock[quality]}>
        {t.common.none}
      </span>
    );
  }
  const { date, time, fraction: fractionText, offset } = wallClock(ms, zone);
  const doubtful = quality !== null && quality !== 'offset-given';
  const title = [fullTime(ms, zone), fullTime(ms, 'UTC'), ...(quality === null ? [] : [t.clock[quality]])].join('\n');
  return (
    <time className="time" dateTime={iso ?? undefined} title={title} data-quality={quality ?? undefined}>
      {show !== 'time' && <DateText date={date} />}
      {show !== 'date' && (
        <span className="time-clock" data-fraction={fraction}>
          {time}
          {fraction === undefined ? '' : fractionText}
        </span>
      )}
      {show !== 'date' && <span className="time-offset">{shortOffset(offset)}</span>}
      {doubtful && (
        <span className="time-doubt" data-quality={quality}>
          {quality === 'clock-not-set' ? '!' : '~'}
          <span className="hidden-visually">{t.clock[quality]}</span>
        </span>
      )}
    </time>
  );
}

/** Its figures have one width; the hyphens between them keep their own. */
function DateText({ date }: { readonly date: string }) {
  const [year, month, day] = date.split('-');
  const hyphen = <span className="time-hyphen">-</span>;
  return (
    <span className="time-date">
      {year}
      {hyphen}
      {month}
      {hyphen}
      {day}
    </span>
  );
}
