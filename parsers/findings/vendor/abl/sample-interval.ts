import { firstValueOf } from '../../signature/values-of-session.ts';
import { caseIndex } from '../../case-index.ts';
import { found, notFound } from '../../make-finding.ts';
import { recordsOf } from '../../settings.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

/** Stations under Eichrecht take a sample interval of 60 s and more, others of 5 s and more; less is refused. */
export const ablSampleInterval = defineVendorRule('abl', {
  id: 'vendor.abl.sample-interval',
  severity: 'info',
  references: ['ABL, Integration Manual 2.4p3, 4.4 (MeterValueSampleInterval)'],
  thresholds: { leastSignedS: { value: 60, unit: 's' }, leastS: { value: 5, unit: 's' } },
  *evaluate(view, { station }, limits) {
    const index = caseIndex(view);
    const signature = recordsOf(index, station, 'TransmitMeterSignature').find(({ value }) =>
      /^true$/i.test(value ?? ''),
    );
    const signed = signature?.evidence ?? firstValueOf(view, station)?.value.evidence ?? null;
    for (const write of recordsOf(index, station, 'MeterValueSampleInterval')) {
      const seconds = Number(write.value);
      if (write.via !== 'ChangeConfiguration' || write.outcome !== 'Rejected' || !Number.isFinite(seconds)) continue;
      const least = signed === null ? limits.leastS : limits.leastSignedS;
      if (seconds <= 0 || seconds >= least) continue;
      yield {
        params: { seconds, least },
        fromMs: write.observedAt.epochMs,
        toMs: write.observedAt.epochMs,
        evidence: [write.evidence, signed],
        counterEvidence: [signed === null ? notFound('signed-reading') : found('signed-reading', signed)],
      };
    }
  },
});
