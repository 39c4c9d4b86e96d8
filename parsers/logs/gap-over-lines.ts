import { elidedFrame } from './elided-frame.ts';
import { type FrameAttempt, more, none } from './found-frame.ts';
import type { JsonStructure } from './json-structure.ts';
import type { LineKnowledge } from './line-knowledge.ts';
import type { LogWindow } from './log-window.ts';
import { windowElements } from './window-elements.ts';

/** Dots in the place of lines (research P6); the second is an ellipsis in UTF-8, read one character per byte. */
const gap = /(?:\.{3,6}|\u2026|\u00e2\u20ac\u00a6)[ \t]{0,8},?[ \t]{0,8}\r?(?=\n|$)/y;
const mostLines = 400;

/**
 * Reads a pretty printed frame of which somebody left out lines, and wrote dots in their place: it ends with a bracket alone on its line, as far in as the
 * one it began with. `undefined` when it is no such frame.
 */
export function readWithGap(
  window: LogWindow,
  lines: LineKnowledge,
  start: number,
  lineStart: number,
  structure: JsonStructure,
): FrameAttempt | undefined {
  const { text } = window;
  gap.lastIndex = structure.end;
  if (structure.outcome !== 'broken' || !gap.test(text)) return undefined;
  const indent = start - lineStart;
  let at = window.newlineAfter(structure.end);
  for (let count = 0; count < mostLines; count += 1) {
    if (at < 0) return lines.final ? undefined : more;
    const from = at + 1;
    const newline = window.newlineAfter(from);
    if (newline < 0 && !lines.final) return more;
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(from, end).trimEnd();
    if (line.trim() === ']' && line.length - 1 <= indent) {
      const elided = elidedFrame(windowElements(window, structure), { dress: 'plain', start, end: from + line.length });
      return elided === none ? undefined : elided;
    }
    if (lines.isRecordStart(from, end)) return undefined;
    at = newline;
  }
  return undefined;
}
