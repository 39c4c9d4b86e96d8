import { faultEpisodes } from '../../sessions/fault-episodes.ts';
import type { FaultEpisode } from '../../sessions/fault-episodes.ts';
import { defineRule } from '../define-rule.ts';
import { durationText } from '../make-finding.ts';

const dayMs = 86_400_000;
const residualCurrent = /(?<!back|fore)ground|rcd|rcm|residual|earth|leakage|ccid|fehlerstrom/i;

/** S14: a residual current fault that returns every day at the same time: the self-test fails, not the vehicle. */
export const faultDaily = defineRule({
  id: 'status.fault-daily',
  severity: 'warning',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 7.6 ChargePointErrorCode (GroundFailure)'],
  thresholds: { toleranceMs: { value: 900_000, unit: 'ms' }, fewest: { value: 3, unit: 'episodes' } },
  *evaluate(view, limits) {
    const groups = new Map<string, FaultEpisode[]>();
    for (const episode of faultEpisodes(view.statusHistory)) {
      const code = `${episode.errorCode ?? ''} ${episode.vendorErrorCode ?? ''} ${episode.info ?? ''}`;
      if (!residualCurrent.test(code) || episode.from.epochMs === null) continue;
      const key = JSON.stringify([episode.station, episode.connector, episode.errorCode, episode.vendorErrorCode]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [episode]);
      else group.push(episode);
    }
    for (const episodes of groups.values()) {
      const daily = episodes.filter((episode, at) => {
        const before = episodes[at - 1];
        if (before === undefined) return false;
        const apart = (episode.from.epochMs ?? 0) - (before.from.epochMs ?? 0);
        const days = Math.round(apart / dayMs);
        return days >= 1 && Math.abs(apart - days * dayMs) <= limits.toleranceMs;
      });
      const [first] = episodes;
      // Nearly all of them, not one by chance.
      if (first === undefined || daily.length + 1 < limits.fewest || daily.length + 1 < episodes.length * 0.75)
        continue;
      yield {
        params: {
          episodes: episodes.length,
          code: [first.errorCode, first.vendorErrorCode]
            .filter((each) => each !== null && each !== 'NoError')
            .join(' / '),
          tolerance: durationText(limits.toleranceMs),
        },
        station: first.station,
        connector: first.connector,
        fromMs: first.from.epochMs,
        toMs: episodes.at(-1)?.from.epochMs ?? null,
        evidence: episodes.flatMap(({ evidence }) => evidence.slice(0, 1)),
        vendorCode: first.vendorErrorCode === null ? null : { vendor: first.vendorId, code: first.vendorErrorCode },
      };
    }
  },
});
