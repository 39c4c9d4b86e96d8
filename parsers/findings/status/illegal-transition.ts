import type { EvidenceRef } from '../../model/evidence.ts';
import type { StatusInterval } from '../../model/status-interval.ts';
import { isPlaced, listOf, textOf } from '../../sessions/payload-fields.ts';
import { membersOf } from '../../base/members.ts';
import { caseIndex } from '../case-index.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { notFound } from '../make-finding.ts';

const running = ['Charging', 'SuspendedEV', 'SuspendedEVSE'];

/** Transitions of OCPP 1.6 edition 2, 4.9. States that are not listed (1.5, 2.x) are not judged. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  Available: ['Preparing', ...running, 'Reserved', 'Unavailable', 'Faulted'],
  Preparing: ['Available', ...running, 'Finishing', 'Faulted'],
  Charging: ['Available', 'SuspendedEV', 'SuspendedEVSE', 'Finishing', 'Unavailable', 'Faulted'],
  SuspendedEV: ['Available', 'Charging', 'SuspendedEVSE', 'Finishing', 'Unavailable', 'Faulted'],
  SuspendedEVSE: ['Available', 'Charging', 'SuspendedEV', 'Finishing', 'Unavailable', 'Faulted'],
  Finishing: ['Available', 'Preparing', 'Unavailable', 'Faulted'],
  Reserved: ['Available', 'Preparing', 'Unavailable', 'Faulted'],
  Unavailable: ['Available', 'Preparing', ...running, 'Faulted'],
  Faulted: ['Available', 'Preparing', ...running, 'Finishing', 'Reserved', 'Unavailable'],
};

function isIllegal(from: string, to: string): boolean {
  const next = Object.hasOwn(allowed, from) ? allowed[from] : undefined;
  return next !== undefined && Object.hasOwn(allowed, to) && from !== to && !next.includes(to);
}

/** A station that is told to leave short states out may skip any (1.6, 4.9: MinimumStatusDuration). */
function leavesShortStatesOut(index: CaseIndex, station: string | null): boolean {
  const values = [
    ...index.callsOf(station, 'GetConfiguration').flatMap(({ reply }) => listOf(reply['configurationKey'])),
    ...index.callsOf(station, 'ChangeConfiguration').map(({ payload }) => membersOf(payload)),
  ];
  return values.some(({ key, value }) => key === 'MinimumStatusDuration' && Number(textOf(value) ?? 0) > 0);
}

/** S01: a state that cannot follow the one before. */
export const illegalTransition = defineRule({
  id: 'status.illegal-transition',
  severity: 'warning',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification'],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    const groups = new Map<
      string,
      { first: StatusInterval; last: StatusInterval; times: number; evidence: EvidenceRef[] }
    >();
    for (const [at, before] of view.statusHistory.entries()) {
      const after = view.statusHistory[at + 1];
      if (after === undefined || after.station !== before.station || after.connector !== before.connector) continue;
      if (before.connector === 0 || !isIllegal(before.status, after.status)) continue;
      if (!isPlaced(before.from) || !isPlaced(after.from) || before.evidence === null || after.evidence === null)
        continue;
      const [fromMs, toMs] = [before.from.epochMs, after.from.epochMs];
      const restarted = index.stations
        .get(before.station)
        ?.boots.some(({ ms }) => ms !== null && ms > fromMs && ms <= toMs);
      if (restarted === true || !index.coverage.covers(before.station, fromMs, toMs)) continue;
      const key = JSON.stringify([before.station, before.connector, before.status, after.status]);
      const group = groups.get(key) ?? { first: before, last: after, times: 0, evidence: [] };
      groups.set(key, group);
      group.last = after;
      group.times += 1;
      group.evidence.push(after.evidence, before.evidence);
    }
    for (const { first, last, times, evidence } of groups.values()) {
      if (leavesShortStatesOut(index, first.station)) continue;
      yield {
        params: { from: first.status, to: last.status, times },
        station: first.station,
        connector: first.connector,
        fromMs: first.to?.epochMs ?? first.from.epochMs,
        toMs: last.from.epochMs,
        evidence,
        counterEvidence: [notFound('boot-between'), notFound('hole-in-log'), notFound('minimum-status-duration')],
      };
    }
  },
});
