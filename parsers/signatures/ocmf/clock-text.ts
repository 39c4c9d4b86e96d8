import { daysFromCivil, daysInMonth } from '../../time/civil.ts';

/*
 * The TM field: `2018-07-24T13:22:04,000+0200 S` (OCMF 1.4, Table 7; clock states in Table 19). Real devices write points, colons, `Z` and
 * other numbers of digits; those are read and named. An impossible date or offset is never rolled over to a possible one.
 */

export type ClockOddity =
  | 'point-for-comma'
  | 'colon-in-offset'
  | 'zulu'
  | 'fraction-digits'
  | 'no-fraction'
  | 'no-offset'
  | 'offset-hours-only'
  | 'blank-for-t'
  | 'lower-case'
  | 'outer-blanks'
  | 'blank-before-state';

export interface ClockReading {
  /** Milliseconds since 1970-01-01T00:00:00Z; `null` when no instant follows (no offset). */
  readonly epochMs: number | null;
  /** Fraction beyond milliseconds, as digits, so that nothing is rounded away when instants are compared. */
  readonly beyondMs: string;
  /** State letter as written, `null` when there is none. */
  readonly state: string | null;
  readonly leapSecond: boolean;
  readonly oddities: readonly ClockOddity[];
}

const form =
  /^(\s*)(\d{4})-(\d{2})-(\d{2})([Tt ])(\d{2}):(\d{2}):(\d{2})(?:([.,])(\d{1,12}))?(?:([Zz])|([+-])(\d{2})(?:(:?)(\d{2}))?)?(?:(\s*)([^\s\d]\S{0,7}))?(\s*)$/;

/** `null`: the text is no possible time. */
export function readClockText(text: string): ClockReading | null {
  if (text.length > 80) return null;
  const match = form.exec(text);
  if (match === null) return null;
  const [
    ,
    blanksBefore = '',
    year = '',
    month = '',
    day = '',
    separator = '',
    hour = '',
    minute = '',
    second = '',
    point,
    fraction = '',
    zulu,
    sign,
    offsetHours = '',
    colon = '',
    offsetMinutes,
    gap,
    state,
    blanksAfter = '',
  ] = match;
  const monthNumber = Number(month);
  const leapSecond = second === '60';
  const possible =
    monthNumber >= 1 &&
    monthNumber <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysInMonth(Number(year), monthNumber) &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 60 &&
    // Offsets in use run from -12 to +14 hours.
    (sign === undefined || (Number(offsetHours) <= 14 && Number(offsetMinutes ?? '0') <= 59));
  if (!possible) return null;
  const oddities: ClockOddity[] = [];
  if (blanksBefore !== '' || blanksAfter !== '') oddities.push('outer-blanks');
  if (separator === ' ') oddities.push('blank-for-t');
  if (separator === 't' || zulu === 'z') oddities.push('lower-case');
  if (point === '.') oddities.push('point-for-comma');
  if (point === undefined) oddities.push('no-fraction');
  else if (fraction.length !== 3) oddities.push('fraction-digits');
  if (zulu !== undefined) oddities.push('zulu');
  else if (sign === undefined) oddities.push('no-offset');
  else if (offsetMinutes === undefined) oddities.push('offset-hours-only');
  if (colon === ':') oddities.push('colon-in-offset');
  if (state !== undefined && gap !== ' ') oddities.push('blank-before-state');
  const knownOffset = zulu !== undefined || sign !== undefined;
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes ?? '0'));
  const minutes = Number(hour) * 60 + Number(minute) - (zulu === undefined && sign !== undefined ? offset : 0);
  const seconds = daysFromCivil(Number(year), monthNumber, Number(day)) * 86_400 + minutes * 60 + Number(second);
  return {
    epochMs: knownOffset ? seconds * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0')) : null,
    beyondMs: fraction.slice(3).replace(/0+$/, ''),
    state: state ?? null,
    leapSecond,
    oddities,
  };
}

/** Negative, zero or positive as `left` is before, at or after `right`; `null` when either has no instant. */
export function compareClocks(left: ClockReading, right: ClockReading): -1 | 0 | 1 | null {
  if (left.epochMs === null || right.epochMs === null) return null;
  if (left.epochMs !== right.epochMs) return left.epochMs < right.epochMs ? -1 : 1;
  const width = Math.max(left.beyondMs.length, right.beyondMs.length);
  const [a, b] = [left.beyondMs.padEnd(width, '0'), right.beyondMs.padEnd(width, '0')];
  return a === b ? 0 : a < b ? -1 : 1;
}
