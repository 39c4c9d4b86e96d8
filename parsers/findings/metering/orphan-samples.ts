import { membersOf } from '../../base/members.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { Session } from '../../model/session.ts';
import { isPlaceholderId } from '../../sessions/session-draft.ts';
import type { SessionLane } from '../../sessions/session-lane.ts';
import { caseIndex } from '../case-index.ts';
import { defineMeteringRule } from '../define-rule.ts';
import { Bound } from '../left-out.ts';
import { notFound } from '../make-finding.ts';
import type { MeteredMessage } from '../metered-message.ts';

interface Heard {
  readonly ms: number;
  readonly evidence: EvidenceRef;
}

/** Samples of one transaction that may have come without one. */
interface Suspects {
  readonly station: string | null;
  readonly connector: number | null;
  readonly transaction: string;
  readonly heard: Heard[];
}

/** Samples kept of each transaction; a station that goes on for longer is told of as well by these. */
const mostHeard = 10_000;

/** StopTransaction (1.6, 4.10); of 2.x the event that ends it (2.0.1 part 2, E06). */
function isStop({ frame: { action }, payload }: MeteredMessage): boolean {
  return action === 'StopTransaction' || (action === 'TransactionEvent' && membersOf(payload)['eventType'] === 'Ended');
}

/** MeterValues, and what 2.x tells with the events of a transaction; events that were stored offline come late of necessity. */
function tellsSamples({ frame: { action }, payload, samples }: MeteredMessage): boolean {
  if (action !== 'TransactionEvent') return action === 'MeterValues';
  const { eventType, offline } = membersOf(payload);
  return eventType === 'Updated' && offline !== true && samples.length > 0;
}

/** M06: meter values of a transaction that is over or that nobody knows. */
export const orphanSamples = defineMeteringRule({
  id: 'metering.orphan-samples',
  severity: 'warning',
  category: 'metering',
  references: ['OCPP 1.6 edition 2, 4.7 Meter Values', 'OCPP 2.0.1 part 2, TransactionEventRequest.eventType'],
  thresholds: { graceMs: { value: 60_000, unit: 'ms' } },
  of: 'sessions',
  watch(limits) {
    const stopped = new Set<SessionLane>();
    const bound = new Bound(mostHeard);
    const groups = new Map<SessionLane | null, Map<string, Suspects>>();

    function suspectsOf({ frame, lane }: MeteredMessage, transaction: string): Suspects {
      const { station, connector } = frame;
      const known = groups.get(lane ?? null) ?? new Map<string, Suspects>();
      groups.set(lane ?? null, known);
      const key = JSON.stringify([station, transaction]);
      const suspects = known.get(key) ?? { station, connector, transaction, heard: [] };
      known.set(key, suspects);
      return suspects;
    }

    /** What came after the end of a session. One that was replayed sent all of its messages after its end. */
    function afterEnd(session: Session, heard: readonly Heard[]): readonly Heard[] {
      const stopMs = session.stoppedAt?.epochMs ?? null;
      return stopMs === null || session.replayed ? [] : heard.filter(({ ms }) => ms > stopMs + limits.graceMs);
    }

    return {
      message(message) {
        const { frame, lane } = message;
        if (lane !== undefined && isStop(message)) stopped.add(lane);
        const { transactionId, loggedAt, evidence } = frame;
        const ms = loggedAt.epochMs;
        if (ms === null || !tellsSamples(message)) return;
        if (transactionId === null || isPlaceholderId(transactionId)) return;
        // Samples of a session that goes on are as they should be.
        if (lane?.isKnown === true && !stopped.has(lane)) return;
        const { heard } = suspectsOf(message, transactionId);
        if (bound.admits(heard.length, ms, evidence)) heard.push({ ms, evidence });
      },
      *finish(view) {
        const index = caseIndex(view);
        for (const [lane, suspects] of groups) {
          const session = lane?.session ?? null;
          // Parts of a session have passed once more, together.
          if (session !== null && lane?.isWhole === false) continue;
          const stop = session === null ? null : index.endsInLog(session).stop;
          if (session !== null && stop === null) continue;
          for (const { station, connector, transaction, heard } of suspects.values()) {
            const late = session === null ? heard : afterEnd(session, heard);
            const [first] = late;
            const last = late.at(-1);
            if (first === undefined || last === undefined) continue;
            // The stop itself may have been delivered late, and its samples with it.
            if (stop !== null && stop.ms !== null && last.ms <= stop.ms + limits.graceMs) continue;
            yield {
              params: { transaction, messages: late.length },
              station,
              ...(session === null ? {} : { session }),
              connector,
              fromMs: first.ms,
              toMs: last.ms,
              evidence: [...late.slice(0, 10).map(({ evidence }) => evidence), stop?.frame.evidence],
              counterEvidence: [notFound('open-session-with-this-id')],
            };
          }
        }
        yield* bound.leftOut();
      },
    };
  },
});
