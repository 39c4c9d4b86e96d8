import { defineRule } from '../define-rule.ts';
import type { Noticed } from '../define-rule.ts';
import type { CaseView, FindingRule } from '../finding-rule.ts';
import { found, notFound } from '../make-finding.ts';
import { stationsOf } from './station-vendor.ts';
import type { VendorId, VendorOfStation } from './station-vendor.ts';

/**
 * A rule about the stations of one vendor. It looks at those that say they are of the vendor, or that are taken for it; each finding says which, and by
 * what it was assumed.
 */
export function defineVendorRule<const Declared extends FindingRule['thresholds']>(
  vendor: VendorId,
  definition: Pick<FindingRule, 'id' | 'severity' | 'references'> & {
    readonly thresholds: Declared;
    evaluate(view: CaseView, station: VendorOfStation, limits: Readonly<Record<keyof Declared, number>>): Noticed;
  },
): FindingRule {
  return defineRule({
    ...definition,
    category: 'vendor',
    *evaluate(view, limits) {
      for (const station of stationsOf(view, vendor).values()) {
        for (const parts of definition.evaluate(view, station, limits)) {
          if ('leftOut' in parts) {
            yield parts;
            continue;
          }
          yield {
            ...parts,
            station: station.station,
            params: { ...parts.params, assumedBy: station.assumedBy },
            counterEvidence: [
              ...(parts.counterEvidence ?? []),
              station.stated === null ? notFound('vendor-stated') : found('vendor-stated', station.stated),
            ],
          };
        }
      }
    },
  });
}
