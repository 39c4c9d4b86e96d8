import { readTimestamp } from '../time/read-timestamp.ts';
import { clock } from './line-format.ts';
import type { LogWindow } from './log-window.ts';
import { anyWrittenTime } from './written-times.ts';

/*
 * Tables of backends that were pasted from their pages have the time in their last column, behind the message or behind request and answer. Some pages
 * and the socket tables of browsers put every cell on a line of its own when they are copied; the time then stands alone on a line below.
 */

/** Characters before the end of a line in which such a time stands. */
const looked = 160;
/** A row that goes on for longer than this behind its message is not waited for. */
const longestRow = 65_536;
/** Date and time of day in two cells. */
const dateBesideClock = `(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{4}|\\d{4}-\\d{2}-\\d{2}) ?[|\\t] ?${clock}`;
/** `AM`, `PM` and a zone belong to it. */
const cell = `["'(\\[]?((?:${dateBesideClock}|${anyWrittenTime})(?: ?[AaPp]\\.?[Mm]\\b\\.?)?(?: ?(?:Z|UTC|GMT)\\b)?(?: ?[+-]\\d{2}:?\\d{2})?)["')\\]]?[\\s|,;]{0,8}$`;
/** A cell of its own at the very end of the line. */
const atEnd = new RegExp(`(?:^|[\\s|,;])${cell}`);
const alone = new RegExp(`^[\\s|,;]{0,8}${cell}`);
/** Lines below a message on which its row may go on: its length, its type, the time. */
const cellsBelow = 3;
const messageBegins = /^\W{0,16}\[\s{0,4}\d/;
const context = { zone: 'UTC', referenceYear: null };

function timeBy(pattern: RegExp, text: string): string {
  const written = (pattern.exec(text)?.[1] ?? '').replaceAll(/ ?[|\t] ?/g, ' ');
  return written === '' || readTimestamp(written, context) === undefined ? '' : written;
}

/** The time that ends a text; `''` when none does. */
export function timeAtEnd(text: string): string {
  return timeBy(atEnd, text.slice(-looked));
}

/** The time that is all that a line says; `''` when it says anything else. */
export function timeAlone(line: string): string {
  return line.length > looked ? '' : timeBy(alone, line);
}

/** The time that ends the line behind `end`; `undefined` where the line is not whole yet. */
export function timeBehind(window: LogWindow, end: number, final: boolean): string | undefined {
  const { text } = window;
  const newline = window.newlineAfter(end);
  if (newline < 0 && !final && text.length - end < longestRow) return undefined;
  const lineEnd = newline < 0 ? text.length : newline;
  return timeAtEnd(window.peek(Math.max(end, lineEnd - looked), lineEnd).trimEnd());
}

/**
 * The time that stands alone on a line below the message that ends at `end`, before the next message; `undefined` where those lines are not there yet,
 * `''` where they hold none.
 */
export function timeBelow(window: LogWindow, end: number, final: boolean): string | undefined {
  const { text } = window;
  for (let at = end, seen = 0; seen < cellsBelow; ) {
    const newline = window.newlineAfter(at);
    if (newline < 0) return final || text.length - end > longestRow ? '' : undefined;
    const next = window.newlineAfter(newline + 1);
    if (next < 0 && !final && text.length - newline < looked) return undefined;
    at = next < 0 ? text.length : next;
    const line = window.peek(newline + 1, Math.min(at, newline + looked + 2)).trim();
    if (messageBegins.test(line)) return '';
    const time = timeAlone(line);
    if (time !== '') return time;
    if (line !== '') seen += 1;
  }
  return '';
}
