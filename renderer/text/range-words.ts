import type { Language } from '../../parsers/model/language.ts';
import { formatDuration } from './format-duration.ts';
import { wallClock } from './format-time.ts';

/** `10-26 02:00:00 – 04:00:00 (2 h)`: a range in few words; seconds only while both ends lie on one day. */
export function rangeWords(
  range: { readonly fromMs: number; readonly toMs: number },
  zone: string,
  language: Language,
): string {
  const from = wallClock(range.fromMs, zone);
  const to = wallClock(range.toMs, zone);
  const width = formatDuration(range.toMs - range.fromMs, language);
  const start = from.date.slice(5);
  return from.date === to.date
    ? `${start} ${from.time} – ${to.time} (${width})`
    : `${start} ${from.time.slice(0, 5)} – ${to.date.slice(5)} ${to.time.slice(0, 5)} (${width})`;
}
