import { countUpTo } from '../../base/sorted-search.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { StatusInterval } from '../../model/status-interval.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';
import { statusLanesOf } from './status-lanes.ts';

/** States that a connector cannot stay in once its session is over. */
const running = new Set(['Charging', 'SuspendedEV', 'SuspendedEVSE']);

function laneKey(station: string | null, connector: number): string {
  return JSON.stringify([station, connector]);
}

/** The last state that began by an instant; a lane is in time order. */
function lastBegunBy(lane: readonly StatusInterval[], ms: number): StatusInterval | undefined {
  return lane[countUpTo(lane, ms, ({ from }) => from.epochMs ?? -Infinity) - 1];
}

/** S10: after a session the connector still says that it charges. */
export const statusAfterSession = defineRule({
  id: 'status.after-session-missing',
  severity: 'info',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification', 'OCPP 1.6 edition 2, 4.10 Stop Transaction'],
  thresholds: { waitMs: { value: 600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const lanes = new Map(
      statusLanesOf(view.statusHistory).map((lane) => [
        laneKey(lane[0]?.station ?? null, lane[0]?.connector ?? 0),
        lane,
      ]),
    );
    const groups = new Map<
      string,
      { station: string | null; connector: number; ms: number[]; evidence: EvidenceRef[] }
    >();
    for (const session of view.sessions) {
      const { stop } = index.endsInLog(session);
      if (stop === null || stop.ms === null || session.replayed || session.connector === null) continue;
      if (!isPlaced(session.stoppedAt)) continue;
      const stopMs = Math.max(stop.ms, session.stoppedAt.epochMs);
      const lane = lanes.get(laneKey(session.station, session.connector)) ?? [];
      const state = lastBegunBy(lane, stopMs + limits.waitMs);
      if (state === undefined || state.evidence === null || !running.has(state.status)) continue;
      // Said before the stop, and nothing since.
      if ((state.from.epochMs ?? Infinity) >= stopMs) continue;
      if (!index.coverage.covers(session.station, stopMs, stopMs + limits.waitMs)) continue;
      const key = JSON.stringify([session.station, session.connector]);
      const group = groups.get(key) ?? { station: session.station, connector: session.connector, ms: [], evidence: [] };
      groups.set(key, group);
      group.ms.push(stopMs);
      group.evidence.push(stop.frame.evidence, state.evidence);
    }
    for (const { station, connector, ms, evidence } of groups.values()) {
      yield {
        params: { times: ms.length, waited: durationText(limits.waitMs) },
        station,
        connector,
        fromMs: ms[0] ?? null,
        toMs: ms.at(-1) ?? null,
        evidence,
        counterEvidence: [notFound('status-after-stop'), notFound('hole-in-log')],
      };
    }
  },
});
