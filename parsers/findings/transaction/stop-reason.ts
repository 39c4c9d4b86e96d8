import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { notFound } from '../make-finding.ts';

/** Reason of StopTransaction.req (1.6). */
const reasons = new Set([
  'DeAuthorized',
  'EmergencyStop',
  'EVDisconnected',
  'HardReset',
  'Local',
  'Other',
  'PowerLoss',
  'Reboot',
  'Remote',
  'SoftReset',
  'UnlockCommand',
]);

/** T19: a reason that OCPP 1.6 does not know, or none although a restart or a remote stop ended the session. */
export const stopReasonUnfit = defineRule({
  id: 'transaction.stop-reason-unfit',
  severity: 'warning',
  category: 'transaction',
  references: ['OCPP 1.6 edition 2, 7.36 Reason', 'OCPP 1.6 edition 2, 4.10 Stop Transaction'],
  thresholds: { nearMs: { value: 60_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const call of index.calls('StopTransaction')) {
      const { frame, payload, ms } = call;
      // What a logger has cut may have held a reason.
      if (frame.state === 'truncated' || frame.state === 'elided') continue;
      const reason = textOf(payload['reason'], 60);
      const session = index.sessionOfFrame(frame.frameId);
      if (reason !== null && reasons.has(reason)) continue;
      // Without a reason, 1.6 means Local: only what contradicts that is worth a word.
      const cause = session?.steps.findLast(
        ({ step, at }) =>
          (step === 'remote-stop' || step === 'rebooted' || step === 'power-lost') &&
          ms !== null &&
          at.epochMs !== null &&
          ms >= at.epochMs &&
          ms - at.epochMs <= limits.nearMs,
      );
      if (reason === null && cause === undefined) continue;
      yield {
        params: { reason, transaction: frame.transactionId, cause: reason === null ? (cause?.step ?? null) : null },
        station: frame.station,
        session,
        connector: frame.connector,
        fromMs: ms,
        evidence: [frame.evidence, cause?.evidence],
        counterEvidence: [notFound('reason-of-the-list')],
      };
    }
  },
});
