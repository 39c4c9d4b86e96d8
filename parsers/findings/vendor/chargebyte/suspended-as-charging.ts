import { caseIndex } from '../../case-index.ts';
import { BySession } from '../../by-session.ts';
import { defineMeteringRule } from '../../define-rule.ts';
import { durationText, found, notFound } from '../../make-finding.ts';
import type { Reading } from '../../metering/session-series.ts';
import { stationsOf } from '../station-vendor.ts';

interface Idle {
  from: Reading | null;
  longest: { readonly from: Reading; readonly to: Reading } | null;
}

/** Charge Control C reports SuspendedEV and SuspendedEVSE as Charging: a session that stands still looks like one that charges. */
export const chargebyteSuspendedAsCharging = defineMeteringRule({
  id: 'vendor.chargebyte.suspended-as-charging',
  severity: 'info',
  category: 'vendor',
  references: ['chargebyte, Charge Control C User Guide rev. 8, 3.3.1 (limitations)'],
  thresholds: { lastingMs: { value: 900_000, unit: 'ms' }, mostW: { value: 50, unit: 'W' } },
  of: 'sessions',
  watch(limits) {
    const idle = new BySession((): Idle => ({ from: null, longest: null }));
    return {
      message({ readings }) {
        for (const reading of readings) {
          const { powerW, energyWh } = reading;
          const state = idle.of(reading.lane);
          const still =
            powerW === null
              ? energyWh !== null && state.from !== null && energyWh === state.from.energyWh
              : powerW < limits.mostW;
          if (!still) state.from = energyWh === null && powerW !== null ? null : reading;
          else if (state.from === null) state.from = reading;
          else if (state.longest === null || reading.ms - state.from.ms > state.longest.to.ms - state.longest.from.ms)
            state.longest = { from: state.from, to: reading };
        }
      },
      *finish(view) {
        const stations = stationsOf(view, 'chargebyte');
        for (const [session, { longest }] of idle.all()) {
          const vendor = stations.get(session.station);
          if (vendor === undefined || longest === null || longest.to.ms - longest.from.ms < limits.lastingMs) continue;
          const { from, to } = longest;
          const told = caseIndex(view)
            .statesOf(session.station)
            .findLast((state) => state.connector === session.connector && (state.from.epochMs ?? Infinity) <= to.ms);
          if (told?.status !== 'Charging' || (told.to?.epochMs ?? Infinity) < to.ms) continue;
          yield {
            params: { duration: durationText(to.ms - from.ms), assumedBy: vendor.assumedBy },
            session,
            fromMs: from.ms,
            toMs: to.ms,
            evidence: [from.evidence, to.evidence, told.evidence],
            counterEvidence: [
              notFound('suspended-told'),
              vendor.stated === null ? notFound('vendor-stated') : found('vendor-stated', vendor.stated),
            ],
          };
        }
      },
    };
  },
});
