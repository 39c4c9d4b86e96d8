import type { EvidenceRef } from '../../model/evidence.ts';
import { BySession } from '../by-session.ts';
import { Bound } from '../left-out.ts';
import { defineMeteringRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';
import type { Reading } from './session-series.ts';

interface Jump {
  readonly before: Reading;
  readonly after: Reading;
  readonly risenWh: number;
}

/** Rises of one session that are remembered until the station's power is known. */
const mostJumps = 100;

/** Less than this no station is asked about; keeps the list of candidates short. */
const suspiciousW = 5_000;

/** M03: the register rises by more than the station can have delivered in the time. */
export const energyJump = defineMeteringRule({
  id: 'metering.energy-jump',
  severity: 'warning',
  category: 'metering',
  references: ['OCPP 1.6 edition 2, 7.31 Measurand (Energy.Active.Import.Register)'],
  thresholds: {
    mostW: { value: 400_000, unit: 'W' },
    factor: { value: 2, unit: 'times the power told' },
    leastWh: { value: 1_000, unit: 'Wh' },
  },
  of: 'sessions',
  watch(limits) {
    const states = new BySession((): { last: Reading | null; mostW: number; jumps: Jump[] } => ({
      last: null,
      mostW: 0,
      jumps: [],
    }));
    const bound = new Bound(mostJumps);
    return {
      message({ readings }) {
        for (const reading of readings) {
          const state = states.of(reading.lane);
          state.mostW = Math.max(state.mostW, reading.powerW ?? 0, reading.powerOfferedW ?? 0);
          if (reading.energyWh === null) continue;
          const before = state.last;
          if (before !== null && before.energyWh !== null && reading.ms > before.ms) {
            const risenWh = reading.energyWh - before.energyWh;
            const watts = (risenWh * 3_600_000) / (reading.ms - before.ms);
            // A factor of 1000 is a unit, which another rule tells.
            const isUnit = before.energyWh > 0 && reading.energyWh / before.energyWh > 900;
            // What the station's power is, is known only at the end.
            if (risenWh >= limits.leastWh && watts > suspiciousW && !isUnit) {
              if (bound.admits(state.jumps.length, reading.ms, reading.evidence))
                state.jumps.push({ before, after: reading, risenWh });
            }
          }
          state.last = reading;
        }
      },
      *finish() {
        for (const [session, { mostW, jumps }] of states.all()) {
          const real = jumps.filter(({ before, after, risenWh }) => {
            const watts = (risenWh * 3_600_000) / (after.ms - before.ms);
            return watts > limits.mostW || (mostW > 1_000 && watts > limits.factor * mostW);
          });
          const [first] = real;
          if (first === undefined) continue;
          yield {
            params: {
              times: real.length,
              risenKwh: Math.round(first.risenWh / 100) / 10,
              duration: durationText(first.after.ms - first.before.ms),
              mostKw: mostW > 1_000 ? Math.round(mostW / 100) / 10 : null,
            },
            session,
            fromMs: first.before.ms,
            toMs: real.at(-1)?.after.ms ?? first.after.ms,
            evidence: real.flatMap(({ before, after }) => [after.evidence, before.evidence]),
            counterEvidence: [notFound('power-that-fits')],
          };
        }
        yield* bound.leftOut();
      },
    };
  },
});

interface Stretch {
  readonly kind: 'power' | 'energy';
  readonly fromMs: number;
  toMs: number;
  readonly first: Reading;
  last: Reading;
  readonly evidence: EvidenceRef[];
}

/** Stretches kept over all sessions; what comes after them is counted. */
const mostStretches = 1_000;

/** M07 and M14: power flows and the register stands still, or the register rises and no power is told. */
export const powerWithoutEnergy = defineMeteringRule({
  id: 'metering.power-without-energy',
  severity: 'warning',
  category: 'metering',
  references: ['OCPP 1.6 edition 2, 7.31 Measurand'],
  thresholds: {
    leastW: { value: 500, unit: 'W' },
    lastingMs: { value: 300_000, unit: 'ms' },
    leastWh: { value: 500, unit: 'Wh' },
  },
  of: 'sessions',
  watch(limits) {
    const states = new BySession((): { last: Reading | null; open: Stretch | null; done: Stretch[] } => ({
      last: null,
      open: null,
      done: [],
    }));
    const bound = new Bound(mostStretches);
    let kept = 0;
    const isTold = ({ kind, fromMs, toMs, first, last }: Stretch): boolean => {
      if (toMs - fromMs < limits.lastingMs) return false;
      return kind === 'power' || (last.energyWh ?? 0) - (first.energyWh ?? 0) >= limits.leastWh;
    };
    return {
      message({ readings }) {
        for (const reading of readings) {
          if (reading.energyWh === null || reading.powerW === null) continue;
          const state = states.of(reading.lane);
          const before = state.last;
          state.last = reading;
          if (before === null || before.energyWh === null || before.powerW === null || reading.ms <= before.ms)
            continue;
          const risen = reading.energyWh - before.energyWh;
          const kind =
            risen === 0 && reading.powerW >= limits.leastW && before.powerW >= limits.leastW
              ? 'power'
              : risen > 0 && reading.powerW === 0 && before.powerW === 0
                ? 'energy'
                : null;
          const stretch = state.open;
          if (stretch !== null && stretch.kind === kind) {
            stretch.toMs = reading.ms;
            stretch.last = reading;
            if (stretch.evidence.length < 10) stretch.evidence.push(reading.evidence);
            continue;
          }
          if (stretch !== null && isTold(stretch) && bound.admits(kept, stretch.fromMs, stretch.first.evidence)) {
            state.done.push(stretch);
            kept += 1;
          }
          const [fromMs, toMs] = [before.ms, reading.ms];
          const evidence = [before.evidence, reading.evidence];
          state.open = kind === null ? null : { kind, fromMs, toMs, first: before, last: reading, evidence };
        }
      },
      *finish() {
        for (const [session, { open, done }] of states.all()) {
          const told = open !== null && isTold(open) ? [...done, open] : done;
          for (const { kind, fromMs, toMs, first, last, evidence } of told) {
            yield {
              params: {
                duration: durationText(toMs - fromMs),
                powerW: kind === 'power' ? Math.round(first.powerW ?? 0) : null,
                risenWh: kind === 'energy' ? Math.round((last.energyWh ?? 0) - (first.energyWh ?? 0)) : null,
              },
              session,
              fromMs,
              toMs,
              evidence,
            };
          }
        }
        yield* bound.leftOut();
      },
    };
  },
});
