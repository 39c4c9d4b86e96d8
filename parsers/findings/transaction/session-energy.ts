import { compareDecimals } from '../../base/decimal-arithmetic.ts';
import type { Session } from '../../model/session.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { stationsOf } from '../vendor/station-vendor.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, stepEvidence } from '../make-finding.ts';
import { overflowBetween } from '../register-overflow.ts';

/** From start to stop; `null` while either has no believable instant. */
function durationMs({ startedAt, stoppedAt }: Session): number | null {
  return isPlaced(startedAt) && isPlaced(stoppedAt) ? stoppedAt.epochMs - startedAt.epochMs : null;
}

/** A register below zero, such as -1, is what some stations write when they cannot read their meter. */
function isUnreadable({ meterStartWh, meterStopWh }: Session): boolean {
  return [meterStartWh, meterStopWh].some((register) => register !== null && compareDecimals(register, '0') < 0);
}

/** T09: the register at the stop is below the one at the start. */
export const meterRunsBackwards = defineRule({
  id: 'transaction.meter-runs-backwards',
  severity: 'critical',
  category: 'transaction',
  references: ['OCPP 1.6 edition 2, 6.45 StartTransaction.req and 6.49 StopTransaction.req'],
  thresholds: { roundingWh: { value: 10, unit: 'Wh' } },
  *evaluate(view, limits) {
    for (const session of view.sessions) {
      const { energyWh, meterStartWh, meterStopWh } = session;
      if (energyWh === null || meterStartWh === null || meterStopWh === null || compareDecimals(energyWh, '0') >= 0)
        continue;
      const unreadable = isUnreadable(session);
      // ABL documents it; the vendor rule says it there.
      if (unreadable && stationsOf(view, 'abl').has(session.station)) continue;
      // Meters that show hundredths of a kilowatt-hour are rounded now up, now down.
      const rounded = !unreadable && compareDecimals(energyWh, String(-limits.roundingWh)) >= 0;
      const overflow = overflowBetween(meterStartWh, meterStopWh);
      yield {
        severity: rounded ? 'info' : 'critical',
        params: {
          start: meterStartWh,
          stop: meterStopWh,
          rounded: rounded ? 1 : null,
          unreadable: unreadable ? 1 : null,
          rangeWh: overflow?.rangeWh ?? null,
          countedWh: overflow?.countedWh ?? null,
        },
        session,
        evidence: stepEvidence(session, 'stopped', 'started'),
      };
    }
  },
});

/** T10: a session that lasted but delivered nothing worth mentioning. */
export const noEnergy = defineRule({
  id: 'transaction.no-energy',
  severity: 'warning',
  category: 'transaction',
  references: ['OCPP 1.6 edition 2, 4.10 Stop Transaction'],
  thresholds: { leastWh: { value: 100, unit: 'Wh' }, shortestMs: { value: 60_000, unit: 'ms' } },
  *evaluate(view, limits) {
    for (const session of view.sessions) {
      const lasted = durationMs(session);
      const { energyWh } = session;
      if (energyWh === null || lasted === null || lasted <= limits.shortestMs || isUnreadable(session)) continue;
      if (compareDecimals(energyWh, '0') < 0 || compareDecimals(energyWh, String(limits.leastWh)) >= 0) continue;
      // A vehicle that feeds in takes nothing (2.1, bidirectional charging).
      if (session.exportedWh !== undefined && compareDecimals(session.exportedWh, String(limits.leastWh)) >= 0)
        continue;
      yield {
        params: { energyWh, duration: durationText(lasted), leastWh: limits.leastWh },
        session,
        evidence: [
          ...stepEvidence(session, 'started', 'stopped'),
          ...stepEvidence(session, 'refused', 'fault', 'suspended-by-vehicle', 'suspended-by-station'),
        ],
      };
    }
  },
});

/** T11: more energy than a station can deliver in the time, or than a battery holds. */
export const implausibleEnergy = defineRule({
  id: 'transaction.implausible-energy',
  severity: 'warning',
  category: 'transaction',
  references: ['OCPP 1.6 edition 2, 4.10 Stop Transaction'],
  thresholds: {
    mostW: { value: 420_000, unit: 'W' },
    mostWh: { value: 250_000, unit: 'Wh' },
    shortestMs: { value: 60_000, unit: 'ms' },
  },
  *evaluate(view, limits) {
    for (const session of view.sessions) {
      const lasted = durationMs(session);
      const { energyWh } = session;
      if (energyWh === null || lasted === null || lasted < limits.shortestMs || isUnreadable(session)) continue;
      // A double is good enough for a plausibility limit; the energy itself stays text.
      const watts = Math.round((Number(energyWh) * 3_600_000) / lasted);
      if (watts <= limits.mostW && compareDecimals(energyWh, String(limits.mostWh)) <= 0) continue;
      yield {
        params: { energyWh, duration: durationText(lasted), averageKw: Math.round(watts / 100) / 10 },
        session,
        evidence: stepEvidence(session, 'started', 'stopped'),
      };
    }
  },
});
