import { compareDecimals } from '../../base/decimal-arithmetic.ts';
import { membersOf } from '../../base/members.ts';
import type { Members } from '../../base/members.ts';
import { WaitingList } from '../../base/waiting-list.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import type { Session } from '../../model/session.ts';
import { decimalOf, isPlaced, textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { messagesOf } from '../looks-at.ts';
import { Lanes } from '../lanes.ts';
import { Bound } from '../left-out.ts';

/** The limits of a transaction, by the last message that sets them (2.1, TransactionLimitType). */
interface Limits {
  maxEnergy: string | null;
  maxTime: string | null;
  maxCost: string | null;
  frameId: number;
  evidence: EvidenceRef;
}

const mostLimits = 20_000;

/** A prepaid transaction, or one with a limit of another kind, that went on beyond it. */
export const limitExceeded = defineWatchingRule({
  id: 'transaction.limit-exceeded',
  severity: 'warning',
  category: 'transaction',
  references: ['OCPP 2.1 part 2, TransactionLimitType (maxEnergy, maxTime, maxCost)'],
  thresholds: {
    roundingWh: { value: 500, unit: 'Wh' },
    graceMs: { value: 300_000, unit: 'ms' },
    deviationPercent: { value: 2, unit: '%' },
  },
  looksAt: messagesOf('TransactionEvent'),
  watch(limits) {
    const known = new Lanes<Limits>();
    const bound = new Bound(mostLimits);
    const waiting = new WaitingList<{ transaction: string; frameId: number }>(4_096);

    function note(frame: CorrelatedFrame, transaction: string, frameId: number, limit: Members): void {
      const [maxEnergy, maxTime, maxCost] = ['maxEnergy', 'maxTime', 'maxCost'].map((name) => decimalOf(limit[name]));
      if ((maxEnergy ?? maxTime ?? maxCost ?? null) === null) return;
      const held = known.get(frame.station, transaction, null);
      if (held === undefined) {
        if (!bound.admits(known.all.length, frame.loggedAt.epochMs, frame.evidence)) return;
        known.add(frame.station, transaction, null, {
          maxEnergy: maxEnergy ?? null,
          maxTime: maxTime ?? null,
          maxCost: maxCost ?? null,
          frameId,
          evidence: frame.evidence,
        });
        return;
      }
      held.maxEnergy = maxEnergy ?? held.maxEnergy;
      held.maxTime = maxTime ?? held.maxTime;
      held.maxCost = maxCost ?? held.maxCost;
      held.evidence = frame.evidence;
    }

    function exceeded(
      session: Session,
      { maxEnergy, maxTime, maxCost }: Limits,
    ): { limit: string; most: string; reached: string } | null {
      const most = (value: string): number => Number(value) * (1 + limits.deviationPercent / 100);
      if (
        maxEnergy !== null &&
        session.energyWh !== null &&
        Number(session.energyWh) > most(maxEnergy) + limits.roundingWh
      )
        return { limit: 'maxEnergy', most: `${maxEnergy} Wh`, reached: `${session.energyWh} Wh` };
      if (
        maxCost !== null &&
        session.cost !== undefined &&
        compareDecimals(session.cost.amount, maxCost) > 0 &&
        Number(session.cost.amount) > most(maxCost)
      )
        return { limit: 'maxCost', most: maxCost, reached: session.cost.amount };
      const { startedAt, stoppedAt } = session;
      // A transaction may go on until the cable is out (TxStopPoint); what must end is the flow of energy.
      const untilAt = session.phases.findLast(({ phase }) => phase === 'charge')?.to ?? stoppedAt;
      if (maxTime === null || !isPlaced(startedAt) || !isPlaced(stoppedAt) || !isPlaced(untilAt)) return null;
      const seconds = Math.round((untilAt.epochMs - startedAt.epochMs) / 1_000);
      return seconds * 1_000 > Number(maxTime) * 1_000 + limits.graceMs
        ? { limit: 'maxTime', most: `${maxTime} s`, reached: `${seconds} s` }
        : null;
    }

    return {
      frame(frame, read) {
        const payload = membersOf(read);
        if (frame.kind === 'call') {
          const info = membersOf(payload['transactionInfo']);
          const transaction = textOf(info['transactionId'], 80);
          if (transaction === null) return;
          note(frame, transaction, frame.frameId, membersOf(info['transactionLimit']));
          waiting.add(frame.frameId, { transaction, frameId: frame.frameId });
        } else if (frame.kind === 'result' && frame.answerToFrameId !== null) {
          const asked = waiting.take(frame.answerToFrameId);
          if (asked !== undefined)
            note(frame, asked.transaction, asked.frameId, membersOf(payload['transactionLimit']));
        }
      },
      *finish(view) {
        const index = caseIndex(view);
        for (const held of known.all) {
          const session = index.sessionOfFrame(held.frameId);
          const over = session === undefined ? null : exceeded(session, held);
          if (session === undefined || over === null) continue;
          yield {
            params: { ...over },
            session,
            evidence: [
              held.evidence,
              ...session.steps.filter(({ step }) => step === 'stopped').map(({ evidence }) => evidence),
            ],
          };
        }
        yield* bound.leftOut();
      },
    };
  },
});
