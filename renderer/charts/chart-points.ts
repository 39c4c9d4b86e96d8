import type { SampleSeries } from '../../main/api/views/session-views.ts';
import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import type { Curve } from './curve-groups.ts';

/** One instant of a chart; a curve without a value here ends its line, so that gaps stay gaps. */
export interface ChartPoint {
  readonly ms: number;
  /** By curve: for drawing only. */
  readonly values: Readonly<Record<string, number | null>>;
  /** By curve: the exact text in the series' own unit. */
  readonly texts: Readonly<Record<string, string>>;
  readonly evidence: EvidenceRef | null;
}

/** A silence of this many usual intervals is drawn as a gap. */
const gapIntervals = 4;
const shortestGapMs = 120_000;

/** All curves on one time axis with gaps put in. Numbers are for drawing only; the exact texts travel along. */
export function chartPoints(curves: readonly Curve[]): readonly ChartPoint[] {
  const byMs = new Map<
    number,
    { values: Record<string, number | null>; texts: Record<string, string>; evidence: EvidenceRef }
  >();
  for (const { key, series, scale } of curves) {
    for (const { ms, value, evidence } of series.points) {
      const known = byMs.get(ms) ?? { values: {}, texts: {}, evidence };
      known.values[key] = Number(value) / scale;
      known.texts[key] = value;
      byMs.set(ms, known);
    }
  }
  const points = [...byMs]
    .map(([ms, point]): ChartPoint => ({ ms, ...point }))
    .sort((left, right) => left.ms - right.ms);
  const longest = Math.max(shortestGapMs, usualInterval(points.map(({ ms }) => ms)) * gapIntervals);
  return points.flatMap((point, index): readonly ChartPoint[] => {
    const before = points[index - 1];
    if (before === undefined || point.ms - before.ms <= longest) return [point];
    const nothing = Object.fromEntries(curves.map(({ key }) => [key, null]));
    return [{ ms: before.ms + 1, values: nothing, texts: {}, evidence: null }, point];
  });
}

function usualInterval(instants: readonly number[]): number {
  const intervals = instants.slice(1).map((ms, index) => ms - (instants[index] ?? ms));
  intervals.sort((left, right) => left - right);
  return intervals[Math.floor(intervals.length / 2)] ?? 0;
}

/** Whether a curve has far fewer points than the others of its chart: its line goes on between them. */
export function isSparse(series: SampleSeries, others: readonly Curve[]): boolean {
  return others.some((other) => other.series.points.length > series.points.length * 2);
}
