import type { StatusInterval } from '../../model/status-interval.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { defineRule } from '../define-rule.ts';
import { durationText } from '../make-finding.ts';
import { statusLanesOf } from './status-lanes.ts';

type Placed = StatusInterval & { readonly from: { readonly epochMs: number } };

/** S03: a connector that changes its state faster than anything at it can happen. */
export const flapping = defineRule({
  id: 'status.flapping',
  severity: 'warning',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification'],
  thresholds: { fewest: { value: 6, unit: 'changes' }, withinMs: { value: 60_000, unit: 'ms' } },
  *evaluate(view, limits) {
    for (const lane of statusLanesOf(view.statusHistory)) {
      // A lane's first interval is no change; a stretch that nobody knows neither.
      const changes = lane
        .slice(1)
        .filter((interval): interval is Placed => isPlaced(interval.from) && interval.status !== 'unknown');
      let at = 0;
      while (at + limits.fewest <= changes.length) {
        let end = at + limits.fewest - 1;
        const [first, last] = [changes[at], changes[end]];
        if (first === undefined || last === undefined) break;
        if (last.from.epochMs - first.from.epochMs > limits.withinMs) {
          at += 1;
          continue;
        }
        while (
          (changes[end + 1]?.from.epochMs ?? Infinity) - (changes[end]?.from.epochMs ?? 0) <=
          limits.withinMs / limits.fewest
        )
          end += 1;
        const run = changes.slice(at, end + 1);
        const lastMs = run.at(-1)?.from.epochMs ?? first.from.epochMs;
        yield {
          params: {
            changes: run.length,
            duration: durationText(lastMs - first.from.epochMs),
            states: [...new Set(run.map(({ status }) => status))].join(', '),
          },
          station: first.station,
          connector: first.connector,
          fromMs: first.from.epochMs,
          toMs: lastMs,
          evidence: run.map(({ evidence }) => evidence),
        };
        at = end + 1;
      }
    }
  },
});

/** S03: a session that is suspended and resumed all the time. */
export const suspendedAgainAndAgain = defineRule({
  id: 'status.suspended-again-and-again',
  severity: 'warning',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification'],
  thresholds: { most: { value: 10, unit: 'suspensions' } },
  *evaluate(view, limits) {
    for (const session of view.sessions) {
      const suspensions = session.steps.filter(({ step }) => step === 'suspended-by-station');
      const charging = session.steps.filter(({ step }) => step === 'charging');
      if (suspensions.length <= limits.most || charging.length < limits.most) continue;
      yield { params: { times: suspensions.length }, session, evidence: suspensions.map(({ evidence }) => evidence) };
    }
  },
});
