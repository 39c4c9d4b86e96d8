import { membersOf } from '../../base/members.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { callsOf } from '../looks-at.ts';
import { statusLanesOf } from './status-lanes.ts';
import { notFound } from '../make-finding.ts';

interface Told {
  readonly station: string | null;
  readonly connector: number | null;
  readonly state: string;
  readonly ms: number;
  readonly evidence: EvidenceRef;
}

/** V04: a 2.x transaction charges on an EVSE that says it is free. */
export const chargingStateContradicts = defineWatchingRule({
  id: 'status.charging-state-contradicts',
  severity: 'warning',
  category: 'status',
  references: ['OCPP 2.0.1 part 2, ChargingStateEnumType and ConnectorStatusEnumType'],
  thresholds: { lastingMs: { value: 60_000, unit: 'ms' } },
  looksAt: callsOf('TransactionEvent'),
  watch(limits) {
    const told: Told[] = [];
    return {
      frame({ kind, action, station, connector, loggedAt, evidence }, read) {
        if (kind !== 'call' || action !== 'TransactionEvent' || loggedAt.epochMs === null || told.length > 100_000)
          return;
        const payload = membersOf(read);
        const state = textOf(membersOf(payload['transactionInfo'])['chargingState'], 40);
        if (
          payload['offline'] === true ||
          (state !== 'Charging' && state !== 'SuspendedEV' && state !== 'SuspendedEVSE')
        )
          return;
        told.push({ station, connector, state, ms: loggedAt.epochMs, evidence });
      },
      *finish(view) {
        const lanes = statusLanesOf(view.statusHistory);
        const seen = new Set<string>();
        for (const { station, connector, state, ms, evidence } of told) {
          const free = lanes
            .filter(([first]) => first?.station === station && first.connector === connector)
            .map((lane) => lane.findLast(({ from }) => (from.epochMs ?? Infinity) <= ms));
          // An EVSE with several connectors is free only when none of them is occupied.
          if (free.length === 0 || free.some((each) => each?.status !== 'Available')) continue;
          const [since] = free;
          if (since?.evidence === null || since === undefined || ms - (since.from.epochMs ?? ms) < limits.lastingMs)
            continue;
          const key = JSON.stringify([station, connector, since.from.epochMs]);
          if (seen.has(key)) continue;
          seen.add(key);
          yield {
            params: { state, status: since.status },
            station,
            connector,
            fromMs: since.from.epochMs,
            toMs: ms,
            evidence: [evidence, since.evidence],
            counterEvidence: [notFound('status-occupied')],
          };
        }
      },
    };
  },
});
