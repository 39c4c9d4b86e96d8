import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';

const failed: ReadonlySet<string | null> = new Set(['Failed', 'Rejected']);

/** 2.1: what a direct payment at the station came to (NotifySettlement). */
export const paymentFailed = defineRule({
  id: 'transaction.payment-failed',
  severity: 'warning',
  category: 'transaction',
  references: ['OCPP 2.1 part 2, NotifySettlementRequest.status'],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const { frame, ms, payload } of index.calls('NotifySettlement')) {
      const status = textOf(payload['status'], 40);
      if (!failed.has(status)) continue;
      yield {
        params: { status, amount: textOf(payload['settlementAmount'], 40), info: textOf(payload['statusInfo'], 200) },
        station: frame.station,
        session: index.sessionOfFrame(frame.frameId),
        fromMs: ms,
        evidence: [frame.evidence],
      };
    }
  },
});
