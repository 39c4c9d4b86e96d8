import type { EvidenceRef } from '../../model/evidence.ts';
import { membersOf } from '../../base/members.ts';
import { BySession } from '../by-session.ts';
import { caseIndex } from '../case-index.ts';
import { defineMeteringRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';
import type { MeteredMessage } from '../metered-message.ts';

interface Series {
  lastMs: number | null;
  last: EvidenceRef | null;
  readonly distances: UsualDistance;
  longestMs: number;
  longestFromMs: number;
  around: readonly EvidenceRef[];
}

/** Enough for a median of one session. */
const distancesKept = 500;

/**
 * How far apart most samples of a session are, to the second: an even series has few such distances, and there is one of these for each session of
 * a case.
 */
class UsualDistance {
  /** Seconds and how often, by turns. */
  readonly #tally: number[] = [];
  #noted = 0;

  get count(): number {
    return this.#noted;
  }

  note(ms: number): void {
    if (this.#noted === distancesKept) return;
    this.#noted += 1;
    const tally = this.#tally;
    const second = Math.round(ms / 1_000);
    for (let at = 0; at < tally.length; at += 2) {
      if (tally[at] !== second) continue;
      tally[at + 1] = (tally[at + 1] ?? 0) + 1;
      return;
    }
    tally.push(second, 1);
  }

  medianMs(): number {
    const counted = this.#tally.flatMap((second, at) =>
      at % 2 === 0 ? [{ second, times: this.#tally[at + 1] ?? 0 }] : [],
    );
    let before = Math.floor(this.#noted / 2);
    for (const { second, times } of counted.sort((left, right) => left.second - right.second)) {
      before -= times;
      if (before < 0) return second * 1_000;
    }
    return 0;
  }
}

/** In 2.x samples come with the events between the first and the last one of a transaction. */
function isUpdateWithSamples({ frame, payload, samples }: MeteredMessage): boolean {
  return frame.action === 'TransactionEvent' && membersOf(payload)['eventType'] === 'Updated' && samples.length > 0;
}

/** M04: meter values stop coming within a session, and come again. */
export const sampleGap = defineMeteringRule({
  id: 'metering.sample-gap',
  severity: 'warning',
  category: 'metering',
  references: [
    'OCPP 1.6 edition 2, 4.7 Meter Values',
    'OCPP 1.6 edition 2, 9.1 MeterValueSampleInterval',
    'OCPP 2.0.1 part 2, SampledDataCtrlr.TxUpdatedInterval',
  ],
  thresholds: {
    intervals: { value: 2, unit: 'intervals' },
    shortestMs: { value: 120_000, unit: 'ms' },
    fewest: { value: 5, unit: 'meter values' },
  },
  of: 'sessions',
  watch(limits) {
    const bySession = new BySession(
      (): Series => ({
        lastMs: null,
        last: null,
        distances: new UsualDistance(),
        longestMs: 0,
        longestFromMs: 0,
        around: [],
      }),
    );
    return {
      message(message) {
        const { frame, lane } = message;
        const ms = frame.loggedAt.epochMs;
        if (lane === undefined || ms === null) return;
        if (frame.action !== 'MeterValues' && !isUpdateWithSamples(message)) return;
        const series = bySession.of(lane);
        if (series.lastMs !== null && series.last !== null) {
          const distance = ms - series.lastMs;
          series.distances.note(distance);
          if (distance > series.longestMs) {
            series.longestMs = distance;
            series.longestFromMs = series.lastMs;
            series.around = [series.last, frame.evidence];
          }
        }
        series.lastMs = ms;
        series.last = frame.evidence;
      },
      *finish(view) {
        const index = caseIndex(view);
        for (const [session, { distances, longestMs, longestFromMs, around }] of bySession.all()) {
          if (session.replayed || distances.count < limits.fewest) continue;
          const usual = distances.medianMs();
          if (longestMs <= Math.max(limits.shortestMs, limits.intervals * usual)) continue;
          const toMs = longestFromMs + longestMs;
          // After the stop a station may send one more when it likes.
          if (toMs > (session.stoppedAt?.epochMs ?? Infinity)) continue;
          if (!index.coverage.covers(session.station, longestFromMs, toMs)) continue;
          yield {
            params: { gap: durationText(longestMs), interval: durationText(usual) },
            session,
            fromMs: longestFromMs,
            toMs,
            evidence: around,
            counterEvidence: [notFound('hole-in-log')],
          };
        }
      },
    };
  },
});
