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
