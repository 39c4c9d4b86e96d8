import { compareDecimals, subtractDecimals } from '../../base/decimal-arithmetic.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { MeterSample } from '../../model/session.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { BySession } from '../by-session.ts';
import { defineMeteringRule } from '../define-rule.ts';

interface Fall {
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
  thresholds: { roundingWh: { value: 10, unit: 'Wh' } },
  of: 'sessions',
  watch(limits) {
    const latest = new BySession(() => new Map<string, MeterSample>());
    const falls = new BySession(() => new Map<string, Fall>());
    return {
      message({ frame, lane, samples }) {
        if (lane === undefined) return;
        const registers = latest.of(lane);
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
          // Readings of two places that round differently fall by less than the last digit of a kilowatt-hour.
          if (compareDecimals(subtractDecimals(before.value, sample.value), String(limits.roundingWh)) <= 0) continue;
          const known = falls.of(lane);
          const fall = known.get(series) ?? { before, after: sample, times: 0, evidence: [] };
          known.set(series, fall);
          fall.times += 1;
          if (fall.evidence.length < 10) fall.evidence.push(sample.evidence, before.evidence);
        }
        // Sessions that are over need no memory.
        if (frame.action === 'StopTransaction') latest.forget(lane);
      },
      *finish() {
        for (const [session, known] of falls.all()) {
          for (const { before, after, times, evidence } of known.values()) {
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
        }
      },
    };
  },
});
