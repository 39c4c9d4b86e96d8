import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { found } from '../make-finding.ts';

/** The version of a list under its names in 1.6 and 2.x. */
function versionIn(members: Call['payload']): string | null {
  return textOf(members['versionNumber'] ?? members['listVersion'], 20);
}

/** The station's list of cards is not the one that it accepted: it has lost it, or works with an older one. */
export const localListVersion = defineRule({
  id: 'authorisation.local-list-version',
  severity: 'warning',
  category: 'authorisation',
  references: [
    'OCPP 1.6 edition 2, 3.5 Local Authorization & Offline Behavior',
    'OCPP 2.0.1 part 2, GetLocalListVersionResponse.versionNumber',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const { station } of index.stations.values()) {
      let accepted: Call | null = null;
      for (const call of index.callsOf(station, 'SendLocalList', 'GetLocalListVersion')) {
        if (call.answer?.kind !== 'result') continue;
        if (call.frame.action === 'SendLocalList') {
          if (call.reply['status'] === 'Accepted') accepted = call;
          continue;
        }
        const before: Call | null = accepted;
        if (before === null) continue;
        const [set, told] = [versionIn(before.payload), versionIn(call.reply)];
        if (set === null || told === null || set === told) continue;
        const lost = told === '0' || told === '-1';
        // In a hole of the log another list may have come.
        if (!lost && !index.coverage.covers(station, before.ms ?? 0, call.ms ?? 0)) continue;
        yield {
          params: { set, told, lost: lost ? 1 : null },
          station,
          fromMs: call.ms,
          evidence: [call.answer.evidence, before.frame.evidence],
          counterEvidence: index.stations
            .get(station)
            ?.boots.some(({ ms }) => (ms ?? 0) > (before.ms ?? 0) && (ms ?? 0) < (call.ms ?? 0))
            ? [found('boot-between', null)]
            : [],
        };
        // Told once; the next list begins anew.
        accepted = null;
      }
    }
  },
});
