import type { StatusInterval } from '../../model/status-interval.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import type { CaseView } from '../finding-rule.ts';
import { durationText, notFound } from '../make-finding.ts';
import { chargingStates } from './charging-states.ts';
import type { FindingParts } from '../make-finding.ts';

/** How long a state surely lasted: to its end, or as far as the log has no hole. */
function lastedMs(index: CaseIndex, { station, from, to }: StatusInterval): number {
  if (!isPlaced(from)) return 0;
  const coveredMs = index.coverage.lastsUntil(station, from.epochMs) ?? from.epochMs;
  return Math.min(to?.epochMs ?? coveredMs, coveredMs) - from.epochMs;
}

function* stuckIn(view: CaseView, status: string, longestMs: number): Generator<FindingParts> {
  const index = caseIndex(view);
  for (const interval of view.statusHistory) {
    if (interval.status !== status || interval.connector === 0) continue;
    const lasted = lastedMs(index, interval);
    if (lasted <= longestMs) continue;
    yield {
      params: { duration: durationText(lasted), state: status },
      station: interval.station,
      connector: interval.connector,
      fromMs: interval.from.epochMs,
      toMs: interval.to?.epochMs ?? null,
      evidence: [interval.evidence],
      counterEvidence: [notFound('other-status-between')],
    };
  }
}

/** 2.x: a transaction that begins with the cable, and whose vehicle waits in vain. */
function* pluggedInVain(view: CaseView, longestMs: number): Generator<FindingParts> {
  const index = caseIndex(view);
  for (const { session, step, fromMs, toMs, evidence, isFirst } of chargingStates(view)) {
    if (step !== 'plugged' || !isFirst) continue;
    const coveredMs = index.coverage.lastsUntil(session.station, fromMs) ?? fromMs;
    const lasted = Math.min(toMs ?? coveredMs, coveredMs) - fromMs;
    if (lasted <= longestMs) continue;
    yield {
      params: { duration: durationText(lasted), state: 'EVConnected' },
      session,
      fromMs,
      toMs,
      evidence: [evidence],
      counterEvidence: [notFound('other-status-between')],
    };
  }
}

/** S04: a vehicle is plugged in, and nothing happens. */
export const stuckInPreparing = defineRule({
  id: 'status.stuck-in-preparing',
  severity: 'warning',
  category: 'status',
  references: [
    'OCPP 1.6 edition 2, 4.9 Status Notification',
    'OCPP 1.6 edition 2, 9.1 ConnectionTimeOut',
    'OCPP 2.0.1 part 2, ChargingStateEnumType (EVConnected)',
  ],
  thresholds: { longestMs: { value: 1_800_000, unit: 'ms' } },
  *evaluate(view, limits) {
    yield* stuckIn(view, 'Preparing', limits.longestMs);
    yield* pluggedInVain(view, limits.longestMs);
  },
});

/** S05: a session is over, and the connector does not become free. */
export const stuckInFinishing = defineRule({
  id: 'status.stuck-in-finishing',
  severity: 'warning',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification'],
  thresholds: { longestMs: { value: 43_200_000, unit: 'ms' } },
  evaluate: (view, limits) => stuckIn(view, 'Finishing', limits.longestMs),
});
