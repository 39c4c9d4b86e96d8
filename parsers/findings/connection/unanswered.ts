import type { CorrelatedFrame } from '../../model/frame.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';

interface Tally {
  readonly station: string | null;
  readonly action: string;
  readonly byBackend: boolean;
  calls: number;
  answers: number;
  readonly open: Map<number, CorrelatedFrame>;
  readonly lost: CorrelatedFrame[];
}

/** Open requests remembered per action; what falls out was never answered. */
const openKept = 64;

/** C07: requests of one kind that often stay without an answer. */
export const unanswered = defineWatchingRule({
  id: 'connection.unanswered',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP-J 1.6, 4.1.1 Synchronicity'],
  thresholds: {
    ratePercent: { value: 1, unit: '%' },
    fewest: { value: 3, unit: 'requests' },
    waitMs: { value: 60_000, unit: 'ms' },
  },
  watch(view, limits) {
    const tallies = new Map<string, Tally>();
    const openCalls = new Map<number, Tally>();
    return {
      frame(frame) {
        if (
          frame.kind === 'call' &&
          frame.state !== 'described' &&
          frame.action !== null &&
          frame.direction !== 'unknown'
        ) {
          const { station, action, direction } = frame;
          const key = JSON.stringify([station, action, direction]);
          let tally = tallies.get(key);
          if (tally === undefined) {
            const byBackend = direction === 'csms-to-station';
            tally = { station, action, byBackend, calls: 0, answers: 0, open: new Map(), lost: [] };
            tallies.set(key, tally);
          }
          tally.calls += 1;
          tally.open.set(frame.frameId, frame);
          openCalls.set(frame.frameId, tally);
          if (tally.open.size > openKept) {
            const [oldest] = tally.open.values();
            if (oldest !== undefined) {
              tally.open.delete(oldest.frameId);
              openCalls.delete(oldest.frameId);
              if (tally.lost.length < 50) tally.lost.push(oldest);
            }
          }
        } else if (frame.answerToFrameId !== null) {
          const tally = openCalls.get(frame.answerToFrameId);
          if (tally === undefined) return;
          tally.answers += 1;
          tally.open.delete(frame.answerToFrameId);
          openCalls.delete(frame.answerToFrameId);
        }
      },
      *finish() {
        const index = caseIndex(view);
        for (const { station, action, byBackend, calls, answers, open, lost } of tallies.values()) {
          // No answer of this side at all: the log shows requests only.
          const sides = [...tallies.values()].filter(
            (other) => other.station === station && other.byBackend === byBackend,
          );
          if (sides.every((other) => other.answers === 0)) continue;
          // A request near the end or before a hole may have been answered unseen.
          const surely = [...lost, ...open.values()].filter(({ loggedAt }) => {
            const ms = loggedAt.epochMs;
            return ms !== null && index.coverage.covers(station, ms, ms + limits.waitMs);
          });
          const missing = surely.length >= 50 ? calls - answers : surely.length;
          if (missing < limits.fewest || missing * 100 <= calls * limits.ratePercent) continue;
          const [first] = surely;
          yield {
            params: { action, missing, calls },
            station,
            fromMs: first?.loggedAt.epochMs ?? null,
            toMs: surely.at(-1)?.loggedAt.epochMs ?? null,
            evidence: surely.map(({ evidence }) => evidence),
            counterEvidence: [{ code: 'answer-in-log', found: false, evidence: null }],
          };
        }
      },
    };
  },
});
