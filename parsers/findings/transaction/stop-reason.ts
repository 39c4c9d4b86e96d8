import { membersOf } from '../../base/members.ts';
import { stopReason16 } from '../../ocpp/enumerations-16.ts';
import { stoppedReason2x } from '../../ocpp/enumerations-2x.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { notFound } from '../make-finding.ts';
import { speaksOcpp15 } from '../spoken-version.ts';

const reasons16 = new Set<string>(stopReason16);
/** What limits are called as triggers is written as a reason too. */
const reasons2x = new Set<string>([...stoppedReason2x, 'CostLimitReached', 'LimitSet']);

/** The reason that a stop states; 2.x has it in the transaction. */
function reasonOf({ frame, payload }: Call): string | null {
  return textOf(
    frame.action === 'StopTransaction' ? payload['reason'] : membersOf(payload['transactionInfo'])['stoppedReason'],
    60,
  );
}

/** T19: a reason that this version of OCPP does not know, or none although a restart or a remote stop ended the session. */
export const stopReasonUnfit = defineRule({
  id: 'transaction.stop-reason-unfit',
  severity: 'warning',
  category: 'transaction',
  references: [
    'OCPP 1.6 edition 2, 7.36 Reason',
    'OCPP 1.6 edition 2, 4.10 Stop Transaction',
    'OCPP 2.0.1 part 2, ReasonEnumType and TransactionType.stoppedReason',
  ],
  thresholds: { nearMs: { value: 60_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const call of index.calls('StopTransaction', 'TransactionEvent')) {
      const { frame, payload, ms } = call;
      const old = frame.action === 'StopTransaction';
      if (!old && payload['eventType'] !== 'Ended') continue;
      // What a logger has cut may have held a reason.
      if (frame.state === 'truncated' || frame.state === 'elided') continue;
      const reason = reasonOf(call);
      const session = index.sessionOfFrame(frame.frameId);
      if (reason !== null && (old ? reasons16 : reasons2x).has(reason)) continue;
      // 1.5 has no reasons.
      if (reason === null && old && speaksOcpp15(view, frame.station)) continue;
      // Without a reason it means Local: only what contradicts that is worth a word.
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
        params: {
          action: frame.action,
          version: old ? '1.6' : '2.x',
          reason,
          transaction: frame.transactionId,
          cause: reason === null ? (cause?.step ?? null) : null,
        },
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
