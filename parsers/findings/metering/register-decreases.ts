import { compareDecimals } from '../../base/decimal-arithmetic.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { MeterSample, Session } from '../../model/session.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { defineMeteringRule } from '../define-rule.ts';

interface Fall {
  readonly session: Session;
  readonly before: MeterSample;
  readonly after: MeterSample;
  times: number;
  readonly evidence: EvidenceRef[];
}

/** M02: a register that only counts up falls within a session. */
export const registerDecreases = defineMeteringRule({
  id: 'metering.register-decreases',
  severity: 'warning',
  category: 'metering',
  references: ['OCPP 1.6 edition 2, 7.31 Measurand'],
  thresholds: {},
  watch() {
    const latest = new Map<string, Map<string, MeterSample>>();
    const falls = new Map<string, Fall>();
    return {
      message({ frame, session, samples }) {
        if (session === undefined) return;
        const registers = latest.get(session.id) ?? new Map<string, MeterSample>();
        latest.set(session.id, registers);
        for (const sample of samples) {
          if (!sample.measurand.endsWith('.Register') || !isPlaced(sample.at)) continue;
          // Another source and another unit are other registers.
          const series = [sample.measurand, sample.phase, sample.location, sample.unit, frame.evidence.sourceId].join(
            ' ',
          );
          const before = registers.get(series);
          // Transaction data and queued messages come later than they were taken.
          if (before !== undefined && isPlaced(before.at) && sample.at.epochMs <= before.at.epochMs) continue;
          registers.set(series, sample);
          if (before === undefined || compareDecimals(sample.value, before.value) >= 0) continue;
          const key = `${session.id} ${series}`;
          const fall = falls.get(key) ?? { session, before, after: sample, times: 0, evidence: [] };
          falls.set(key, fall);
          fall.times += 1;
          if (fall.evidence.length < 10) fall.evidence.push(sample.evidence, before.evidence);
        }
        // Sessions that are over need no memory.
        if (frame.action === 'StopTransaction') latest.delete(session.id);
      },
      *finish() {
        for (const { session, before, after, times, evidence } of falls.values()) {
          yield {
            params: {
              measurand: after.measurand,
              before: `${before.value} ${before.unit}`,
              after: `${after.value} ${after.unit}`,
              times,
            },
            session,
            fromMs: after.at.epochMs,
            evidence,
          };
        }
      },
    };
  },
});
