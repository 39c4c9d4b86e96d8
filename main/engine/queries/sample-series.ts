import type { MeterSample, Session } from '../../../parsers/model/session.ts';
import { parsePayload } from '../../../parsers/ocpp/payload.ts';
import { energyRegister, meterSamples } from '../../../parsers/sessions/meter-samples.ts';
import type { SampleSeries } from '../../api/views/session-views.ts';
import type { OpenCase } from '../open-cases.ts';
import { frameList, textOfPayload } from './frames.ts';

/** Recharts stays fluid up to here (research/stack 4e). */
const pointsPerSeries = 2_000;

type Point = SampleSeries['points'][number];

/** Keeps the smallest and the largest of each bucket, so that peaks survive. Doubles serve for comparing only; points keep their text. */
export function thinByMinimumAndMaximum(points: readonly Point[], limit: number): readonly Point[] {
  if (points.length <= limit) return points;
  const buckets = Math.floor(limit / 2);
  const kept: Point[] = [];
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const from = Math.floor((bucket * points.length) / buckets);
    const to = Math.floor(((bucket + 1) * points.length) / buckets);
    let lowest = from;
    let highest = from;
    for (let index = from + 1; index < to; index += 1) {
      const value = Number(points[index]?.value);
      if (value < Number(points[lowest]?.value)) lowest = index;
      if (value > Number(points[highest]?.value)) highest = index;
    }
    for (const index of lowest === highest ? [lowest] : [lowest, highest].sort((a, b) => a - b)) {
      const point = points[index];
      if (point !== undefined) kept.push(point);
    }
  }
  return kept;
}

/** The sampled values of a session: curves for the screen, and what the energy register says by itself. */
export interface SessionSamples {
  readonly series: readonly SampleSeries[];
  /** First and last sample of the import register over all phases, at the outlet if it is measured there; `null` with fewer than two. */
  readonly register: { readonly first: Point; readonly last: Point } | null;
}

/** One series per measurand, location, phase and unit, in time order. */
export function sessionSamples(open: OpenCase, session: Session): SessionSamples {
  const list = frameList(open);
  const series = new Map<string, { first: MeterSample; points: Point[] }>();
  for (const listed of list.at(list.positionsOfSession(session.id))) {
    if (listed.frame.kind !== 'call') continue;
    const text = textOfPayload(open, listed);
    if (text === null) continue;
    for (const sample of meterSamples(listed.frame, parsePayload(text))) {
      if (sample.at.epochMs === null) continue;
      const key = JSON.stringify([sample.measurand, sample.phase, sample.location, sample.unit]);
      let entry = series.get(key);
      if (entry === undefined) {
        entry = { first: sample, points: [] };
        series.set(key, entry);
      }
      entry.points.push({ ms: sample.at.epochMs, value: sample.value, evidence: sample.evidence });
    }
  }
  for (const { points } of series.values()) points.sort((left, right) => left.ms - right.ms);
  return { series: [...series.values()].map(curve), register: registerEnds([...series.values()]) };
}

interface Collected {
  readonly first: MeterSample;
  readonly points: readonly Point[];
}

function curve({ first, points }: Collected): SampleSeries {
  const kept = thinByMinimumAndMaximum(points, pointsPerSeries);
  return {
    measurand: first.measurand,
    location: first.location === 'Outlet' ? null : first.location,
    phase: first.phase,
    unit: first.unit,
    points: kept,
    thinned: kept.length < points.length,
  };
}

function registerEnds(collected: readonly Collected[]): SessionSamples['register'] {
  const registers = collected.filter(
    ({ first: { measurand, unit, phase } }) => measurand === energyRegister && unit === 'Wh' && phase === null,
  );
  const register =
    registers.find(({ first: { location } }) => location === null || location === 'Outlet') ?? registers[0];
  const first = register?.points[0];
  const last = register?.points.at(-1);
  return first === undefined || last === undefined || first === last ? null : { first, last };
}
