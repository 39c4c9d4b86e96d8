import { valuesOf } from '../../signature/values-of-session.ts';
import { textOf } from '../../../sessions/payload-fields.ts';
import { caseIndex } from '../../case-index.ts';
import { found, notFound } from '../../make-finding.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

/** A meter that cannot be read gives -1 at the start (and, with older software, at the end): no reading at all. */
export const ablMeterMinusOne = defineVendorRule('abl', {
  id: 'vendor.abl.meter-minus-one',
  severity: 'critical',
  references: ['ABL, Integration Manual 2.4p3, 2.1, 2.2 and 4.3'],
  thresholds: {},
  *evaluate(view, { station }) {
    const index = caseIndex(view);
    for (const { frame, ms, payload } of index.callsOf(station, 'StartTransaction', 'StopTransaction')) {
      const starts = frame.action === 'StartTransaction';
      if (textOf(payload[starts ? 'meterStart' : 'meterStop'], 20) !== '-1') continue;
      const session = index.sessionOfFrame(frame.frameId);
      const signed = session === undefined ? undefined : valuesOf(view, session)[0];
      yield {
        params: { transaction: frame.transactionId ?? session?.transactionId ?? null, start: starts ? 1 : null },
        session,
        connector: frame.connector,
        fromMs: ms,
        toMs: ms,
        evidence: [frame.evidence],
        counterEvidence: [
          signed === undefined ? notFound('signed-reading') : found('signed-reading', signed.value.evidence),
        ],
      };
    }
  },
});
