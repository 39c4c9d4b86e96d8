import { wallClock } from '../text/format-time.ts';

export interface TimeTick {
  readonly ms: number;
  readonly label: string;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const steps = [
  100,
  500,
  second,
  5 * second,
  10 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  30 * day,
  90 * day,
  180 * day,
  365 * day,
] as const;

/** Few ticks at round wall-clock times of the zone. Days are named where the date changes or the step is a day. */
export function timeTicks(fromMs: number, toMs: number, zone: string, most: number): readonly TimeTick[] {
  const width = toMs - fromMs;
  if (width <= 0 || most < 1) return [];
  const year = 365 * day;
  // A clock that was never set makes a case of decades: whole years then, as many as leave room for their names.
  const step = steps.find((candidate) => width / candidate <= most) ?? Math.ceil(width / most / year) * year;
  const ticks: TimeTick[] = [];
  let before = wallClock(fromMs, zone).date;
  for (let ms = alignUp(fromMs, step, zone); ms <= toMs; ms = alignUp(ms + 1, step, zone)) {
    const { date, time, fraction } = wallClock(ms, zone);
    const clock = step < second ? time + fraction : step < minute ? time : time.slice(0, 5);
    ticks.push({ ms, label: step >= day ? date : date === before ? clock : `${date.slice(5)} ${clock}` });
    before = date;
    if (ticks.length > most + 1) break;
  }
  return ticks;
}

/** The next instant whose wall clock is a multiple of the step; the offset is taken at the place itself. */
function alignUp(ms: number, step: number, zone: string): number {
  const shift = offsetMs(ms, zone);
  const aligned = Math.ceil((ms + shift) / step) * step - shift;
  const after = offsetMs(aligned, zone);
  if (after === shift) return aligned;
  const corrected = aligned + shift - after;
  return corrected >= ms ? corrected : corrected + step;
}

function offsetMs(ms: number, zone: string): number {
  const match = /^([+-])(\d\d):(\d\d)/.exec(wallClock(ms, zone).offset);
  if (match === null) return 0;
  const size = Number(match[2]) * hour + Number(match[3]) * minute;
  return match[1] === '-' ? -size : size;
}
