import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';

/** 2.1: the grid left the bounds within which the station may feed in or charge (NotifyDERAlarm). */
export const gridAlarm = defineRule({
  id: 'maintenance.grid-alarm',
  severity: 'warning',
  category: 'maintenance',
  references: ['OCPP 2.1 part 2, NotifyDERAlarmRequest.gridEventFault and NotifyDERAlarmRequest.alarmEnded'],
  thresholds: { graceMs: { value: 600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const { station } of index.stations.values()) {
      const open = new Map<string, Call>();
      const episodes: { readonly begun: Call; readonly ended: Call | null }[] = [];
      for (const call of index.callsOf(station, 'NotifyDERAlarm')) {
        const key = textOf(call.payload['controlType'], 60) ?? '';
        const begun = open.get(key);
        if (call.payload['alarmEnded'] === true) {
          if (begun !== undefined) episodes.push({ begun, ended: call });
          open.delete(key);
        } else if (begun === undefined) open.set(key, call);
      }
      for (const begun of open.values()) episodes.push({ begun, ended: null });
      for (const { begun, ended } of episodes) {
        const { ms, payload, frame } = begun;
        if (ended === null && (ms === null || !index.coverage.covers(station, ms, ms + limits.graceMs))) continue;
        const lasted = ms === null || ended === null || ended.ms === null ? null : ended.ms - ms;
        yield {
          severity: ended === null ? 'warning' : 'info',
          params: {
            control: textOf(payload['controlType'], 60),
            fault: textOf(payload['gridEventFault'], 60),
            duration: lasted === null ? null : durationText(lasted),
          },
          station,
          fromMs: ms,
          toMs: ended?.ms ?? ms,
          evidence: [frame.evidence, ended?.frame.evidence],
          counterEvidence: [ended === null ? notFound('alert-cleared') : found('alert-cleared', ended.frame.evidence)],
        };
      }
    }
  },
});
