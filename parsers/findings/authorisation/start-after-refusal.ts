import { cardOf, cardStatusOf } from '../../sessions/authorisation-messages.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';

/** A03: a session begins with a card that was refused a moment ago. */
export const startAfterRefusal = defineRule({
  id: 'authorisation.start-after-refusal',
  severity: 'warning',
  category: 'authorisation',
  references: [
    'OCPP 1.6 edition 2, 4.1 Authorization',
    'OCPP 1.6 edition 2, 3.5 Local Authorization & Offline Behavior',
  ],
  thresholds: { withinMs: { value: 30_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const asked = index.calls('Authorize');
    for (const start of index.calls('StartTransaction')) {
      const card = cardOf(start.payload)?.toLowerCase();
      const startMs = start.ms;
      if (card === undefined || startMs === null) continue;
      const sameCard = asked.filter(
        ({ frame, ms, payload, answer }) =>
          answer !== null &&
          frame.station === start.frame.station &&
          ms !== null &&
          ms <= startMs &&
          startMs - ms <= limits.withinMs &&
          cardOf(payload)?.toLowerCase() === card,
      );
      const last = sameCard.at(-1);
      const status = last === undefined ? null : cardStatusOf(last.reply);
      if (
        last === undefined ||
        last.ms === null ||
        status === null ||
        status === 'Accepted' ||
        status === 'ConcurrentTx'
      )
        continue;
      yield {
        params: { status, after: durationText(startMs - last.ms) },
        session: index.sessionOfFrame(start.frame.frameId),
        station: start.frame.station,
        connector: start.frame.connector,
        fromMs: startMs,
        evidence: [start.frame.evidence, last.answer?.evidence, last.frame.evidence],
        counterEvidence: [notFound('accepted-meanwhile')],
      };
    }
  },
});
