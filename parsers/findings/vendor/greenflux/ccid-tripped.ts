import { caseIndex } from '../../case-index.ts';
import { faultEpisodes } from '../../../sessions/fault-episodes.ts';
import type { FaultEpisode } from '../../../sessions/fault-episodes.ts';
import { durationText, found, notFound } from '../../make-finding.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

function isTrip({ codes, errorCode }: FaultEpisode): boolean {
  return (
    errorCode === 'GroundFailure' ||
    codes.some(({ vendorErrorCode, info }) => /CCID/i.test(`${vendorErrorCode ?? ''} ${info ?? ''}`))
  );
}

/** A tripped CCID is tried again after 15 minutes, three times; then the session is over until the car is unplugged. */
export const greenfluxCcidTripped = defineVendorRule('greenflux', {
  id: 'vendor.greenflux.ccid-tripped',
  severity: 'warning',
  references: ['GreenFlux, Smart Charging Controllers Configuration Manual 2.3, 7.1.3 and 8.5 (ERR_CCID_TRIPPED)'],
  thresholds: {
    retryMs: { value: 900_000, unit: 'ms' },
    toleranceMs: { value: 120_000, unit: 'ms' },
    retries: { value: 3, unit: 'retries' },
  },
  *evaluate(view, { station }, limits) {
    const groups: FaultEpisode[][] = [];
    for (const episode of faultEpisodes(caseIndex(view).statesOf(station))) {
      if (!isTrip(episode) || episode.from.epochMs === null) continue;
      const group = groups.at(-1);
      const last = group?.at(-1);
      const apart = (episode.from.epochMs ?? 0) - (last?.from.epochMs ?? -Infinity);
      const retried = last?.connector === episode.connector && Math.abs(apart - limits.retryMs) <= limits.toleranceMs;
      if (group !== undefined && retried) group.push(episode);
      else groups.push([episode]);
    }
    for (const group of groups) {
      const [first] = group;
      const last = group.at(-1);
      if (first === undefined || last === undefined) continue;
      const retries = group.length - 1;
      const lastedMs =
        first.to?.epochMs === undefined || first.to?.epochMs === null
          ? null
          : first.to.epochMs - (first.from.epochMs ?? 0);
      const healed = lastedMs !== null && Math.abs(lastedMs - limits.retryMs) <= limits.toleranceMs;
      yield {
        severity: retries >= limits.retries ? 'critical' : 'warning',
        params: {
          retries,
          most: limits.retries,
          interval: durationText(limits.retryMs),
          givenUp:
            retries >= limits.retries ? durationText((last.from.epochMs ?? 0) - (first.from.epochMs ?? 0)) : null,
          healed: retries === 0 && healed && lastedMs !== null ? durationText(lastedMs) : null,
        },
        connector: first.connector,
        fromMs: first.from.epochMs,
        toMs: last.to?.epochMs ?? last.from.epochMs,
        evidence: group.flatMap(({ evidence }) => evidence),
        counterEvidence: [
          last.clearedBy === null ? notFound('status-cleared') : found('status-cleared', last.clearedBy),
        ],
        vendorCode: { vendor: 'GreenFlux', code: 'ERR_CCID_TRIPPED' },
      };
    }
  },
});
