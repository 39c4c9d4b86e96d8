import { isPlaced } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';

/** S09: the station holds a session back for long. */
export const suspendedLong = defineRule({
  id: 'status.suspended-by-station-long',
  severity: 'info',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification (SuspendedEVSE)'],
  thresholds: { longestMs: { value: 900_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const { station, connector, status, from, to, evidence } of view.statusHistory) {
      if (status !== 'SuspendedEVSE' || evidence === null || !isPlaced(from)) continue;
      const endMs = to?.epochMs ?? index.stations.get(station)?.lastMs ?? null;
      if (endMs === null || endMs - from.epochMs <= limits.longestMs) continue;
      if (!index.coverage.covers(station, from.epochMs, endMs)) continue;
      const profile = index
        .calls('SetChargingProfile')
        .findLast(({ frame, ms }) => frame.station === station && (ms ?? Infinity) <= from.epochMs);
      yield {
        params: { duration: durationText(endMs - from.epochMs), lasts: to === null ? 1 : null },
        station,
        connector,
        fromMs: from.epochMs,
        toMs: endMs,
        evidence: [evidence],
        counterEvidence: [
          profile === undefined ? notFound('profile-before') : found('profile-before', profile.frame.evidence),
        ],
      };
    }
  },
});
