import { countUpTo } from '../../base/sorted-search.ts';
import { faultEpisodes } from '../../sessions/fault-episodes.ts';
import type { FaultEpisode } from '../../sessions/fault-episodes.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule, defineWatchingRule } from '../define-rule.ts';
import { callsOf } from '../looks-at.ts';
import { createAlertWatch } from './device-alerts.ts';
import type { DeviceAlert } from './device-alerts.ts';
import type { StatusInterval } from '../../model/status-interval.ts';
import { durationText, found, notFound } from '../make-finding.ts';
import type { FindingParts } from '../make-finding.ts';

function codeText({ errorCode, vendorErrorCode }: FaultEpisode): string {
  return [errorCode, vendorErrorCode].filter((code) => code !== null && code !== 'NoError').join(' / ');
}

function vendorCodeOf({ vendorErrorCode, vendorId, codes }: FaultEpisode) {
  const other = codes.find((code) => code.vendorErrorCode !== null);
  const code = vendorErrorCode ?? other?.vendorErrorCode ?? null;
  return code === null ? null : { vendor: vendorId ?? other?.vendorId ?? null, code };
}

/** S06: a fault from its edge to its end; repetitions count once. */
export const faultEpisode = defineWatchingRule({
  id: 'status.fault',
  severity: 'critical',
  category: 'status',
  references: [
    'OCPP 1.6 edition 2, 4.9 Status Notification',
    'OCPP 1.6 edition 2, 7.6 ChargePointErrorCode',
    'OCPP 2.0.1 part 2, NotifyEventRequest.eventData',
  ],
  thresholds: { singly: { value: 3, unit: 'episodes' }, nearMs: { value: 30_000, unit: 'ms' } },
  looksAt: callsOf('NotifyEvent'),
  watch(limits) {
    const watch = createAlertWatch();
    return {
      frame: (frame, payload) => watch.frame(frame, payload),
      *finish(view) {
        for (const episodes of sameFaults(view.statusHistory)) {
          // A fault that comes again and again is told once, with how often (groups, not floods).
          const told = episodes.length > limits.singly ? [episodes] : episodes.map((episode) => [episode]);
          for (const group of told) {
            const near = group.flatMap(({ station, connector, from }) =>
              watch.near(station, connector, from.epochMs, limits.nearMs),
            );
            yield tellOf(group, near);
          }
        }
        yield* watch.leftOut();
      },
    };
  },
});

/** Episodes of the same code on the same connector. */
function sameFaults(history: readonly StatusInterval[]): Iterable<readonly FaultEpisode[]> {
  const groups = new Map<string, FaultEpisode[]>();
  for (const episode of faultEpisodes(history)) {
    const key = JSON.stringify([episode.station, episode.connector, episode.errorCode, episode.vendorErrorCode]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [episode]);
    else group.push(episode);
  }
  return groups.values();
}

function lastedMs({ from, to }: FaultEpisode): number | null {
  return isPlaced(from) && to !== null && isPlaced(to) ? to.epochMs - from.epochMs : null;
}

function tellOf(episodes: readonly FaultEpisode[], alerts: readonly DeviceAlert[]): FindingParts {
  const [first] = episodes;
  const last = episodes.at(-1);
  if (first === undefined || last === undefined) throw new Error('no episode');
  const lengths = episodes.map(lastedMs).filter((ms) => ms !== null);
  return {
    params: {
      code: codeText(first),
      alert: [...new Set(alerts.map(({ what }) => what))].slice(0, 3).join(', '),
      duration: lengths.length === 0 ? null : durationText(lengths.reduce((longest, ms) => Math.max(longest, ms))),
      notifications: episodes.reduce((sum, { notifications }) => sum + notifications, 0),
      info: (first.info ?? alerts.find(({ info }) => info !== null)?.info ?? '').slice(0, 200),
      episodes: episodes.length > 1 ? episodes.length : null,
    },
    station: first.station,
    connector: first.connector,
    fromMs: first.from.epochMs,
    toMs: last.to?.epochMs ?? null,
    evidence: [
      ...(episodes.length === 1 ? first.evidence : episodes.flatMap(({ evidence }) => evidence.slice(0, 1))),
      ...alerts.slice(0, 3).map(({ evidence }) => evidence),
    ],
    counterEvidence: [
      last.clearedBy === null ? notFound('status-cleared') : found('status-cleared', last.clearedBy),
      ...(first.outlastedRestart ? [found('same-fault-after-restart', first.evidence.at(-1) ?? null)] : []),
    ],
    vendorCode: vendorCodeOf(first),
  };
}

/** S07: the connector works on, but the station never took the fault back. */
export const faultNeverCleared = defineRule({
  id: 'status.fault-never-cleared',
  severity: 'critical',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification'],
  thresholds: { waitMs: { value: 600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const starts = Map.groupBy(
      view.sessions.filter((session) => isPlaced(session.startedAt) && index.endsInLog(session).start !== null),
      ({ station, connector }) => JSON.stringify([station, connector]),
    );
    for (const episode of faultEpisodes(view.statusHistory)) {
      const { station, connector, from, to } = episode;
      if (!isPlaced(from) || to !== null || connector === 0) continue;
      const fromMs = from.epochMs;
      const begun = starts.get(JSON.stringify([station, connector])) ?? [];
      const session = begun[countUpTo(begun, fromMs, ({ startedAt }) => startedAt?.epochMs ?? 0)];
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
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification'],
  thresholds: { fewest: { value: 2, unit: 'episodes' } },
  *evaluate(view, limits) {
    for (const episodes of sameFaults(view.statusHistory)) {
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
