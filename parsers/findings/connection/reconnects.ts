import { addToGroup } from '../../base/group.ts';
import { countUpTo } from '../../base/sorted-search.ts';
import type { LogEventRecord } from '../../model/log-event.ts';
import { defineRule } from '../define-rule.ts';
import { durationText } from '../make-finding.ts';

/** C18: a connection that is opened again and again. */
export const connectionFlapping = defineRule({
  id: 'connection.flapping',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP-J 1.6, 5.3 WebSocket Ping and 5.4 Reconnecting', 'RFC 6455, 7.4 Status Codes'],
  thresholds: { fewest: { value: 5, unit: 'connections' }, withinMs: { value: 3_600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const byStation = new Map<string, LogEventRecord[]>();
    for (const event of view.events) {
      if (event.event !== 'connection-opened' || event.loggedAt.epochMs === null) continue;
      const key = JSON.stringify([event.station, event.evidence.sourceId]);
      addToGroup(byStation, key, event);
    }
    for (const events of byStation.values()) {
      const ordered = events.sort((left, right) => (left.loggedAt.epochMs ?? 0) - (right.loggedAt.epochMs ?? 0));
      for (let at = 0; at + limits.fewest < ordered.length + 1; ) {
        const first = ordered[at];
        const fromMs = first?.loggedAt.epochMs ?? 0;
        const run = ordered.slice(
          at,
          countUpTo(ordered, fromMs + limits.withinMs, ({ loggedAt }) => loggedAt.epochMs ?? 0),
        );
        if (first === undefined || run.length < limits.fewest) {
          at += 1;
          continue;
        }
        const toMs = run.at(-1)?.loggedAt.epochMs ?? fromMs;
        yield {
          params: { times: run.length, duration: durationText(toMs - fromMs) },
          station: first.station,
          fromMs,
          toMs,
          evidence: run.map(({ evidence }) => evidence),
        };
        at += run.length;
      }
    }
  },
});
