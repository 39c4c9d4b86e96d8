import { isPlaced } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { episodesByConnector } from '../status/episodes-by-connector.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound, stepEvidence } from '../make-finding.ts';

/** T20: reasons that neither driver nor operator chose (1.6, 7.36). */
const abnormal = new Set([
  'PowerLoss',
  'EmergencyStop',
  'DeAuthorized',
  'HardReset',
  'Reboot',
  'GroundFault',
  'OvercurrentFault',
  'PowerQuality',
  'ImmediateReset',
  // 2.1: the other side of an ISO 15118 negotiation said no.
  'ReqEnergyTransferRejected',
]);

/** T20: a session that something other than a person ended. */
export const endedEarly = defineRule({
  id: 'transaction.ended-early',
  severity: 'info',
  category: 'transaction',
  references: ['OCPP 1.6 edition 2, 7.36 Reason', 'OCPP 2.0.1 part 2, ReasonEnumType'],
  thresholds: {},
  *evaluate(view) {
    for (const session of view.sessions) {
      const { reason } = session;
      if (reason === null || !abnormal.has(reason)) continue;
      yield {
        params: { reason },
        session,
        fromMs: session.stoppedAt?.epochMs ?? null,
        evidence: stepEvidence(session, 'stopped', 'power-lost', 'rebooted'),
        counterEvidence: [
          session.steps.some(({ step }) => step === 'rebooted')
            ? found('boot-during-session', stepEvidence(session, 'rebooted')[0] ?? null)
            : notFound('boot-during-session'),
        ],
      };
    }
  },
});

/** Reasons that leave room for a fault; all others name who or what ended the session. Without one a stop is often sent before its cause is known. */
const faultLike = new Set(['Other', 'PowerLoss', 'EmergencyStop', 'GroundFault', 'OvercurrentFault', 'PowerQuality']);

/** A fault that ended a session. */
export const endedByFault = defineRule({
  id: 'transaction.ended-by-fault',
  severity: 'warning',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification and 4.10 Stop Transaction'],
  thresholds: { nearMs: { value: 30_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const episodes = episodesByConnector(view.statusHistory);
    for (const session of view.sessions) {
      const { stoppedAt, startedAt, reason } = session;
      if (!isPlaced(stoppedAt) || index.endsInLog(session).stop === null) continue;
      const startedMs = isPlaced(startedAt) ? startedAt.epochMs : -Infinity;
      const fromMs = Math.max(stoppedAt.epochMs - limits.nearMs, startedMs + 1);
      // A contactor that does not open shows after the driver has ended the session, and did not end it.
      const afterMs = reason === null || faultLike.has(reason) ? limits.nearMs : 0;
      const toMs = stoppedAt.epochMs + afterMs;
      const episode =
        episodes.within(session.station, session.connector, fromMs, toMs)[0] ??
        episodes.within(session.station, 0, fromMs, toMs)[0];
      if (episode === undefined) continue;
      yield {
        params: {
          code: episode.vendorErrorCode ?? episode.errorCode,
          apart: durationText((episode.from.epochMs ?? 0) - stoppedAt.epochMs),
        },
        session,
        fromMs: stoppedAt.epochMs,
        evidence: [...episode.evidence, ...stepEvidence(session, 'stopped')],
        vendorCode:
          episode.vendorErrorCode === null ? null : { vendor: episode.vendorId, code: episode.vendorErrorCode },
      };
    }
  },
});
