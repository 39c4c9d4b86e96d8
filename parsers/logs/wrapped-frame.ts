import { afterBracket, bracketsIn } from './closing-brackets.ts';
import { derive } from './derived-frame.ts';
import { completeFrame, damagedFrame, type FrameAttempt, more, none } from './found-frame.ts';
import type { JsonStructure } from './json-structure.ts';
import type { LineKnowledge } from './line-knowledge.ts';
import type { LogWindow } from './log-window.ts';
import { joinStacked } from './stacked-frame.ts';

/** Lines that one wrapped frame may take; a frame without a line prefix is joined over fewer. */
const mostWrappedLines = 20_000;
const mostJoinedLines = 24;

type Piece = readonly [from: number, to: number];

interface Line {
  readonly start: number;
  readonly end: number;
}

function trimReturn(text: string, end: number): number {
  return text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
}

function positionInPieces(pieces: readonly Piece[], position: number): number {
  let left = position;
  for (const [from, to] of pieces) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return pieces.at(-1)?.[1] ?? 0;
}

function lineFrom(window: LogWindow, lines: LineKnowledge, start: number): Line | undefined {
  const { text } = window;
  const newline = window.newlineAfter(start);
  if (newline >= 0) return { start, end: newline };
  return lines.final && start < text.length ? { start, end: text.length } : undefined;
}

/** Joins the lines that a frame was wrapped over; `undefined` when that gives no frame. */
function joinWrapped(
  window: LogWindow,
  lines: LineKnowledge,
  start: number,
  lineStart: number,
  cut: number,
  inString: boolean,
): FrameAttempt | undefined {
  const { text } = window;
  const pieces: Piece[] = [[start, trimReturn(text, cut)]];
  let withPrefix: boolean | undefined;
  let at = cut + 1;
  for (;;) {
    const line = lineFrom(window, lines, at);
    if (line === undefined) {
      if (!lines.final) return pieces.length > mostWrappedLines ? undefined : more;
      break;
    }
    const prefix = lines.repeatedPrefix(lineStart, start, line.start, line.end);
    const goesOn = prefix > 0 || (prefix < 0 && inString && !lines.isRecordStart(line.start, line.end));
    withPrefix ??= prefix > 0;
    if (!goesOn || withPrefix !== prefix > 0 || line.end === line.start) break;
    pieces.push([line.start + Math.max(prefix, 0), trimReturn(text, line.end)]);
    if (pieces.length > (withPrefix ? mostWrappedLines : mostJoinedLines)) break;
    at = line.end + 1;
    if (line.end >= text.length) break;
  }
  if (pieces.length === 1) return undefined;
  const standIn = pieces.map(([from, to]) => text.slice(from, to)).join('');
  const decoded = window.decodePieces(pieces);
  const derived = derive(decoded);
  const closed = derived.structure.outcome === 'closed';
  if (!closed && withPrefix !== true) return undefined;
  if (!closed) {
    const end = pieces.at(-1)?.[1] ?? cut;
    return damagedFrame(derived, { dress: 'plain', start, end }, 'log.frame-truncated');
  }
  const inJoined = afterBracket(standIn, 0, standIn.length, bracketsIn(decoded, derived.structure.end));
  const end = positionInPieces(pieces, inJoined);
  const repairs = withPrefix === true ? [] : ['line-break-in-string'];
  return completeFrame(derived, { dress: 'plain', start, end }, repairs);
}

/**
 * Reads a frame that does not end on its line and does not simply go on below: wrapped by the logger (research P3), or cut.
 * `structure` is what could be walked over of it, `lineStart` where its line begins.
 */
export function readOverLines(
  window: LogWindow,
  lines: LineKnowledge,
  start: number,
  lineStart: number,
  structure: JsonStructure,
): FrameAttempt {
  const { text } = window;
  const stacked = joinStacked(window, lines, start, lineStart);
  if (stacked !== undefined) return stacked;
  // Without type and id there is nothing to go by.
  if (structure.bounds.length < 3 && !lines.goesOnBelow(lineStart)) return none;
  let cut = window.newlineAfter(start);
  if (cut < 0) cut = text.length;
  // Lines that went on as JSON belong to it, up to the one that begins a record of its own.
  while (cut < structure.end) {
    const next = lineFrom(window, lines, cut + 1);
    if (next === undefined && !lines.final) return more;
    if (next === undefined) break;
    if (next.end >= structure.end || lines.isRecordStart(next.start, next.end)) break;
    cut = next.end;
  }
  if (cut >= text.length && !lines.final) return more;
  const single = cut === window.newlineAfter(start) || cut === text.length;
  if (single && cut < text.length) {
    const joined = joinWrapped(window, lines, start, lineStart, cut, structure.brokenString);
    if (joined !== undefined) return joined;
  }
  const end = trimReturn(text, cut);
  return damagedFrame(derive(window.decode(start, end)), { dress: 'plain', start, end }, 'log.frame-truncated');
}
