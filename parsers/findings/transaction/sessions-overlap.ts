import { caseIndex } from '../case-index.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, stepEvidence } from '../make-finding.ts';

/** T08: a session begins on a connector while another one still runs there. */
export const sessionsOverlap = defineRule({
  id: 'transaction.sessions-overlap',
  severity: 'warning',
  category: 'transaction',
  references: ['OCPP 1.6 edition 2, 4.8 Start Transaction'],
  thresholds: { toleranceMs: { value: 10_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const lane of index.sessionLanes) {
      for (const [at, session] of lane.entries()) {
        const next = lane[at + 1];
        if (
          next === undefined ||
          !isPlaced(session.stoppedAt) ||
          !isPlaced(session.startedAt) ||
          !isPlaced(next.startedAt)
        )
          continue;
        // Instants of one clock only: both sessions are told by the log.
        if (index.endsInLog(session).stop === null || index.endsInLog(next).start === null) continue;
        const overlapMs = session.stoppedAt.epochMs - next.startedAt.epochMs;
        if (overlapMs <= limits.toleranceMs || next.startedAt.epochMs < session.startedAt.epochMs) continue;
        yield {
          params: { overlap: durationText(overlapMs), other: session.transactionId },
          session: next,
          fromMs: next.startedAt.epochMs,
          toMs: session.stoppedAt.epochMs,
          evidence: [...stepEvidence(next, 'started'), ...stepEvidence(session, 'started', 'stopped')],
        };
      }
    }
  },
});
