import { faultEpisodes } from '../../../sessions/fault-episodes.ts';
import { caseIndex } from '../../case-index.ts';
import { found, notFound } from '../../make-finding.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

const dayMs = 86_400_000;

/** The station tests its RCD at the start, before each session and every 24 h; a failed test is never taken back by itself. */
export const chargebyteRcdTestFailed = defineVendorRule('chargebyte', {
  id: 'vendor.chargebyte.rcd-test-failed',
  severity: 'critical',
  references: ['chargebyte, Charge Control C User Guide rev. 8, 3.3.4.13 and 15.15.3'],
  thresholds: {
    startMs: { value: 180_000, unit: 'ms' },
    plugMs: { value: 60_000, unit: 'ms' },
    dailyMs: { value: 900_000, unit: 'ms' },
  },
  *evaluate(view, { station }, limits) {
    const boots = caseIndex(view).stations.get(station)?.boots ?? [];
    const states = caseIndex(view).statesOf(station);
    for (const episode of faultEpisodes(states)) {
      const failed = episode.codes.some(({ vendorErrorCode }) => vendorErrorCode === 'RcdTestError');
      const ms = episode.from.epochMs;
      if (!failed || ms === null) continue;
      const boot = boots.findLast((each) => (each.ms ?? Infinity) <= ms);
      const sinceBoot = boot?.ms === undefined || boot.ms === null ? null : ms - boot.ms;
      const plugged = states.find(
        (state) =>
          state.connector === episode.connector &&
          state.status === 'Preparing' &&
          Math.abs((state.from.epochMs ?? Infinity) - ms) <= limits.plugMs,
      );
      const days = sinceBoot === null ? 0 : Math.round(sinceBoot / dayMs);
      const daily = sinceBoot !== null && days >= 1 && Math.abs(sinceBoot - days * dayMs) <= limits.dailyMs;
      const atStart = sinceBoot !== null && sinceBoot <= limits.startMs;
      yield {
        params: {
          start: atStart ? 1 : null,
          plug: !atStart && plugged !== undefined ? 1 : null,
          daily: !atStart && plugged === undefined && daily ? 1 : null,
        },
        connector: episode.connector,
        fromMs: ms,
        toMs: episode.to?.epochMs ?? null,
        evidence: [...episode.evidence, atStart || daily ? boot?.frame.evidence : null, plugged?.evidence],
        counterEvidence: [
          episode.clearedBy === null ? notFound('status-cleared') : found('status-cleared', episode.clearedBy),
        ],
        vendorCode: { vendor: 'chargebyte', code: 'RcdTestError' },
      };
    }
  },
});
