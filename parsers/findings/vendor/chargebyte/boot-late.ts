import { caseIndex } from '../../case-index.ts';
import { durationText, notFound } from '../../make-finding.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';
import { startsOf } from '../starts-of-station.ts';

/** BootNotification comes 40 s (meter found) to 60 s (no meter found) after the boot; later, something held it back. */
export const chargebyteBootLate = defineVendorRule('chargebyte', {
  id: 'vendor.chargebyte.boot-late',
  severity: 'info',
  references: ['chargebyte, Charge Control C User Guide rev. 8, 3.4 (timings)'],
  thresholds: {
    usualMs: { value: 60_000, unit: 'ms' },
    resetMs: { value: 120_000, unit: 'ms' },
    offlineMs: { value: 120_000, unit: 'ms' },
  },
  *evaluate(view, { station }, limits) {
    const { stations } = caseIndex(view);
    for (const start of startsOf(view, station)) {
      const boot = stations.get(station)?.boots.find(({ ms }) => ms !== null && ms > start.ms);
      if (boot?.ms === undefined || boot.ms === null) continue;
      const tookMs = boot.ms - start.ms;
      const allowed = start.byReset ? limits.resetMs : 0;
      // From two minutes on the station is offline by itself, which is told by another rule.
      if (tookMs <= limits.usualMs + allowed || tookMs > limits.offlineMs + allowed) continue;
      yield {
        params: { took: durationText(tookMs), usual: durationText(limits.usualMs), reset: start.byReset ? 1 : null },
        fromMs: start.ms,
        toMs: boot.ms,
        evidence: [boot.frame.evidence, start.evidence],
        counterEvidence: [notFound('boot-earlier')],
      };
    }
  },
});
