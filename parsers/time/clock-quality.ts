import type { ClockQuality } from '../model/timestamp.ts';

/**
 * No charge point spoke OCPP before 2010 (OCPP 1.2): an earlier instant is a start-up default such as 1970, 1980, 2000 or
 * 2009-09-01 (research 1.3 and C14).
 */
export const earliestBelievedMs = 1_262_304_000_000;

/** Whether an instant is a start-up default of a clock that was never set. */
function isClockUnset(epochMs: number): boolean {
  return epochMs < earliestBelievedMs;
}

/** `quality`, or `clock-not-set` where the instant cannot be believed. */
export function believe(epochMs: number, quality: ClockQuality): ClockQuality {
  return isClockUnset(epochMs) ? 'clock-not-set' : quality;
}
