import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';

/** T18: the backend answered a start or a stop with an error. */
export const transactionRejected = defineRule({
  id: 'transaction.rejected',
  severity: 'critical',
  category: 'transaction',
  references: [
    'OCPP-J 1.6, 4.2.3 CallError',
    'OCPP 1.6 edition 2, 3.7.1 Error responses to transaction-related messages',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const { frame, answer, ms, payload } of index.calls(
      'StartTransaction',
      'StopTransaction',
      'TransactionEvent',
    )) {
      if (answer?.kind !== 'error') continue;
      // Only a text that is no whole number can be the known cause (fractional meterStop).
      const meter = payload['meterStop'] ?? payload['meterStart'];
      yield {
        params: {
          action: frame.action,
          code: answer.errorCode,
          internal: answer.errorCode === 'InternalError' ? 1 : null,
          description: (answer.errorDescription ?? '').slice(0, 200),
        },
        station: frame.station,
        session: index.sessionOfFrame(frame.frameId),
        connector: frame.connector,
        fromMs: ms,
        evidence: [answer.evidence, frame.evidence],
        counterEvidence: [
          {
            code: 'fractional-meter',
            found: typeof meter === 'string' && meter.includes('.'),
            evidence: frame.evidence,
          },
        ],
      };
    }
  },
});
