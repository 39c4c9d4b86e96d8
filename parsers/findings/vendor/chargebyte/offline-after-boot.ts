import { caseIndex } from '../../case-index.ts';
import { durationText, found, notFound } from '../../make-finding.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';
import { startsOf } from '../starts-of-station.ts';

/** Two minutes after the boot without a backend the station goes offline and charges by its own lists. */
export const chargebyteOfflineAfterBoot = defineVendorRule('chargebyte', {
  id: 'vendor.chargebyte.offline-after-boot',
  severity: 'warning',
  references: ['chargebyte, Charge Control C User Guide rev. 8, 3.4 (timings) and 3.3.2'],
  thresholds: { offlineMs: { value: 120_000, unit: 'ms' }, resetMs: { value: 120_000, unit: 'ms' } },
  *evaluate(view, { station }, limits) {
    const index = caseIndex(view);
    for (const start of startsOf(view, station)) {
      const boots = index.stations.get(station)?.boots ?? [];
      const accepted = boots.find(
        ({ ms, reply }) =>
          ms !== null && ms > start.ms && (reply['status'] === undefined || reply['status'] === 'Accepted'),
      );
      const offlineAt = start.ms + limits.offlineMs + (start.byReset ? limits.resetMs : 0);
      if (accepted?.ms === undefined || accepted.ms === null || accepted.ms <= offlineAt) continue;
      const acceptedMs = accepted.ms;
      const offline = index
        .sessionsOf(station)
        .find(
          (session) =>
            (session.startedAt?.epochMs ?? -Infinity) >= start.ms &&
            (session.startedAt?.epochMs ?? Infinity) < acceptedMs,
        );
      yield {
        params: { took: durationText(acceptedMs - start.ms), limit: durationText(limits.offlineMs) },
        fromMs: start.ms,
        toMs: acceptedMs,
        evidence: [start.evidence, accepted.frame.evidence],
        counterEvidence: [
          notFound('accepted-meanwhile'),
          offline === undefined
            ? notFound('session-sent-later')
            : found('session-sent-later', offline.steps[0]?.evidence ?? null),
        ],
      };
    }
  },
});
