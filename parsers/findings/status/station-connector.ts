import { addToGroup } from '../../base/group.ts';
import { defineRule } from '../define-rule.ts';

const allowed = new Set(['Available', 'Unavailable', 'Faulted', 'unknown']);

/** S02: connector 0 is the station, which cannot charge. */
export const stationConnectorMisused = defineRule({
  id: 'status.station-connector-misused',
  severity: 'warning',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification'],
  thresholds: {},
  *evaluate(view) {
    const seen = new Map<string, (typeof view.statusHistory)[number][]>();
    for (const interval of view.statusHistory) {
      if (interval.connector !== 0 || allowed.has(interval.status)) continue;
      const key = JSON.stringify([interval.station, interval.status]);
      addToGroup(seen, key, interval);
    }
    for (const intervals of seen.values()) {
      const [first] = intervals;
      if (first === undefined) continue;
      yield {
        params: { status: first.status, times: intervals.length },
        station: first.station,
        connector: 0,
        fromMs: first.from.epochMs,
        toMs: intervals.at(-1)?.to?.epochMs ?? null,
        evidence: intervals.map(({ evidence }) => evidence),
      };
    }
  },
});
