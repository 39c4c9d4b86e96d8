import { countUpTo } from '../base/sorted-search.ts';
import type { Coverage } from '../model/coverage.ts';
import { joinAcrossHeartbeats } from '../sessions/heartbeat-intervals.ts';

/*
 * "Not in this log" is not "did not happen": a rule that says something is missing must know that the log was there all the
 * time. A station that sleeps between heartbeats makes no hole.
 */

/** Where the logs of each station have no hole. */
export interface StationCoverage {
  /** Whether the log of a station covers all of a stretch. */
  covers(station: string | null, fromMs: number, toMs: number): boolean;
  /** The end of the stretch without a hole that an instant lies in; `null` outside of all. */
  lastsUntil(station: string | null, atMs: number): number | null;
  /** The start of the stretch without a hole that an instant lies in; `null` outside of all. */
  lastsSince(station: string | null, atMs: number): number | null;
}

/** Stretches of a station are in the order of time and do not touch each other. */
function stretchAt(stretches: readonly Coverage[], atMs: number): Coverage | undefined {
  const last = stretches[countUpTo(stretches, atMs, ({ fromMs }) => fromMs) - 1];
  return last !== undefined && atMs <= last.toMs ? last : undefined;
}

/** Joins stretches that only a heartbeat interval separates. */
export function createStationCoverage(
  coverage: readonly Coverage[],
  heartbeatSeconds: ReadonlyMap<string | null, number>,
): StationCoverage {
  const byStation = joinAcrossHeartbeats(coverage, heartbeatSeconds);
  const find = (station: string | null, atMs: number): Coverage | undefined =>
    stretchAt(byStation.get(station) ?? [], atMs);
  return {
    covers(station, fromMs, toMs) {
      const stretch = find(station, fromMs);
      return stretch !== undefined && stretch.toMs >= toMs;
    },
    lastsUntil: (station, atMs) => find(station, atMs)?.toMs ?? null,
    lastsSince: (station, atMs) => find(station, atMs)?.fromMs ?? null,
  };
}
