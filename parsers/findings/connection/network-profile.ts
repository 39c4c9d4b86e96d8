import type { ConfigurationRecord } from '../../model/configuration.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { found, notFound } from '../make-finding.ts';
import { holds } from '../settings.ts';

const active = 'ocppcommctrlr/activenetworkprofile';
const priority = 'ocppcommctrlr/networkconfigurationpriority';

function msOf({ observedAt }: ConfigurationRecord): number {
  return observedAt.epochMs ?? -Infinity;
}

/** 2.x: a station reaches its backend by another profile than before: ordered so, or because the first one failed (B10). */
export const networkProfileSwitched = defineRule({
  id: 'connection.network-profile-switched',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP 2.0.1 part 2, OCPPCommCtrlr.ActiveNetworkProfile and OCPPCommCtrlr.NetworkConfigurationPriority'],
  thresholds: { orderedMs: { value: 3_600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    for (const [station, numbered] of view.configuration()) {
      const records = numbered.map(({ record }) => record);
      const told = records
        .filter((record) => record.key.toLowerCase() === active && record.value !== null && holds(record))
        .toSorted((left, right) => msOf(left) - msOf(right));
      const orders = records.filter(
        (each) =>
          (each.key.toLowerCase() === priority || each.via === 'SetNetworkProfile') &&
          (each.outcome === 'Accepted' || each.outcome === 'RebootRequired'),
      );
      for (const [at, record] of told.entries()) {
        const before = told[at - 1];
        if (before === undefined || before.value === record.value) continue;
        const order = orders.findLast(
          (each) => msOf(each) <= msOf(record) && msOf(each) >= msOf(record) - limits.orderedMs,
        );
        yield {
          severity: order === undefined ? 'warning' : 'info',
          params: { from: before.value, to: record.value, ordered: order === undefined ? null : 1 },
          station,
          fromMs: before.observedAt.epochMs,
          toMs: record.observedAt.epochMs,
          evidence: [record.evidence, before.evidence, order?.evidence],
          counterEvidence: [
            order === undefined ? notFound('profile-ordered') : found('profile-ordered', order.evidence),
            caseIndex(view)
              .stations.get(station)
              ?.boots.some((boot) => (boot.ms ?? 0) > msOf(before) && (boot.ms ?? 0) <= msOf(record))
              ? found('boot-between', null)
              : notFound('boot-between'),
          ],
        };
      }
    }
  },
});
