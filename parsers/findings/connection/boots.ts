import { countUpTo } from '../../base/sorted-search.ts';
import { WaitingList } from '../../base/waiting-list.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { LogEventRecord } from '../../model/log-event.ts';
import type { Session } from '../../model/session.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call, CaseIndex } from '../case-index.ts';
import { defineRule, defineWatchingRule } from '../define-rule.ts';
import { requestsAndAnswers } from '../looks-at.ts';
import type { CaseView } from '../finding-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';
import type { FindingParts } from '../make-finding.ts';

function timeOfCall({ ms }: Call): number {
  return ms ?? 0;
}

/** A BootNotification that the backend asked for is no boot (1.6, 5.17). */
function wasAskedFor(index: CaseIndex, boot: Call): boolean {
  if (boot.ms === null) return false;
  const asked = index.callsOf(boot.frame.station, 'TriggerMessage', 'ExtendedTriggerMessage');
  return asked
    .slice(countUpTo(asked, boot.ms - 60_001, timeOfCall), countUpTo(asked, boot.ms, timeOfCall))
    .some(({ payload }) => payload['requestedMessage'] === 'BootNotification');
}

/** A station that was not accepted must ask again (1.6, 4.2): that is no boot either. */
function repeatsBecauseRefused(before: Call | undefined): boolean {
  const status = before === undefined ? null : textOf(before.reply['status'], 40);
  return before !== undefined && (before.answer === null || (status !== null && status !== 'Accepted'));
}

/** The boots of a run that follow each other so fast that each is one of several within the time. */
function densePart(run: readonly Call[], fewest: number, withinMs: number): readonly Call[] {
  const dense = new Set<Call>();
  for (const [at, boot] of run.entries()) {
    const together = run.slice(at, at + fewest);
    const last = together.at(-1);
    if (together.length < fewest || last === undefined || (last.ms ?? 0) - (boot.ms ?? 0) > withinMs) continue;
    for (const member of together) dense.add(member);
  }
  return [...dense];
}

function beginsBetween({ startedAt }: Session, fromMs: number, toMs: number): boolean {
  const at = startedAt?.epochMs ?? null;
  return at !== null && at >= fromMs && at <= toMs;
}

/** The stretches of a run in which nobody began to charge. Sessions are in time order. */
function withoutSessions(run: readonly Call[], sessions: readonly Session[]): readonly (readonly Call[])[] {
  const parts: Call[][] = [[]];
  for (const [at, boot] of run.entries()) {
    const before = run[at - 1]?.ms ?? null;
    const next = before === null ? undefined : sessions[countUpTo(sessions, before - 1, startOf)];
    if (before !== null && next !== undefined && beginsBetween(next, before, boot.ms ?? before)) parts.push([]);
    parts.at(-1)?.push(boot);
  }
  return parts;
}

function startOf({ startedAt }: Session): number {
  return startedAt?.epochMs ?? -Infinity;
}

type Opened = ReadonlyMap<string | null, readonly LogEventRecord[]>;

function openedConnections(view: CaseView): Opened {
  const opened: LogEventRecord[] = [];
  for (const event of view.events)
    if (event.event === 'connection-opened' && event.loggedAt.epochMs !== null) opened.push(event);
  opened.sort((left, right) => (left.loggedAt.epochMs ?? 0) - (right.loggedAt.epochMs ?? 0));
  return Map.groupBy(opened, ({ station }) => station);
}

/** The line of a connection that was opened right before a boot; its station may not be known yet. */
function openedBefore(opened: Opened, { ms, frame }: Call): EvidenceRef | undefined {
  for (const lines of [opened.get(frame.station) ?? [], opened.get(null) ?? []]) {
    const last = lines[countUpTo(lines, ms ?? -Infinity, ({ loggedAt }) => loggedAt.epochMs ?? 0) - 1];
    if (ms !== null && ms - (last?.loggedAt.epochMs ?? -Infinity) <= 60_000) return last?.evidence;
  }
  return undefined;
}

/** C01: a station that boots again and again. */
export const bootLoop = defineRule({
  id: 'connection.boot-loop',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP 1.6 edition 2, 4.2 Boot Notification'],
  thresholds: {
    fewest: { value: 3, unit: 'boots' },
    withinMs: { value: 300_000, unit: 'ms' },
    withinWithoutSessionMs: { value: 3_600_000, unit: 'ms' },
  },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const opened = openedConnections(view);
    for (const { station, boots } of index.stations.values()) {
      const real = boots.filter((boot, at) => !wasAskedFor(index, boot) && !repeatsBecauseRefused(boots[at - 1]));
      let run: Call[] = [];
      for (const boot of [...real, null]) {
        const last = run.at(-1);
        if (
          boot !== null &&
          (last === undefined || (boot.ms ?? 0) - (last.ms ?? 0) <= limits.withinWithoutSessionMs / 2)
        ) {
          run.push(boot);
          continue;
        }
        const dense = densePart(run, limits.fewest, limits.withinMs);
        const sessions = index.sessionsOf(station);
        for (const loop of dense.length > 0 ? [dense] : withoutSessions(run, sessions)) {
          const [fromMs, toMs] = [loop[0]?.ms ?? null, loop.at(-1)?.ms ?? null];
          if (fromMs === null || toMs === null || loop.length < limits.fewest) continue;
          if (dense.length === 0 && toMs - fromMs > limits.withinWithoutSessionMs) continue;
          const session = sessions.find((each) => beginsBetween(each, fromMs, toMs));
          const reasons = new Set(loop.flatMap(({ payload }) => textOf(payload['reason'], 40) ?? []));
          // Some stations report a boot whenever they connect again; what they give as a reason is believed.
          const reopened = reasons.size > 0 ? [] : loop.flatMap((each) => openedBefore(opened, each) ?? []);
          const eachReopened = reopened.length === loop.length;
          yield {
            severity: eachReopened && dense.length === 0 ? 'info' : 'warning',
            params: {
              boots: loop.length,
              duration: durationText(toMs - fromMs),
              reasons: [...reasons].join(', '),
              reopened: eachReopened ? 1 : null,
            },
            station,
            fromMs,
            toMs,
            evidence: loop.map(({ frame }) => frame.evidence),
            counterEvidence: [
              notFound('boot-asked-for'),
              eachReopened
                ? found('connection-opened-before', reopened[0] ?? null)
                : notFound('connection-opened-before'),
              session === undefined
                ? notFound('session-between')
                : found('session-between', session.steps[0]?.evidence ?? null),
            ],
          };
        }
        run = boot === null ? [] : [boot];
      }
    }
  },
});

/** Requests of stations that wait for the answer to their boot. */
const openKept = 4_096;

/** C02: the backend did not accept the station. */
export const bootNotAccepted = defineWatchingRule({
  id: 'connection.boot-not-accepted',
  severity: 'critical',
  category: 'connection',
  references: ['OCPP 1.6 edition 2, 4.2 Boot Notification', 'OCPP 1.6 edition 2, 7.38 RegistrationStatus'],
  thresholds: { waitMs: { value: 600_000, unit: 'ms' }, answerMs: { value: 60_000, unit: 'ms' } },
  looksAt: requestsAndAnswers,
  watch(limits) {
    /** Boots of each station that wait for their answer, and those that were passed over. */
    const waiting = new Map<string | null, number[]>();
    const open = new WaitingList<{ readonly station: string | null }>(openKept);
    const laterAnswered = new Set<number>();
    return {
      frame(frame) {
        if (frame.kind === 'call' && frame.direction === 'station-to-csms') {
          if (frame.action === 'BootNotification') waiting.set(frame.station, [frame.frameId]);
          else if (waiting.has(frame.station)) open.add(frame.frameId, frame);
        } else if (frame.answerToFrameId !== null) {
          const asked = open.take(frame.answerToFrameId);
          for (const boot of asked === undefined ? [] : (waiting.get(asked.station) ?? [])) laterAnswered.add(boot);
          if (frame.action === 'BootNotification') waiting.delete(frame.station);
        }
      },
      finish: (view) => refusedBoots(view, limits, laterAnswered),
    };
  },
});

function* refusedBoots(
  view: CaseView,
  limits: { readonly waitMs: number; readonly answerMs: number },
  laterAnswered: ReadonlySet<number>,
): Generator<FindingParts> {
  const index = caseIndex(view);
  for (const { station, boots, backendAnswers } of index.stations.values()) {
    let reportedUntilMs = -Infinity;
    for (const boot of boots) {
      const { ms, answer, frame } = boot;
      if (ms === null || ms <= reportedUntilMs) continue;
      const status = textOf(boot.reply['status'], 40);
      if (answer !== null && (answer.kind === 'result' ? status === null || status === 'Accepted' : false)) continue;
      // One request at a time (OCPP-J): a later one that was answered shows that this answer will not come any more.
      const passed = answer === null && laterAnswered.has(frame.frameId);
      // Logs that show no answers at all cannot show a missing one.
      if (answer === null && backendAnswers === 0 && !passed) continue;
      const waitMs = answer === null ? limits.answerMs : limits.waitMs;
      const accepted = boots.find(
        (other) =>
          other.ms !== null && other.ms > ms && other.ms <= ms + limits.waitMs && other.reply['status'] === 'Accepted',
      );
      if (accepted !== undefined || (!passed && !index.coverage.covers(station, ms, ms + waitMs))) continue;
      const attempts = boots.filter(
        (other) =>
          other.ms !== null &&
          other.ms >= ms &&
          other.ms <= ms + limits.waitMs * 6 &&
          other.reply['status'] !== 'Accepted',
      );
      reportedUntilMs = attempts.at(-1)?.ms ?? ms;
      yield {
        params: { status: answer === null ? null : (status ?? answer.errorCode), attempts: attempts.length },
        station,
        fromMs: ms,
        toMs: reportedUntilMs,
        evidence: [answer?.evidence, frame.evidence, ...attempts.map((other) => other.frame.evidence)],
        counterEvidence: [notFound('accepted-later')],
      };
    }
  }
}
