import type { CorrelatedFrame } from '../../model/frame.ts';
import { WaitingList } from '../../base/waiting-list.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Lanes } from '../lanes.ts';
import { requestsAndAnswers } from '../looks-at.ts';

interface Tally {
  readonly station: string | null;
  readonly action: string;
  readonly byBackend: boolean;
  calls: number;
  answers: number;
  readonly open: WaitingList<CorrelatedFrame>;
  readonly lost: CorrelatedFrame[];
}

/** Open requests remembered per action; what falls out was never answered. */
const openKept = 64;

/** Stations with an answer to any request of one side. */
function stationsAnswered(tallies: readonly Tally[], byBackend: boolean): ReadonlySet<string | null> {
  return new Set(
    tallies.flatMap((tally) => (tally.byBackend === byBackend && tally.answers > 0 ? [tally.station] : [])),
  );
}

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
  looksAt: requestsAndAnswers,
  watch(limits) {
    const tallies = new Lanes<Tally>();
    return {
      frame(frame) {
        if (
          frame.kind === 'call' &&
          frame.state !== 'described' &&
          frame.action !== null &&
          frame.direction !== 'unknown'
        ) {
          const { station, action, direction } = frame;
          const byBackend = direction === 'csms-to-station';
          const tally =
            tallies.get(station, action, direction) ??
            tallies.add(station, action, direction, {
              station,
              action,
              byBackend,
              calls: 0,
              answers: 0,
              open: new WaitingList(openKept),
              lost: [],
            });
          tally.calls += 1;
          const oldest = tally.open.add(frame.frameId, frame);
          if (oldest !== undefined && tally.lost.length < 50) tally.lost.push(oldest);
        } else if (frame.answerToFrameId !== null) {
          const asked = frame.direction === 'station-to-csms' ? 'csms-to-station' : 'station-to-csms';
          const tally = tallies.get(frame.station, frame.action, asked);
          if (tally?.open.take(frame.answerToFrameId) !== undefined) tally.answers += 1;
        }
      },
      *finish(view) {
        const index = caseIndex(view);
        const toBackend = stationsAnswered(tallies.all, true);
        const toStations = stationsAnswered(tallies.all, false);
        for (const { station, action, byBackend, calls, answers, open, lost } of tallies.all) {
          // No answer of this side at all: the log shows requests only.
          if (!(byBackend ? toBackend : toStations).has(station)) continue;
          // A request near the end or before a hole may have been answered unseen.
          const surely = [...lost, ...open.values].filter(({ loggedAt }) => {
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
