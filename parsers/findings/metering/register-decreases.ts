import { compareDecimals, subtractDecimals } from '../../base/decimal-arithmetic.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { MeterSample } from '../../model/session.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { BySession } from '../by-session.ts';
import { defineMeteringRule } from '../define-rule.ts';
import { Bound } from '../left-out.ts';
import { overflowBetween } from '../register-overflow.ts';

interface Fall {
  readonly before: MeterSample;
  readonly after: MeterSample;
  times: number;
  readonly evidence: EvidenceRef[];
}

/** Three phases of all registers at all places; a session with more of them is hostile. */
const registersKept = 64;

/** Whether two samples are of one register: another source and another unit are other ones. */
function isSameRegister(left: MeterSample, right: MeterSample): boolean {
  return (
    left.phase === right.phase &&
    left.measurand === right.measurand &&
    left.location === right.location &&
    left.unit === right.unit &&
    left.evidence.sourceId === right.evidence.sourceId
  );
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
    const bound = new Bound(registersKept);
    const latest = new BySession((): MeterSample[] => []);
    const falls = new BySession((): Fall[] => []);
    return {
      message({ frame, lane, samples }) {
        if (lane === undefined) return;
        const registers = latest.of(lane);
        for (const sample of samples) {
          if (!sample.measurand.endsWith('.Register') || !isPlaced(sample.at)) continue;
          const place = registers.findIndex((each) => isSameRegister(each, sample));
          const before = registers[place];
          if (before === undefined) {
            if (bound.admits(registers.length, sample.at.epochMs, sample.evidence)) registers.push(sample);
            continue;
          }
          // Transaction data and queued messages come later than they were taken.
          if (isPlaced(before.at) && sample.at.epochMs <= before.at.epochMs) continue;
          registers[place] = sample;
          if (compareDecimals(sample.value, before.value) >= 0) continue;
          // Readings of two places that round differently fall by less than the last digit of a kilowatt-hour.
          if (compareDecimals(subtractDecimals(before.value, sample.value), String(limits.roundingWh)) <= 0) continue;
          const known = falls.of(lane);
          let fall = known.find(({ after }) => isSameRegister(after, sample));
          if (fall === undefined) {
            fall = { before, after: sample, times: 0, evidence: [] };
            known.push(fall);
          }
          fall.times += 1;
          if (fall.evidence.length < 10) fall.evidence.push(sample.evidence, before.evidence);
        }
        // Sessions that are over need no memory.
        if (frame.action === 'StopTransaction') latest.forget(lane);
      },
      *finish() {
        for (const [session, known] of falls.all()) {
          for (const { before, after, times, evidence } of known) {
            const overflow = after.unit === 'Wh' ? overflowBetween(before.value, after.value) : null;
            yield {
              params: {
                measurand: after.measurand,
                before: `${before.value} ${before.unit}`,
                after: `${after.value} ${after.unit}`,
                times,
                rangeWh: overflow?.rangeWh ?? null,
              },
              session,
              fromMs: after.at.epochMs,
              evidence,
            };
          }
        }
        yield* bound.leftOut();
      },
    };
  },
});
