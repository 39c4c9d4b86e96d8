/** Where the reading of an import stood at one moment. */
export interface ReadingMark {
  /** On any clock that only goes forward, in milliseconds. */
  readonly atMs: number;
  /** Bytes of dropped files that were read; files that the case knew already cost nothing and do not count. */
  readonly bytesRead: number;
  readonly bytesLeft: number;
  /** Bytes that archives put aside until all their names were known: read since, and still waiting. */
  readonly asideRead: number;
  readonly asideLeft: number;
}

/** A speed is measured over the last so many milliseconds: what lies further back may have been another kind of file. */
const windowMs = 20_000;
/** Less than this was not measured but guessed: three seconds and a hundredth of all, or a whole window. */
const leastMeasuredMs = 3_000;
const leastShare = 0.01;
/** Reports come ten times a second; that often nothing new is learned. */
const markEveryMs = 500;

/** The marks with one more. Holds the first one and those of the window. */
export function withMark(marks: readonly ReadingMark[], mark: ReadingMark): readonly ReadingMark[] {
  const last = marks.at(-1);
  const settled =
    last !== undefined && marks.length > 1 && mark.atMs - (marks.at(-2)?.atMs ?? 0) < markEveryMs
      ? marks.slice(0, -1)
      : marks;
  // One mark before the window stays, so that the window is whole.
  const from = settled.findLastIndex(({ atMs }) => atMs <= mark.atMs - windowMs);
  const kept = settled.filter((_each, index) => index === 0 || index >= from);
  return [...kept, mark];
}

/**
 * How long the rest of the reading lasts, in milliseconds, rounded to what such an estimate is worth; `null` while it cannot be known: at the
 * beginning, when nothing is left, and while an archive puts bytes aside, because nobody knows how many there will be.
 */
export function readingTimeLeft(marks: readonly ReadingMark[]): number | null {
  const last = marks.at(-1);
  if (last === undefined) return null;
  if (last.asideLeft > 0) return last.bytesLeft > 0 ? null : asideTimeLeft(marks, last);
  if (last.bytesLeft === 0) return null;
  // Bytes put aside take their time when the archive is through: only the whole course has them in proportion.
  const whole = last.asideRead > 0;
  return timeOf(whole ? marks[0] : windowStart(marks, last), last, ({ bytesRead }) => bytesRead, last.bytesLeft);
}

/** Only what waits is left: measured since the archive was through. */
function asideTimeLeft(marks: readonly ReadingMark[], last: ReadingMark): number | null {
  const all = last.asideRead + last.asideLeft;
  const since = marks.filter((mark) => mark.bytesLeft === 0 && mark.asideRead + mark.asideLeft === all);
  return timeOf(windowStart(since, last), last, ({ asideRead }) => asideRead, last.asideLeft);
}

function windowStart(marks: readonly ReadingMark[], last: ReadingMark): ReadingMark | undefined {
  return marks.findLast(({ atMs }) => atMs <= last.atMs - windowMs) ?? marks[0];
}

function timeOf(
  first: ReadingMark | undefined,
  last: ReadingMark,
  done: (mark: ReadingMark) => number,
  left: number,
): number | null {
  if (first === undefined) return null;
  const measuredMs = last.atMs - first.atMs;
  const read = done(last) - done(first);
  if (measuredMs < leastMeasuredMs || read <= 0) return null;
  if (measuredMs < windowMs && read < leastShare * (done(last) + left)) return null;
  return rounded((left / read) * measuredMs);
}

const second = 1_000;
const minute = 60 * second;

/** Steps of five seconds, of half a minute, of a minute, of ten: more precise it is not. Never 0, because something is left. */
function rounded(ms: number): number {
  const step = ms < minute ? 5 * second : ms < 5 * minute ? minute / 2 : ms < 60 * minute ? minute : 10 * minute;
  return Math.max(step, Math.round(ms / step) * step);
}
