import type { SampleSeries } from '../../main/api/views/session-views.ts';
import type { EvidenceRef } from '../../parsers/model/evidence.ts';

/** One instant of a chart; a `null` value ends the line before it, so that gaps stay gaps. */
export interface ChartPoint {
  readonly ms: number;
  readonly power: number | null;
  readonly energy: number | null;
  readonly powerText: string | null;
  readonly energyText: string | null;
  readonly evidence: EvidenceRef | null;
}

/** A silence of this many usual intervals is drawn as a gap. */
const gapIntervals = 4;
const shortestGapMs = 120_000;

/** The two series that a session is read by: energy register and power, over all phases before single ones. */
export function choosePower(series: readonly SampleSeries[]): SampleSeries | undefined {
  return prefer(series, ['Power.Active.Import', 'Power.Offered', 'Current.Import']);
}

export function chooseEnergy(series: readonly SampleSeries[]): SampleSeries | undefined {
  return prefer(series, ['Energy.Active.Import.Register', 'Energy.Active.Import.Interval']);
}

function prefer(series: readonly SampleSeries[], measurands: readonly string[]): SampleSeries | undefined {
  for (const measurand of measurands) {
    const found = series.filter((each) => each.measurand === measurand && each.points.length > 0);
    const whole = found.find(({ phase }) => phase === null) ?? found[0];
    if (whole !== undefined) return whole;
  }
  return undefined;
}

/** Both series on one time axis with gaps put in. Numbers are for drawing only; the exact texts travel along. */
export function chartPoints(power: SampleSeries | undefined, energy: SampleSeries | undefined): readonly ChartPoint[] {
  const byMs = new Map<number, ChartPoint>();
  const blank = { power: null, energy: null, powerText: null, energyText: null, evidence: null };
  for (const point of power?.points ?? []) {
    byMs.set(point.ms, {
      ...blank,
      ms: point.ms,
      power: Number(point.value) / 1_000,
      powerText: point.value,
      evidence: point.evidence,
    });
  }
  for (const point of energy?.points ?? []) {
    const known = byMs.get(point.ms);
    byMs.set(point.ms, {
      ...blank,
      ...known,
      ms: point.ms,
      energy: Number(point.value) / 1_000,
      energyText: point.value,
      evidence: known?.evidence ?? point.evidence,
    });
  }
  const points = [...byMs.values()].sort((left, right) => left.ms - right.ms);
  const longest = Math.max(shortestGapMs, usualInterval(points) * gapIntervals);
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    const gap = before !== undefined && point.ms - before.ms > longest;
    return gap ? [{ ...blank, ms: before.ms + 1 }, point] : [point];
  });
}

function usualInterval(points: readonly ChartPoint[]): number {
  const intervals = points.slice(1).map((point, index) => point.ms - (points[index]?.ms ?? point.ms));
  intervals.sort((left, right) => left - right);
  return intervals[Math.floor(intervals.length / 2)] ?? 0;
}
