/** Ticks at whole hours or days of the station's wall clock. */
import { Temporal } from 'temporal-polyfill';
import type { Writer } from './quantities.ts';

export interface Tick {
  readonly ms: number;
  readonly label: string;
}

/** Minutes between ticks, from the finest. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 7_200, 14_400, 43_200, 129_600, 525_600];
const dayMinutes = 1_440;

/** At most `most` ticks between two instants. A new day is labelled with its date, times within a day with the clock. */
export function timeTicks(fromMs: number, toMs: number, zone: string, most: number, writer: Writer): readonly Tick[] {
  const spanMinutes = (toMs - fromMs) / 60_000;
  const step = steps.find((minutes) => spanMinutes / minutes <= most) ?? Math.ceil(spanMinutes / most);
  let at = Temporal.Instant.fromEpochMilliseconds(Math.trunc(fromMs)).toZonedDateTimeISO(zone).startOfDay();
  const ticks: Tick[] = [];
  // Twice the number of steps in a day before the first tick, then the ticks themselves: bounded.
  for (let guard = 0; guard < dayMinutes + most + 2 && at.epochMilliseconds <= toMs; guard++) {
    if (at.epochMilliseconds >= fromMs) {
      const midnight = at.hour === 0 && at.minute === 0;
      const label =
        step >= dayMinutes || midnight
          ? writer.date(at.epochMilliseconds).replace(/[.-]?\b\d{4}\b[.-]?/, '')
          : writer.clock(at.epochMilliseconds).slice(0, 5);
      ticks.push({
        ms: at.epochMilliseconds,
        label: writer.language === 'de' && (step >= dayMinutes || midnight) ? `${label}.` : label,
      });
    }
    at = step >= dayMinutes ? at.add({ days: Math.round(step / dayMinutes) }) : at.add({ minutes: step });
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
