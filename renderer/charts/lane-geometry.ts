import type { StatusLane } from '../../main/api/views/status-views.ts';
import type { TimeRange } from '../app/url-state.ts';

type Interval = StatusLane['intervals'][number];

export interface DrawnInterval {
  readonly interval: Interval;
  readonly x: number;
  readonly wide: number;
}

/**
 * Intervals as pixels. At least one pixel each; where several fall into one pixel only the most telling stays (a fault
 * before everything else), so that thousands of intervals draw at most one mark a pixel and no fault is lost.
 */
export function drawnIntervals(
  intervals: readonly Interval[],
  range: TimeRange,
  width: number,
): readonly DrawnInterval[] {
  if (width <= 0) return [];
  const scale = width / (range.toMs - range.fromMs);
  const drawn: DrawnInterval[] = [];
  for (const interval of intervals) {
    if (interval.toMs <= range.fromMs || interval.fromMs >= range.toMs) continue;
    const from = Math.max(0, (interval.fromMs - range.fromMs) * scale);
    const to = Math.min(width, (interval.toMs - range.fromMs) * scale);
    const wide = Math.max(1, to - from);
    // A mark at the very end stays inside of the picture.
    const next = { interval, x: Math.min(from, Math.max(0, width - wide)), wide };
    const last = drawn.at(-1);
    if (last !== undefined && last.wide <= 1 && next.wide <= 1 && next.x - last.x < 1) {
      if (weight(interval) > weight(last.interval)) drawn[drawn.length - 1] = next;
    } else drawn.push(next);
  }
  // Marks of one pixel come last, so that the interval after them does not cover them.
  return [...drawn.filter(({ wide }) => wide > 1), ...drawn.filter(({ wide }) => wide <= 1)];
}

function weight(interval: Interval): number {
  if (interval.status === 'Faulted') return 3;
  if (interval.errorCode !== null && interval.errorCode !== 'NoError') return 2;
  return interval.status === 'unknown' ? 0 : 1;
}
