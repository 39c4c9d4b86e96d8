import { prefixLooked } from './line-context.ts';
import type { LogWindow } from './log-window.ts';
import { criContinuation, goesOnBelow } from './partial-lines.ts';
import type { PrefixResolver } from './prefix-resolver.ts';

/** What the reader of lines knows and the reader of frames needs. */
export interface LineKnowledge {
  /** No more text will come. */
  readonly final: boolean;
  /** Whether a line begins a log record of its own, so that a frame from above cannot go on in it. */
  isRecordStart(lineStart: number, lineEnd: number): boolean;
  /**
   * Length of the prefix that a line repeats from the line before it (research P3); -1 when it is no continuation.
   * Positions of the head's line and of the line in question.
   */
  repeatedPrefix(headLineStart: number, headAt: number, lineStart: number, lineEnd: number): number;
  /** Whether the line is one part of a longer one, as the collector says. */
  goesOnBelow(lineStart: number): boolean;
  /** What of the text before a frame a collector may repeat on each of its lines (research K6), the longest first; without colours. */
  prefixesOf(headLineStart: number, headAt: number): readonly string[];
}

/** What a reader of lines knows by its window and the prefixes of its log. */
export function lineKnowledge(window: LogWindow, resolver: PrefixResolver, isFinal: () => boolean): LineKnowledge {
  return {
    get final() {
      return isFinal();
    },
    isRecordStart: (lineStart) => resolver.startsRecord(window.text, lineStart),
    goesOnBelow: (lineStart) => goesOnBelow(window.text, lineStart),
    repeatedPrefix: (headLineStart, headAt, lineStart, lineEnd) => {
      const part = criContinuation(window.text, lineStart);
      if (part > 0) return part;
      const before = window.decode(Math.max(headLineStart, headAt - prefixLooked), headAt);
      const line = window.decode(lineStart, Math.min(lineEnd, lineStart + prefixLooked));
      return resolver.repeatedPrefix(before, line);
    },
    prefixesOf: (headLineStart, headAt) => {
      if (headAt - headLineStart > prefixLooked) return [];
      return resolver.prefixesOf(window.text.slice(headLineStart, headAt));
    },
  };
}
