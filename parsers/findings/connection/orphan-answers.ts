import { addToGroup } from '../../base/group.ts';
import { WaitingList } from '../../base/waiting-list.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Bound } from '../left-out.ts';
import { everyMessage } from '../looks-at.ts';
import { notFound } from '../make-finding.ts';

/** Requests without an answer that are remembered, and ids of the last requests that were answered. */
const openKept = 256;
const answeredKept = 64;
const orphansKept = 10_000;

/** Why an answer without a request is no gap of the log. */
interface Explained {
  /** What was open at that time. */
  readonly asked: string | null;
  /** Requests were answered before it: none can be open from before the log. */
  readonly certain: boolean;
}

/** Whether a request of the other side still waited when an answer came that fits none. */
function awaits(call: CorrelatedFrame, answer: CorrelatedFrame, openMs: number): boolean {
  const [askedMs, answeredMs] = [call.loggedAt.epochMs, answer.loggedAt.epochMs];
  // Without times the order of the lines is all there is.
  const waitedMs = askedMs === null || answeredMs === null ? 0 : answeredMs - askedMs;
  return call.station === answer.station && call.direction !== answer.direction && waitedMs >= 0 && waitedMs <= openMs;
}

/** C09: answers to which no request belongs. */
export const orphanAnswers = defineWatchingRule({
  id: 'connection.orphan-answers',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP-J 1.6, 4.1.1 Synchronicity and 4.1.4 The message ID'],
  thresholds: { startMs: { value: 60_000, unit: 'ms' }, openMs: { value: 60_000, unit: 'ms' } },
  looksAt: everyMessage,
  watch(limits) {
    const bound = new Bound(orphansKept);
    const orphans: CorrelatedFrame[] = [];
    const damaged = new Map<string | null, number[]>();
    const open = new WaitingList<CorrelatedFrame>(openKept);
    const answered: string[] = [];
    const explained = new Map<number, Explained>();
    const talked = new Set<string | null>();
    let answers = 0;
    return {
      frame(frame) {
        const ms = frame.loggedAt.epochMs;
        // The request may be among what could not be read.
        if (frame.state === 'elided' || frame.state === 'described' || frame.kind === 'other') {
          if (ms !== null) damaged.set(frame.station, [...(damaged.get(frame.station) ?? []).slice(-1_000), ms]);
          return;
        }
        if (frame.kind === 'call') open.add(frame.frameId, frame);
        if (frame.kind !== 'result' && frame.kind !== 'error') return;
        answers += 1;
        if (frame.answerToFrameId !== null) {
          open.take(frame.answerToFrameId);
          talked.add(frame.station);
          answered[answers % answeredKept] = frame.uniqueId;
        } else if (bound.admits(orphans.length, ms, frame.evidence)) {
          orphans.push(frame);
          const waits = open.values.findLast((call) => awaits(call, frame, limits.openMs));
          if (waits !== undefined || answered.includes(frame.uniqueId))
            explained.set(frame.frameId, { asked: waits?.action ?? null, certain: talked.has(frame.station) });
        }
      },
      *finish(view) {
        // A log that shows hardly any requests is not one that lost some.
        if (orphans.length === 0 || orphans.length * 2 > answers) return;
        const index = caseIndex(view);
        const groups = new Map<string, CorrelatedFrame[]>();
        for (const orphan of orphans) {
          const { station, loggedAt, direction } = orphan;
          const ms = loggedAt.epochMs;
          const sinceMs = ms === null ? null : index.coverage.lastsSince(station, ms);
          // At the start of a log the request may be missing; but one request at a time is open (OCPP-J), and here another one is.
          const early = ms === null || sinceMs === null || ms - sinceMs <= limits.startMs;
          if (early && explained.get(orphan.frameId)?.certain !== true) continue;
          if (ms !== null && damaged.get(station)?.some((at) => at <= ms && ms - at <= limits.startMs) === true)
            continue;
          const key = JSON.stringify([station, direction]);
          addToGroup(groups, key, orphan);
        }
        for (const group of groups.values()) {
          const [first] = group;
          if (first === undefined) continue;
          // Where nobody waited for an answer it is the request's line that the log lacks.
          const lost = !group.some(({ frameId }) => explained.has(frameId));
          const asked = [...new Set(group.flatMap(({ frameId }) => explained.get(frameId)?.asked ?? []))];
          yield {
            severity: lost ? 'info' : 'warning',
            params: {
              lost: lost ? 1 : null,
              asked: asked.slice(0, 3).join(', '),
              answers: group.length,
              direction: first.direction,
            },
            station: first.station,
            fromMs: first.loggedAt.epochMs,
            toMs: group.at(-1)?.loggedAt.epochMs ?? null,
            evidence: group.map(({ evidence }) => evidence),
            counterEvidence: [notFound('request-in-log'), notFound('hole-in-log')],
          };
        }
        yield* bound.leftOut();
      },
    };
  },
});
