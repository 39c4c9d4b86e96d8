import { readTimestamp } from '../time/read-timestamp.ts';
import { clock } from './line-format.ts';
import type { LogWindow } from './log-window.ts';
import { anyWrittenTime } from './written-times.ts';

/*
 * Tables of backends that were pasted from their pages have the time in their last column, behind the message or behind request and answer.
 */

/** Characters before the end of a line in which such a time stands. */
const looked = 160;
/** A row that goes on for longer than this behind its message is not waited for. */
const longestRow = 65_536;
/** Date and time of day in two cells. */
const dateBesideClock = `(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{4}|\\d{4}-\\d{2}-\\d{2}) ?[|\\t] ?${clock}`;
/** A cell of its own at the very end of the line; `AM`, `PM` and a zone belong to it. */
const atEnd = new RegExp(
  `(?:^|[\\s|,;])["'(\\[]?((?:${dateBesideClock}|${anyWrittenTime})(?: ?[AaPp]\\.?[Mm]\\b\\.?)?(?: ?(?:Z|UTC|GMT)\\b)?(?: ?[+-]\\d{2}:?\\d{2})?)["')\\]]?[\\s|,;]{0,8}$`,
);
const context = { zone: 'UTC', referenceYear: null };

/** The time that ends a text; `''` when none does. */
export function timeAtEnd(text: string): string {
  const written = (atEnd.exec(text.slice(-looked))?.[1] ?? '').replaceAll(/ ?[|\t] ?/g, ' ');
  return written === '' || readTimestamp(written, context) === undefined ? '' : written;
}

/** The time that ends the line behind `end`; `undefined` where the line is not whole yet. */
export function timeBehind(window: LogWindow, end: number, final: boolean): string | undefined {
  const { text } = window;
  const newline = window.newlineAfter(end);
  if (newline < 0 && !final && text.length - end < longestRow) return undefined;
  const lineEnd = newline < 0 ? text.length : newline;
  return timeAtEnd(window.peek(Math.max(end, lineEnd - looked), lineEnd).trimEnd());
}
