import { timeOf, isPlaced } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';

/** T15: a session that the station sent later, after it had been offline. */
export const replayed = defineRule({
  id: 'transaction.replayed',
  severity: 'warning',
  category: 'transaction',
  references: [
    'OCPP 1.6 edition 2, 3.7 Transaction-related messages',
    'OCPP 1.6 edition 2, 3.7.1 Error responses to transaction-related messages',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const session of view.sessions) {
      if (!session.replayed) continue;
      const { start, stop } = index.endsInLog(session);
      // What 2.x marks as stored offline is said by `transaction.offline-events`.
      if ((start ?? stop)?.payload['offline'] === true) continue;
      const late = [start, stop].flatMap((call) => {
        const stated = call === null ? null : timeOf(call.payload['timestamp']);
        return call === null || call.ms === null || !isPlaced(stated) ? [] : [call.ms - stated.epochMs];
      });
      yield {
        params: { delay: durationText(Math.max(0, ...late)) },
        session,
        evidence: [start?.frame.evidence, stop?.frame.evidence],
        counterEvidence: [
          start !== null && stop !== null && start.frame.frameId < stop.frame.frameId
            ? found('sent-in-order', stop.frame.evidence)
            : notFound('sent-in-order'),
        ],
      };
    }
  },
});

/** T16: transaction messages of one connector that were not sent in the order in which they happened. */
export const outOfOrder = defineRule({
  id: 'transaction.out-of-order',
  severity: 'warning',
  category: 'transaction',
  references: ['OCPP 1.6 edition 2, 3.7.1 Error responses to transaction-related messages'],
  thresholds: { toleranceMs: { value: 2_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const lane of index.sessionLanes) {
      const sent = lane
        .flatMap((session) => {
          const { start, stop } = index.endsInLog(session);
          return [start, stop].flatMap((call) => (call === null ? [] : [{ session, call }]));
        })
        .sort(
          (left, right) =>
            (left.call.ms ?? 0) - (right.call.ms ?? 0) || left.call.frame.frameId - right.call.frame.frameId,
        );
      let latest: { readonly call: Call; readonly statedMs: number } | undefined;
      for (const { session, call } of sent) {
        const stated = timeOf(call.payload['timestamp']);
        // Lines without a time may stand newest first.
        if (!isPlaced(stated) || call.ms === null) continue;
        // Two logs of one station may differ by their clocks.
        if (
          latest !== undefined &&
          latest.call.frame.evidence.sourceId === call.frame.evidence.sourceId &&
          latest.statedMs - stated.epochMs > limits.toleranceMs
        ) {
          yield {
            params: { action: call.frame.action, earlier: durationText(latest.statedMs - stated.epochMs) },
            session,
            fromMs: call.ms,
            evidence: [call.frame.evidence, latest.call.frame.evidence],
          };
        }
        if (latest === undefined || stated.epochMs > latest.statedMs) latest = { call, statedMs: stated.epochMs };
      }
    }
  },
});

/** T16: a stop that was sent before its start was answered, so that it cannot carry the right id. */
export const stopBeforeAnswer = defineRule({
  id: 'transaction.stop-before-answer',
  severity: 'warning',
  category: 'transaction',
  references: [
    'OCPP 1.6 edition 2, 3.7.1 Error responses to transaction-related messages',
    'OCPP-J 1.6, 4.1.1 Synchronicity',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const session of view.sessions) {
      const { start, stop } = index.endsInLog(session);
      const answer = start?.answer;
      if (
        start?.frame.action !== 'StartTransaction' ||
        stop === null ||
        stop.ms === null ||
        answer === null ||
        answer === undefined
      )
        continue;
      const answeredMs = answer.ms;
      if (answeredMs === null || stop.ms >= answeredMs || answer.evidence.sourceId !== stop.frame.evidence.sourceId)
        continue;
      yield {
        params: { before: durationText(answeredMs - stop.ms) },
        session,
        fromMs: stop.ms,
        evidence: [stop.frame.evidence, answer.evidence, start.frame.evidence],
      };
    }
  },
});
