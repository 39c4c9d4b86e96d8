import type { EvidenceRef } from '../../model/evidence.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { answers } from '../looks-at.ts';

interface Group {
  readonly station: string | null;
  readonly action: string | null;
  readonly code: string;
  readonly description: string;
  times: number;
  readonly fromMs: number | null;
  toMs: number | null;
  readonly evidence: EvidenceRef[];
}

/** C08: CALLERROR, by what was asked and what the error says. */
export const errorAnswers = defineWatchingRule({
  id: 'connection.error-answers',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP-J 1.6, 4.2.3 CallError'],
  thresholds: {},
  looksAt: answers,
  watch() {
    const groups = new Map<string, Group>();
    return {
      frame({ kind, station, action, errorCode, errorDescription, loggedAt, evidence }) {
        if (kind !== 'error') return;
        const code = errorCode ?? '';
        // Numbers and ids in the text would make each error its own group.
        const description = (errorDescription ?? '').slice(0, 200);
        const key = JSON.stringify([station, action, code, description.replaceAll(/[\da-f-]{6,}|\d+/gi, '#')]);
        const ms = loggedAt.epochMs;
        const group = groups.get(key) ?? {
          station,
          action,
          code,
          description,
          times: 0,
          fromMs: ms,
          toMs: ms,
          evidence: [],
        };
        groups.set(key, group);
        group.times += 1;
        group.toMs = ms;
        if (group.evidence.length < 10) group.evidence.push(evidence);
      },
      *finish() {
        for (const { station, action, code, description, times, fromMs, toMs, evidence } of groups.values()) {
          yield {
            // Saying that something is not supported is what these two codes are for.
            severity: code === 'NotImplemented' || code === 'NotSupported' ? 'info' : 'warning',
            params: { action, code, description, times },
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
