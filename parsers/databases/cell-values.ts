import { isDecimal, shiftDecimal } from '../base/decimal-arithmetic.ts';
import type { DecimalText } from '../model/decimal.ts';
import type { TimeContext, Timestamp } from '../model/timestamp.ts';
import { readTimestamp } from '../time/read-timestamp.ts';
import type { Cell } from './dialect.ts';

/*
 * What a cell means. SQLite gives any type in any column (a column declared INT may hold text), so each of these takes whatever
 * comes. `null` stands for "the store holds none".
 */

/** Longest text that is taken from a cell for a field; messages and payloads have their own bound. */
const fieldLength = 2_000;

/** A field as text; blank text counts as none. */
export function textCell(cell: Cell): string | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return cell.trim() === '' ? null : cell.slice(0, fieldLength);
  if (typeof cell === 'bigint' || typeof cell === 'number') return numberText(cell);
  const text = blobText(cell);
  return text === null || text.trim() === '' ? null : text.slice(0, fieldLength);
}

/** A whole message or payload; text only. */
export function longTextCell(cell: Cell): string | null {
  if (typeof cell === 'string') return cell;
  return cell instanceof Uint8Array ? blobText(cell) : null;
}

function blobText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The shortest decimal that is this value; SQLite stores doubles, so no digit is invented or lost. */
function numberText(value: number | bigint): string {
  const text = String(value);
  return text.includes('e') && isDecimal(text) ? shiftDecimal(text, 0) : text;
}

const withUnit = /^(.{1,60}?)\s{0,3}(k?Wh)$/i;

/** A meter register in watt-hours, exact. `kWh` moves the point by three; a unit that the cell itself states is believed more. */
export function meterCell(cell: Cell, unit: 'Wh' | 'kWh'): DecimalText | null {
  if (cell === null || cell instanceof Uint8Array) return null;
  const text = (typeof cell === 'string' ? cell : numberText(cell)).trim();
  const stated = withUnit.exec(text.slice(0, 80));
  // a comma before one to three last digits is how a German program writes a fraction
  const number = (stated?.[1] ?? text).replace(/^([+-]?\d{1,12}),(\d{1,6})$/, '$1.$2');
  if (!isDecimal(number)) return null;
  const own = stated === null ? unit : (stated[2] ?? '').length === 3 ? 'kWh' : 'Wh';
  return own === 'Wh' ? number : shiftDecimal(number, 3);
}

/** The unit that a meter cell states itself. */
export function unitInCell(cell: Cell): 'Wh' | 'kWh' | null {
  const stated = typeof cell === 'string' ? withUnit.exec(cell.trim().slice(0, 80)) : null;
  return stated === null ? null : (stated[2] ?? '').length === 3 ? 'kWh' : 'Wh';
}

/** A small whole number such as a connector id. */
export function wholeCell(cell: Cell): number | null {
  const value = typeof cell === 'string' && /^\s*-?\d{1,15}\s*$/.test(cell) ? Number(cell) : cell;
  if (typeof value !== 'number' && typeof value !== 'bigint') return null;
  const whole = Number(value);
  return Number.isSafeInteger(whole) ? whole : null;
}

/** Yes or no; `null` when it is neither. */
export function flagCell(cell: Cell): boolean | null {
  if (typeof cell === 'number' || typeof cell === 'bigint') return cell !== 0 && cell !== 0n;
  if (typeof cell !== 'string') return null;
  if (/^(?:1|t|true|y|yes|accepted)$/i.test(cell.trim())) return true;
  return /^(?:0|f|false|n|no)$/i.test(cell.trim()) ? false : null;
}

/** Day 0 of the Unix epoch as a Julian day number, which SQLite's own `julianday()` writes. */
const julianEpoch = 2_440_587.5;
/** Ticks of 100 ns since year 1 at the Unix epoch, as .NET stores times. */
const ticksAtEpoch = 621_355_968_000_000_000n;

/**
 * A time in any form a store uses: text, epoch in s, ms, us or ns, Julian day, .NET ticks. `null`: none stored; `undefined`: something
 * is there but it is no time.
 */
export function timeCell(cell: Cell, context: TimeContext): Timestamp | null | undefined {
  if (cell === null) return null;
  if (typeof cell === 'bigint' && cell > 600_000_000_000_000_000n && cell < 700_000_000_000_000_000n) {
    return { text: String(cell), epochMs: Number((cell - ticksAtEpoch) / 10_000n), quality: 'zone-assumed' };
  }
  if (typeof cell === 'number' && cell > 2_400_000 && cell < 2_500_000) {
    const epochMs = Math.round((cell - julianEpoch) * 86_400_000);
    return { text: String(cell), epochMs, quality: 'zone-assumed' };
  }
  const text = textCell(cell);
  // 0 and -1 are how stores write "never"
  if (text === null || /^-?[01](?:\.0+)?$/.test(text)) return null;
  return readTimestamp(text, context);
}
