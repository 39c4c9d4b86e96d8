import { countUpTo } from '../../base/sorted-search.ts';
import { cardOf, cardStatusOf } from '../../sessions/authorisation-messages.ts';
import { timeOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';

/** Whether a message tells that a session begins, or goes on with a card; a card whose refusal or whose wish to stop it tells begins none. */
function begins({ payload }: Call): boolean {
  const { eventType, triggerReason } = payload;
  return eventType !== 'Ended' && triggerReason !== 'Deauthorized' && triggerReason !== 'StopAuthorized';
}

/** A03: a session begins with a card that was refused a moment ago. */
export const startAfterRefusal = defineRule({
  id: 'authorisation.start-after-refusal',
  severity: 'warning',
  category: 'authorisation',
  references: [
    'OCPP 1.6 edition 2, 4.1 Authorization',
    'OCPP 1.6 edition 2, 3.5 Local Authorization & Offline Behavior',
    'OCPP 2.0.1 part 2, AuthorizationStatusEnumType',
  ],
  thresholds: { withinMs: { value: 30_000, unit: 'ms' }, queuedMs: { value: 300_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const asked = new Map<string, Call[]>();
    for (const call of index.calls('Authorize')) {
      const card = cardOf(call.payload)?.toLowerCase();
      if (card === undefined || call.answer === null || call.ms === null) continue;
      const key = JSON.stringify([call.frame.station, card]);
      const known = asked.get(key);
      if (known === undefined) asked.set(key, [call]);
      else known.push(call);
    }
    for (const start of index.calls('StartTransaction', 'TransactionEvent')) {
      const card = cardOf(start.payload)?.toLowerCase();
      const startMs = start.ms;
      if (card === undefined || startMs === null || !begins(start)) continue;
      // What happened long ago and is sent now began before the card was refused.
      const statedMs = timeOf(start.payload['timestamp'])?.epochMs ?? null;
      if (statedMs !== null && startMs - statedMs > limits.queuedMs) continue;
      const calls = asked.get(JSON.stringify([start.frame.station, card])) ?? [];
      const before = calls[countUpTo(calls, startMs, ({ ms }) => ms ?? 0) - 1];
      const last = (before?.ms ?? -Infinity) >= startMs - limits.withinMs ? before : undefined;
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
