import { type FrameAttempt, type FramePlace, none } from './found-frame.ts';
import { type ArrayElements, type FrameShape, readFrameShape } from './frame-shape.ts';

/** Marks of a logger that leaves out the middle of a message. */
export const elision = /\.\.\.|\u2026/;
/** A logger that leaves out the middle of messages does so to keep them short. */
const longestElided = 4096;
/** Such a logger notes the whole length behind the message (python websockets). */
const lengthNote = /^['"]? ?\[(\d{1,9}) bytes[^\]\n]{0,40}\]/;
const noteAtEnd = /['"]? ?\[\d{1,9} bytes[^\]]{0,40}\]\s*$/;
/** Characters behind a message in which the whole note lies. */
const noteLooked = 64;

/** What loggers write behind the place where they cut a message off; it has lost its end and not its middle. */
const cutNote =
  /(?:\.\.\.|\u2026|\u00e2\u20ac\u00a6)["'\s]{0,4}[[(<{]{0,2}\s?(?:\+?\d{1,9} )?(?:more |characters? |chars? |bytes? )?(?:truncated|cut|omitted|snipped|snip|more|bytes|chars|characters|abgeschnitten|gek\S{1,4}rzt|weitere)\b/i;

/** Whether a message was cut at its end by a logger that says so. */
export function isCutAtEnd(text: string): boolean {
  return cutNote.test(text);
}

const cutMark = /^\s{0,4}(?:>|\.{2,4}|\u2026|\u00e2\u20ac\u00a6)["'\s]{0,4}$/;
const markLooked = 80;

/** What is to be said of a message that stops being JSON at a place: its end was cut off by whoever left this mark, or it is damaged there. */
export function problemAt(text: string, at: number, end: number): 'log.frame-truncated' | 'log.frame-malformed' {
  const rest = text.slice(at, Math.min(end, at + markLooked));
  return cutMark.test(rest) || isCutAtEnd(rest) ? 'log.frame-truncated' : 'log.frame-malformed';
}

/** The header of a frame whose middle was left out: what stands before the gap. */
function elidedShape(elements: ArrayElements): FrameShape | undefined {
  if (elements.count < 3 || elision.test(elements.text(1))) return undefined;
  const type = elements.text(0);
  const third = elements.text(2);
  const cutName = elision.test(third);
  if (type === '3') {
    if (!third.startsWith('{')) return undefined;
  } else if (!third.startsWith('"')) return undefined;
  const shown: ArrayElements = cutName
    ? {
        count: 3,
        lastIsComplete: false,
        text: (index) => (index === 2 ? (third.split(elision)[0] ?? '') : elements.text(index)),
      }
    : elements;
  const shape = readFrameShape(shown, false);
  return shape === undefined ? undefined : { ...shape, payloadElement: null };
}

/** A frame of which the logger left out the middle; `none` when its header cannot be read. */
export function elidedFrame(elements: ArrayElements, place: FramePlace): FrameAttempt {
  const shape = elidedShape(elements);
  if (shape === undefined) return none;
  const payload = { at: 'nowhere' } as const;
  return {
    outcome: 'frame',
    frame: { ...place, shape, state: 'elided', repairs: [], payload, station: null, problem: 'log.frame-elided' },
  };
}

/** Where a frame that begins at `start` ends if its middle was left out on its line; `undefined` without a sign of that. */
export function elidedEnd(text: string, start: number, lineEnd: number): number | undefined {
  const rest = text.slice(start, Math.min(lineEnd, start + longestElided));
  // The second is an ellipsis in UTF-8, read one character per byte.
  if (!elision.test(rest) && !rest.includes('\u00e2\u20ac\u00a6')) return undefined;
  if (isCutAtEnd(rest)) return undefined;
  const noted = noteAtEnd.exec(rest);
  const bracket = noted === null ? rest.lastIndexOf(']') : rest.lastIndexOf(']', noted.index);
  return bracket > 0 ? start + bracket + 1 : undefined;
}

/** The same where the logger notes the whole length behind the message, which leaves no doubt. */
export function notedElision(text: string, start: number, lineEnd: number): number | undefined {
  return noteAtEnd.test(text.slice(start, Math.min(lineEnd, start + longestElided)))
    ? elidedEnd(text, start, lineEnd)
    : undefined;
}

/** The length that a logger notes behind a message, `undefined` without a note, `'unknown'` when it may still come. */
export function notedLength(text: string, end: number, final: boolean): number | 'unknown' | undefined {
  const first = text.charCodeAt(end);
  if (first !== 0x27 && first !== 0x22 && first !== 0x20) return undefined;
  const tail = text.slice(end, end + noteLooked);
  if (!tail.includes('[')) return undefined;
  const match = lengthNote.exec(tail);
  if (match === null) return tail.length < noteLooked && !tail.includes('\n') && !final ? 'unknown' : undefined;
  return Number(match[1]);
}
