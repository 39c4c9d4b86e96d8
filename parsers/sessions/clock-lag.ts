import type { SourceId } from '../model/evidence.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { isPlaced } from './payload-fields.ts';

/*
 * How far log lines are behind the payloads they carry. A log whose wall-clock times were read in a wrong zone is behind by the same
 * whole quarters of an hour in nearly every line; without this, each of its messages would look replayed.
 */

const quarterMs = 15 * 60_000;
const zoneToleranceMs = 90_000;
const fewest = 3;
const share = 0.6;

export interface ClockLags {
  observe(frame: CorrelatedFrame, stated: Timestamp | null): void;
  /** Lag of one message in milliseconds after the usual one of its log is taken off; `null` when either time is missing. */
  lagMs(sourceId: SourceId, loggedAt: Timestamp, stated: Timestamp | null): number | null;
}

export function createClockLags(): ClockLags {
  const tallies = new Map<SourceId, Map<number, number>>();

  /** The usual lag of a log; `undefined` when there are too few messages to know. */
  function usualMs(sourceId: SourceId): number | undefined {
    const tally = tallies.get(sourceId);
    if (tally === undefined) return undefined;
    let total = 0;
    let best = 0;
    let bestCount = 0;
    for (const [quarters, count] of tally) {
      total += count;
      if (count > bestCount) [best, bestCount] = [quarters, count];
    }
    if (total < fewest) return undefined;
    return bestCount >= total * share ? best * quarterMs : 0;
  }

  return {
    observe(frame, stated) {
      const { loggedAt, evidence } = frame;
      if (loggedAt.quality === 'offset-given' || loggedAt.epochMs === null || !isPlaced(stated)) return;
      const quarters = Math.round((loggedAt.epochMs - stated.epochMs) / quarterMs);
      // Zones span 26 hours; what lies further behind is a replay or a wrong clock.
      if (Math.abs(quarters) > 60) return;
      const tally = tallies.get(evidence.sourceId) ?? new Map<number, number>();
      tally.set(quarters, (tally.get(quarters) ?? 0) + 1);
      tallies.set(evidence.sourceId, tally);
    },
    lagMs(sourceId, loggedAt, stated) {
      if (loggedAt.epochMs === null || !isPlaced(stated)) return null;
      const lag = loggedAt.epochMs - stated.epochMs;
      if (loggedAt.quality === 'offset-given') return lag;
      const usual = usualMs(sourceId);
      if (usual !== undefined) return lag - usual;
      // Whole quarters of an hour may be the zone or a replay: with too little to tell, nothing is claimed.
      const rest = lag - Math.round(lag / quarterMs) * quarterMs;
      return Math.abs(rest) < zoneToleranceMs ? rest : lag;
    },
  };
}
