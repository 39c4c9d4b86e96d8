import { cardOf, cardStatusOf } from '../../sessions/authorisation-messages.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';
import { settingAt } from '../settings.ts';
import { timeOf } from '../../sessions/payload-fields.ts';

/** A session that began without a connection, and whose card the backend refused when it heard of it: energy that nobody may pay (1.6, 3.5; 2.0.1, E04). */
export const refusedAfterOffline = defineRule({
  id: 'transaction.refused-after-offline',
  severity: 'warning',
  category: 'transaction',
  references: [
    'OCPP 1.6 edition 2, 3.5 Local Authorization & Offline Behavior',
    'OCPP 2.0.1 part 2, E04 (TransactionEventRequest.offline)',
    'OCPP 2.0.1 part 2, AuthCtrlr.OfflineTxForUnknownIdEnabled',
  ],
  thresholds: { laterMs: { value: 300_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const told = new Set<string>();
    for (const { frame, ms, payload, reply, answer } of index.calls('StartTransaction', 'TransactionEvent')) {
      const status = cardStatusOf(reply);
      if (status === null || status === 'Accepted' || status === 'ConcurrentTx' || answer === null) continue;
      const statedMs = timeOf(payload['timestamp'])?.epochMs ?? null;
      const delayMs = ms === null || statedMs === null ? 0 : ms - statedMs;
      const session = index.sessionOfFrame(frame.frameId);
      const offline = payload['offline'] === true || (session?.replayed === true && delayMs > limits.laterMs);
      if (!offline || session === undefined || told.has(session.id)) continue;
      // A card that was to stop somebody else's session may well be refused.
      const card = cardOf(payload)?.toLowerCase() ?? null;
      const own = session.idTag?.toLowerCase() ?? null;
      if (card !== null && own !== null && card !== own) continue;
      told.add(session.id);
      const at = statedMs ?? ms ?? 0;
      const setting =
        settingAt(index, session.station, 'AllowOfflineTxForUnknownId', at) ??
        settingAt(index, session.station, 'OfflineTxForUnknownIdEnabled', at);
      yield {
        params: { status, energyWh: session.energyWh, delay: delayMs > 0 ? durationText(delayMs) : null },
        session,
        fromMs: statedMs ?? ms,
        evidence: [answer.evidence, frame.evidence],
        counterEvidence: [
          setting?.value?.toLowerCase() === 'true'
            ? found('allowed-by-setting', setting.evidence)
            : notFound('allowed-by-setting'),
        ],
      };
    }
  },
});
