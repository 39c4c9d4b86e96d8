import type { Session } from '../../model/session.ts';
import { membersOf } from '../../base/members.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { BySession } from '../by-session.ts';
import { caseIndex } from '../case-index.ts';
import { defineMeteringRule } from '../define-rule.ts';
import { durationText, notFound, stepEvidence } from '../make-finding.ts';
import type { MeteredMessage } from '../metered-message.ts';

/** Whether a message tells readings between start and stop. First and last event of 2.x carry what 1.6 has in meterStart and meterStop. */
function tellsBetween({ frame, payload, samples }: MeteredMessage): boolean {
  if (frame.action !== 'TransactionEvent' || membersOf(payload)['eventType'] === 'Updated') return samples.length > 0;
  return new Set(samples.map(({ at }) => at.epochMs)).size > 2;
}

/** M05: a session of some length without a single meter value. */
export const noSamples = defineMeteringRule({
  id: 'metering.no-samples',
  severity: 'info',
  category: 'metering',
  references: [
    'OCPP 1.6 edition 2, 4.7 Meter Values',
    'OCPP 1.6 edition 2, 9.1 MeterValuesSampledData',
    'OCPP 2.0.1 part 2, SampledDataCtrlr.TxUpdatedMeasurands',
  ],
  thresholds: { shortestMs: { value: 120_000, unit: 'ms' } },
  of: 'sessions',
  watch(limits) {
    const states = new BySession(() => ({ sampled: false }));
    return {
      message(message) {
        if (message.lane === undefined) return;
        const state = states.of(message.lane);
        state.sampled ||= message.frame.action === 'MeterValues' || tellsBetween(message);
      },
      *finish(view) {
        const index = caseIndex(view);
        const sampled = new Set<Session>();
        for (const [session, state] of states.all()) if (state.sampled) sampled.add(session);
        for (const session of view.sessions) {
          const { startedAt, stoppedAt } = session;
          const { start, stop } = index.endsInLog(session);
          if (start === null || stop === null || sampled.has(session) || !isPlaced(startedAt) || !isPlaced(stoppedAt))
            continue;
          const lasted = stoppedAt.epochMs - startedAt.epochMs;
          if (
            lasted <= limits.shortestMs ||
            !index.coverage.covers(session.station, startedAt.epochMs, stoppedAt.epochMs)
          )
            continue;
          yield {
            params: { duration: durationText(lasted) },
            session,
            evidence: stepEvidence(session, 'started', 'stopped'),
            counterEvidence: [notFound('meter-values-in-log'), notFound('transaction-data')],
          };
        }
      },
    };
  },
});
