import type { TimeRange } from '../casefile/frame-list.ts';

/** Whether an instant lies in a half-open range. What has no time belongs to every range: it must not vanish. */
export function inRange({ fromMs, toMs }: TimeRange, atMs: number | null): boolean {
  if (atMs === null) return true;
  return (fromMs === null || atMs >= fromMs) && (toMs === null || atMs < toMs);
}

/** Whether a stretch touches a range; an open end lasts for ever. */
export function overlapsRange(range: TimeRange, startMs: number | null, endMs: number | null): boolean {
  if (range.fromMs !== null && endMs !== null && endMs < range.fromMs) return false;
  return range.toMs === null || startMs === null || startMs < range.toMs;
}
