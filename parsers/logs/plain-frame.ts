import type { FramePayload } from '../model/frame.ts';
import { derive } from './derived-frame.ts';
import { elidedEnd, elidedFrame, elision, notedElision, notedLength, problemAt } from './elided-frame.ts';
import { completeFrame, damagedFrame, type FrameAttempt, more, none } from './found-frame.ts';
import { type ArrayElements, elementsOf, type FrameShape, readFrameShape } from './frame-shape.ts';
import { readWithGap } from './gap-over-lines.ts';
import { type JsonStructure, walkJsonArray } from './json-structure.ts';
import type { LineKnowledge } from './line-knowledge.ts';
import type { LogWindow } from './log-window.ts';
import { headerElements, windowElements } from './window-elements.ts';
import { endsInColours } from './stacked-frame.ts';
import { isOtherLanguage, readPrintedList } from './printed-list.ts';
import { readUsualFrame } from './usual-frame.ts';
import { readOverLines } from './wrapped-frame.ts';

const begunObjectInString = /^"(?:\{\s{0,8}\\?)?$/;
const begunAnswerName = /^"[A-Za-z]{0,64}(?:\.[a-z]{0,8})?"?$/;

/** A result is known by its third element, the others by their fourth. */
function tellingElement(elements: ArrayElements): number {
  return elements.text(0) === '3' ? 2 : 3;
}

/** Whether an unfinished array may still turn out to be a frame; one that cannot must not wait for more text. */
function canBecomeFrame(elements: ArrayElements): boolean {
  const telling = tellingElement(elements);
  // `nu` may still become `null`.
  if (elements.count <= telling) return true;
  const begun = elements.text(telling);
  if ('null'.startsWith(begun) || readFrameShape(elements, false) !== undefined) return true;
  // A payload within a string, or the name of the action in an answer, of which too little is there to tell.
  return begunObjectInString.test(begun) || (telling === 2 && elements.count === 3 && begunAnswerName.test(begun));
}

/**
 * Whether what tells against a frame stands on a line below that is not whole yet: it may be the prefix that each line has (research P3), which looks
 * like a number for so long.
 */
function endsWithinNextLine(
  window: LogWindow,
  start: number,
  { bounds }: JsonStructure,
  elements: ArrayElements,
): boolean {
  const begun = bounds[tellingElement(elements) * 2] ?? 0;
  const newline = window.newlineAfter(start);
  return newline >= 0 && newline < begun && window.newlineAfter(begun) < 0;
}

/** The payload where it stands in the source, or as text where the source cannot be read as UTF-8. */
function sourcePayload(window: LogWindow, shape: FrameShape, structure: JsonStructure): FramePayload {
  if (shape.payloadElement === null) return { at: 'nowhere' };
  const from = structure.bounds[shape.payloadElement * 2] ?? 0;
  const to = structure.bounds[shape.payloadElement * 2 + 1] ?? 0;
  if (window.isPlainUtf8(from, to)) {
    return { at: 'source', range: { offset: window.offsetAt(from), length: window.lengthOf(from, to) } };
  }
  return { at: 'text', text: window.decode(from, to) };
}

function readClosed(window: LogWindow, final: boolean, start: number, structure: JsonStructure): FrameAttempt {
  const shape = readFrameShape(headerElements(window, structure), true);
  if (shape === undefined) return none;
  const { end } = structure;
  const place = { dress: 'plain', start, end } as const;
  const noted = notedLength(window.text, end, final);
  if (noted === 'unknown') return more;
  // The length alone says nothing: names are changed before a log is shown to others.
  if (noted !== undefined && noted !== window.lengthOf(start, end) && elision.test(window.text.slice(start, end))) {
    return elidedFrame(windowElements(window, structure), place);
  }
  // What was left out in the middle may have taken brackets with it, so that the rest closes too early.
  const behind = window.text.charCodeAt(end);
  if ((behind === 0x7d || behind === 0x5d || Number.isNaN(behind)) && elision.test(window.text.slice(start, end))) {
    const newline = window.newlineAfter(end);
    if (newline < 0 && !final) return more;
    const gapEnd = elidedEnd(window.text, start, newline < 0 ? window.text.length : newline);
    if (!Number.isNaN(behind)) return elidedFrame(windowElements(window, structure), { ...place, end: gapEnd ?? end });
  }
  if (structure.edits.length > 0 || shape.oddity !== undefined)
    return completeFrame(derive(window.decode(start, end)), place, []);
  const payload = sourcePayload(window, shape, structure);
  return {
    outcome: 'frame',
    frame: { ...place, shape, state: 'whole', repairs: [], payload, station: null, problem: null },
  };
}

/** A frame of one line that is complete once quotes are taken for what they were meant to be. */
function readLoose(window: LogWindow, start: number, lineEnd: number): FrameAttempt | undefined {
  const loose = walkJsonArray(window.text, start, lineEnd, true);
  if (loose.outcome !== 'closed' || readFrameShape(windowElements(window, loose), true) === undefined) return undefined;
  const decoded = window.decode(start, loose.end);
  const walked = walkJsonArray(decoded, 0, decoded.length, true);
  const derived = { text: decoded, structure: walked, elements: elementsOf(decoded, walked) };
  return completeFrame(derived, { dress: 'plain', start, end: loose.end }, []);
}

/** JSON ended in the middle of a line: the middle was left out, quotes were not escaped, or it is damaged. */
function readBroken(window: LogWindow, final: boolean, start: number, structure: JsonStructure): FrameAttempt {
  const { text } = window;
  const newline = window.newlineAfter(start);
  if (newline < 0 && !final) return more;
  const lineEnd = newline < 0 ? text.length : newline;
  const elements = windowElements(window, structure);
  const gapEnd = elidedEnd(text, start, lineEnd);
  if (gapEnd !== undefined) {
    const elided = elidedFrame(elements, { dress: 'plain', start, end: gapEnd });
    if (elided !== none) return elided;
  }
  if (readFrameShape(elements, false) === undefined) return none;
  const closed = readLoose(window, start, lineEnd);
  if (closed !== undefined) return closed;
  const derived = derive(window.decode(start, structure.end + 1 > lineEnd ? lineEnd : structure.end + 1));
  return damagedFrame(derived, { dress: 'plain', start, end: structure.end }, problemAt(text, structure.end, lineEnd));
}

/** Reads a frame that stands in the log as JSON. `start` is its bracket, `lineStart` where its line begins. */
export function readPlainFrame(
  window: LogWindow,
  lines: LineKnowledge,
  start: number,
  lineStart: number,
): FrameAttempt {
  const usual = readUsualFrame(window, start);
  if (usual !== undefined) return { outcome: 'frame', frame: usual };
  const { text } = window;
  const structure = walkJsonArray(text, start, text.length, false);
  if (structure.outcome === 'closed') return readClosed(window, lines.final, start, structure);
  if (structure.outcome === 'broken' && structure.bounds.length > 4 && isOtherLanguage(text, structure.end)) {
    const printed = readPrintedList(window, lines.final, start);
    if (printed !== undefined) return printed;
  }
  // Judged by what is there so far; a head that can never become a frame must not wait for more text.
  if (structure.outcome === 'open' && !lines.final) {
    const elements = windowElements(window, structure);
    return canBecomeFrame(elements) || endsWithinNextLine(window, start, structure, elements) ? more : none;
  }
  const newline = window.newlineAfter(start);
  const lineEnd = text.charCodeAt(newline - 1) === 0x0d ? newline - 1 : newline;
  const sameLine = lineEnd < 0 || structure.end < lineEnd || (structure.end === lineEnd && !structure.brokenString);
  const coloured = sameLine && endsInColours(text, structure.end);
  if (structure.outcome === 'broken' && sameLine && structure.end !== lineEnd && !coloured) {
    return readBroken(window, lines.final, start, structure);
  }
  if (structure.brokenString && lineEnd > 0) {
    const closed = readLoose(window, start, lineEnd);
    if (closed !== undefined) return closed;
    // What was left out took the quotes with it.
    const gapEnd = notedElision(text, start, lineEnd);
    const elements = windowElements(window, structure);
    const elided = gapEnd === undefined ? none : elidedFrame(elements, { dress: 'plain', start, end: gapEnd });
    if (elided !== none) return elided;
  }
  return (
    readWithGap(window, lines, start, lineStart, structure) ?? readOverLines(window, lines, start, lineStart, structure)
  );
}
