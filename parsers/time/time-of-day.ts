import { readTimestamp } from './read-timestamp.ts';
import { zoneOffsetMs } from './zone-offset.ts';

const dayMs = 86_400_000;
const utc = { zone: 'UTC', referenceYear: null } as const;

/** Milliseconds since midnight of a written time that has no date (research 1.3, "time only"); `null` for every other text. */
export function timeOfDayMs(text: string): number | null {
  if (text === '' || readTimestamp(text, utc)?.epochMs !== null) return null;
  const onFirstDay =
    readTimestamp(`2000-01-01 ${text}`, utc)?.epochMs ?? readTimestamp(`1/1/2000 ${text}`, utc)?.epochMs;
  return onFirstDay === undefined || onFirstDay === null ? null : ((onFirstDay % dayMs) + dayMs) % dayMs;
}

/** The day on which a clock on the wall of `zone` shows a time of day nearest to an instant, as that day's midnight if the wall showed UTC. */
export function nearestMidnightMs(ofDayMs: number, nearMs: number, zone: string): number {
  const wallMs = nearMs + zoneOffsetMs(zone, nearMs);
  return Math.round((wallMs - ofDayMs) / dayMs) * dayMs;
}

/** The instant at which a wall in `zone` shows a time; the time is given as if it were UTC. */
export function instantOfWall(wallMs: number, zone: string): number {
  return wallMs - zoneOffsetMs(zone, wallMs);
}

/** A time of day that was read in another zone before, in `zone`: the wall shows the same. `null` where the text is no time of day. */
export function sameTimeOfDay(text: string, formerMs: number | null, zone: string): number | null {
  const ofDayMs = formerMs === null ? null : timeOfDayMs(text);
  if (ofDayMs === null || formerMs === null) return null;
  return instantOfWall(Math.round((formerMs - ofDayMs) / dayMs) * dayMs + ofDayMs, zone);
}
