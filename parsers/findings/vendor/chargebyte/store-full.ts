import { isPlaced } from '../../../sessions/payload-fields.ts';
import { caseIndex } from '../../case-index.ts';
import { notFound, stepEvidence } from '../../make-finding.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

/** The store holds 336 transactions that were authorised locally; more are lost. */
export const chargebyteStoreFull = defineVendorRule('chargebyte', {
  id: 'vendor.chargebyte.store-full',
  severity: 'critical',
  references: ['chargebyte, Charge Control C User Guide rev. 8, 3.3.2 (offline operation)'],
  thresholds: { holds: { value: 336, unit: 'transactions' }, nearPercent: { value: 90, unit: '%' } },
  *evaluate(view, { station }, limits) {
    const near = (limits.holds * limits.nearPercent) / 100;
    const rows = caseIndex(view).transactionRows.filter(
      (row) => (row.station === station || row.station === null) && row.acknowledged !== true,
    );
    if (rows.length >= near) {
      yield {
        params: { stored: rows.length, holds: limits.holds },
        fromMs: rows[0]?.startedAt?.epochMs ?? null,
        toMs: rows.at(-1)?.startedAt?.epochMs ?? null,
        evidence: rows.slice(-20).map(({ evidence }) => evidence),
        counterEvidence: [notFound('row-acknowledged')],
      };
      return;
    }
    const sentLater = caseIndex(view)
      .sessionsOf(station)
      .filter(({ replayed }) => replayed);
    if (sentLater.length < near) return;
    const times = sentLater
      .map(({ startedAt }) => startedAt)
      .filter(isPlaced)
      .map(({ epochMs }) => epochMs);
    yield {
      params: { stored: sentLater.length, holds: limits.holds },
      fromMs: times.length === 0 ? null : times.reduce((first, ms) => Math.min(first, ms)),
      toMs: times.length === 0 ? null : times.reduce((last, ms) => Math.max(last, ms)),
      evidence: sentLater.slice(0, 20).flatMap((session) => stepEvidence(session, 'started').slice(0, 1)),
      counterEvidence: [notFound('log-goes-on')],
    };
  },
});
