import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';
import type { FindingParts } from '../make-finding.ts';

/** An alarm with its end. */
interface Over {
  readonly begun: Call;
  readonly ended: Call;
  readonly params: { readonly control: string | null; readonly fault: string | null };
}

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
      const over = new Map<string, Over[]>();
      for (const { begun, ended } of episodes) {
        const { ms, payload, frame } = begun;
        const params = { control: textOf(payload['controlType'], 60), fault: textOf(payload['gridEventFault'], 60) };
        if (ended !== null) {
          const key = JSON.stringify([params.control, params.fault]);
          const same = over.get(key) ?? [];
          same.push({ begun, ended, params });
          over.set(key, same);
        } else if (ms !== null && index.coverage.covers(station, ms, ms + limits.graceMs)) {
          yield {
            params,
            station,
            fromMs: ms,
            toMs: ms,
            evidence: [frame.evidence],
            counterEvidence: [notFound('alert-cleared')],
          };
        }
      }
      for (const same of over.values()) yield told(same, station);
    }
  },
});

/** Alarms of one kind that are over are one finding: a grid that swings raises them all day. */
function told(same: readonly Over[], station: string | null): FindingParts {
  const lasted = same.flatMap(({ begun, ended }) =>
    begun.ms === null || ended.ms === null ? [] : [ended.ms - begun.ms],
  );
  const all = lasted.reduce((sum, ms) => sum + ms, 0);
  return {
    severity: 'info',
    params: {
      ...same[0]?.params,
      duration: lasted.length === 0 ? null : durationText(all),
      ...(same.length === 1
        ? {}
        : { times: same.length, longest: durationText(lasted.reduce((longest, ms) => Math.max(longest, ms), 0)) }),
    },
    station,
    fromMs: same[0]?.begun.ms ?? null,
    toMs: same.at(-1)?.ended.ms ?? null,
    evidence: same.flatMap(({ begun, ended }) => [begun.frame.evidence, ended.frame.evidence]),
    counterEvidence: [found('alert-cleared', same.at(-1)?.ended.frame.evidence ?? null)],
  };
}
