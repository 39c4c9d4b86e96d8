import type { EvidenceRef } from '../../model/evidence.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { callsOf } from '../looks-at.ts';
import { notFound } from '../make-finding.ts';

interface Seen {
  readonly station: string | null;
  readonly connector: number | null;
  readonly id: string;
  readonly fromMs: number | null;
  readonly evidence: EvidenceRef[];
  readonly frameIds: number[];
  messages: number;
}

/** T02: a station that still works with -1 or 0 where the backend's id belongs. */
export const placeholderId = defineWatchingRule({
  id: 'transaction.placeholder-id',
  severity: 'critical',
  category: 'transaction',
  references: [
    'OCPP 1.6 edition 2, 4.7 Meter Values and 4.10 Stop Transaction',
    'OCPP 1.6 errata sheet 4.0, 3.18 (no transactionId known)',
  ],
  thresholds: {},
  looksAt: callsOf('MeterValues', 'StopTransaction'),
  watch() {
    const groups = new Map<string, Seen>();
    return {
      frame(frame) {
        const { action, transactionId, kind } = frame;
        if (kind !== 'call' || (action !== 'MeterValues' && action !== 'StopTransaction')) return;
        if (transactionId !== '-1' && transactionId !== '0') return;
        const key = JSON.stringify([frame.station, frame.connector, transactionId, action]);
        let seen = groups.get(key);
        if (seen === undefined) {
          const { station, connector, loggedAt } = frame;
          seen = {
            station,
            connector,
            id: transactionId,
            fromMs: loggedAt.epochMs,
            evidence: [],
            frameIds: [],
            messages: 0,
          };
          groups.set(key, seen);
        }
        seen.messages += 1;
        if (seen.evidence.length < 10) seen.evidence.push(frame.evidence);
        if (seen.frameIds.length < 10) seen.frameIds.push(frame.frameId);
      },
      *finish(view) {
        const index = caseIndex(view);
        for (const seen of groups.values()) {
          // A backend may give 0 in earnest; samples outside of a session need no id.
          const sessions = seen.frameIds.map((frameId) => index.sessionOfFrame(frameId));
          const session = sessions.find((candidate) => candidate !== undefined);
          if (session === undefined || session.transactionId === seen.id) continue;
          const { start } = index.endsInLog(session);
          // A backend that answers without an id leaves the station none to use.
          const without = start?.answer?.kind === 'result' && start.reply['transactionId'] === undefined;
          yield {
            params: { id: seen.id, messages: seen.messages, without: without ? 1 : null },
            station: seen.station,
            session,
            connector: seen.connector ?? session.connector,
            fromMs: seen.fromMs,
            evidence: [...seen.evidence, without ? start.answer?.evidence : null],
            counterEvidence: [notFound('backend-gave-this-id')],
          };
        }
      },
    };
  },
});
