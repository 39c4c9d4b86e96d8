import type { Coverage } from '../model/coverage.ts';

/*
 * Where the logs of a station have no hole. A hole is longer than ten minutes and than twenty times the usual distance of the station's
 * messages (research C21).
 */

export const shortestHoleMs = 10 * 60_000;
const usualDistances = 20;
/** Distances longer than this are counted as this; a hole is a hole. */
const longestCountedMs = 10 * 60_000;

export interface CoverageFold {
  /** Takes note that the log of a station had a line at an instant. Instants come in time order. */
  note(station: string | null, atMs: number): void;
  finish(): readonly Coverage[];
}

interface StationTimes {
  firstMs: number;
  lastMs: number;
  /** Number of distances per whole second; enough to find the middle one. */
  readonly distances: Map<number, number>;
  /** Distances that may be holes. */
  readonly gaps: { readonly fromMs: number; readonly toMs: number }[];
}

/** The middle one of all distances, in milliseconds. */
function usualDistanceMs(distances: ReadonlyMap<number, number>): number {
  const ordered = [...distances].sort(([left], [right]) => left - right);
  const half = ordered.reduce((sum, [, count]) => sum + count, 0) / 2;
  let seen = 0;
  for (const [seconds, count] of ordered) {
    seen += count;
    if (seen >= half) return seconds * 1_000;
  }
  return 0;
}

/** Memory grows with stations and holes, not with lines. */
export function createCoverageFold(): CoverageFold {
  const stations = new Map<string | null, StationTimes>();
  return {
    note(station, atMs) {
      const times = stations.get(station);
      if (times === undefined) {
        stations.set(station, { firstMs: atMs, lastMs: atMs, distances: new Map(), gaps: [] });
        return;
      }
      const distanceMs = atMs - times.lastMs;
      if (distanceMs <= 0) return;
      const seconds = Math.round(Math.min(distanceMs, longestCountedMs) / 1_000);
      times.distances.set(seconds, (times.distances.get(seconds) ?? 0) + 1);
      if (distanceMs > shortestHoleMs) times.gaps.push({ fromMs: times.lastMs, toMs: atMs });
      times.lastMs = atMs;
    },
    finish() {
      return [...stations].flatMap(([station, { firstMs, lastMs, distances, gaps }]) => {
        const holeMs = Math.max(shortestHoleMs, usualDistances * usualDistanceMs(distances));
        const stretches: Coverage[] = [];
        let fromMs = firstMs;
        for (const gap of gaps) {
          if (gap.toMs - gap.fromMs <= holeMs) continue;
          stretches.push({ station, fromMs, toMs: gap.fromMs });
          fromMs = gap.toMs;
        }
        return [...stretches, { station, fromMs, toMs: lastMs }];
      });
    },
  };
}
