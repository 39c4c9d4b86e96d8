import type { ClockQuality, TimeContext, Timestamp } from '../model/timestamp.ts';
import { type WallTime, wallToUtcMs } from './civil.ts';
import { believe } from './clock-quality.ts';
import { monthFromName } from './month-names.ts';
import { parseOffset, zoneOffsetMs } from './zone-offset.ts';

/** Which of two numbers is the day where a column writes both as numbers (research K31): decided per column, not per value. */
export type DateOrder = 'day-first' | 'month-first';

/** A text with no time at all: only the position in the source is known. */
export const positionOnly: Timestamp = { text: '', epochMs: null, quality: 'position-only' };

const offsetPart = '(?:\\s?(Z|z|UTC|GMT|(?:UTC|GMT)?[+-]\\d{2}(?::?\\d{2})?))?';
const clockPart = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,:](\\d{1,12}))?)?';

/** RFC 3339 and its neighbours: blank, `_` or `-` between date and time, `/` or `.` within the date, comma before the fraction. */
const yearFirst = new RegExp(
  `^([+-]\\d{5,6}|\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:(?:[T_-]|,?\\s{1,4})${clockPart}${offsetPart})?$`,
);
const compactIso = /^(\d{4})(\d{2})(\d{2})[T_-](\d{2})(\d{2})(\d{2})(?:[.,](\d{1,12}))?(Z|[+-]\d{2}:?\d{2})?$/;
const numbersFirst = new RegExp(
  `^(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4}|\\d{2})(?:,|\\s{1,3}\\||T)?\\s{0,4}${clockPart}\\s?([AaPp])?\\.?(?:[Mm]\\.?)?${offsetPart}$`,
);
/** Android's logcat: `05-01 10:00:00.123`. */
const monthAndDay = new RegExp(`^(\\d{2})-(\\d{2})\\s${clockPart}$`);
/**
 * syslog (RFC 3164, 4.1.2), with or without milliseconds or year; `Apr/30` as a Qt logger writes it; `May 1, 2024 @ 10:00:00.123` of Kibana, and the same
 * with AM and PM as Java writes it.
 */
const monthFirst = new RegExp(
  `^(\\p{L}{3,9}\\.?)[ /]{1,2}(\\d{1,2}),?\\s{1,2}(?:(\\d{4}),?\\s{1,2}(?:(?:@|at)\\s{1,2})?)?${clockPart}(?:\\s?([AaPp])[Mm])?${offsetPart}$`,
  'u',
);
const dayThenMonth = new RegExp(
  `^(\\d{1,2})\\.?[ /-](\\p{L}{3,9}\\.?)[ /-](?:(\\d{4})[ :T]\\s?)?${clockPart}${offsetPart}$`,
  'u',
);
/** ECMAScript's `Date.prototype.toString`, RFC 5322 and ctime: a weekday stands in front. */
const weekday = /^\p{L}{2,4}\.?,?\s{1,2}/u;
const zoneComment = /\s?\([^()]{0,80}\)$/;
const ctimeYear = new RegExp(`^(\\p{L}{3,9}\\.?)\\s{1,2}(\\d{1,2})\\s{1,2}${clockPart}\\s(\\d{4})$`, 'u');
const timeOnly = new RegExp(`^${clockPart}\\s?([AaPp][Mm])?$`);
const epoch = /^(\d{9,19})(?:\.(\d{1,9}))?$/;

/** The first three digits of a fraction, as whole milliseconds; finer digits stay in the text only (research 1.3). */
function fractionMs(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits.slice(0, 3).padEnd(3, '0'));
}

function wall(
  year: number,
  month: number,
  day: number,
  clock: readonly (string | undefined)[],
  halfDay?: string,
): WallTime {
  const written = Number(clock[0] ?? '0');
  const afternoon = halfDay === 'p' || halfDay === 'P';
  const hour = halfDay === undefined ? written : (written % 12) + (afternoon ? 12 : 0);
  const second = Number(clock[2] ?? '0');
  return { year, month, day, hour, minute: Number(clock[1] ?? '0'), second, millisecond: fractionMs(clock[3]) };
}

function instant(
  text: string,
  time: WallTime,
  offset: string | undefined,
  context: TimeContext,
  yearKnown: boolean,
): Timestamp | undefined {
  const wallMs = wallToUtcMs(time);
  if (wallMs === undefined) return undefined;
  const written = offset === undefined ? undefined : parseOffset(offset.replace(/^(?:UTC|GMT)(?=[+-])/, ''));
  const epochMs = wallMs - (written ?? zoneOffsetMs(context.zone, wallMs));
  const quality: ClockQuality = !yearKnown ? 'year-inferred' : written === undefined ? 'zone-assumed' : 'offset-given';
  return { text, epochMs, quality: believe(epochMs, quality) };
}

function yearless(
  text: string,
  month: number,
  day: number,
  clock: readonly (string | undefined)[],
  offset: string | undefined,
  context: TimeContext,
): Timestamp | undefined {
  if (context.referenceYear !== null) {
    return instant(text, wall(context.referenceYear, month, day, clock), offset, context, false);
  }
  // A leap year, so that a 29th of February is a date at all.
  const possible = wallToUtcMs(wall(2000, month, day, clock)) !== undefined;
  return possible ? { text, epochMs: null, quality: 'year-inferred' } : undefined;
}

function readYearFirst(text: string, context: TimeContext): Timestamp | undefined {
  const match = yearFirst.exec(text);
  if (match !== null) {
    const time = wall(Number(match[1]), Number(match[2]), Number(match[3]), match.slice(4, 8));
    return instant(text, time, match[8], context, true);
  }
  const compact = compactIso.exec(text);
  if (compact === null) return undefined;
  const time = wall(Number(compact[1]), Number(compact[2]), Number(compact[3]), compact.slice(4, 8));
  return instant(text, time, compact[8], context, true);
}

function readNumbersFirst(text: string, context: TimeContext, order: DateOrder): Timestamp | undefined {
  const match = numbersFirst.exec(text);
  if (match === null) return undefined;
  const first = Number(match[1]);
  const second = Number(match[3]);
  // A dot is only ever used day first; a number above 12 cannot be a month.
  const dayFirst = match[2] === '.' || first > 12 || (second <= 12 && order === 'day-first');
  const shortYear = Number(match[4]);
  const year = shortYear < 100 ? 2000 + shortYear : shortYear;
  const [month, day] = dayFirst ? [second, first] : [first, second];
  return instant(text, wall(year, month, day, match.slice(5, 9), match[9]), match[10], context, true);
}

function readNamedMonth(text: string, whole: string, context: TimeContext): Timestamp | undefined {
  const ctime = ctimeYear.exec(text);
  if (ctime !== null) {
    const month = monthFromName(ctime[1] ?? '');
    if (month === undefined) return undefined;
    return instant(whole, wall(Number(ctime[7]), month, Number(ctime[2]), ctime.slice(3, 7)), undefined, context, true);
  }
  const named = monthFirst.exec(text);
  const dayNamed = named === null ? dayThenMonth.exec(text) : null;
  const match = named ?? dayNamed;
  if (match === null) return undefined;
  const month = monthFromName((named === null ? match[2] : match[1]) ?? '');
  const day = Number(named === null ? match[1] : match[2]);
  if (month === undefined) return undefined;
  const clock = match.slice(4, 8);
  const [halfDay, offset] = named === null ? [undefined, match[8]] : [match[8], match[9]];
  if (match[3] === undefined)
    return halfDay === undefined ? yearless(whole, month, day, clock, offset, context) : undefined;
  return instant(whole, wall(Number(match[3]), month, day, clock, halfDay), offset, context, true);
}

/** By magnitude: seconds below 1e11, then milliseconds, microseconds, nanoseconds. */
function readEpoch(text: string): Timestamp | undefined {
  const match = epoch.exec(text);
  const digits = match?.[1];
  if (digits === undefined) return undefined;
  const length = digits.length;
  const epochMs =
    length <= 11
      ? Number(digits) * 1000 + fractionMs(match?.[2])
      : length <= 14
        ? Number(digits)
        : Number(digits.slice(0, length <= 16 ? -3 : -6));
  return { text, epochMs, quality: believe(epochMs, 'offset-given') };
}

/** Value of the digits of a stretch; NaN where something else stands. */
function digits(octets: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (octets[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The first three digits of a fraction; NaN where something else stands in it. */
function thousandths(octets: Uint8Array, from: number, end: number): number {
  const value = digits(octets, from, end);
  const count = end - from;
  if (count === 3) return value;
  return count < 3 ? value * 10 ** (3 - count) : Math.floor(value / 10 ** (count - 3));
}

/** The date read last; the lines of a log have the date of the line above. */
let lastDate = Number.NaN;
let lastDateMs = Number.NaN;

/** Midnight of a date as if it were UTC; NaN for a date that there is not. */
function dateToMs(year: number, month: number, day: number): number {
  const date = year * 10_000 + month * 100 + day;
  if (date !== lastDate) {
    lastDate = date;
    lastDateMs = wallToUtcMs({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 }) ?? Number.NaN;
  }
  return lastDateMs;
}

/**
 * The form that nearly all lines have, `2024-02-26 09:10:45,446` with `T`, `/`, `.` or `Z` in their places, taken apart without a pattern.
 * `undefined` leaves the text to `readTimestamp`. `from` is where it begins among the bytes: as a part of a larger text its letters would be looked up one by one.
 */
export function readUsualTime(
  text: string,
  octets: Uint8Array,
  from: number,
  context: TimeContext,
): Timestamp | undefined {
  const last = from + text.length;
  const utc = octets[last - 1] === 0x5a;
  const end = utc ? last - 1 : last;
  const length = end - from;
  if (length !== 19 && (length < 21 || length > 29)) return undefined;
  const separator = octets[from + 10];
  const dash = octets[from + 4];
  if ((separator !== 0x20 && separator !== 0x54) || (dash !== 0x2d && dash !== 0x2f) || octets[from + 7] !== dash)
    return undefined;
  if (octets[from + 13] !== 0x3a || octets[from + 16] !== 0x3a) return undefined;
  const point = octets[from + 19];
  if (length > 19 && point !== 0x2e && point !== 0x2c) return undefined;
  const dateMs = dateToMs(
    digits(octets, from, from + 4),
    digits(octets, from + 5, from + 7),
    digits(octets, from + 8, from + 10),
  );
  const hour = digits(octets, from + 11, from + 13);
  const minute = digits(octets, from + 14, from + 16);
  const second = digits(octets, from + 17, from + 19);
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const wholeMs = dateMs + hour * 3_600_000 + minute * 60_000 + second * 1000;
  const wallMs = length === 19 ? wholeMs : wholeMs + thousandths(octets, from + 20, end);
  if (Number.isNaN(wallMs)) return undefined;
  const epochMs = utc ? wallMs : wallMs - zoneOffsetMs(context.zone, wallMs);
  return { text, epochMs, quality: believe(epochMs, utc ? 'offset-given' : 'zone-assumed') };
}

const longestUsual = 30;
const letters = new Uint8Array(longestUsual);

/** The same of a text by itself. */
function readUsualForm(text: string, context: TimeContext): Timestamp | undefined {
  if (text.length > longestUsual) return undefined;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return undefined;
    letters[at] = code;
  }
  return readUsualTime(text, letters, 0, context);
}

/**
 * A written time in any of the forms of research 1.3 as a model timestamp. `epochMs` is `null` for a time of day without a
 * date and for a date without a year when the context knows none. `undefined` when the text is no time.
 * Sub-millisecond digits are cut, never rounded; the text keeps them.
 */
export function readTimestamp(
  text: string,
  context: TimeContext,
  order: DateOrder = 'day-first',
): Timestamp | undefined {
  if (text.length > 80) return undefined;
  const whole = text.trim();
  const first = whole.charCodeAt(0);
  const digitFirst = first >= 0x30 && first <= 0x39;
  if (digitFirst || first === 0x2b || first === 0x2d) {
    const found =
      readUsualForm(whole, context) ??
      readYearFirst(whole, context) ??
      readNumbersFirst(whole, context, order) ??
      readEpoch(whole);
    if (found !== undefined) return found;
    const short = monthAndDay.exec(whole);
    if (short !== null)
      return yearless(whole, Number(short[1]), Number(short[2]), short.slice(3, 7), undefined, context);
    const named = readNamedMonth(whole, whole, context);
    if (named !== undefined) return named;
    const clock = timeOnly.exec(whole);
    const hour = Number(clock?.[1]);
    if (clock === null || hour > 23 || Number(clock[2]) > 59 || Number(clock[3] ?? '0') > 60) return undefined;
    return { text: whole, epochMs: null, quality: 'zone-assumed' };
  }
  const bare = whole.replace(zoneComment, '');
  return readNamedMonth(bare, whole, context) ?? readNamedMonth(bare.replace(weekday, ''), whole, context);
}

/**
 * The same for a field that OCPP requires to be RFC 3339. A value without offset is read as UTC, as the standard means it
 * (OCPP 1.6, 3.15: "UTC recommended"), and its quality says so.
 */
export function readPayloadTimestamp(text: string): Timestamp | undefined {
  return readTimestamp(text, { zone: 'UTC', referenceYear: null });
}
