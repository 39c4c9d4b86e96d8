import { caseIndex } from '../../case-index.ts';
import { durationText, found, notFound } from '../../make-finding.ts';
import { recordsOf } from '../../settings.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

/** After a changed backend address the station tries the new one for 20 to 30 minutes, and then comes back to the old one. */
export const bacancyEndpointChange = defineVendorRule('bacancy', {
  id: 'vendor.bacancy.endpoint-change',
  severity: 'warning',
  references: ['Bacancy, Custom Key Guide CCS2 Controller rev. 5, 2.3 (OCPPEndpointToBackend)'],
  thresholds: { earliestMs: { value: 900_000, unit: 'ms' }, latestMs: { value: 2_700_000, unit: 'ms' } },
  *evaluate(view, { station }, limits) {
    const index = caseIndex(view);
    for (const write of recordsOf(index, station, 'OCPPEndpointToBackend')) {
      const ms = write.observedAt.epochMs;
      if (write.via !== 'ChangeConfiguration' || ms === null) continue;
      if (write.outcome !== 'Accepted' && write.outcome !== 'RebootRequired') continue;
      const boots = index.stations.get(station)?.boots ?? [];
      const reset = index.callsOf(station, 'Reset').find(({ ms: at }) => (at ?? -Infinity) > ms);
      const awayFrom = reset?.ms ?? ms;
      const back = boots.find(
        (boot) => boot.ms !== null && boot.ms - awayFrom >= limits.earliestMs && boot.ms - awayFrom <= limits.latestMs,
      );
      const lastMs = index.stations.get(station)?.lastMs ?? ms;
      const away = back === undefined && lastMs - awayFrom < 60_000;
      const stayed = back === undefined && reset === undefined && lastMs - ms > limits.latestMs;
      if (back === undefined && !away && !stayed) continue;
      yield {
        severity: away ? 'info' : 'warning',
        params: {
          back: back?.ms === undefined || back.ms === null ? null : durationText(back.ms - awayFrom),
          away: away ? 1 : null,
          stayed: stayed ? 1 : null,
        },
        fromMs: ms,
        toMs: back?.ms ?? lastMs,
        evidence: [write.evidence, reset?.frame.evidence, back?.frame.evidence],
        counterEvidence: [
          reset === undefined ? notFound('reset-afterwards') : found('reset-afterwards', reset.frame.evidence),
        ],
      };
    }
  },
});
