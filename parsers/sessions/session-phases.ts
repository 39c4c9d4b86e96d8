import type { EvidenceRef } from '../model/evidence.ts';
import type { SessionPhase, SessionPhaseKind, SessionStep, SessionStepKind } from '../model/session.ts';
import type { StatusInterval } from '../model/status-interval.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { isPlaced } from './payload-fields.ts';

/*
 * The course of a session as stretches that follow each other: authorise, plug in, start, charge, suspended, fault, stop, finish. A stretch that
 * nothing covers is a phase of its own, `unknown`: it is drawn as a gap and never as what came before.
 */

/** What a step begins; `null` for steps that are an instant within a phase. */
const phaseOfStep: Readonly<Record<SessionStepKind, SessionPhaseKind | 'over' | null>> = {
  authorised: 'authorise',
  refused: null,
  'remote-start': 'authorise',
  plugged: 'plug',
  started: 'start',
  charging: 'charge',
  'suspended-by-vehicle': 'suspended-by-vehicle',
  'suspended-by-station': 'suspended-by-station',
  fault: 'fault',
  // Without power the station tells nothing until it reports again.
  'power-lost': 'unknown',
  rebooted: 'unknown',
  'remote-stop': null,
  stopped: 'stop',
  finishing: 'finish',
  unplugged: 'over',
};

/** Phases during which the station has said that energy may flow, or why not. */
const running = new Set<SessionPhaseKind>(['charge', 'suspended-by-vehicle', 'suspended-by-station', 'fault']);

/** Steps that tell when a session began and ended and on whose word, and nothing about its course. */
const tellNoCourse = new Set<SessionStepKind>([
  'authorised',
  'refused',
  'remote-start',
  'started',
  'remote-stop',
  'stopped',
]);

interface Edge {
  readonly at: Timestamp & { readonly epochMs: number };
  readonly phase: SessionPhaseKind | 'over';
  readonly evidence: EvidenceRef | null;
}

/**
 * Phases of a session in order of time, without overlap. `unknown` stretches of the connector's history (no log, or away) cut into them.
 * The last one is open (`to` null) when the end of the session is not known. Of a session of which only the ends are told nobody knows that it was starting
 * all the time: that is one stretch.
 */
export function sessionPhases(
  steps: readonly SessionStep[],
  lane: readonly StatusInterval[],
  complete: boolean,
): readonly SessionPhase[] {
  const edges = edgesOf(steps, complete && steps.every(({ step }) => tellNoCourse.has(step)) ? 'ends-only' : lane);
  const phases: SessionPhase[] = [];
  for (const [index, { at, phase, evidence }] of edges.entries()) {
    if (phase === 'over') break;
    const next = edges[index + 1];
    if (next !== undefined && next.at.epochMs === at.epochMs) continue;
    // The session goes on in the state that was reported before its start message.
    const last = phases.at(-1);
    if (last !== undefined && last.phase === phase) phases[phases.length - 1] = { ...last, to: next?.at ?? null };
    else phases.push({ phase, from: at, to: next?.at ?? null, evidence });
  }
  const last = phases.at(-1);
  if (last !== undefined && last.to === null && complete) {
    // The stop is the last that was heard: an instant, not a stretch without end.
    if (last.phase === 'stop' || last.phase === 'finish') phases[phases.length - 1] = { ...last, to: last.from };
  }
  return phases;
}

function edgesOf(steps: readonly SessionStep[], course: readonly StatusInterval[] | 'ends-only'): readonly Edge[] {
  const edges: Edge[] = [];
  let current: SessionPhaseKind | 'over' | null = null;
  let stopped = false;
  let faultUntilMs = -Infinity;
  for (const step of steps) {
    const phase = phaseOfStep[step.step];
    if (phase === null || !isPlaced(step.at)) continue;
    if (step.step === 'stopped') stopped = true;
    if (step.step === 'fault') faultUntilMs = step.until?.epochMs ?? step.at.epochMs;
    // A fault that ended the transaction goes on after it.
    if (phase === 'stop' && faultUntilMs > step.at.epochMs) continue;
    // Charging was reported before the transaction's start arrived: starting does not end it.
    if (phase === 'start' && current !== null && current !== 'over' && running.has(current)) continue;
    // After the stop a state that still lasts tells of the vehicle, not of the transaction.
    if (stopped && current !== null && phase !== 'over' && running.has(phase)) continue;
    if (course === 'ends-only' && (phase === 'start' || phase === 'stop')) {
      edges.push({ at: step.at, phase: phase === 'start' ? 'ends-only' : 'over', evidence: step.evidence });
    } else edges.push({ at: step.at, phase, evidence: step.evidence });
    current = phase;
  }
  const [first] = edges;
  const last = edges.at(-1);
  if (first === undefined || last === undefined || course === 'ends-only') return edges;
  for (const interval of course) {
    if (interval.status !== 'unknown' || !isPlaced(interval.from)) continue;
    const fromMs = interval.from.epochMs;
    if (fromMs > first.at.epochMs && fromMs < last.at.epochMs) {
      edges.push({ at: interval.from, phase: 'unknown', evidence: null });
    }
  }
  return edges.sort((left, right) => left.at.epochMs - right.at.epochMs);
}
