import type { CorrelatedFrame } from '../../model/frame.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { everyMessage } from '../looks-at.ts';
import { notFound } from '../make-finding.ts';

/** C09: answers to which no request belongs. */
export const orphanAnswers = defineWatchingRule({
  id: 'connection.orphan-answers',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP-J 1.6, 4.1.1 Synchronicity and 4.1.4 The message ID'],
  thresholds: { startMs: { value: 60_000, unit: 'ms' } },
  looksAt: everyMessage,
  watch(limits) {
    const orphans: CorrelatedFrame[] = [];
    const damaged = new Map<string | null, number[]>();
    let answers = 0;
    return {
      frame(frame) {
        const ms = frame.loggedAt.epochMs;
        // The request may be among what could not be read.
        if (frame.state === 'elided' || frame.state === 'described' || frame.kind === 'other') {
          if (ms !== null) damaged.set(frame.station, [...(damaged.get(frame.station) ?? []).slice(-1_000), ms]);
          return;
        }
        if (frame.kind !== 'result' && frame.kind !== 'error') return;
        answers += 1;
        if (frame.answerToFrameId === null && orphans.length < 10_000) orphans.push(frame);
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
          if (ms === null || sinceMs === null || ms - sinceMs <= limits.startMs) continue;
          if (damaged.get(station)?.some((at) => at <= ms && ms - at <= limits.startMs) === true) continue;
          const key = JSON.stringify([station, direction]);
          groups.set(key, [...(groups.get(key) ?? []), orphan]);
        }
        for (const group of groups.values()) {
          const [first] = group;
          if (first === undefined) continue;
          yield {
            params: { answers: group.length, direction: first.direction },
            station: first.station,
            fromMs: first.loggedAt.epochMs,
            toMs: group.at(-1)?.loggedAt.epochMs ?? null,
            evidence: group.map(({ evidence }) => evidence),
            counterEvidence: [notFound('request-in-log'), notFound('hole-in-log')],
          };
        }
      },
    };
  },
});
