/** Ticks at whole hours and days of the station's wall clock, and where longer stretches begin: Mondays, months, years. */
import { Temporal } from 'temporal-polyfill';
import type { Writer } from './quantities.ts';

export interface Tick {
  readonly ms: number;
  readonly label: string;
}

/** Minutes between ticks, from the finest. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880];
const dayMinutes = 1_440;
/** Steps beyond days, with the days of their shortest form, so that there are never too many. */
const longSteps = [
  { weeks: 1, leastDays: 7 },
  { weeks: 2, leastDays: 14 },
  { months: 1, leastDays: 28 },
  { months: 3, leastDays: 90 },
  { months: 6, leastDays: 181 },
] as const;

/** At most `most` ticks between two instants. A new day is labelled with its date, times within a day with the clock. */
export function timeTicks(fromMs: number, toMs: number, zone: string, most: number, writer: Writer): readonly Tick[] {
  const spanMinutes = (toMs - fromMs) / 60_000;
  const step = steps.find((minutes) => spanMinutes / minutes <= most);
  const start = Temporal.Instant.fromEpochMilliseconds(Math.trunc(fromMs)).toZonedDateTimeISO(zone).startOfDay();
  if (step === undefined) return longTicks(start, fromMs, toMs, most, writer);
  let at = start;
  const ticks: Tick[] = [];
  // Twice the number of steps in a day before the first tick, then the ticks themselves: bounded.
  for (let guard = 0; guard < dayMinutes + most + 2 && at.epochMilliseconds <= toMs; guard++) {
    if (at.epochMilliseconds >= fromMs) {
      // Where clocks are put forward at midnight, a day begins at one.
      const midnight = at.epochMilliseconds === at.startOfDay().epochMilliseconds;
      ticks.push({
        ms: at.epochMilliseconds,
        label:
          step >= dayMinutes || midnight
            ? dayLabel(at.epochMilliseconds, writer)
            : writer.clock(at.epochMilliseconds).slice(0, 5),
      });
    }
    at = nextTick(at, step);
  }
  return ticks;
}

/** The next tick of a step in minutes. Steps of hours and days follow the wall clock, also on the day on which it is put. */
function nextTick(at: Temporal.ZonedDateTime, step: number): Temporal.ZonedDateTime {
  if (step >= dayMinutes) return at.add({ days: step / dayMinutes }).startOfDay();
  // An hour that comes twice has its ticks twice.
  if (step <= 60) return at.add({ minutes: step });
  const minute = (Math.floor((at.hour * 60 + at.minute) / step) + 1) * step;
  if (minute >= dayMinutes) return at.add({ days: 1 }).startOfDay();
  return at.toPlainDate().toZonedDateTime({ timeZone: at.timeZoneId, plainTime: { hour: minute / 60 } });
}

function dayLabel(ms: number, writer: Writer): string {
  const label = writer.date(ms).replace(/[.-]?\b\d{4}\b[.-]?/, '');
  return writer.language === 'de' ? `${label}.` : label;
}

/** Weeks from Monday, months from the first, years from January. */
function longTicks(
  start: Temporal.ZonedDateTime,
  fromMs: number,
  toMs: number,
  most: number,
  writer: Writer,
): readonly Tick[] {
  const spanDays = (toMs - fromMs) / 86_400_000;
  const step = longSteps.find(({ leastDays }) => spanDays / leastDays <= most);
  const years = Math.max(1, Math.ceil(spanDays / 365 / most));
  const weekly = step !== undefined && 'weeks' in step;
  const first = weekly
    ? start.subtract({ days: start.dayOfWeek - 1 })
    : step === undefined
      ? start.with({ year: start.year - (start.year % years), month: 1, day: 1 })
      : start.with({ month: start.month - ((start.month - 1) % step.months), day: 1 });
  const ticks: Tick[] = [];
  for (let count = 0; count < most + years + 6; count += 1) {
    // From the first of them each time: a step of months does not creep.
    const at = first
      .add(
        weekly
          ? { weeks: count * step.weeks }
          : step === undefined
            ? { years: count * years }
            : { months: count * step.months },
      )
      .startOfDay();
    const ms = at.epochMilliseconds;
    if (ms > toMs) break;
    const month = `${at.month < 10 ? '0' : ''}${at.month}`;
    const label = weekly
      ? dayLabel(ms, writer)
      : step === undefined
        ? String(at.year)
        : writer.language === 'de'
          ? `${month}.${at.year}`
          : `${at.year}-${month}`;
    if (ms >= fromMs) ticks.push({ ms, label });
  }
  return ticks;
}

/** A round number at or above `value`, and how to divide it: 1, 2, 2.5 or 5 times a power of ten. */
export function niceScale(value: number): { readonly top: number; readonly step: number } {
  if (!(value > 0)) return { top: 1, step: 0.5 };
  const rough = value / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return { top: Math.ceil(value / step - 1e-9) * step, step };
}
