import { afterBracket, bracketsIn } from './closing-brackets.ts';
import { derive } from './derived-frame.ts';
import { completeFrame, damagedFrame, type FrameAttempt, more } from './found-frame.ts';
import type { LineKnowledge } from './line-knowledge.ts';
import type { LogWindow } from './log-window.ts';
import { afterSamePrefix } from './same-prefix.ts';

/*
 * A frame printed over many lines of which each stands behind a prefix of its own (research K6): a collector such as journald writes the time anew
 * for every line. The prefixes differ in their digits only, and what follows them must go on as JSON; so nothing else is joined.
 */

/** More lines than the longest message takes when it is printed this way. */
const mostLines = 20_000;
/** The beginning of a message must be told by so many of its lines. */
const linesOfHead = 6;

const colour = '\\u001b\\[[0-9;?]{0,20}[A-Za-z]';
/** What a line of printed JSON consists of; printing never breaks a string. */
const jsonLine = new RegExp(
  `(?:[\\s[\\]{},:]|"(?:[^"\\\\\\n]|\\\\.)*"|-?\\d[\\d.eE+-]{0,40}|true|false|null|${colour})*`,
  'y',
);
const colours = new RegExp(colour, 'g');
/** Nothing but colours up to the end of the line. */
const onlyColours = new RegExp(`(?:[ \\t]|${colour}){1,16}\\r?(?:\\n|$)`, 'y');
const messageHead = /^\[\s*\d\s*,\s*(?:"|\d)/;
/** What of a message may stand on its first lines, while they still are its beginning. */
const headSoFar = /^\[\s*(?:\d\s*(?:,\s*(?:["\d]|$)|$)|$)/;

type Piece = readonly [from: number, to: number];

/** Whether only colours stand between a place and the end of its line, so that the frame may go on below. */
export function endsInColours(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x1b) return false;
  onlyColours.lastIndex = at;
  return onlyColours.test(text);
}

/** Adds a stretch of a line, its colours left out. */
function addPieces(pieces: Piece[], text: string, from: number, to: number): void {
  const shown = text.slice(from, to);
  let at = from;
  if (shown.includes('\u001b')) {
    for (const match of shown.matchAll(colours)) {
      if (from + match.index > at) pieces.push([at, from + match.index]);
      at = from + match.index + match[0].length;
    }
  }
  if (to > at) pieces.push([at, to]);
}

function joined(text: string, pieces: readonly Piece[]): string {
  return pieces.map(([from, to]) => text.slice(from, to)).join('');
}

function placeOf(pieces: readonly Piece[], position: number): number {
  let left = position;
  for (const [from, to] of pieces) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return pieces.at(-1)?.[1] ?? 0;
}

/** The pieces up to a position of their joined text that end a line before it. */
function linesBefore(text: string, pieces: readonly Piece[], position: number): readonly Piece[] {
  let at = 0;
  let kept = 0;
  for (const [index, [from, to]] of pieces.entries()) {
    at += to - from;
    if (at > position) break;
    if (text.charCodeAt(to - 1) === 0x0a) kept = index + 1;
  }
  return pieces.slice(0, kept);
}

/** How much deeper the brackets of a line of printed JSON lead. */
function depthOf(line: string): number {
  let depth = 0;
  for (const [token] of line.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
  }
  return depth;
}

/**
 * Joins the lines of the frame that begins at `start`, each freed of its prefix; `undefined` when the line below does not go on with it.
 */
export function joinStacked(
  window: LogWindow,
  lines: LineKnowledge,
  start: number,
  lineStart: number,
): FrameAttempt | undefined {
  const { text } = window;
  const firstEnd = window.newlineAfter(start);
  if (firstEnd < 0) return undefined;
  // Of the first line only: what follows may be JSON for a long way.
  if (!isJsonLine(text.slice(start, firstEnd + 1), 0, firstEnd + 1 - start)) return undefined;
  const prefixes = lines.prefixesOf(lineStart, start);
  if (prefixes.length === 0) return undefined;
  const pieces: Piece[] = [];
  addPieces(pieces, text, start, firstEnd + 1);
  let depth = depthOf(joined(text, pieces));
  let prefix: string | undefined;
  let at = firstEnd + 1;
  let count = 1;
  while (depth > 0 && count < mostLines && at < text.length) {
    const newline = text.indexOf('\n', at);
    if (newline < 0 && !lines.final) break;
    const lineEnd = newline < 0 ? text.length : newline + 1;
    const found = prefix === undefined ? prefixes : [prefix];
    const cut = found.map((one) => [one, afterSamePrefix(one, text, at, lineEnd)] as const).find(([, to]) => to >= 0);
    if (cut === undefined || !isJsonLine(text, cut[1], lineEnd)) break;
    const fresh: Piece[] = [];
    addPieces(fresh, text, cut[1], lineEnd);
    const shown = joined(text, fresh);
    if (messageHead.test(shown.trimStart())) break;
    [prefix] = cut;
    pieces.push(...fresh);
    depth += depthOf(shown);
    count += 1;
    at = lineEnd;
    if (count === linesOfHead && !messageHead.test(joined(text, pieces))) return undefined;
  }
  const endsHere = depth <= 0 || count >= mostLines;
  if (!endsHere && !lines.final && (at >= text.length || text.indexOf('\n', at) < 0)) {
    return headSoFar.test(joined(text, pieces)) ? more : undefined;
  }
  return count === 1 ? undefined : readJoined(window, pieces);
}

function isJsonLine(text: string, from: number, lineEnd: number): boolean {
  if (from >= lineEnd) return true;
  jsonLine.lastIndex = from;
  return jsonLine.test(text) && jsonLine.lastIndex >= lineEnd;
}

function readJoined(window: LogWindow, pieces: readonly Piece[]): FrameAttempt | undefined {
  const { text } = window;
  const derived = derive(window.decodePieces(pieces));
  if (derived.structure.outcome === 'closed') {
    const standIn = joined(text, pieces);
    const inJoined = afterBracket(standIn, 0, standIn.length, bracketsIn(derived.text, derived.structure.end));
    return completeFrame(derived, { dress: 'plain', start: pieces[0]?.[0] ?? 0, end: placeOf(pieces, inJoined) }, []);
  }
  const standIn = joined(text, pieces);
  const goodUntil =
    derived.structure.outcome === 'open' || standIn.length !== derived.text.length
      ? standIn.length
      : derived.structure.end;
  const good = linesBefore(text, pieces, goodUntil);
  const last = good.at(-1);
  if (last === undefined || good.length < 2) return undefined;
  const place = { dress: 'plain', start: pieces[0]?.[0] ?? 0, end: last[1] - 1 } as const;
  return damagedFrame(derive(window.decodePieces(good)), place, 'log.frame-truncated');
}
