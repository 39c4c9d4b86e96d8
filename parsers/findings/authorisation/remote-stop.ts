import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';

/** A06: the station accepted a remote stop, and the session did not end. */
export const remoteStopWithoutStop = defineRule({
  id: 'authorisation.remote-stop-without-stop',
  severity: 'warning',
  category: 'authorisation',
  references: ['OCPP 1.6 edition 2, 5.12 Remote Stop Transaction', 'OCPP 2.0.1 part 2, F03 (RequestStopTransaction)'],
  thresholds: { waitMs: { value: 120_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const call of index.calls('RemoteStopTransaction', 'RequestStopTransaction')) {
      const answeredMs = call.answer?.ms ?? null;
      const session = index.sessionOfFrame(call.frame.frameId);
      if (answeredMs === null || call.reply['status'] !== 'Accepted' || session === undefined) continue;
      const { stop } = index.endsInLog(session);
      if (stop !== null && (stop.ms === null || stop.ms <= answeredMs + limits.waitMs)) continue;
      // In 2.x a transaction may go on until the cable is out (TxStopPoint); what must end is the flow of energy (F03).
      const held = session.steps.some(
        ({ step, at }) =>
          (step === 'plugged' || step === 'finishing' || step === 'suspended-by-station') &&
          at.epochMs !== null &&
          at.epochMs >= answeredMs - 1_000 &&
          at.epochMs <= answeredMs + limits.waitMs,
      );
      if (held && index.endsInLog(session).start?.frame.action !== 'StartTransaction') continue;
      if (!index.coverage.covers(call.frame.station, answeredMs, answeredMs + limits.waitMs)) continue;
      yield {
        params: { transaction: textOf(call.payload['transactionId'], 80), waited: durationText(limits.waitMs) },
        session,
        fromMs: answeredMs,
        toMs: stop?.ms ?? answeredMs + limits.waitMs,
        evidence: [call.answer?.evidence, call.frame.evidence],
        counterEvidence: [stop === null ? notFound('stop-in-log') : found('stop-came-later', stop.frame.evidence)],
      };
    }
  },
});
