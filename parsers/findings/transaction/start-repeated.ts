import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { found, notFound } from '../make-finding.ts';

/** More ids than a sentence holds. */
const mostNamed = 5;

/** T07: the same start sent again because its answer did not arrive. */
export const startRepeated = defineRule({
  id: 'transaction.start-repeated',
  severity: 'warning',
  category: 'transaction',
  references: [
    'OCPP 1.6 edition 2, 3.7.1 Error responses to transaction-related messages',
    'OCPP 1.6 edition 2, 9.1 TransactionMessageAttempts',
    'OCPP 2.0.1 part 2, OCPPCommCtrlr.MessageAttempts',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    const bySession = new Map<string, Call[]>();
    for (const call of index.calls('StartTransaction', 'TransactionEvent')) {
      if (call.frame.action === 'TransactionEvent' && call.payload['eventType'] !== 'Started') continue;
      const session = index.sessionOfFrame(call.frame.frameId);
      // Two logs of one message are no repetition.
      if (session === undefined) continue;
      const key = `${call.frame.evidence.sourceId} ${session.id}`;
      const calls = bySession.get(key);
      if (calls === undefined) bySession.set(key, [call]);
      else calls.push(call);
    }
    for (const calls of bySession.values()) {
      const [first] = calls;
      if (calls.length < 2 || first === undefined) continue;
      const ids = new Set(
        calls.flatMap(({ reply }) =>
          reply['transactionId'] === undefined ? [] : [JSON.stringify(reply['transactionId'])],
        ),
      );
      const refused = calls.find(({ reply }) => JSON.stringify(reply).includes('ConcurrentTx'));
      yield {
        params: {
          times: calls.length,
          // In 2.x the station makes the id.
          ids: first.frame.action === 'StartTransaction' ? ids.size : null,
          given: ids.size > 1 && ids.size <= mostNamed ? [...ids].map((id) => id.replaceAll('"', '')).join(', ') : null,
          answered: calls.slice(0, -1).every(({ answer }) => answer !== null) ? 1 : null,
        },
        session: index.sessionOfFrame(first.frame.frameId),
        fromMs: first.ms,
        toMs: calls.at(-1)?.ms ?? first.ms,
        evidence: calls.flatMap(({ frame, answer }) => [frame.evidence, answer?.evidence]),
        counterEvidence: [
          ids.size > 1 ? found('answers-differ', calls.at(-1)?.answer?.evidence ?? null) : notFound('answers-differ'),
          refused === undefined
            ? notFound('refused-as-concurrent')
            : found('refused-as-concurrent', refused.answer?.evidence ?? null),
        ],
      };
    }
  },
});
