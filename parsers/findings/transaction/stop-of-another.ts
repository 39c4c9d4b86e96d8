import { isPlaced, timeOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText } from '../make-finding.ts';

/** Counters as message ids begin anew with each boot; only long ids are unique (OCPP-J 1.6, 4.1.4 recommends UUIDs). */
const uniqueLength = 16;

/** T17: one stop message sent for two transactions. */
export const stopSentTwice = defineRule({
  id: 'transaction.stop-sent-for-two',
  severity: 'critical',
  category: 'transaction',
  references: [
    'OCPP-J 1.6, 4.1.4 The message ID',
    'OCPP 1.6 edition 2, 3.7.1 Error responses to transaction-related messages',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    const byMessage = new Map<string, Call>();
    for (const call of index.calls('StopTransaction', 'TransactionEvent')) {
      const { uniqueId, station, transactionId, evidence } = call.frame;
      if (uniqueId.length < uniqueLength || transactionId === null) continue;
      const key = JSON.stringify([station, uniqueId, evidence.sourceId]);
      const earlier = byMessage.get(key);
      if (earlier === undefined) byMessage.set(key, call);
      // A placeholder that is replaced before sending again is how it should be.
      else if (
        earlier.frame.transactionId !== transactionId &&
        earlier.frame.transactionId !== '-1' &&
        transactionId !== '-1'
      ) {
        yield {
          params: { first: earlier.frame.transactionId, second: transactionId },
          station,
          session: index.sessionOfFrame(call.frame.frameId),
          fromMs: call.ms,
          evidence: [call.frame.evidence, earlier.frame.evidence],
        };
      }
    }
  },
});

/** T17: a stop that says it happened before the start it belongs to. */
export const stopBeforeStart = defineRule({
  id: 'transaction.stop-before-start',
  severity: 'critical',
  category: 'transaction',
  references: ['OCPP 1.6 edition 2, 4.10 Stop Transaction'],
  thresholds: { toleranceMs: { value: 60_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const session of view.sessions) {
      const { start, stop } = index.endsInLog(session);
      if (start === null || stop === null) continue;
      const startedAt = timeOf(start.payload['timestamp']);
      const stoppedAt = timeOf(stop.payload['timestamp']);
      if (!isPlaced(startedAt) || !isPlaced(stoppedAt)) continue;
      const earlierMs = startedAt.epochMs - stoppedAt.epochMs;
      if (earlierMs <= limits.toleranceMs) continue;
      yield {
        params: { earlier: durationText(earlierMs) },
        session,
        fromMs: stoppedAt.epochMs,
        toMs: startedAt.epochMs,
        evidence: [stop.frame.evidence, start.frame.evidence],
      };
    }
  },
});
