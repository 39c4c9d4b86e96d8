import { addDecimals, compareDecimals, subtractDecimals } from '../../base/decimal-arithmetic.ts';
import type { DecimalText } from '../../model/decimal.ts';
import type { Session } from '../../model/session.ts';
import { isPlaced, textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call, CaseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import type { CaseView } from '../finding-rule.ts';
import { hasIncompleteStore } from '../incomplete-stores.ts';
import { found, notFound, stepEvidence } from '../make-finding.ts';
import { overflowBetween } from '../register-overflow.ts';

/** Below this a register is taken as one that starts anew with each session (T13). */
const freshRegisterWh = '100';

function restartsAtZero(lane: readonly Session[]): boolean {
  const fresh = lane.filter(
    ({ meterStartWh }) => meterStartWh !== null && compareDecimals(meterStartWh, freshRegisterWh) < 0,
  );
  return fresh.length >= 2 && fresh.length * 2 > lane.length;
}

/** -1 and the like stand for a meter that could not be read. */
function isRegister(wh: DecimalText | null): wh is DecimalText {
  return wh !== null && compareDecimals(wh, '0') >= 0;
}

/** Whether nothing can have happened unseen between two sessions: the log covers it, or a store tells both that lost no rows. */
function nothingBetween(view: CaseView, index: CaseIndex, session: Session, next: Session): boolean {
  if (!isPlaced(session.stoppedAt) || !isPlaced(next.startedAt)) return false;
  if (index.coverage.covers(session.station, session.stoppedAt.epochMs, next.startedAt.epochMs)) return true;
  return [session, next].every((one) => one.witnesses.includes('database') && !hasIncompleteStore(view, one));
}

function isOverlapping(session: Session, next: Session): boolean {
  return isPlaced(session.stoppedAt) && isPlaced(next.startedAt) && next.startedAt.epochMs < session.stoppedAt.epochMs;
}

/** The restart between two sessions with which the station reported another meter than before. */
function exchangedBetween(index: CaseIndex, session: Session, next: Session): Call | undefined {
  // Without a name several stations may share one log.
  if (session.station === null || !isPlaced(session.stoppedAt) || !isPlaced(next.startedAt)) return undefined;
  const boots = index.stations.get(session.station)?.boots ?? [];
  const [stopMs, startMs] = [session.stoppedAt.epochMs, next.startedAt.epochMs];
  const before = boots.findLast((boot) => meterOf(boot) !== null && (boot.ms ?? Infinity) <= stopMs);
  const after = boots.findLast((boot) => meterOf(boot) !== null && (boot.ms ?? Infinity) <= startMs);
  return before === undefined || after === undefined || meterOf(before) === meterOf(after) ? undefined : after;
}

function meterOf({ payload }: Call): string | null {
  return textOf(payload['meterSerialNumber'], 60);
}

/** T12: the register does not go on where the session before left it. */
export const meterNotContinuous = defineRule({
  id: 'transaction.meter-not-continuous',
  severity: 'warning',
  category: 'metering',
  references: ['OCPP 1.6 edition 2, 6.45 StartTransaction.req and 6.49 StopTransaction.req'],
  thresholds: { toleranceWh: { value: 10, unit: 'Wh' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const lane of index.sessionLanes) {
      if (restartsAtZero(lane)) continue;
      const metered = [...lane.entries()].filter(
        ([, { meterStartWh, meterStopWh }]) => isRegister(meterStartWh) && isRegister(meterStopWh),
      );
      for (const [at, [place, session]] of metered.entries()) {
        const [nextPlace, next] = metered[at + 1] ?? [place];
        const { meterStopWh } = session;
        if (next?.meterStartWh === undefined || next.meterStartWh === null || meterStopWh === null) continue;
        const gapWh = subtractDecimals(next.meterStartWh, meterStopWh);
        const backwards = compareDecimals(gapWh, '0') < 0;
        // Sessions that overlap share the register; that they do is another finding.
        if (backwards && isOverlapping(session, next)) continue;
        if (compareDecimals(gapWh.replace('-', ''), String(limits.toleranceWh)) <= 0) continue;
        // A register never runs backwards; forwards it may have run in a session that nobody saw.
        const unseen = nextPlace - place - 1;
        if (!backwards && (unseen > 0 || !nothingBetween(view, index, session, next))) continue;
        const exchange = exchangedBetween(index, session, next);
        yield {
          // Another meter begins where it begins.
          severity: exchange === undefined ? 'warning' : 'info',
          params: {
            gapWh,
            stop: meterStopWh,
            start: next.meterStartWh,
            meter: exchange === undefined ? null : meterOf(exchange),
            rangeWh: exchange === undefined ? (overflowBetween(meterStopWh, next.meterStartWh)?.rangeWh ?? null) : null,
          },
          session: next,
          evidence: [...stepEvidence(session, 'stopped'), ...stepEvidence(next, 'started'), exchange?.frame.evidence],
          counterEvidence: [
            notFound('session-between'),
            exchange === undefined ? notFound('meter-exchanged') : found('meter-exchanged', exchange.frame.evidence),
            session.disagreements.some(({ about }) => about === 'meter-stop')
              ? found('witnesses-disagree', stepEvidence(session, 'stopped')[0] ?? null)
              : notFound('witnesses-disagree'),
          ],
        };
      }
    }
  },
});

/** T13: the register begins at zero with each session. */
export const registerRestarts = defineRule({
  id: 'transaction.register-restarts',
  severity: 'info',
  category: 'metering',
  references: ['OCPP 1.6 errata sheet 4.0, 3.9 (meter register value)'],
  thresholds: { fewest: { value: 3, unit: 'sessions' } },
  *evaluate(view, limits) {
    for (const lane of caseIndex(view).sessionLanes) {
      const fresh = lane.filter(
        ({ meterStartWh, meterStopWh }) =>
          meterStartWh !== null &&
          meterStopWh !== null &&
          compareDecimals(meterStartWh, freshRegisterWh) < 0 &&
          compareDecimals(meterStopWh, freshRegisterWh) >= 0,
      );
      const [first] = fresh;
      if (first === undefined || fresh.length < limits.fewest) continue;
      yield {
        params: { sessions: fresh.length },
        station: first.station,
        connector: first.connector,
        fromMs: first.startedAt?.epochMs ?? null,
        toMs: fresh.at(-1)?.stoppedAt?.epochMs ?? null,
        evidence: fresh.flatMap((session) => stepEvidence(session, 'started')),
      };
    }
  },
});

/** T14: what the register counted differs from what the sessions account for. */
export const registerSumDiffers = defineRule({
  id: 'transaction.register-sum-differs',
  severity: 'critical',
  category: 'metering',
  references: ['OCPP 1.6 edition 2, 6.45 StartTransaction.req and 6.49 StopTransaction.req'],
  thresholds: { toleranceWhPerSession: { value: 10, unit: 'Wh' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const lane of index.sessionLanes) {
      const [first] = lane;
      const last = lane.at(-1);
      if (first === undefined || last === undefined || lane.length < 2 || restartsAtZero(lane)) continue;
      if (lane.some(({ energyWh }) => energyWh === null || compareDecimals(energyWh, '0') < 0)) continue;
      if (lane.some((session, at) => at > 0 && !nothingBetween(view, index, lane[at - 1] ?? session, session)))
        continue;
      if (!isRegister(first.meterStartWh) || !isRegister(last.meterStopWh)) continue;
      // Two meters have no sum.
      if (lane.some((session, at) => at > 0 && exchangedBetween(index, lane[at - 1] ?? session, session))) continue;
      const counted = subtractDecimals(last.meterStopWh, first.meterStartWh);
      const billed = lane.reduce((sum, { energyWh }) => addDecimals(sum, energyWh ?? '0'), '0');
      const difference = subtractDecimals(counted, billed);
      // Sessions that account for more than the register counted overlap; T12 says where.
      if (compareDecimals(difference, String(limits.toleranceWhPerSession * lane.length)) <= 0) continue;
      yield {
        params: { differenceWh: difference, countedWh: counted, billedWh: billed, sessions: lane.length },
        station: first.station,
        connector: first.connector,
        fromMs: first.startedAt?.epochMs ?? null,
        toMs: last.stoppedAt?.epochMs ?? null,
        evidence: [...stepEvidence(first, 'started'), ...stepEvidence(last, 'stopped')],
        counterEvidence: [notFound('session-without-end')],
      };
    }
  },
});
