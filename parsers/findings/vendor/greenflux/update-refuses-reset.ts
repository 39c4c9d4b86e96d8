import { caseIndex } from '../../case-index.ts';
import { durationText, found, notFound } from '../../make-finding.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

/** While a new software version starts and checks itself, the controller refuses a remote reset. */
export const greenfluxUpdateRefusesReset = defineVendorRule('greenflux', {
  id: 'vendor.greenflux.update-refuses-reset',
  severity: 'info',
  references: ['GreenFlux, Smart Charging Controllers Configuration Manual 2.3, 8.2 (ResetFailure)'],
  thresholds: { afterMs: { value: 1_800_000, unit: 'ms' } },
  *evaluate(view, { station }, limits) {
    const index = caseIndex(view);
    const updates = index.callsOf(station, 'UpdateFirmware', 'FirmwareStatusNotification');
    const resets = index.callsOf(station, 'Reset');
    for (const { frame, ms, reply, answer } of resets) {
      if (reply['status'] !== 'Rejected' || ms === null) continue;
      const update = updates.findLast((each) => (each.ms ?? Infinity) <= ms && ms - (each.ms ?? 0) <= limits.afterMs);
      if (update?.ms === undefined || update.ms === null) continue;
      const later = resets.find((other) => (other.ms ?? 0) > ms && other.reply['status'] === 'Accepted');
      yield {
        params: { after: durationText(ms - update.ms) },
        fromMs: ms,
        toMs: later?.ms ?? ms,
        evidence: [answer?.evidence, frame.evidence, update.frame.evidence],
        counterEvidence: [
          later === undefined ? notFound('accepted-later') : found('accepted-later', later.answer?.evidence ?? null),
        ],
      };
    }
  },
});
