import { compareDecimals, isDecimal } from '../../base/decimal-arithmetic.ts';
import type { SafeVerdict } from '../../model/verdict.ts';
import { readClockText } from '../ocmf/clock-text.ts';
import { safeNotVerified, safeRefused, safeVerified } from './safe-reasons.ts';

/*
 * The billing rules of release 1.4.1 for OCMF (research/transparency-software 2.4.2, 2.4.3), rule by rule and in its order; the first hit
 * decides. They are repeated as they are, also where they are wrong: our own rules are elsewhere.
 */

/** One reading as that program sees it. ST and RU carry forward among the counting readings, nothing else does. */
export interface SafeReading {
  readonly tx: string | null;
  readonly value: string | null;
  readonly time: string | null;
  readonly register: string | null;
  readonly unit: string | null;
  readonly status: string | null;
  readonly errorFlags: string | null;
  readonly eventCounter: string | null;
}

interface CountedReading extends SafeReading {
  readonly compensated: boolean;
}

const obis = /^([0-9a-f]+)-([0-9a-f]+):([0-9a-f]+)\.([0-9a-f]+)\.([0-9a-f]+)(?:[*.]([0-9a-f]+))?$/i;
const compensatedGroups = new Set([0x98, 0xb1, 0xb3, 0xc1, 0xc3]);

/** `null`: does not count for billing. */
function counted(reading: SafeReading): CountedReading | null {
  const match = obis.exec((reading.register ?? '').trim());
  if (match === null) return null;
  const [a, , c, d] = match.slice(1, 5).map((group) => Number.parseInt(group, 16));
  const f = match[6];
  if (a !== 1 || d !== 8 || c === undefined) return null;
  if (c !== 0x01 && c !== 0x98 && c !== 0x9e && !(c >= 0xb0 && c <= 0xc7)) return null;
  if (f !== undefined && !['200', '255', 'FF'].includes(f.toUpperCase())) return null;
  return { ...reading, compensated: compensatedGroups.has(c) };
}

/** The readings that count. Compensated ones, where there are any, push the others out. */
export function lawRelevant(readings: readonly SafeReading[]): readonly SafeReading[] {
  const all = readings.flatMap((reading) => {
    const own = counted(reading);
    return own === null ? [] : [own];
  });
  const compensated = all.filter((reading) => reading.compensated);
  return compensated.length > 0 ? compensated : all;
}

export function isSafeStart(reading: SafeReading): boolean {
  return reading.tx?.trim() === 'B';
}

export function isSafeStop(reading: SafeReading): boolean {
  return ['E', 'L', 'R', 'A', 'P'].includes(reading.tx?.trim() ?? '');
}

/** The letter behind the time, `null` when there is none. */
function timeFlag(time: string | null): string | null {
  return /\s(\S+)\s*$/.exec(time ?? '')?.[1] ?? null;
}

/** Only the exact form of the text gives an instant there. */
function instant(time: string | null): number | null {
  if (time === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d,\d{3}[+-]\d{4}/.test(time)) return null;
  return readClockText(time.slice(0, 28))?.epochMs ?? null;
}

function decimal(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  // An exponent that only hostile input has would be infinite there; it cannot be compared and is left out of the model.
  return isDecimal(trimmed) && !/[eE][+-]?\d{3,}$/.test(trimmed) ? trimmed : null;
}

/** First value carried to later readings that leave the field out; `null` when the first has none. */
function carried(readings: readonly SafeReading[], field: 'status' | 'unit'): ReadonlyMap<SafeReading, string> | null {
  const values = new Map<SafeReading, string>();
  let before: string | null = null;
  for (const reading of readings) {
    before = reading[field] ?? before;
    if (before === null) return null;
    values.set(reading, before);
  }
  return values;
}

const errorLevels = new Set(['MISMATCH', 'INVALID', 'OUTDATED', 'UNKNOWN']);

/**
 * Rules 1 to 11 on the counting readings of a complete transaction.
 * @param levels identification level of the record, or of both records of a pair.
 */
export function judgeLaw(
  readings: readonly SafeReading[],
  levels: readonly (string | null)[],
  oldModel: boolean,
): SafeVerdict {
  const relevant = lawRelevant(readings);
  const states = carried(relevant, 'status');
  if (states === null) return safeNotVerified('missing-meter-status');
  if (carried(relevant, 'unit') === null) return safeNotVerified('missing-unit');
  const starts = relevant.filter(isSafeStart);
  const stops = relevant.filter(isSafeStop);
  if (starts.length > 1) return safeNotVerified('several-starts');
  if (stops.length > 1) return safeNotVerified('several-stops');
  const [start] = starts;
  const [stop] = stops;
  if (start === undefined) return safeNotVerified('no-start');
  if (stop === undefined) return safeNotVerified('no-stop');
  const [from, to] = [decimal(start.value), decimal(stop.value)];
  if (from === null || to === null) return safeRefused('crash');
  if (compareDecimals(from, to) > 0) return safeNotVerified('start-above-stop');
  const [begun, ended] = [instant(start.time), instant(stop.time)];
  if (begun !== null && ended !== null && begun > ended) return safeNotVerified('start-after-stop');
  if (levels.some((level) => errorLevels.has(level ?? ''))) return safeNotVerified('identification-level');
  if (states.get(start) !== 'G' || states.get(stop) !== 'G') return safeNotVerified('meter-status');
  const [startFlag, stopFlag] = [timeFlag(start.time), timeFlag(stop.time)];
  if (startFlag === null) return safeNotVerified('time-synchronisation');
  if (startFlag === 'R' && stopFlag === null) return safeRefused('crash');
  if (startFlag === 'R' && stopFlag !== 'R') return safeNotVerified('time-synchronisation');
  if (oldModel && stop.eventCounter !== null && stop.eventCounter !== start.eventCounter) {
    return safeNotVerified('event-counter');
  }
  const flagged = !oldModel && [start, stop].some((reading) => reading.errorFlags?.includes('E') === true);
  return flagged ? safeNotVerified('energy-error-flag') : safeVerified;
}
