import { cardOf, cardStatusOf } from '../../sessions/authorisation-messages.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { BySession } from '../by-session.ts';
import { caseIndex } from '../case-index.ts';
import { defineMeteringRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';
import { settingAt } from '../settings.ts';
import type { EvidenceRef } from '../../model/evidence.ts';

/** T22 and V05: the backend refused the card of the start, and energy went on flowing. */
export const goesOnUnauthorised = defineMeteringRule({
  id: 'transaction.goes-on-unauthorised',
  severity: 'warning',
  category: 'authorisation',
  references: [
    'OCPP 1.6 edition 2, 4.8 Start Transaction',
    'OCPP 1.6 edition 2, 9.1 StopTransactionOnInvalidId',
    'OCPP 2.0.1 part 2, TxCtrlr.StopTxOnInvalidId',
  ],
  thresholds: { graceMs: { value: 60_000, unit: 'ms' } },
  of: 'sessions',
  watch(limits) {
    /** The newest energy reading of each session, and the last message whose reading was higher than the one before. */
    const readings = new BySession((): { wh: number; last: { ms: number; evidence: EvidenceRef } | null } => ({
      wh: Infinity,
      last: null,
    }));
    return {
      message(message) {
        const { frame, lane } = message;
        if (frame.action !== 'MeterValues' && frame.action !== 'TransactionEvent') return;
        const ms = frame.loggedAt.epochMs;
        if (lane === undefined || ms === null) return;
        const sample = message.samples.find(
          ({ measurand, phase }) => measurand === 'Energy.Active.Import.Register' && phase === null,
        );
        if (sample === undefined) return;
        const known = readings.of(lane);
        const wh = Number(sample.value);
        if (wh > known.wh) known.last = { ms, evidence: frame.evidence };
        known.wh = wh;
      },
      *finish(view) {
        const index = caseIndex(view);
        const lastRise = new Map([...readings.all()].map(([session, { last }]) => [session, last]));
        for (const call of index.calls('StartTransaction', 'TransactionEvent')) {
          const status = cardStatusOf(call.reply);
          const answeredMs = call.answer?.ms ?? null;
          if (status === null || status === 'Accepted' || status === 'ConcurrentTx' || answeredMs === null) continue;
          const session = index.sessionOfFrame(call.frame.frameId);
          // A card that was to stop somebody else's session may well be refused.
          const card = cardOf(call.payload)?.toLowerCase() ?? null;
          const own = session?.idTag?.toLowerCase() ?? null;
          if (card !== null && own !== null && card !== own) continue;
          const late = session === undefined ? null : (lastRise.get(session) ?? null);
          if (session === undefined || late === null || late.ms <= answeredMs + limits.graceMs) continue;
          if (isPlaced(session.stoppedAt) && session.stoppedAt.epochMs < late.ms) continue;
          const setting =
            settingAt(index, session.station, 'StopTransactionOnInvalidId', answeredMs) ??
            settingAt(index, session.station, 'StopTxOnInvalidId', answeredMs);
          yield {
            params: { status, after: durationText(late.ms - answeredMs), setting: setting?.value ?? null },
            session,
            fromMs: answeredMs,
            toMs: late.ms,
            evidence: [call.answer?.evidence, call.frame.evidence, late.evidence],
            counterEvidence: [
              setting?.value?.toLowerCase() === 'false'
                ? found('allowed-by-setting', setting.evidence)
                : notFound('allowed-by-setting'),
            ],
          };
        }
      },
    };
  },
});
