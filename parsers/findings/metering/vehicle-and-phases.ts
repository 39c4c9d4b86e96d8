import { BySession } from '../by-session.ts';
import { defineMeteringRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';
import type { Reading } from './session-series.ts';

/** M08: the state of charge does not move although power flows, or falls while charging. */
export const socStalls = defineMeteringRule({
  id: 'metering.soc-stalls',
  severity: 'warning',
  category: 'metering',
  references: ['OCPP 1.6 edition 2, 7.31 Measurand (SoC)'],
  thresholds: {
    lastingMs: { value: 900_000, unit: 'ms' },
    leastW: { value: 5_000, unit: 'W' },
    fallPercent: { value: 3, unit: '%' },
    fullPercent: { value: 95, unit: '%' },
  },
  of: 'sessions',
  watch(limits) {
    const states = new BySession(
      (): {
        since: Reading | null;
        longest: { from: Reading; to: Reading } | null;
        fall: { from: Reading; to: Reading } | null;
        last: Reading | null;
      } => ({ since: null, longest: null, fall: null, last: null }),
    );
    return {
      message({ readings }) {
        for (const reading of readings) {
          if (reading.soc === null) continue;
          const state = states.of(reading.lane);
          const { since, longest, last } = state;
          state.last = reading;
          if (since === null || last === null) {
            state.since = reading;
            continue;
          }
          if (reading.soc < (last.soc ?? 0) - limits.fallPercent && last.soc !== null && reading.soc > 0) {
            state.fall ??= { from: last, to: reading };
          }
          const flows = reading.powerW !== null && reading.powerW >= limits.leastW;
          if (reading.soc !== since.soc || !flows) state.since = reading;
          else if (reading.ms - since.ms > (longest === null ? 0 : longest.to.ms - longest.from.ms)) {
            state.longest = { from: since, to: reading };
          }
        }
      },
      *finish() {
        for (const [session, { longest, fall }] of states.all()) {
          const stalls =
            longest !== null &&
            longest.to.ms - longest.from.ms >= limits.lastingMs &&
            (longest.from.soc ?? 100) < limits.fullPercent
              ? longest
              : null;
          const told = fall ?? stalls;
          if (told === null) continue;
          yield {
            params: {
              soc: fall === null ? told.from.soc : null,
              fallsFrom: fall === null ? null : told.from.soc,
              to: fall === null ? null : told.to.soc,
              duration: fall === null ? durationText(told.to.ms - told.from.ms) : null,
            },
            session,
            fromMs: told.from.ms,
            toMs: told.to.ms,
            evidence: [told.to.evidence, told.from.evidence],
          };
        }
      },
    };
  },
});

/** M09: a phase that carried current carries none any more while the others do. */
export const phaseLost = defineMeteringRule({
  id: 'metering.phase-lost',
  severity: 'warning',
  category: 'metering',
  references: ['OCPP 1.6 edition 2, 7.31 Measurand (Current.Import)', 'OCPP 1.6 edition 2, 7.34 Phase'],
  thresholds: {
    deadA: { value: 1, unit: 'A' },
    liveA: { value: 6, unit: 'A' },
    fewest: { value: 3, unit: 'meter values' },
  },
  of: 'sessions',
  watch(limits) {
    const states = new BySession(
      (): {
        live: Reading | null;
        dead: Reading[];
        phase: string | null;
        told: { live: Reading; dead: readonly Reading[]; phase: string } | null;
      } => ({ live: null, dead: [], phase: null, told: null }),
    );
    return {
      message({ readings }) {
        for (const reading of readings) {
          const { L1, L2, L3 } = reading.currents;
          if (L1 === undefined || L2 === undefined || L3 === undefined) continue;
          const state = states.of(reading.lane);
          if (L1 > limits.liveA && L2 > limits.liveA && L3 > limits.liveA) {
            state.live = reading;
            if (state.dead.length > 0) state.dead = [];
            continue;
          }
          const values = Object.entries({ L1, L2, L3 });
          const dead = values.filter(([, current]) => current < limits.deadA);
          const live = values.filter(([, current]) => current > limits.liveA);
          if (state.live !== null && dead.length === 1 && live.length === 2) {
            const phase = dead[0]?.[0] ?? null;
            // Another phase now: the one before carries current again.
            if (phase !== state.phase) state.dead = [];
            state.dead.push(reading);
            state.phase = phase;
            if (state.dead.length >= limits.fewest && state.phase !== null) {
              state.told ??= { live: state.live, dead: [...state.dead], phase: state.phase };
            }
          } else state.dead = [];
        }
      },
      *finish() {
        for (const [session, { told, live }] of states.all()) {
          if (told === null) continue;
          const [first] = told.dead;
          const returned = live !== null && live.ms > (told.dead.at(-1)?.ms ?? Infinity);
          yield {
            params: { phase: told.phase },
            session,
            fromMs: first?.ms ?? null,
            toMs: told.dead.at(-1)?.ms ?? null,
            evidence: [...told.dead.map(({ evidence }) => evidence), told.live.evidence],
            counterEvidence: [returned ? found('phase-returns', live.evidence) : notFound('phase-returns')],
          };
        }
      },
    };
  },
});

/** M10: the station offers less than a vehicle can charge with (IEC 61851: 6 A). */
export const offeredTooLittle = defineMeteringRule({
  id: 'metering.offered-too-little',
  severity: 'warning',
  category: 'metering',
  references: ['OCPP 1.6 edition 2, 7.31 Measurand (Current.Offered)', 'IEC 61851-1 (duty cycle, 6 A)'],
  thresholds: { leastA: { value: 6, unit: 'A' }, lastingMs: { value: 900_000, unit: 'ms' } },
  of: 'sessions',
  watch(limits) {
    const states = new BySession((): { from: Reading | null; longest: { from: Reading; to: Reading } | null } => ({
      from: null,
      longest: null,
    }));
    return {
      message({ readings }) {
        for (const reading of readings) {
          const offered = reading.currentOfferedA;
          if (offered === null) continue;
          const state = states.of(reading.lane);
          if (offered >= limits.leastA) state.from = null;
          else if (state.from === null) state.from = reading;
          else if (state.longest === null || reading.ms - state.from.ms > state.longest.to.ms - state.longest.from.ms) {
            state.longest = { from: state.from, to: reading };
          }
        }
      },
      *finish() {
        for (const [session, { longest }] of states.all()) {
          if (longest === null || longest.to.ms - longest.from.ms < limits.lastingMs) continue;
          yield {
            params: { current: longest.from.currentOfferedA, duration: durationText(longest.to.ms - longest.from.ms) },
            session,
            fromMs: longest.from.ms,
            toMs: longest.to.ms,
            evidence: [longest.from.evidence, longest.to.evidence],
          };
        }
      },
    };
  },
});
