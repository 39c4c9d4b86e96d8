import { afterBracket, bracketsIn } from './closing-brackets.ts';
import { derive } from './derived-frame.ts';
import { readPrinted } from './described/literal-text.ts';
import { elidedFrame } from './elided-frame.ts';
import { completeFrame, type FrameAttempt, more, none } from './found-frame.ts';
import type { LogWindow } from './log-window.ts';

/** Lists are read in growing steps, so that one without an end costs little. */
const firstStep = 1024;
const longest = 1_048_576;
/** Where JSON ends and another language goes on: `=>`, `%{`, a symbol, an apostrophe, a word that is none of JSON, a name without quotes. */
const otherLanguage =
  /=>|%\{|:[A-Za-z_]|'|(?:None|nil|True|False|undefined)\b|[A-Za-z_$][\w$]{0,63}\s{0,4}(?::|=>|\()/y;

/** Whether a text that stops being JSON at a place may be a literal of another language. */
export function isOtherLanguage(text: string, at: number): boolean {
  otherLanguage.lastIndex = at;
  return otherLanguage.test(text);
}

/**
 * Reads a frame that a program printed as its language writes lists (research K12), also over several lines; `undefined` where it is damaged, and for the
 * way of other frames.
 */
export function readPrintedList(window: LogWindow, final: boolean, start: number): FrameAttempt | undefined {
  const { text } = window;
  for (let step = firstStep; step <= longest; step *= 4) {
    const limit = Math.min(text.length, start + step);
    const decoded = window.decode(start, limit);
    const read = readPrinted(decoded, 0);
    if (read === undefined) return undefined;
    if (read === 'open') {
      if (limit < text.length) continue;
      return final ? undefined : more;
    }
    const end = afterBracket(text, start, limit, bracketsIn(decoded, read.end));
    const derived = derive(read.json);
    const place = { dress: 'python', start, end } as const;
    const attempt = read.elided
      ? elidedFrame(derived.elements, place)
      : completeFrame(derived, place, ['python-literal']);
    return attempt === none ? undefined : attempt;
  }
  return undefined;
}
