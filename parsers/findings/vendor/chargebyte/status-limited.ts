import { caseIndex } from '../../case-index.ts';
import type { EvidenceRef } from '../../../model/evidence.ts';
import { statusLanesOf } from '../../status/status-lanes.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

/** Charge Control C sends at most one StatusNotification in ten seconds: what lies between is never told. */
export const chargebyteStatusLimited = defineVendorRule('chargebyte', {
  id: 'vendor.chargebyte.status-limited',
  severity: 'info',
  references: ['chargebyte, Charge Control C User Guide rev. 8, 3.3.4 and 3.4'],
  thresholds: {
    limiterMs: { value: 10_000, unit: 'ms' },
    toleranceMs: { value: 1_000, unit: 'ms' },
    fewest: { value: 3, unit: 'status changes' },
  },
  *evaluate(view, { station }, limits) {
    for (const lane of statusLanesOf(caseIndex(view).statesOf(station))) {
      const [first] = lane;
      if (first === undefined) continue;
      const times: number[] = [];
      const evidence: EvidenceRef[] = [];
      for (const [at, state] of lane.entries()) {
        const before = lane[at - 1];
        if (before?.evidence === null || before === undefined || state.evidence === null) continue;
        const apart = (state.from.epochMs ?? Infinity) - (before.from.epochMs ?? 0);
        // Just as long as the limiter holds back: the state was there before, and waited.
        if (apart < limits.limiterMs || apart > limits.limiterMs + limits.toleranceMs) continue;
        times.push(state.from.epochMs ?? 0);
        evidence.push(state.evidence, before.evidence);
      }
      if (times.length < limits.fewest) continue;
      yield {
        params: { times: times.length, seconds: limits.limiterMs / 1_000 },
        connector: first.connector,
        fromMs: times[0] ?? null,
        toMs: times.at(-1) ?? null,
        evidence,
      };
    }
  },
});
