import { firstValueOf } from '../../signature/values-of-session.ts';
import { caseIndex } from '../../case-index.ts';
import { found, notFound } from '../../make-finding.ts';
import { holds, recordsOf } from '../../settings.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

/** TransmitMeterSignature false: the station still signs and stores, but nothing that is sent can be billed under Eichrecht. */
export const ablSignatureSwitchedOff = defineVendorRule('abl', {
  id: 'vendor.abl.signature-switched-off',
  severity: 'critical',
  references: ['ABL, Integration Manual 2.4p3, 3 (Eichrecht) and 4.4.3 (TransmitMeterSignature)'],
  thresholds: {},
  *evaluate(view, { station }) {
    const index = caseIndex(view);
    const records = recordsOf(index, station, 'TransmitMeterSignature').filter(holds);
    const off = records.find(({ value }) => /^(?:false|0)$/i.test(value?.trim() ?? ''));
    if (off === undefined) return;
    const on = records.find(
      ({ value, observedAt }) =>
        /^(?:true|1)$/i.test(value?.trim() ?? '') && (observedAt.epochMs ?? 0) > (off.observedAt.epochMs ?? 0),
    );
    // Products without Eichrecht cannot switch it on: there it is a fact, not a failure.
    const written = off.via === 'ChangeConfiguration';
    const signedOnce = firstValueOf(view, station);
    if (!written && off.readonlyKey === true) return;
    yield {
      severity: written || signedOnce !== undefined ? 'critical' : 'warning',
      params: { written: written ? 1 : null },
      fromMs: off.observedAt.epochMs,
      toMs: on?.observedAt.epochMs ?? off.observedAt.epochMs,
      evidence: [off.evidence, on?.evidence],
      counterEvidence: [
        on === undefined ? notFound('switched-on-again') : found('switched-on-again', on.evidence),
        signedOnce === undefined ? notFound('signed-reading') : found('signed-reading', signedOnce.value.evidence),
      ],
    };
  },
});
