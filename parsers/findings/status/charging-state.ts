import { membersOf } from '../../base/members.ts';
import { countUpTo } from '../../base/sorted-search.ts';
import type { StatusInterval } from '../../model/status-interval.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Lanes } from '../lanes.ts';
import { Bound } from '../left-out.ts';
import { callsOf } from '../looks-at.ts';
import { statusLanesOf } from './status-lanes.ts';
import { notFound } from '../make-finding.ts';

/** When the events of one EVSE told that a transaction occupies it. Columns, because updates come by the thousand. */
interface Told {
  readonly station: string | null;
  readonly connector: number | null;
  readonly states: string[];
  readonly ms: number[];
  readonly frameIds: number[];
}

/** Events kept over all EVSEs. */
const mostTold = 100_000;
const occupied = new Set(['Charging', 'SuspendedEV', 'SuspendedEVSE']);

/** The state of a lane at any instant, found without going through it. */
function stateAt(lane: readonly StatusInterval[]): (ms: number) => StatusInterval | undefined {
  const placed = lane.filter(({ from }) => from.epochMs !== null);
  return (ms) => placed[countUpTo(placed, ms, ({ from }) => from.epochMs ?? Infinity) - 1];
}

/** V04: a 2.x transaction charges on an EVSE that says it is free. */
export const chargingStateContradicts = defineWatchingRule({
  id: 'status.charging-state-contradicts',
  severity: 'warning',
  category: 'status',
  references: ['OCPP 2.0.1 part 2, ChargingStateEnumType and ConnectorStatusEnumType'],
  thresholds: { lastingMs: { value: 60_000, unit: 'ms' } },
  looksAt: callsOf('TransactionEvent'),
  watch(limits, records) {
    const evses = new Lanes<Told>();
    const bound = new Bound(mostTold);
    let count = 0;
    return {
      frame({ frameId, kind, action, station, connector, loggedAt, evidence }, read) {
        if (kind !== 'call' || action !== 'TransactionEvent' || loggedAt.epochMs === null) return;
        const payload = membersOf(read);
        const state = textOf(membersOf(payload['transactionInfo'])['chargingState'], 40);
        if (payload['offline'] === true || state === null || !occupied.has(state)) return;
        if (!bound.admits(count, loggedAt.epochMs, evidence)) return;
        const told =
          evses.get(station, connector, null) ??
          evses.add(station, connector, null, { station, connector, states: [], ms: [], frameIds: [] });
        told.states.push(state);
        told.ms.push(loggedAt.epochMs);
        told.frameIds.push(frameId);
        count += 1;
      },
      *finish(view) {
        const lanes = Map.groupBy(statusLanesOf(view.statusHistory), ([first]) =>
          JSON.stringify([first?.station ?? null, first?.connector ?? null]),
        );
        const seen = new Set<string>();
        for (const { station, connector, states, ms: times, frameIds } of evses.all) {
          const ofEvse = (lanes.get(JSON.stringify([station, connector])) ?? []).map((lane) => stateAt(lane));
          for (const [index, ms] of times.entries()) {
            const free = ofEvse.map((at) => at(ms));
            // An EVSE with several connectors is free only when none of them is occupied.
            if (free.length === 0 || free.some((each) => each?.status !== 'Available')) continue;
            const [since] = free;
            if (since?.evidence === null || since === undefined || ms - (since.from.epochMs ?? ms) < limits.lastingMs)
              continue;
            const key = JSON.stringify([station, connector, since.from.epochMs]);
            if (seen.has(key)) continue;
            seen.add(key);
            yield {
              params: { state: states[index] ?? null, status: since.status },
              station,
              connector,
              fromMs: since.from.epochMs,
              toMs: ms,
              evidence: [records.evidenceOf(frameIds[index] ?? -1), since.evidence],
              counterEvidence: [notFound('status-occupied')],
            };
          }
        }
        yield* bound.leftOut();
      },
    };
  },
});
