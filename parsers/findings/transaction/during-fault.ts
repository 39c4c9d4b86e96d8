import { isPlaced } from '../../sessions/payload-fields.ts';
import { faultEpisodes } from '../../sessions/fault-episodes.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';

/** T26: a session begins on a connector whose last word was Faulted. */
export const startDuringFault = defineRule({
  id: 'transaction.start-during-fault',
  severity: 'critical',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification'],
  thresholds: { marginMs: { value: 30_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const episodes = faultEpisodes(view.statusHistory).filter(({ connector }) => connector > 0);
    for (const session of view.sessions) {
      const { start } = index.endsInLog(session);
      if (start === null || !isPlaced(session.startedAt)) continue;
      const startedMs = session.startedAt.epochMs;
      const episode = episodes.find(
        ({ station, connector, from, to }) =>
          station === session.station &&
          connector === session.connector &&
          isPlaced(from) &&
          from.epochMs < startedMs - limits.marginMs &&
          (to?.epochMs ?? Infinity) > startedMs + limits.marginMs,
      );
      if (episode === undefined || episode.from.epochMs === null) continue;
      // A message of the end of the fault may have been lost in a hole.
      if (!index.coverage.covers(session.station, episode.from.epochMs, startedMs)) continue;
      yield {
        params: { faultedFor: durationText(startedMs - episode.from.epochMs) },
        session,
        evidence: [start.frame.evidence, ...episode.evidence],
        counterEvidence: [notFound('status-cleared')],
        vendorCode:
          episode.vendorErrorCode === null ? null : { vendor: episode.vendorId, code: episode.vendorErrorCode },
      };
    }
  },
});
