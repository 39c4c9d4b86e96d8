import type { MeterSample, Session } from '../../../parsers/model/session.ts';
import { parsePayload } from '../../../parsers/ocpp/payload.ts';
import { membersOf } from '../../../parsers/base/members.ts';
import { EventStreams, streamDefinitions, streamValues } from '../../../parsers/sessions/event-streams.ts';
import { energyRegister, meterSamples } from '../../../parsers/sessions/meter-samples.ts';
import type { SampleSeries } from '../../api/views/session-views.ts';
import type { OpenCase } from '../open-cases.ts';
import type { ListedFrame } from '../../casefile/frame-list.ts';
import { frameList, textOfPayload } from './frames.ts';

/** Recharts stays fluid up to here (research/stack 4e). */
const pointsPerSeries = 2_000;

type Point = SampleSeries['points'][number];

/** Keeps the smallest and the largest of each bucket, so that peaks survive. Doubles serve for comparing only; points keep their text. */
function thinByMinimumAndMaximum(points: readonly Point[], limit: number): readonly Point[] {
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

function hasStreamValues({ frame }: ListedFrame): boolean {
  return frame.action === streamValues && (frame.kind === 'call' || frame.kind === 'other');
}

/** Messages before a session's last stream in which is looked for what its streams mean. */
const mostLookedBack = 1_000_000;

/** What the streams of a session mean, by all that its station said up to the last of them; `null` for sessions without any. */
function streamsOf(open: OpenCase, own: readonly ListedFrame[]): EventStreams | null {
  const last = own.findLast(hasStreamValues);
  if (last === undefined) return null;
  const list = frameList(open);
  const streams = new EventStreams();
  for (const cursor of list.cursor(Math.max(0, last.position - mostLookedBack), last.position)) {
    const { action, station } = cursor.header;
    if (action === null || station !== last.frame.station || !streamDefinitions.has(action)) continue;
    const listed = list.listed(cursor);
    const text = textOfPayload(open, listed);
    if (text !== null) streams.note(listed.frame, membersOf(parsePayload(text)));
  }
  return streams;
}

/** One series per measurand, location, phase and unit, in time order. */
export function sessionSamples(open: OpenCase, session: Session): SessionSamples {
  const list = frameList(open);
  const own = list.at(list.positionsOfSession(session.id));
  const streams = streamsOf(open, own);
  const series = new Map<string, { first: MeterSample; points: Point[] }>();
  for (const listed of own) {
    if (listed.frame.kind !== 'call' && !hasStreamValues(listed)) continue;
    const text = textOfPayload(open, listed);
    if (text === null) continue;
    const payload = parsePayload(text);
    const samples = hasStreamValues(listed)
      ? (streams?.read(listed.frame, membersOf(payload)).samples ?? [])
      : meterSamples(listed.frame, payload);
    for (const sample of samples) {
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
