import { isDecimal, shiftDecimal } from '../base/decimal-arithmetic.ts';
import type { Cell } from './dialect.ts';

/*
 * What a cell means. SQLite gives any type in any column (a column declared INT may hold text), so each of these takes whatever
 * comes. `null` stands for "the store holds none".
 */

/** Longest text that is taken from a cell for a field; messages and payloads have their own bound. */
const fieldLength = 2_000;

/** A field as text; blank text counts as none. Bytes that are no text are written in hexadecimal: identifiers are kept that way. */
export function textCell(cell: Cell): string | null {
  if (cell === null) return null;
  if (typeof cell === 'bigint' || typeof cell === 'number') return numberText(cell);
  const text = typeof cell === 'string' ? cell : (blobText(cell) ?? hexOf(cell));
  // programs in C keep the end of their strings
  const whole = text === null ? '' : withoutNuls(text);
  return whole.trim() === '' ? null : whole.slice(0, fieldLength);
}

function withoutNuls(text: string): string {
  const end = text.indexOf('\u0000');
  return end === -1 ? text : text.slice(0, end);
}

/** Longest run of bytes that is an identifier and no content. */
const longestId = 32;

function hexOf(bytes: Uint8Array): string | null {
  if (bytes.length > longestId) return null;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A whole message or payload; text only. */
export function longTextCell(cell: Cell): string | null {
  if (typeof cell === 'string') return cell;
  return cell instanceof Uint8Array ? blobText(cell) : null;
}

/** Whether every second byte from one on is zero; ends at the first that is not. */
function areZero(bytes: Uint8Array, from: 0 | 1): boolean {
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] !== 0) return false;
  return true;
}

/** Whether a control character that no text has stands among the first bytes: in each of the encodings it would be one of the first characters. */
function beginsAsNoText(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, fieldLength);
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 && byte !== 0 && (byte < 9 || byte > 13)) return true;
  }
  return false;
}

/** Text in a blob: UTF-8, or UTF-16 where every second byte is zero. Pictures and firmware are told by their first bytes. */
function blobText(bytes: Uint8Array): string | null {
  if (beginsAsNoText(bytes)) return null;
  const wide = bytes.length >= 4 && bytes.length % 2 === 0;
  const encoding = wide && areZero(bytes, 1) ? 'utf-16le' : wide && areZero(bytes, 0) ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // control characters other than the end of a string: these bytes are no text
    return /[\u0001-\u0008\u000e-\u001f]/.test(text.slice(0, fieldLength)) ? null : text;
  } catch {
    return null;
  }
}

/** The shortest decimal that is this value; SQLite stores doubles, so no digit is invented or lost. */
function numberText(value: number | bigint): string {
  const text = String(value);
  return text.includes('e') && isDecimal(text) ? shiftDecimal(text, 0) : text;
}

/** A small whole number such as a connector id. */
export function wholeCell(cell: Cell): number | null {
  const text = typeof cell === 'string' || cell instanceof Uint8Array ? (textCell(cell) ?? '') : null;
  if (text !== null && !/^\s{0,20}-?\d{1,15}(?:\.0{1,6})?\s{0,20}$/.test(text)) return null;
  const whole = cell === null ? Number.NaN : Number(text ?? cell);
  return Number.isSafeInteger(whole) ? whole : null;
}

/** A connector: its number, also behind a word as in `Connector 2` or `EVSE-1`. */
export function connectorCell(cell: Cell): number | null {
  const named = /^[\p{L} _.#:-]{1,24}?0{0,2}(\d{1,2})$/u.exec(textCell(cell)?.trim() ?? '');
  return wholeCell(cell) ?? (named === null ? null : Number(named[1]));
}

/** Yes or no; `null` when it is neither. */
export function flagCell(cell: Cell): boolean | null {
  if (typeof cell === 'number' || typeof cell === 'bigint') return cell !== 0 && cell !== 0n;
  if (typeof cell !== 'string') return null;
  if (/^(?:1|t|true|y|yes|accepted)$/i.test(cell.trim())) return true;
  return /^(?:0|f|false|n|no)$/i.test(cell.trim()) ? false : null;
}
