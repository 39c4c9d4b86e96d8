import type { EvidenceRef } from '../../model/evidence.ts';
import type { Session } from '../../model/session.ts';
import { caseIndex } from '../case-index.ts';
import { defineMeteringRule } from '../define-rule.ts';
import { isPlaceholderId } from '../../sessions/session-draft.ts';
import { notFound } from '../make-finding.ts';

interface Orphans {
  readonly station: string | null;
  readonly connector: number | null;
  readonly transaction: string;
  readonly session: Session | undefined;
  readonly fromMs: number;
  toMs: number;
  messages: number;
  readonly evidence: EvidenceRef[];
}

/** M06: meter values of a transaction that is over or that nobody knows. */
export const orphanSamples = defineMeteringRule({
  id: 'metering.orphan-samples',
  severity: 'warning',
  category: 'metering',
  references: ['OCPP 1.6 edition 2, 4.7 Meter Values'],
  thresholds: { graceMs: { value: 60_000, unit: 'ms' } },
  watch(limits) {
    const groups = new Map<string, Orphans>();
    return {
      message({ frame, session }) {
        const { station, connector, transactionId, loggedAt, evidence } = frame;
        const ms = loggedAt.epochMs;
        if (frame.action !== 'MeterValues' || ms === null) return;
        if (transactionId === null || isPlaceholderId(transactionId)) return;
        if (session !== undefined) {
          const stopMs = session.stoppedAt?.epochMs ?? null;
          // A replayed session sends all of its messages after its end.
          if (stopMs === null || session.replayed || ms <= stopMs + limits.graceMs) return;
        }
        const key = JSON.stringify([station, transactionId, session?.id]);
        const group = groups.get(key) ?? {
          station,
          connector,
          transaction: transactionId,
          session,
          fromMs: ms,
          toMs: ms,
          messages: 0,
          evidence: [],
        };
        groups.set(key, group);
        group.messages += 1;
        group.toMs = ms;
        if (group.evidence.length < 10) group.evidence.push(evidence);
      },
      *finish(view) {
        const index = caseIndex(view);
        for (const { station, connector, transaction, session, fromMs, toMs, messages, evidence } of groups.values()) {
          const stop = session === undefined ? null : index.endsInLog(session).stop;
          // The stop itself may have been delivered late, and its samples with it.
          if (stop?.ms !== undefined && stop.ms !== null && toMs <= stop.ms + limits.graceMs) continue;
          if (session !== undefined && stop === null) continue;
          yield {
            params: { transaction, messages },
            station,
            session,
            connector,
            fromMs,
            toMs,
            evidence: [...evidence, stop?.frame.evidence],
            counterEvidence: [notFound('open-session-with-this-id')],
          };
        }
      },
    };
  },
});
