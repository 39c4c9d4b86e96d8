import type { CorrelatedFrame } from '../../model/frame.ts';
import { textOf, wholeNumberOf } from '../../sessions/payload-fields.ts';
import { membersOf } from '../../base/members.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { callsOf } from '../looks-at.ts';
import { notFound } from '../make-finding.ts';

interface Series {
  readonly station: string | null;
  readonly transaction: string;
  readonly events: { readonly seqNo: number; readonly said: string; readonly frame: CorrelatedFrame }[];
  cut: boolean;
  ended: boolean;
}

/** Numbers that stand for more than one event. */
function repeatedIn(events: Series['events']): readonly number[] {
  const said = new Map<number, Set<string>>();
  for (const event of events) {
    const known = said.get(event.seqNo);
    if (known === undefined) said.set(event.seqNo, new Set([event.said]));
    else known.add(event.said);
  }
  return [...said].flatMap(([seqNo, { size }]) => (size > 1 ? [seqNo] : []));
}

/** V01: the counter of a 2.x transaction's events leaves numbers out, or gives one twice. */
export const sequenceGap = defineWatchingRule({
  id: 'transaction.sequence-gap',
  severity: 'critical',
  category: 'transaction',
  references: ['OCPP 2.0.1 part 2, TransactionEventRequest.seqNo'],
  thresholds: {},
  looksAt: callsOf('TransactionEvent'),
  watch() {
    const series = new Map<string, Series>();
    const all: Series[] = [];
    return {
      frame(frame, read) {
        if (frame.kind !== 'call' || frame.action !== 'TransactionEvent') return;
        const payload = membersOf(read);
        const transaction = textOf(membersOf(payload['transactionInfo'])['transactionId'], 80) ?? frame.transactionId;
        if (transaction === null) return;
        const key = JSON.stringify([frame.station, transaction, frame.evidence.sourceId]);
        let known = series.get(key);
        // After its end an id that begins again is another transaction (`transaction.id-reused`).
        if (known === undefined || (known.ended && payload['eventType'] === 'Started')) {
          known = { station: frame.station, transaction, events: [], cut: false, ended: false };
          series.set(key, known);
          all.push(known);
        }
        known.ended ||= payload['eventType'] === 'Ended';
        const seqNo = wholeNumberOf(payload['seqNo']);
        if (seqNo === null) known.cut = true;
        // An event that is sent again says the same at the same instant.
        else
          known.events.push({ seqNo, said: `${textOf(payload['eventType'])} ${textOf(payload['timestamp'])}`, frame });
      },
      *finish(view) {
        const index = caseIndex(view);
        for (const { station, transaction, events, cut } of all) {
          const [first] = events;
          const last = events.at(-1);
          const fromMs = first?.frame.loggedAt.epochMs ?? null;
          const toMs = last?.frame.loggedAt.epochMs ?? null;
          if (cut || first === undefined || last === undefined || fromMs === null || toMs === null) continue;
          if (!index.coverage.covers(station, fromMs, toMs)) continue;
          const present = new Set(events.map(({ seqNo }) => seqNo));
          const lowest = Math.min(...present);
          const highest = Math.max(...present);
          const missing: number[] = [];
          for (let seqNo = lowest; seqNo < highest && missing.length < 20; seqNo += 1)
            if (!present.has(seqNo)) missing.push(seqNo);
          const firstMissing = missing[0];
          const repeated = repeatedIn(events);
          if (firstMissing === undefined && repeated.length === 0) continue;
          const around =
            firstMissing === undefined
              ? events.filter(({ seqNo }) => seqNo === repeated[0])
              : events.filter(({ seqNo }) => seqNo === firstMissing - 1 || seqNo > firstMissing).slice(0, 2);
          yield {
            params: { transaction, missing: missing.join(', '), repeated: repeated.slice(0, 20).join(', ') },
            station,
            session: index.sessionOfFrame(first.frame.frameId),
            fromMs,
            toMs,
            evidence: around.map(({ frame }) => frame.evidence),
            counterEvidence: [notFound('event-in-log'), notFound('hole-in-log')],
          };
        }
      },
    };
  },
});
