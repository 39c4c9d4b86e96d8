import type { EvidenceRef } from '../../model/evidence.ts';
import { defineMeteringRule } from '../define-rule.ts';

/** Readings of transaction events that are remembered per station. */
const readingsKept = 500;

/** V10: the same reading comes in a transaction event and in MeterValues: whoever adds both up counts twice. */
export const sentTwice = defineMeteringRule({
  id: 'metering.sent-twice',
  severity: 'info',
  category: 'metering',
  references: ['OCPP 2.0.1 part 2, J01 and J02 (MeterValuesRequest, TransactionEventRequest.meterValue)'],
  thresholds: { fewest: { value: 2, unit: 'readings' } },
  of: 'all-samples',
  watch(limits) {
    const events = new Map<string | null, Map<string, EvidenceRef>>();
    const twice = new Map<
      string | null,
      { times: number; fromMs: number | null; toMs: number | null; evidence: EvidenceRef[] }
    >();
    return {
      message(message) {
        const { frame } = message;
        const { action, station } = frame;
        if (action !== 'TransactionEvent' && action !== 'MeterValues') return;
        const known = events.get(station) ?? new Map<string, EvidenceRef>();
        events.set(station, known);
        // Before 2.x there are no events that could say the same.
        if (action === 'MeterValues' && known.size === 0) return;
        for (const { at, measurand, phase, location, value } of message.samples) {
          if (at.epochMs === null) continue;
          const key = JSON.stringify([at.epochMs, measurand, phase, location, value]);
          if (action === 'TransactionEvent') {
            known.set(key, frame.evidence);
            const [oldest] = known.keys();
            if (known.size > readingsKept && oldest !== undefined) known.delete(oldest);
            continue;
          }
          const event = known.get(key);
          if (event === undefined) continue;
          const held = twice.get(station) ?? { times: 0, fromMs: at.epochMs, toMs: at.epochMs, evidence: [] };
          twice.set(station, held);
          held.times += 1;
          held.toMs = at.epochMs;
          if (held.evidence.length < 10) held.evidence.push(frame.evidence, event);
        }
      },
      *finish() {
        for (const [station, { times, fromMs, toMs, evidence }] of twice) {
          if (times >= limits.fewest) yield { params: { times }, station, fromMs, toMs, evidence };
        }
      },
    };
  },
});
