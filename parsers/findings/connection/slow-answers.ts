import type { EvidenceRef } from '../../model/evidence.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { answers } from '../looks-at.ts';
import { durationText } from '../make-finding.ts';

interface Slow {
  readonly station: string | null;
  readonly action: string;
  times: number;
  longestMs: number;
  fromMs: number | null;
  toMs: number | null;
  evidence: EvidenceRef[];
}

/** C06: answers that came late. */
export const slowAnswers = defineWatchingRule({
  id: 'connection.slow-answers',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP-J 1.6, 4.1.1 Synchronicity'],
  thresholds: { slowMs: { value: 10_000, unit: 'ms' }, verySlowMs: { value: 30_000, unit: 'ms' } },
  looksAt: answers,
  watch(limits) {
    const groups = new Map<string, Slow>();
    return {
      frame({ station, action, latencyMs, loggedAt, evidence, direction }) {
        if (latencyMs === null || latencyMs <= limits.slowMs || action === null) return;
        const key = JSON.stringify([station, action, direction]);
        const ms = loggedAt.epochMs;
        const group = groups.get(key) ?? {
          station,
          action,
          times: 0,
          longestMs: 0,
          fromMs: ms,
          toMs: ms,
          evidence: [],
        };
        groups.set(key, group);
        group.times += 1;
        group.toMs = ms;
        // The slowest first.
        if (latencyMs > group.longestMs) group.evidence = [evidence, ...group.evidence].slice(0, 10);
        group.longestMs = Math.max(group.longestMs, latencyMs);
      },
      *finish() {
        for (const { station, action, times, longestMs, fromMs, toMs, evidence } of groups.values()) {
          yield {
            severity: longestMs > limits.verySlowMs ? 'critical' : 'warning',
            params: { action, times, longest: durationText(longestMs) },
            station,
            fromMs,
            toMs,
            evidence,
          };
        }
      },
    };
  },
});
