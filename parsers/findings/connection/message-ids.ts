import type { CorrelatedFrame } from '../../model/frame.ts';
import { isMembers } from '../../base/members.ts';
import type { Members } from '../../base/members.ts';
import { listOf, textOf } from '../../sessions/payload-fields.ts';
import { defineWatchingRule } from '../define-rule.ts';
import type { CaseView } from '../finding-rule.ts';
import { Groups } from '../grouped.ts';
import { found, notFound } from '../make-finding.ts';

/** Ids of one connection that are remembered; a connection with more began long ago. */
const idsKept = 20_000;

function openedAt(view: CaseView): readonly number[] {
  const times: number[] = [];
  for (const { event, loggedAt } of view.events) {
    if (event === 'connection-opened' && loggedAt.epochMs !== null) times.push(loggedAt.epochMs);
  }
  return times.toSorted((left, right) => left - right);
}

/** C11: a message id that stands for two different requests within one connection. */
export const messageIdReused = defineWatchingRule({
  id: 'connection.message-id-reused',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP-J 1.6, 4.1.4 The message ID'],
  thresholds: { fewest: { value: 2, unit: 'ids' } },
  watch(view, limits) {
    const opened = openedAt(view);
    let nextOpened = 0;
    const ids = new Map<string, Map<string, CorrelatedFrame>>();
    const reused = new Groups<{
      readonly station: string | null;
      readonly direction: string;
      readonly example: string;
    }>();
    return {
      frame(frame) {
        const ms = frame.loggedAt.epochMs;
        // Ids count anew with every connection, and many stations count from 1.
        if (ms !== null && (opened[nextOpened] ?? Infinity) <= ms) {
          nextOpened = opened.findLastIndex((at) => at <= ms) + 1;
          ids.clear();
        }
        if (frame.kind !== 'call' || frame.direction === 'unknown' || frame.uniqueId === '' || ms === null) return;
        const key = `${frame.direction} ${frame.evidence.sourceId} ${frame.station ?? ''}`;
        if (frame.action === 'BootNotification') ids.delete(key);
        const known = ids.get(key) ?? new Map<string, CorrelatedFrame>();
        ids.set(key, known);
        const before = known.get(frame.uniqueId);
        if (before !== undefined && before.action !== frame.action) {
          reused.add([frame.station, frame.direction], ms, [frame.evidence, before.evidence], () => ({
            station: frame.station,
            direction: frame.direction,
            example: frame.uniqueId.slice(0, 60),
          }));
        }
        known.set(frame.uniqueId, frame);
        if (known.size > idsKept) known.clear();
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
  watch(view, limits) {
    const recent = new Map<string | null, Map<string, Sent>>();
    const waiting = new Map<number, Sent>();
    const repeated = new Groups<{
      readonly station: string | null;
      readonly connector: number | null;
      readonly action: string;
      readonly first: Sent;
    }>();
    return {
      frame(frame) {
        const { kind, action, station } = frame;
        if (kind !== 'call') {
          if (frame.answerToFrameId === null) return;
          const sent = waiting.get(frame.answerToFrameId);
          if (sent !== undefined && kind === 'result') sent.answered ??= frame;
          waiting.delete(frame.answerToFrameId);
          return;
        }
        if (action === null || !repeatable.has(action) || frame.state !== 'whole') return;
        const payload = view.payloadOf(frame.frameId);
        // Without a time of its own, the same state told twice is no repetition of a message.
        if (!isMembers(payload) || !('timestamp' in payload || 'meterValue' in payload)) return;
        // Most messages differ in their time already; only what has the same one is compared word for word.
        const key = `${action} ${frame.connector ?? ''} ${frame.transactionId ?? ''} ${timeIn(payload)}`;
        const ms = frame.loggedAt.epochMs;
        const known = recent.get(station) ?? new Map<string, Sent>();
        recent.set(station, known);
        const before = known.get(key);
        const soon = before !== undefined && (ms === null || before.ms === null || ms - before.ms <= limits.withinMs);
        if (before !== undefined && soon) {
          const text = JSON.stringify(payload);
          before.text ??= JSON.stringify(view.payloadOf(before.frame.frameId));
          if (text === before.text) {
            repeated.add([station, key], ms, [frame.evidence], () => ({
              station,
              connector: frame.connector,
              action,
              first: before,
            }));
            waiting.set(frame.frameId, before);
            return;
          }
        }
        const sent: Sent = { ms, frame, answered: null, text: null };
        known.set(key, sent);
        waiting.set(frame.frameId, sent);
        const [oldest] = known.keys();
        if (known.size > payloadsKept && oldest !== undefined) known.delete(oldest);
        const [oldestWaiting] = waiting.keys();
        if (waiting.size > 4 * payloadsKept && oldestWaiting !== undefined) waiting.delete(oldestWaiting);
      },
      *finish() {
        // Messages that were repeated together are one trouble.
        const together = new Groups<{
          readonly first: Sent;
          readonly station: string | null;
          readonly action: string;
        }>();
        for (const { facts, times, toMs, evidence } of repeated.all()) {
          if (times < limits.fewest) continue;
          const { first, station, action } = facts;
          together.add([station, action], toMs, [first.frame.evidence, ...evidence], () => ({
            first,
            station,
            action,
          }));
        }
        for (const { facts, times, toMs, evidence } of together.all()) {
          const { first, station, action } = facts;
          const sent = [...repeated.all()].filter(
            (each) => each.facts.station === station && each.facts.action === action,
          );
          yield {
            params: {
              action,
              messages: times,
              times: Math.max(...sent.map((each) => each.times)) + 1,
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
      },
    };
  },
});
