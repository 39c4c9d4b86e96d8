import type { TimeContext, Timestamp } from '../model/timestamp.ts';
import { believe } from '../time/clock-quality.ts';
import { formatInstantUtc } from '../time/format-instant.ts';
import { readTimestamp } from '../time/read-timestamp.ts';
import type { DateOrder } from '../time/read-timestamp.ts';
import { textCell } from './cell-values.ts';
import type { Cell } from './dialect.ts';

/*
 * A time in any form that a store uses. Forms without a zone of their own are wall clocks of the case's zone, with a text that can be read again when the
 * zone changes; counts from a fixed instant are UTC.
 */

export type TimeForm =
  | 'text-with-offset'
  | 'text-without-offset'
  | 'epoch-s'
  | 'epoch-ms'
  | 'epoch-us'
  | 'epoch-ns'
  | 'julian-day'
  | 'excel-serial'
  | 'filetime'
  | 'ticks';

/** Day 0 of the Unix epoch as a Julian day number, which SQLite's own `julianday()` writes. */
const julianEpoch = 2_440_587.5;
/** The same as a serial number of a spreadsheet, which counts days of the wall clock. */
const excelEpoch = 25_569;
const dayMs = 86_400_000;
/** Ticks of 100 ns since year 1 at the Unix epoch, as .NET stores times; its `ToBinary` keeps the kind in the two highest bits. */
const ticksAtEpoch = 621_355_968_000_000_000n;
const kindOfTicks = 2n ** 62n;
/** Ticks of 100 ns since 1601 at the Unix epoch: FILETIME of Windows. */
const fileTimeAtEpoch = 116_444_736_000_000_000n;

interface Counted {
  readonly form: TimeForm;
  readonly epochMs: number;
  /** A wall clock: the zone is not said. */
  readonly isWall: boolean;
}

/** 2001 to 2100, in each of the counts. */
const ticksRange = [631_000_000_000_000_000n, 662_000_000_000_000_000n] as const;
const fileTimeRange = [126_200_000_000_000_000n, 157_800_000_000_000_000n] as const;
const within = (value: bigint, [from, to]: readonly [bigint, bigint]): boolean => value > from && value < to;

function countedTicks(value: bigint): Counted | null {
  const ticks = BigInt.asUintN(62, value);
  if (within(ticks, ticksRange)) {
    // bit 63 alone: local time, which .NET stores as UTC all the same
    const plain = value === ticks || value - kindOfTicks === ticks || value < 0n;
    const epochMs = Number((ticks - ticksAtEpoch) / 10_000n);
    return plain ? { form: 'ticks', epochMs, isWall: false } : null;
  }
  if (!within(value, fileTimeRange)) return null;
  return { form: 'filetime', epochMs: Number((value - fileTimeAtEpoch) / 10_000n), isWall: false };
}

/** Days since a fixed one, as a double or as text with a fraction. A double holds about a tenth of a millisecond of them. */
function countedDays(days: number): Counted | null {
  if (days > 2_451_911 && days < 2_488_070) {
    return { form: 'julian-day', epochMs: Math.round((days - julianEpoch) * dayMs), isWall: false };
  }
  if (days <= 36_892 || days >= 73_051) return null;
  return { form: 'excel-serial', epochMs: Math.round((days - excelEpoch) * dayMs), isWall: true };
}

/** A time that a store counts in a way of its own; `null` for every other form. */
export function countedTime(cell: Cell): Counted | null {
  if (typeof cell === 'bigint') return countedTicks(cell);
  if (typeof cell === 'number') return countedDays(cell);
  const text = textCell(cell)?.trim() ?? '';
  if (/^-?\d{18,19}$/.test(text)) return countedTicks(BigInt(text));
  return /^(?:24\d{5}|[3-7]\d{4})[.,]\d{1,15}$/.test(text) ? countedDays(Number(text.replace(',', '.'))) : null;
}

/** `20260302070000`, with hours and minutes at least; as a number it would be no time of this century in any count. */
const compact = /^(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d)(?:\.?(\d{3}))?)?$/;
const never =
  /^(?:-?[01](?:\.0+)?|0000-00-00(?:[ T]00:00:00(?:\.0+)?Z?)?|(?:0001|1970)-01-01[ T]00:00:00(?:\.0+)?(?:Z|\+00:?00)?|null|none|-)$/i;

/** A written time without what programs put around it: quotes, the form of JSON in .NET, the name of a zone behind its offset. */
function plainText(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > 120) return trimmed;
  const inner =
    /^(?:"(.*)"|'(.*)'|\\?\/Dat[e]\((-?\d{9,16})(?:[+-]\d{4})?\)\\?\/|\{\s*"\$date"\s*:\s*"?([^"{}]*)"?\s*\})$/.exec(
      trimmed,
    );
  const bare = inner?.[1] ?? inner?.[2] ?? inner?.[3] ?? inner?.[4] ?? trimmed;
  const digits = compact.exec(bare);
  if (digits !== null) {
    const [, year, month, day, hour, minute, second, millisecond] = digits;
    return `${year}-${month}-${day} ${hour}:${minute}:${second ?? '00'}${millisecond === undefined ? '' : `.${millisecond}`}`;
  }
  return bare
    .replace(/\s?\[[A-Za-z_+\-/0-9]{1,40}\]$/, '')
    .replace(/ m=[+-][\d.]{1,30}$/, '')
    .replace(/([+-]\d{4}) (?:[A-Z]{2,5}|[+-]\d{2,4})$/, '$1');
}

/** `3/2/2026 7:00:00 AM`: who writes the half of the day writes the month first. */
const halfDays = /^\d{1,2}\/\d{1,2}\/\d{4},? .*[AP]\.?M\.?$/i;

/** Whether a text can only be a date with its month first. */
export function hasMonthFirst(text: string): boolean {
  return /^(?:0?[1-9]|1[0-2])[/-](?:1[3-9]|2\d|3[01])[/-]\d{4}/.test(text) || halfDays.test(text);
}

/** `null`: none stored; `undefined`: something is there but it is no time. `order` counts for numbers on both sides of a slash. */
export function timeCell(
  cell: Cell,
  context: TimeContext,
  order: DateOrder = 'day-first',
): Timestamp | null | undefined {
  if (cell === null) return null;
  const counted = countedTime(cell);
  if (counted !== null) {
    const { epochMs, isWall } = counted;
    if (isWall) return readTimestamp(wallText(epochMs), context);
    return { text: textCell(cell) ?? '', epochMs, quality: believe(epochMs, 'offset-given') };
  }
  const text = textCell(cell);
  // 0 and -1 are how stores write "never"
  if (text === null || never.test(text.trim())) return null;
  const written = plainText(text);
  if (order === 'day-first' && !hasMonthFirst(written)) return readTimestamp(written, context);
  const wall = readTimestamp(written, { ...context, zone: 'UTC' }, 'month-first');
  if (wall?.epochMs === undefined || wall.epochMs === null || wall.quality !== 'zone-assumed') return wall;
  // in a form that is read the same way whenever the zone changes
  return readTimestamp(wallText(wall.epochMs), context);
}

function wallText(epochMs: number): string {
  return formatInstantUtc(epochMs).replace('T', ' ').replace('Z', '');
}

/** A wall clock of a column that is known to be UTC: another zone of the case does not move it. */
export function inUtc<Time extends Timestamp | null | undefined>(time: Time): Time | Timestamp {
  return time?.quality === 'zone-assumed' ? { ...time, quality: 'offset-given' } : time;
}

/** The same for a cell that must be a time: seconds since the start of a clock that was never set are one too. */
export function storedTime(cell: Cell, context: TimeContext, order: DateOrder): Timestamp | null | undefined {
  const read = timeCell(cell, context, order);
  if (read !== undefined || typeof cell !== 'bigint' || cell < 2n || cell >= 100_000_000n) return read;
  return { text: String(cell), epochMs: Number(cell) * 1_000, quality: 'clock-not-set' };
}

const anyTime = { zone: 'UTC', referenceYear: null } as const;
const earliest = 1_230_768_000_000;
const latest = 4_102_444_800_000;

/** The form of a cell that is a time; `null` for one that is none or cannot be meant as one. */
export function timeFormOf(cell: Cell): TimeForm | null {
  const read = timeCell(cell, anyTime);
  if (read === null || read === undefined || read.epochMs === null) return null;
  if (read.epochMs < earliest || read.epochMs > latest) return null;
  const counted = countedTime(cell);
  if (counted !== null) return counted.form;
  const text = plainText(textCell(cell) ?? '');
  const digits = /^\s{0,9}(\d{9,19})(?:\.\d{1,12})?\s{0,9}$/.exec(text)?.[1]?.length;
  if (digits === undefined) return read.quality === 'offset-given' ? 'text-with-offset' : 'text-without-offset';
  return digits <= 11 ? 'epoch-s' : digits <= 14 ? 'epoch-ms' : digits <= 17 ? 'epoch-us' : 'epoch-ns';
}
