import { RecentKeys } from '../../base/recent-keys.ts';
import { WaitingList } from '../../base/waiting-list.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import { isMembers } from '../../base/members.ts';
import type { Members } from '../../base/members.ts';
import { listOf, textOf } from '../../sessions/payload-fields.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Lanes } from '../lanes.ts';
import { everyMessage, requestsAndAnswers } from '../looks-at.ts';
import type { CaseRecords } from '../finding-rule.ts';
import { Groups } from '../grouped.ts';
import { found, notFound } from '../make-finding.ts';

/** Ids of one connection that are remembered; a connection with more began long ago. */
const idsKept = 20_000;

function openedAt(view: CaseRecords): readonly number[] {
  const times: number[] = [];
  for (const { event, loggedAt } of view.events) {
    if (event === 'connection-opened' && loggedAt.epochMs !== null) times.push(loggedAt.epochMs);
  }
  return times.toSorted((left, right) => left - right);
}

/** Actions told apart; the rest counts as one. */
const actionsKept = 255;

/**
 * The request that an id stood for last, as one number: its frame, and which action that was. An object for each of thousands of ids outlives
 * the message and costs more than the rule.
 */
class LastUses {
  readonly #byId = new Map<string, number>();
  readonly #actions = new Map<string | null, number>();
  /** How many connections had been opened when it was used last; forgetting at once in all lanes would cost the product of both. */
  connections = 0;

  #number(action: string | null): number {
    let number = this.#actions.get(action);
    if (number === undefined) {
      number = Math.min(this.#actions.size, actionsKept);
      if (number < actionsKept) this.#actions.set(action, number);
    }
    return number;
  }

  /** The frame for which the id stood before, if that was another action. */
  use(id: string, frameId: number, action: string | null): number | undefined {
    const before = this.#byId.get(id);
    const number = this.#number(action);
    this.#byId.set(id, frameId * (actionsKept + 1) + number);
    if (this.#byId.size > idsKept) this.#byId.clear();
    return before === undefined || before % (actionsKept + 1) === number
      ? undefined
      : Math.floor(before / (actionsKept + 1));
  }

  clear(): void {
    this.#byId.clear();
  }
}

/** C11: a message id that stands for two different requests within one connection. */
export const messageIdReused = defineWatchingRule({
  id: 'connection.message-id-reused',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP-J 1.6, 4.1.4 The message ID'],
  thresholds: { fewest: { value: 2, unit: 'ids' } },
  looksAt: everyMessage,
  watch(limits, records) {
    const opened = openedAt(records);
    /** How many connections have been opened so far. */
    let connections = 0;
    const ids = new Lanes<LastUses>();
    const reused = new Groups<{
      readonly station: string | null;
      readonly direction: string;
      readonly example: string;
    }>();
    return {
      frame(frame) {
        const ms = frame.loggedAt.epochMs;
        // Ids count anew with every connection, and many stations count from 1.
        if (ms === null) return;
        while ((opened[connections] ?? Infinity) <= ms) connections += 1;
        if (frame.kind !== 'call' || frame.direction === 'unknown' || frame.uniqueId === '') return;
        const { direction, station, action, evidence } = frame;
        const known =
          ids.get(direction, evidence.sourceId, station) ??
          ids.add(direction, evidence.sourceId, station, new LastUses());
        if (action === 'BootNotification' || known.connections !== connections) known.clear();
        known.connections = connections;
        const before = known.use(frame.uniqueId, frame.frameId, action);
        if (before !== undefined) {
          const earlier = records.evidenceOf(before);
          reused.add([frame.station, frame.direction], ms, earlier === null ? [evidence] : [evidence, earlier], () => ({
            station: frame.station,
            direction: frame.direction,
            example: frame.uniqueId.slice(0, 60),
          }));
        }
      },
      *finish() {
        for (const { facts, times, fromMs, toMs, evidence } of reused.all()) {
          if (times < limits.fewest) continue;
          yield {
            params: { times, example: facts.example },
            station: facts.station,
            fromMs,
            toMs,
            evidence,
            counterEvidence: [notFound('connection-between'), notFound('boot-between')],
          };
        }
        yield* reused.leftOut();
      },
    };
  },
});

/** Payloads remembered per station; a repetition comes soon. */
const payloadsKept = 64;
const repeatable = new Set([
  'StatusNotification',
  'MeterValues',
  'TransactionEvent',
  'StopTransaction',
  'SecurityEventNotification',
]);

interface Sent {
  readonly ms: number | null;
  readonly frame: CorrelatedFrame;
  answered: CorrelatedFrame | null;
  /** The payload; read when another one has the same time. */
  text: string | null;
  /** Another message with the same time, which came before. */
  readonly earlier: Sent | null;
  /** How many messages with this time are remembered. */
  readonly together: number;
}

/** Messages of one time; without any time there is no end of them. */
const mostTogether = 16;

/** The last message of the same action, connector and transaction, of those that have the same time. */
function lastLike(newest: Sent | undefined, { action, connector, transactionId }: CorrelatedFrame): Sent | undefined {
  let sent = newest ?? null;
  while (sent !== null) {
    const { frame } = sent;
    if (frame.action === action && frame.connector === connector && frame.transactionId === transactionId) return sent;
    sent = sent.earlier;
  }
  return undefined;
}

/** The time that a payload states first, as written. */
function timeIn(payload: Members): string {
  const [first] = listOf(payload['meterValue']);
  return textOf(payload['timestamp'] ?? first?.['timestamp'], 60) ?? '';
}

/** C12: a message that the station sends again and again, word for word with its time. */
export const duplicateMessages = defineWatchingRule({
  id: 'connection.duplicate-messages',
  severity: 'warning',
  category: 'connection',
  references: [
    'OCPP 1.6 edition 2, 3.7.1 Error responses to transaction-related messages',
    'OCPP-J 1.6, 4.1.4 The message ID',
  ],
  thresholds: { fewest: { value: 3, unit: 'repetitions' }, withinMs: { value: 3_600_000, unit: 'ms' } },
  looksAt: requestsAndAnswers,
  watch(limits, records) {
    const recent = new Map<string | null, RecentKeys<Sent>>();
    const waiting = new WaitingList<Sent>(4 * payloadsKept);
    const repeated = new Groups<{
      readonly station: string | null;
      readonly connector: number | null;
      readonly action: string;
      readonly first: Sent;
    }>();
    return {
      frame(frame, payload) {
        const { kind, action, station } = frame;
        if (kind !== 'call') {
          if (frame.answerToFrameId === null) return;
          const sent = waiting.take(frame.answerToFrameId);
          if (sent !== undefined && kind === 'result') sent.answered ??= frame;
          return;
        }
        if (action === null || !repeatable.has(action) || frame.state !== 'whole') return;
        // Without a time of its own, the same state told twice is no repetition of a message.
        if (!isMembers(payload) || !('timestamp' in payload || 'meterValue' in payload)) return;
        // Most messages differ in their time already; only what has the same one is compared word for word.
        const time = timeIn(payload);
        const ms = frame.loggedAt.epochMs;
        const known = recent.get(station) ?? new RecentKeys<Sent>(payloadsKept);
        recent.set(station, known);
        const newest = known.get(time);
        const before = lastLike(newest, frame);
        const soon = before !== undefined && (ms === null || before.ms === null || ms - before.ms <= limits.withinMs);
        if (before !== undefined && soon) {
          const text = JSON.stringify(payload);
          before.text ??= JSON.stringify(records.payloadOf(before.frame.frameId));
          if (text === before.text) {
            const { connector, transactionId } = frame;
            repeated.add([station, action, connector, transactionId, time], ms, [frame.evidence], () => ({
              station,
              connector,
              action,
              first: before,
            }));
            waiting.add(frame.frameId, before);
            return;
          }
        }
        const isMany = newest !== undefined && newest.together >= mostTogether;
        const sent: Sent = {
          ms,
          frame,
          answered: null,
          text: null,
          earlier: isMany ? null : (newest ?? null),
          together: isMany || newest === undefined ? 1 : newest.together + 1,
        };
        known.set(time, sent);
        waiting.add(frame.frameId, sent);
      },
      *finish() {
        // Messages that were repeated together are one trouble.
        const together = new Groups<{
          readonly first: Sent;
          readonly station: string | null;
          readonly action: string;
        }>();
        const most = new Lanes<{ times: number }>();
        for (const { facts, times, toMs, evidence } of repeated.all()) {
          if (times < limits.fewest) continue;
          const { first, station, action } = facts;
          const known = most.get(station, action, null) ?? most.add(station, action, null, { times: 0 });
          known.times = Math.max(known.times, times);
          together.add([station, action], toMs, [first.frame.evidence, ...evidence], () => ({
            first,
            station,
            action,
          }));
        }
        for (const { facts, times, toMs, evidence } of together.all()) {
          const { first, station, action } = facts;
          yield {
            params: {
              action,
              messages: times,
              times: (most.get(station, action, null)?.times ?? 0) + 1,
            },
            station,
            connector: first.frame.connector,
            fromMs: first.ms,
            toMs,
            evidence,
            counterEvidence: [
              // A station must repeat what was not answered; it must not repeat what was.
              first.answered === null ? notFound('answer-in-log') : found('answer-in-log', first.answered.evidence),
            ],
          };
        }
        yield* repeated.leftOut();
      },
    };
  },
});
