import { countUpTo } from '../../base/sorted-search.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { profileOrdersOf } from '../charging-profile-orders.ts';
import { defineRule } from '../define-rule.ts';
import type { CaseView } from '../finding-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';
import { chargingStates } from './charging-states.ts';

interface Held {
  readonly station: string | null;
  readonly connector: number | null;
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly evidence: EvidenceRef;
}

/** When a station held charging back: as a state of the connector (1.6) or of the transaction (2.x). */
function* heldBack(view: CaseView): Generator<Held> {
  for (const { station, connector, status, from, to, evidence } of view.statusHistory) {
    if (status === 'SuspendedEVSE' && evidence !== null && isPlaced(from))
      yield { station, connector, fromMs: from.epochMs, toMs: to?.epochMs ?? null, evidence };
  }
  for (const { session, step, fromMs, toMs, evidence } of chargingStates(view)) {
    const { station, connector } = session;
    if (step === 'suspended-by-station') yield { station, connector, fromMs, toMs, evidence };
  }
}

/** S09: the station holds a session back for long. */
export const suspendedLong = defineRule({
  id: 'status.suspended-by-station-long',
  severity: 'info',
  category: 'status',
  references: [
    'OCPP 1.6 edition 2, 4.9 Status Notification (SuspendedEVSE)',
    'OCPP 2.0.1 part 2, ChargingStateEnumType (SuspendedEVSE)',
  ],
  thresholds: { longestMs: { value: 900_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const { station, connector, fromMs, toMs, evidence } of heldBack(view)) {
      const endMs = toMs ?? index.stations.get(station)?.lastMs ?? null;
      if (endMs === null || endMs - fromMs <= limits.longestMs) continue;
      if (!index.coverage.covers(station, fromMs, endMs)) continue;
      const profiles = profileOrdersOf(index, station);
      const profile = profiles[countUpTo(profiles, fromMs, ({ ms }) => ms ?? Infinity) - 1];
      yield {
        params: { duration: durationText(endMs - fromMs), lasts: toMs === null ? 1 : null },
        station,
        connector,
        fromMs,
        toMs: endMs,
        evidence: [evidence],
        counterEvidence: [
          profile === undefined ? notFound('profile-before') : found('profile-before', profile.frame.evidence),
        ],
      };
    }
  },
});
