import { listOf, textOf } from '../../../sessions/payload-fields.ts';
import { caseIndex } from '../../case-index.ts';
import { profileIn, profileOrdersOf } from '../../charging-profile-orders.ts';
import { Groups } from '../../grouped.ts';
import { found, notFound } from '../../make-finding.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

const code = /CHANGE_PWM_NOT_YET_ALLOWED/i;

/** Above 40 A the charge rate is reached in two steps, for the diode test; a new rate within these five seconds is an error. */
export const greenfluxChargeRateTooSoon = defineVendorRule('greenflux', {
  id: 'vendor.greenflux.charge-rate-too-soon',
  severity: 'info',
  references: ['GreenFlux, Smart Charging Controllers Configuration Manual 2.3, 8.5 (ERR_CHANGE_PWM_NOT_YET_ALLOWED)'],
  thresholds: { highA: { value: 40, unit: 'A' }, nearMs: { value: 30_000, unit: 'ms' } },
  *evaluate(view, { station }, limits) {
    const groups = new Groups<{ connector: number; firstMs: number }>();
    const index = caseIndex(view);
    for (const state of index.statesOf(station)) {
      const ms = state.from.epochMs;
      if (state.evidence === null || ms === null) continue;
      if (!code.test(`${state.vendorErrorCode ?? ''} ${state.info ?? ''}`)) continue;
      groups.add([state.connector], ms, [state.evidence], () => ({ connector: state.connector, firstMs: ms }));
    }
    for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
      const high = profileOrdersOf(index, station).find(({ ms, payload }) => {
        if (ms === null || Math.abs(facts.firstMs - ms) > limits.nearMs) return false;
        const schedules = listOf(profileIn(payload)['chargingSchedule']);
        return schedules
          .flatMap((schedule) => listOf(schedule['chargingSchedulePeriod']))
          .some(({ limit }) => Number(textOf(limit) ?? 0) > limits.highA);
      });
      yield {
        params: { times, high: limits.highA },
        connector: facts.connector,
        fromMs,
        toMs,
        evidence,
        counterEvidence: [
          high === undefined ? notFound('profile-before') : found('profile-before', high.frame.evidence),
        ],
        vendorCode: { vendor: 'GreenFlux', code: 'ERR_CHANGE_PWM_NOT_YET_ALLOWED' },
      };
    }
    yield* groups.leftOut();
  },
});
