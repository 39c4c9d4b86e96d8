import { membersOf } from '../base/members.ts';
import type { Coverage } from '../model/coverage.ts';
import type { CorrelatedFrame } from '../model/frame.ts';

/*
 * How long a station may sleep between two messages, and where its log has a hole. A station that sleeps between heartbeats makes
 * no hole.
 */

/** Heartbeats come this often where neither a boot answer nor heartbeats say otherwise. */
const usualHeartbeatSeconds = 900;
/** One heartbeat may be late or lost. */
const heartbeatsMissed = 2.2;
/** Enough for a middle one. */
const distancesKept = 200;

/** Heartbeat intervals by station in seconds: the longest that a boot answer set (1.6: `interval`; 1.5: `heartbeatInterval`), or that is kept. */
export interface HeartbeatFold {
  frame(frame: CorrelatedFrame, payload: unknown): void;
  finish(): ReadonlyMap<string | null, number>;
}

interface Beats {
  setSeconds: number;
  lastMs: number | null;
  readonly distances: number[];
}

export function createHeartbeatFold(): HeartbeatFold {
  const stations = new Map<string | null, Beats>();
  return {
    frame(frame, payload) {
      const beats = stations.get(frame.station) ?? { setSeconds: 0, lastMs: null, distances: [] };
      stations.set(frame.station, beats);
      if (frame.kind === 'result' && frame.action === 'BootNotification') {
        const reply = membersOf(payload);
        const seconds = Number(reply['interval'] ?? reply['heartbeatInterval'] ?? 0);
        if (Number.isFinite(seconds)) beats.setSeconds = Math.max(beats.setSeconds, seconds);
      } else if (frame.kind === 'call' && frame.action === 'Heartbeat' && frame.loggedAt.epochMs !== null) {
        const ms = frame.loggedAt.epochMs;
        if (beats.lastMs !== null && beats.distances.length < distancesKept) beats.distances.push(ms - beats.lastMs);
        beats.lastMs = ms;
      }
    },
    finish() {
      return new Map(
        [...stations].map(([station, { setSeconds, distances }]) => [
          station,
          Math.max(setSeconds > 0 ? setSeconds : usualHeartbeatSeconds, middleOf(distances) / 1_000),
        ]),
      );
    },
  };
}

/** Of three and more; fewer say nothing. */
function middleOf(distances: readonly number[]): number {
  return distances.length < 3 ? 0 : (distances.toSorted((left, right) => left - right)[distances.length >> 1] ?? 0);
}

/** Stretches of a log that only a heartbeat's sleep separates are one. By station, each in time order. */
export function joinAcrossHeartbeats(
  coverage: readonly Coverage[],
  heartbeatSeconds: ReadonlyMap<string | null, number>,
): ReadonlyMap<string | null, readonly Coverage[]> {
  const byStation = new Map<string | null, { station: string | null; fromMs: number; toMs: number }[]>();
  for (const { station, fromMs, toMs } of coverage.toSorted((left, right) => left.fromMs - right.fromMs)) {
    const bridgeMs = (heartbeatSeconds.get(station) ?? usualHeartbeatSeconds) * 1_000 * heartbeatsMissed;
    const stretches = byStation.get(station) ?? [];
    const last = stretches.at(-1);
    if (last !== undefined && fromMs - last.toMs <= bridgeMs) last.toMs = Math.max(last.toMs, toMs);
    else stretches.push({ station, fromMs, toMs });
    byStation.set(station, stretches);
  }
  return byStation;
}

/** What lies between the stretches of each station. */
export function holesOf(
  stretches: ReadonlyMap<string | null, readonly Coverage[]>,
): readonly { readonly station: string | null; readonly fromMs: number; readonly toMs: number }[] {
  return [...stretches].flatMap(([station, parts]) =>
    parts.slice(1).map((after, index) => ({ station, fromMs: parts[index]?.toMs ?? after.fromMs, toMs: after.fromMs })),
  );
}
