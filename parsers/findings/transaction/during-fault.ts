import type { FaultEpisode } from '../../sessions/fault-episodes.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { episodesByConnector } from '../status/episodes-by-connector.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';
import type { FindingParts } from '../make-finding.ts';

/** T26: a session begins on a connector whose last word was Faulted. */
export const startDuringFault = defineRule({
  id: 'transaction.start-during-fault',
  severity: 'critical',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification'],
  thresholds: { marginMs: { value: 30_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const episodes = episodesByConnector(view.statusHistory);
    // A fault that is never taken back meets every later session: told once, with how many.
    const begun = new Map<FaultEpisode, { readonly first: FindingParts; sessions: number }>();
    for (const session of view.sessions) {
      const { start } = index.endsInLog(session);
      if (start === null || !isPlaced(session.startedAt)) continue;
      const startedMs = session.startedAt.epochMs;
      if (session.connector === null || session.connector === 0) continue;
      const episode = episodes.lastBegunBy(session.station, session.connector, startedMs - limits.marginMs - 1);
      if ((episode?.to?.epochMs ?? Infinity) <= startedMs + limits.marginMs) continue;
      if (episode === undefined || episode.from.epochMs === null) continue;
      // A message of the end of the fault may have been lost in a hole.
      if (!index.coverage.covers(session.station, episode.from.epochMs, startedMs)) continue;
      const known = begun.get(episode);
      if (known !== undefined) {
        known.sessions += 1;
        continue;
      }
      const first: FindingParts = {
        params: { faultedFor: durationText(startedMs - episode.from.epochMs) },
        session,
        evidence: [start.frame.evidence, ...episode.evidence],
        counterEvidence: [notFound('status-cleared')],
        vendorCode:
          episode.vendorErrorCode === null ? null : { vendor: episode.vendorId, code: episode.vendorErrorCode },
      };
      begun.set(episode, { first, sessions: 1 });
    }
    for (const { first, sessions } of begun.values())
      yield { ...first, params: { ...first.params, sessions: sessions > 1 ? sessions : null } };
  },
});
