import type { Session } from '../../model/session.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { notFound } from '../make-finding.ts';

/** T06: one transaction id for two sessions of a station. */
export const idReused = defineRule({
  id: 'transaction.id-reused',
  severity: 'critical',
  category: 'transaction',
  references: [
    'OCPP 1.6 edition 2, 4.8 Start Transaction',
    'OCPP 2.0.1 part 2, E01 (TransactionEventRequest.transactionInfo)',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    const byId = new Map<string, Session>();
    for (const session of view.sessions) {
      const { start } = index.endsInLog(session);
      if (start === null || session.transactionId === null) continue;
      const key = JSON.stringify([session.station, session.transactionId]);
      const earlier = byId.get(key);
      byId.set(key, session);
      if (earlier === undefined) continue;
      const before = index.endsInLog(earlier).start;
      yield {
        params: { transaction: session.transactionId },
        session,
        evidence: [
          start.answer?.evidence ?? start.frame.evidence,
          start.frame.evidence,
          before?.answer?.evidence,
          before?.frame.evidence,
        ],
        counterEvidence: [notFound('same-start-repeated')],
      };
    }
  },
});
