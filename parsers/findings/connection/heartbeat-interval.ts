import type { EvidenceRef } from '../../model/evidence.ts';
import { membersOf } from '../../base/members.ts';
import type { Members } from '../../base/members.ts';
import { listOf } from '../../sessions/payload-fields.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { requestsAndAnswers } from '../looks-at.ts';
import { durationText } from '../make-finding.ts';

interface Station {
  intervalMs: number | null;
  boot: EvidenceRef | null;
  lastHeartbeatMs: number | null;
  /** Since when the interval holds, and the last heartbeat that was measured. */
  fromMs: number | null;
  toMs: number | null;
  readonly distances: number[];
  readonly evidence: EvidenceRef[];
}

/** Whether an order is about the interval: a key (1.x) or a variable of OCPPCommCtrlr (2.x). */
function namesInterval(payload: Members): boolean {
  return (
    payload['key'] === 'HeartbeatInterval' ||
    listOf(payload['setVariableData']).some(({ variable }) => membersOf(variable)['name'] === 'HeartbeatInterval')
  );
}

/** Enough for a median; more of them say the same. */
const distancesKept = 2_000;

/** C05: heartbeats come in another interval than the backend set. */
export const heartbeatIntervalIgnored = defineWatchingRule({
  id: 'connection.heartbeat-interval-ignored',
  severity: 'info',
  category: 'connection',
  references: ['OCPP 1.6 edition 2, 4.2 Boot Notification and 4.6 Heartbeat'],
  thresholds: { fewest: { value: 10, unit: 'heartbeats' }, deviationPercent: { value: 50, unit: '%' } },
  looksAt: requestsAndAnswers,
  watch(limits) {
    const stations = new Map<string | null, Station>();
    return {
      frame(frame, read) {
        const { station, kind, action, loggedAt, evidence, direction } = frame;
        let state = stations.get(station);
        if (state === undefined) {
          state = {
            intervalMs: null,
            boot: null,
            lastHeartbeatMs: null,
            fromMs: null,
            toMs: null,
            distances: [],
            evidence: [],
          };
          stations.set(station, state);
        }
        if (kind === 'result' && action === 'BootNotification') {
          const reply = membersOf(read);
          // 1.5 names it `heartbeatInterval`.
          const seconds = Number(reply['interval'] ?? reply['heartbeatInterval'] ?? 0);
          const intervalMs = seconds > 0 ? seconds * 1_000 : null;
          if (intervalMs !== state.intervalMs) {
            state.distances.length = 0;
            state.evidence.length = 0;
            state.fromMs = loggedAt.epochMs;
          }
          state.intervalMs = intervalMs;
          state.boot = evidence;
          state.lastHeartbeatMs = null;
        } else if (kind === 'call' && (action === 'ChangeConfiguration' || action === 'SetVariables')) {
          // The interval may have been changed this way; what came before says nothing any more.
          if (namesInterval(membersOf(read))) state.intervalMs = null;
        } else if (kind === 'call' && action === 'Heartbeat') {
          const ms = loggedAt.epochMs;
          if (ms !== null && state.lastHeartbeatMs !== null && state.distances.length < distancesKept) {
            state.distances.push(ms - state.lastHeartbeatMs);
            state.toMs = ms;
            if (state.evidence.length < 3) state.evidence.push(evidence);
          }
          state.lastHeartbeatMs = ms;
        } else if (kind === 'call' && direction === 'station-to-csms') {
          // Any message may stand for a heartbeat (1.6, 4.6): only quiet stretches are measured.
          state.lastHeartbeatMs = null;
        }
      },
      *finish() {
        for (const [station, { intervalMs, distances, boot, fromMs, toMs, evidence }] of stations) {
          if (intervalMs === null || distances.length < limits.fewest) continue;
          const median =
            [...distances].sort((left, right) => left - right)[Math.floor(distances.length / 2)] ?? intervalMs;
          if (Math.abs(median - intervalMs) * 100 <= intervalMs * limits.deviationPercent) continue;
          yield {
            params: { interval: durationText(intervalMs), median: durationText(median), heartbeats: distances.length },
            station,
            fromMs,
            toMs,
            evidence: [boot, ...evidence],
          };
        }
      },
    };
  },
});
