import type { EvidenceRef } from '../../model/evidence.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import { defineWatchingRule } from '../define-rule.ts';

interface Lane {
  readonly station: string | null;
  open: CorrelatedFrame | null;
  /** The second request while the first was open; counts once the first is answered after all. */
  second: CorrelatedFrame | null;
  times: number;
  fromMs: number | null;
  toMs: number | null;
  readonly evidence: EvidenceRef[];
}

/** C10: a second request before the first was answered. */
export const twoCallsInFlight = defineWatchingRule({
  id: 'connection.two-calls-in-flight',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP-J 1.6, 4.1.1 Synchronicity'],
  thresholds: {
    fewest: { value: 3, unit: 'cases' },
    withinMs: { value: 30_000, unit: 'ms' },
    apartMs: { value: 50, unit: 'ms' },
  },
  watch(_view, limits) {
    const lanes = new Map<string, Lane>();
    const laneOfCall = new Map<number, Lane>();
    return {
      frame(frame) {
        const ms = frame.loggedAt.epochMs;
        if (ms === null || frame.direction === 'unknown') return;
        if (frame.kind === 'call') {
          const key = JSON.stringify([frame.station, frame.direction, frame.evidence.sourceId]);
          let lane = lanes.get(key);
          if (lane === undefined) {
            lane = {
              station: frame.station,
              open: null,
              second: null,
              times: 0,
              fromMs: null,
              toMs: null,
              evidence: [],
            };
            lanes.set(key, lane);
          }
          const openMs = lane.open?.loggedAt.epochMs ?? null;
          // Lines that a logger wrote out of order by a few milliseconds are no second request.
          const between = openMs !== null && ms - openMs >= limits.apartMs && ms - openMs <= limits.withinMs;
          if (lane.open !== null && between) lane.second ??= frame;
          else {
            if (lane.open !== null) laneOfCall.delete(lane.open.frameId);
            lane.open = frame;
            lane.second = null;
            laneOfCall.set(frame.frameId, lane);
          }
        } else if (frame.answerToFrameId !== null) {
          const lane = laneOfCall.get(frame.answerToFrameId);
          if (lane === undefined) return;
          laneOfCall.delete(frame.answerToFrameId);
          const secondMs = lane.second?.loggedAt.epochMs ?? null;
          if (lane.second !== null && secondMs !== null && ms - secondMs >= limits.apartMs) {
            lane.times += 1;
            lane.fromMs ??= secondMs;
            lane.toMs = secondMs;
            if (lane.evidence.length < 12 && lane.open !== null) {
              lane.evidence.push(lane.second.evidence, lane.open.evidence, frame.evidence);
            }
          }
          lane.open = lane.second;
          lane.second = null;
          if (lane.open !== null) laneOfCall.set(lane.open.frameId, lane);
        }
      },
      *finish() {
        for (const { station, times, fromMs, toMs, evidence } of lanes.values()) {
          if (times >= limits.fewest) yield { params: { times }, station, fromMs, toMs, evidence };
        }
      },
    };
  },
});
