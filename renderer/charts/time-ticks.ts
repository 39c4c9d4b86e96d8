import { wallClock } from '../text/format-time.ts';

export interface TimeTick {
  readonly ms: number;
  readonly label: string;
  /** Where a day, a month or a year begins between ticks of the clock. */
  readonly begins?: true;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Steps of the clock and of single days. */
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
] as const;

/** Months between ticks once a week between them is too little. */
const monthSteps = [1, 3, 6] as const;

/**
 * Few ticks at round wall-clock times of the zone. Days are named where the date changes or the step is a day; longer stretches begin where
 * people count from: Mondays, the first of a month, the first of January.
 */
export function timeTicks(fromMs: number, toMs: number, zone: string, most: number): readonly TimeTick[] {
  const width = toMs - fromMs;
  if (width <= 0 || most < 1) return [];
  const step = steps.find((candidate) => width / candidate <= most);
  if (step === undefined) return calendarTicks(fromMs, toMs, zone, most);
  const ticks: TimeTick[] = [];
  let before = wallClock(fromMs, zone).date;
  for (let ms = alignUp(fromMs, step, zone); ms <= toMs; ms = alignUp(ms + 1, step, zone)) {
    const { date, time, fraction } = wallClock(ms, zone);
    const clock = step < second ? time + fraction : step < minute ? time : time.slice(0, 5);
    const begins = step < day && date !== before;
    // Midnight is said by the day that begins.
    const named = clock === '00:00' ? date.slice(5) : `${date.slice(5)} ${clock}`;
    ticks.push({ ms, label: step >= day ? date : begins ? named : clock, ...(begins ? { begins } : {}) });
    before = date;
    if (ticks.length > most + 1) break;
  }
  return ticks;
}

/** Ticks that are weeks, months or years apart. A step of months is the width of its shortest form, so that there are never too many. */
function calendarTicks(fromMs: number, toMs: number, zone: string, most: number): readonly TimeTick[] {
  const width = toMs - fromMs;
  const weeks = [1, 2].find((candidate) => width / (candidate * 7 * day) <= most);
  const months = monthSteps.find((candidate) => width / (candidate * 28 * day) <= most);
  // A clock that was never set makes a case of decades: whole years then, as many as leave room for their names.
  const years = Math.max(1, Math.ceil(width / most / (365 * day)));
  const [startYear = 1970, startMonth = 1] = wallClock(fromMs, zone).date.split('-').map(Number);
  const ticks: TimeTick[] = [];
  for (let count = 0; ticks.length <= most + 1 && count < 1_000; count += 1) {
    const wall =
      weeks !== undefined
        ? // The fifth day of the year 1970 was a Monday.
          (Math.floor((fromMs / day - 4) / (7 * weeks)) + count) * 7 * weeks * day + 4 * day
        : months !== undefined
          ? Date.UTC(startYear, startMonth - 1 - ((startMonth - 1) % months) + count * months, 1)
          : Date.UTC(startYear - (startYear % years) + count * years, 0, 1);
    const ms = wall - offsetMs(wall - offsetMs(wall, zone), zone);
    if (ms > toMs) break;
    // Of the wall clock: where no clock shows midnight, the instant may lie in the day before.
    const { date } = wallClock(wall, 'UTC');
    if (ms >= fromMs)
      ticks.push({
        ms,
        label: weeks !== undefined ? date : months !== undefined ? date.slice(0, 7) : date.slice(0, 4),
      });
  }
  return ticks;
}

/** The next instant whose wall clock is a multiple of the step; the offset is taken at the place itself. */
function alignUp(ms: number, step: number, zone: string): number {
  const shift = offsetMs(ms, zone);
  const aligned = Math.ceil((ms + shift) / step) * step - shift;
  const after = offsetMs(aligned, zone);
  // Also where the clock is put: an hour that comes twice has its ticks twice.
  if ((aligned + after) % step === 0) return aligned;
  const corrected = aligned + shift - after;
  if (corrected >= ms && offsetMs(corrected, zone) === after) return corrected;
  // The clock passes over it: a day begins later then, an hour has no tick.
  return step >= day ? aligned : alignUp(aligned + 1, step, zone);
}

function offsetMs(ms: number, zone: string): number {
  const match = /^([+-])(\d\d):(\d\d)/.exec(wallClock(ms, zone).offset);
  if (match === null) return 0;
  const size = Number(match[2]) * hour + Number(match[3]) * minute;
  return match[1] === '-' ? -size : size;
}
