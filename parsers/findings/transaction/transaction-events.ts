import { membersOf } from '../../base/members.ts';
import { countUpTo } from '../../base/sorted-search.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import { textOf, timeOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { callsOf } from '../looks-at.ts';
import { durationText, found, notFound } from '../make-finding.ts';

/** What the events of one 2.x transaction say together. */
interface Told {
  readonly station: string | null;
  readonly transaction: string;
  readonly frameId: number;
  connector: number | null;
  started: boolean;
  ended: EvidenceRef | null;
  firstMs: number | null;
  lastMs: number | null;
  readonly first: EvidenceRef;
  last: EvidenceRef;
  offline: number;
  longestDelayMs: number;
  readonly offlineEvidence: EvidenceRef[];
}

function createTransactionWatch() {
  const told = new Map<string, Told>();
  return {
    all: () => [...told.values()],
    frame(frame: CorrelatedFrame, read: unknown): void {
      const payload = membersOf(read);
      const transaction = textOf(membersOf(payload['transactionInfo'])['transactionId'], 80) ?? frame.transactionId;
      if (transaction === null) return;
      const key = JSON.stringify([frame.station, transaction]);
      const { evidence, loggedAt, station, frameId } = frame;
      const ms = loggedAt.epochMs;
      const held: Told = told.get(key) ?? {
        station,
        transaction,
        frameId,
        connector: null,
        started: false,
        ended: null,
        firstMs: ms,
        lastMs: ms,
        first: evidence,
        last: evidence,
        offline: 0,
        longestDelayMs: 0,
        offlineEvidence: [],
      };
      told.set(key, held);
      held.connector ??= frame.connector;
      held.lastMs = ms;
      held.last = evidence;
      if (payload['eventType'] === 'Started') held.started = true;
      else if (payload['eventType'] === 'Ended') held.ended ??= evidence;
      if (payload['offline'] !== true) return;
      held.offline += 1;
      if (held.offlineEvidence.length < 10) held.offlineEvidence.push(evidence);
      const statedMs = timeOf(payload['timestamp'])?.epochMs ?? null;
      if (statedMs !== null && ms !== null) held.longestDelayMs = Math.max(held.longestDelayMs, ms - statedMs);
    },
  };
}

/** V02: a 2.x transaction without its first or last event. One with two first ones is `transaction.id-reused`. */
export const eventMissing = defineWatchingRule({
  id: 'transaction.event-missing',
  severity: 'critical',
  category: 'transaction',
  references: ['OCPP 2.0.1 part 2, E01 to E06 (TransactionEventRequest.eventType)'],
  thresholds: { graceMs: { value: 3_600_000, unit: 'ms' } },
  looksAt: callsOf('TransactionEvent'),
  watch(limits) {
    const watch = createTransactionWatch();
    return {
      frame: (frame, payload) => watch.frame(frame, payload),
      *finish(view) {
        const index = caseIndex(view);
        const { coverage } = index;
        const all = watch.all();
        const starts = Map.groupBy(
          all.filter((told) => told.started && told.connector !== null && told.firstMs !== null),
          evseOf,
        );
        for (const told of all) {
          const { station, firstMs, lastMs, started, ended } = told;
          if (firstMs === null || lastMs === null) continue;
          const missing =
            !started && coverage.covers(station, firstMs - limits.graceMs, firstMs)
              ? 'Started'
              : // Another transaction of the same EVSE began and ended afterwards, with no hole between.
                ended === null &&
                  isOver(starts.get(evseOf(told)) ?? [], told, (untilMs) => coverage.covers(station, lastMs, untilMs))
                ? 'Ended'
                : null;
          if (missing === null) continue;
          yield {
            params: { transaction: told.transaction, missing },
            station,
            connector: told.connector,
            session: index.sessionOfFrame(told.frameId),
            fromMs: firstMs,
            toMs: lastMs,
            evidence: [told.first, told.last],
            counterEvidence: [notFound('event-in-log'), notFound('hole-in-log')],
          };
        }
      },
    };
  },
});

function evseOf({ station, connector }: Told): string {
  return JSON.stringify([station, connector]);
}

/** Whether another transaction of the same EVSE began later, and the log covers the time up to there. `starts` are those of the EVSE in time order. */
function isOver(starts: readonly Told[], told: Told, covered: (untilMs: number) => boolean): boolean {
  const later = starts[countUpTo(starts, told.lastMs ?? Infinity, ({ firstMs }) => firstMs ?? 0)];
  return later?.firstMs !== undefined && later.firstMs !== null && covered(later.firstMs);
}

/** V03: events that the station stored while it was offline. */
export const offlineEvents = defineWatchingRule({
  id: 'transaction.offline-events',
  severity: 'warning',
  category: 'transaction',
  references: ['OCPP 2.0.1 part 2, E04 (TransactionEventRequest.offline)'],
  thresholds: {},
  looksAt: callsOf('TransactionEvent'),
  watch() {
    const watch = createTransactionWatch();
    return {
      frame: (frame, payload) => watch.frame(frame, payload),
      *finish(view) {
        const index = caseIndex(view);
        for (const told of watch.all()) {
          if (told.offline === 0) continue;
          yield {
            params: {
              transaction: told.transaction,
              events: told.offline,
              delay: told.longestDelayMs > 0 ? durationText(told.longestDelayMs) : null,
            },
            station: told.station,
            connector: told.connector,
            session: index.sessionOfFrame(told.frameId),
            fromMs: told.firstMs,
            toMs: told.lastMs,
            evidence: told.offlineEvidence,
            counterEvidence: [told.ended === null ? notFound('end-event') : found('end-event', told.ended)],
          };
        }
      },
    };
  },
});
