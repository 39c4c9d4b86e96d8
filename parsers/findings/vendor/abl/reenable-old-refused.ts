import { firstValueOf } from '../../signature/values-of-session.ts';
import { caseIndex } from '../../case-index.ts';
import { found, notFound } from '../../make-finding.ts';
import { recordsOf } from '../../settings.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

const keys = ['HandleNewTransaction', 'HandleOldTransaction', 'HandleExpiredTransaction'];

/** ReenableOld is refused for new transactions always, and for all as soon as the station signs readings. */
export const ablReenableOldRefused = defineVendorRule('abl', {
  id: 'vendor.abl.reenable-old-refused',
  severity: 'info',
  references: ['ABL, Integration Manual 2.4p3, 2 (Restart Behaviour)'],
  thresholds: {},
  *evaluate(view, { station }) {
    const index = caseIndex(view);
    for (const key of keys) {
      const write = recordsOf(index, station, key).find(
        ({ value, outcome }) => value === 'ReenableOld' && outcome === 'Rejected',
      );
      if (write === undefined) continue;
      const signed = firstValueOf(view, station);
      yield {
        params: { key, always: key === 'HandleNewTransaction' ? 1 : null },
        fromMs: write.observedAt.epochMs,
        toMs: write.observedAt.epochMs,
        evidence: [write.evidence],
        counterEvidence: [
          signed === undefined ? notFound('signed-reading') : found('signed-reading', signed.value.evidence),
        ],
      };
    }
  },
});
