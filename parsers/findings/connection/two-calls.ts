import type { EvidenceRef } from '../../model/evidence.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import { WaitingList } from '../../base/waiting-list.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Lanes } from '../lanes.ts';
import { requestsAndAnswers } from '../looks-at.ts';

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

/** Open requests remembered, one for each lane; more lanes than these do not talk at one time. */
const lanesKept = 10_000;

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
  looksAt: requestsAndAnswers,
  watch(limits) {
    const lanes = new Lanes<Lane>();
    const laneOfCall = new WaitingList<Lane>(lanesKept);
    return {
      frame(frame) {
        const ms = frame.loggedAt.epochMs;
        if (ms === null || frame.direction === 'unknown') return;
        if (frame.kind === 'call') {
          const { station, direction, evidence } = frame;
          const lane =
            lanes.get(station, direction, evidence.sourceId) ??
            lanes.add(station, direction, evidence.sourceId, {
              station,
              open: null,
              second: null,
              times: 0,
              fromMs: null,
              toMs: null,
              evidence: [],
            });
          const openMs = lane.open?.loggedAt.epochMs ?? null;
          // Lines that a logger wrote out of order by a few milliseconds are no second request.
          const between = openMs !== null && ms - openMs >= limits.apartMs && ms - openMs <= limits.withinMs;
          if (lane.open !== null && between) lane.second ??= frame;
          else {
            if (lane.open !== null) laneOfCall.take(lane.open.frameId);
            lane.open = frame;
            lane.second = null;
            laneOfCall.add(frame.frameId, lane);
          }
        } else if (frame.answerToFrameId !== null) {
          const lane = laneOfCall.take(frame.answerToFrameId);
          if (lane === undefined) return;
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
          if (lane.open !== null) laneOfCall.add(lane.open.frameId, lane);
        }
      },
      *finish() {
        for (const { station, times, fromMs, toMs, evidence } of lanes.all) {
          if (times >= limits.fewest) yield { params: { times }, station, fromMs, toMs, evidence };
        }
      },
    };
  },
});
