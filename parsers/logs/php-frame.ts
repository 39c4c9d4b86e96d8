import { afterBracket, bracketsIn } from './closing-brackets.ts';
import { derive } from './derived-frame.ts';
import { completeFrame, type FrameAttempt, more, none } from './found-frame.ts';
import type { LogWindow } from './log-window.ts';
import { readDump } from './php-dump.ts';

/** Dumps are read in growing steps, so that one without an end costs little. */
const firstStep = 2048;
const longest = 262_144;
/** The id of a message is a text, whatever it looks like (OCPP-J 1.6, 4.1.4); a dump without quotes cannot say so. */
const bareId = /^\[(\d),(-?[\d.]{1,40}),/;

/** Reads a frame that PHP printed; it counts as repaired, since the characters are not those that were sent. */
export function readPhpFrame(window: LogWindow, final: boolean, start: number): FrameAttempt {
  const { text } = window;
  for (let step = firstStep; step <= longest; step *= 4) {
    const limit = Math.min(text.length, start + step);
    const decoded = window.decode(start, limit);
    const read = readDump(decoded, 0);
    if (read === undefined) return none;
    if (read === 'open') {
      if (limit < text.length) continue;
      return final ? none : more;
    }
    const derived = derive(read.json.replace(bareId, '[$1,"$2",'));
    const closer = decoded.charAt(read.end - 1);
    const end = afterBracket(text, start, limit, bracketsIn(decoded, read.end, closer), closer);
    return completeFrame(derived, { dress: 'php', start, end }, ['printed-literal']);
  }
  return none;
}
