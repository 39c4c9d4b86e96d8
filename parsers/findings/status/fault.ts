import { faultEpisodes } from '../../sessions/fault-episodes.ts';
import type { FaultEpisode } from '../../sessions/fault-episodes.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';

function codeText({ errorCode, vendorErrorCode }: FaultEpisode): string {
  return [errorCode, vendorErrorCode].filter((code) => code !== null && code !== 'NoError').join(' / ');
}

function vendorCodeOf({ vendorErrorCode, vendorId, codes }: FaultEpisode) {
  const other = codes.find((code) => code.vendorErrorCode !== null);
  const code = vendorErrorCode ?? other?.vendorErrorCode ?? null;
  return code === null ? null : { vendor: vendorId ?? other?.vendorId ?? null, code };
}

/** S06: a fault from its edge to its end; repetitions count once. */
export const faultEpisode = defineRule({
  id: 'status.fault',
  severity: 'critical',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9', 'OCPP 1.6 edition 2, 7.6 ChargePointErrorCode'],
  thresholds: {},
  *evaluate(view) {
    for (const episode of faultEpisodes(view.statusHistory)) {
      const { from, to, notifications, info } = episode;
      const lasted = isPlaced(from) && to !== null && isPlaced(to) ? durationText(to.epochMs - from.epochMs) : null;
      yield {
        params: { code: codeText(episode), duration: lasted, notifications, info: (info ?? '').slice(0, 200) },
        station: episode.station,
        connector: episode.connector,
        fromMs: from.epochMs,
        toMs: to?.epochMs ?? null,
        evidence: episode.evidence,
        counterEvidence: [
          episode.clearedBy === null ? notFound('status-cleared') : found('status-cleared', episode.clearedBy),
          ...(episode.outlastedRestart ? [found('same-fault-after-restart', episode.evidence.at(-1) ?? null)] : []),
        ],
        vendorCode: vendorCodeOf(episode),
      };
    }
  },
});

/** S07: the connector works on, but the station never took the fault back. */
export const faultNeverCleared = defineRule({
  id: 'status.fault-never-cleared',
  severity: 'critical',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9'],
  thresholds: { waitMs: { value: 600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const episode of faultEpisodes(view.statusHistory)) {
      const { station, connector, from, to } = episode;
      if (!isPlaced(from) || to !== null || connector === 0) continue;
      const fromMs = from.epochMs;
      const session = view.sessions.find(
        (candidate) =>
          candidate.station === station &&
          candidate.connector === connector &&
          index.endsInLog(candidate).start !== null &&
          isPlaced(candidate.startedAt) &&
          candidate.startedAt.epochMs > fromMs,
      );
      const sessionMs = session?.startedAt?.epochMs ?? null;
      if (session === undefined || sessionMs === null) continue;
      if (!index.coverage.covers(station, fromMs, sessionMs + limits.waitMs)) continue;
      yield {
        params: { code: codeText(episode) },
        session,
        station,
        connector,
        fromMs,
        toMs: null,
        evidence: [...episode.evidence.slice(-1), index.endsInLog(session).start?.frame.evidence, ...episode.evidence],
        counterEvidence: [notFound('status-cleared'), notFound('hole-in-log')],
        vendorCode: vendorCodeOf(episode),
      };
    }
  },
});

/** S14: the same fault on the same connector again. */
export const faultRecurs = defineRule({
  id: 'status.fault-recurs',
  severity: 'warning',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9'],
  thresholds: { fewest: { value: 2, unit: 'episodes' } },
  *evaluate(view, limits) {
    const groups = new Map<string, FaultEpisode[]>();
    for (const episode of faultEpisodes(view.statusHistory)) {
      const key = JSON.stringify([episode.station, episode.connector, episode.errorCode, episode.vendorErrorCode]);
      groups.set(key, [...(groups.get(key) ?? []), episode]);
    }
    for (const episodes of groups.values()) {
      const [first] = episodes;
      if (first === undefined || episodes.length < limits.fewest) continue;
      yield {
        params: { code: codeText(first), episodes: episodes.length },
        station: first.station,
        connector: first.connector,
        fromMs: first.from.epochMs,
        toMs: episodes.at(-1)?.to?.epochMs ?? episodes.at(-1)?.from.epochMs ?? null,
        evidence: episodes.flatMap(({ evidence }) => evidence.slice(0, 1)),
        vendorCode: vendorCodeOf(first),
      };
    }
  },
});
