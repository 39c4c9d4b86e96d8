import { textOf, timeOf, wholeNumberOf } from '../../sessions/payload-fields.ts';
import { membersOf } from '../../base/members.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Bound } from '../left-out.ts';
import { callsOf } from '../looks-at.ts';
import { notFound } from '../make-finding.ts';
import { EventNumbers, mostStretches } from './event-numbers.ts';

/** The events of a transaction as one log has them. */
interface Series {
  readonly station: string | null;
  readonly transaction: string;
  readonly numbers: EventNumbers;
  readonly firstFrameId: number;
  readonly fromMs: number | null;
  toMs: number | null;
  cut: boolean;
  ended: boolean;
}

/** V01: the counter of a 2.x transaction's events leaves numbers out, or gives one twice. */
export const sequenceGap = defineWatchingRule({
  id: 'transaction.sequence-gap',
  severity: 'critical',
  category: 'transaction',
  references: ['OCPP 2.0.1 part 2, TransactionEventRequest.seqNo'],
  thresholds: {},
  looksAt: callsOf('TransactionEvent'),
  watch(_limits, records) {
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
          const ms = frame.loggedAt.epochMs;
          known = {
            station: frame.station,
            transaction,
            numbers: new EventNumbers(),
            firstFrameId: frame.frameId,
            fromMs: ms,
            toMs: ms,
            cut: false,
            ended: false,
          };
          series.set(key, known);
          all.push(known);
        }
        const eventType = textOf(payload['eventType'], 20);
        known.ended ||= eventType === 'Ended';
        known.toMs = frame.loggedAt.epochMs;
        const seqNo = wholeNumberOf(payload['seqNo']);
        if (seqNo === null) known.cut = true;
        else {
          const statedMs = timeOf(payload['timestamp'])?.epochMs ?? null;
          known.numbers.note({ seqNo, statedMs, eventType, frameId: frame.frameId, evidence: frame.evidence });
        }
      },
      *finish(view) {
        const index = caseIndex(view);
        const scattered = new Bound(mostStretches);
        for (const { station, transaction, numbers, firstFrameId, fromMs, toMs, cut } of all) {
          if (numbers.isScattered) scattered.passOver(fromMs, records.evidenceOf(firstFrameId));
          if (cut || numbers.isScattered || fromMs === null || toMs === null) continue;
          if (!index.coverage.covers(station, fromMs, toMs)) continue;
          const missing = numbers.missing(20);
          const { repeated } = numbers;
          const [twice] = repeated;
          if (missing.numbers.length === 0 && twice === undefined) continue;
          const earlier =
            twice === undefined || twice.earlierFrameId === null ? null : records.evidenceOf(twice.earlierFrameId);
          yield {
            params: {
              transaction,
              missing: missing.numbers.join(', '),
              repeated: repeated.map(({ seqNo }) => seqNo).join(', '),
            },
            station,
            session: index.sessionOfFrame(firstFrameId),
            fromMs,
            toMs,
            evidence: missing.numbers.length > 0 ? missing.around : [earlier, twice?.evidence],
            counterEvidence: [notFound('event-in-log'), notFound('hole-in-log')],
          };
        }
        yield* scattered.leftOut();
      },
    };
  },
});
