import { valuesOf } from '../../signature/values-of-session.ts';
import { timeOf } from '../../../sessions/payload-fields.ts';
import { caseIndex } from '../../case-index.ts';
import { durationText, found, notFound } from '../../make-finding.ts';
import { settingAt } from '../../settings.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

/** The stop carries the newest valid reading and its OCMF record, which may be older than the end of the session. */
export const ablStopUsesLatestRecord = defineVendorRule('abl', {
  id: 'vendor.abl.stop-uses-latest-record',
  severity: 'info',
  references: ['ABL, Integration Manual 2.4p3, 2.2 and 3 (Eichrecht)'],
  thresholds: { olderMs: { value: 90_000, unit: 'ms' } },
  *evaluate(view, { station }, limits) {
    const index = caseIndex(view);
    for (const session of index.sessionsOf(station)) {
      const { stop } = index.endsInLog(session);
      if (stop === null) continue;
      const stoppedMs = session.stoppedAt?.epochMs ?? null;
      const values = valuesOf(view, session);
      let newest: { readonly ms: number; readonly at: number } | null = null;
      for (const [at, { verdict }] of values.entries()) {
        for (const { time } of verdict.readings) {
          const ms = timeOf(time)?.epochMs ?? null;
          if (ms !== null && (newest === null || ms > newest.ms)) newest = { ms, at };
        }
      }
      if (newest === null || stoppedMs === null || stoppedMs - newest.ms < limits.olderMs) continue;
      const interval = settingAt(index, station, 'MeterValueSampleInterval', stoppedMs);
      yield {
        params: { older: durationText(stoppedMs - newest.ms), interval: interval?.value ?? null },
        session,
        fromMs: newest.ms,
        toMs: stoppedMs,
        evidence: [stop.frame.evidence, values[newest.at]?.value.evidence],
        counterEvidence: [
          interval === undefined ? notFound('sample-interval') : found('sample-interval', interval.evidence),
        ],
      };
    }
  },
});
