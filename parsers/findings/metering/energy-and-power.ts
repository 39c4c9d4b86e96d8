import type { EvidenceRef } from '../../model/evidence.ts';
import type { Session } from '../../model/session.ts';
import { defineMeteringRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';
import type { Reading } from './session-series.ts';

interface Jump {
  readonly before: Reading;
  readonly after: Reading;
  readonly risenWh: number;
}

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
  watch(limits) {
    const states = new Map<string, { last: Reading | null; mostW: number; jumps: Jump[] }>();
    return {
      message({ readings }) {
        for (const reading of readings) {
          const state = states.get(reading.session.id) ?? { last: null, mostW: 0, jumps: [] };
          states.set(reading.session.id, state);
          state.mostW = Math.max(state.mostW, reading.powerW ?? 0, reading.powerOfferedW ?? 0);
          if (reading.energyWh === null) continue;
          const before = state.last;
          if (before !== null && before.energyWh !== null && reading.ms > before.ms) {
            const risenWh = reading.energyWh - before.energyWh;
            const watts = (risenWh * 3_600_000) / (reading.ms - before.ms);
            // A factor of 1000 is a unit, which another rule tells.
            const isUnit = before.energyWh > 0 && reading.energyWh / before.energyWh > 900;
            // What the station's power is, is known only at the end.
            if (risenWh >= limits.leastWh && watts > suspiciousW && !isUnit && state.jumps.length < 100) {
              state.jumps.push({ before, after: reading, risenWh });
            }
          }
          state.last = reading;
        }
      },
      *finish() {
        for (const { mostW, jumps } of states.values()) {
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
            session: first.before.session,
            fromMs: first.before.ms,
            toMs: real.at(-1)?.after.ms ?? first.after.ms,
            evidence: real.flatMap(({ before, after }) => [after.evidence, before.evidence]),
            counterEvidence: [notFound('power-that-fits')],
          };
        }
      },
    };
  },
});

interface Stretch {
  readonly kind: 'power' | 'energy';
  readonly session: Session;
  readonly fromMs: number;
  toMs: number;
  readonly first: Reading;
  last: Reading;
  readonly evidence: EvidenceRef[];
}

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
  watch(limits) {
    const lasts = new Map<string, Reading>();
    const open = new Map<string, Stretch>();
    const done: Stretch[] = [];
    const close = (id: string): void => {
      const stretch = open.get(id);
      open.delete(id);
      if (stretch === undefined || stretch.toMs - stretch.fromMs < limits.lastingMs || done.length > 1_000) return;
      const risen = (stretch.last.energyWh ?? 0) - (stretch.first.energyWh ?? 0);
      if (stretch.kind === 'power' || risen >= limits.leastWh) done.push(stretch);
    };
    return {
      message({ readings }) {
        for (const reading of readings) {
          const { id } = reading.session;
          const before = lasts.get(id);
          if (reading.energyWh === null || reading.powerW === null) continue;
          lasts.set(id, reading);
          if (before === undefined || before.energyWh === null || before.powerW === null || reading.ms <= before.ms)
            continue;
          const risen = reading.energyWh - before.energyWh;
          const kind =
            risen === 0 && reading.powerW >= limits.leastW && before.powerW >= limits.leastW
              ? 'power'
              : risen > 0 && reading.powerW === 0 && before.powerW === 0
                ? 'energy'
                : null;
          const stretch = open.get(id);
          if (stretch !== undefined && stretch.kind === kind) {
            stretch.toMs = reading.ms;
            stretch.last = reading;
            if (stretch.evidence.length < 10) stretch.evidence.push(reading.evidence);
            continue;
          }
          close(id);
          if (kind === null) continue;
          open.set(id, {
            kind,
            session: reading.session,
            fromMs: before.ms,
            toMs: reading.ms,
            first: before,
            last: reading,
            evidence: [before.evidence, reading.evidence],
          });
        }
      },
      *finish() {
        for (const id of open.keys()) close(id);
        for (const { kind, session, fromMs, toMs, first, last, evidence } of done) {
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
      },
    };
  },
});
