import type { CorrelatedFrame } from '../../../model/frame.ts';
import { caseIndex } from '../../case-index.ts';
import { defineWatchingRule } from '../../define-rule.ts';
import { Lanes } from '../../lanes.ts';
import { Bound } from '../../left-out.ts';
import { callsOf } from '../../looks-at.ts';
import { notFound } from '../../make-finding.ts';
import { dataTransferIn } from './data-transfers.ts';

/** Stations with their vendors; what comes after them is counted. */
const mostVendors = 10_000;

/** A customization needs a key that switches it off, if only for certification. */
export const notSwitchable = defineWatchingRule({
  id: 'vendor.oca.customization-not-switchable',
  severity: 'info',
  category: 'vendor',
  references: [
    'Open Charge Alliance, Customizing OCPP Implementations 1.1, 1.3 (CustomizationCtrlr) and 2.2.2 (good practices, 2)',
  ],
  thresholds: { fewestKeys: { value: 20, unit: 'keys' } },
  looksAt: callsOf('DataTransfer'),
  watch(limits) {
    const bound = new Bound(mostVendors);
    /** The first request of each station and vendor. */
    const firsts = new Lanes<{ readonly frame: CorrelatedFrame; readonly vendorId: string }>();
    return {
      frame(frame, payload) {
        if (frame.direction !== 'station-to-csms') return;
        const vendorId = dataTransferIn(frame, payload)?.vendorId;
        if (vendorId === undefined || firsts.get(frame.station, vendorId, null) !== undefined) return;
        if (!bound.admits(firsts.all.length, frame.loggedAt.epochMs, frame.evidence)) return;
        firsts.add(frame.station, vendorId, null, { frame, vendorId });
      },
      *finish(view) {
        const settings = Map.groupBy(caseIndex(view).settings, ({ station }) => station);
        for (const { frame, vendorId } of firsts.all) {
          const { station } = frame;
          const records = settings.get(station) ?? [];
          // Only a list of all keys can show that one is missing.
          if (new Set(records.map((record) => record.key)).size < limits.fewestKeys) continue;
          const parts = vendorId
            .toLowerCase()
            .split('.')
            .filter((part) => part.length > 3);
          const own = records.find((record) => {
            const lower = record.key.toLowerCase();
            return /custom|datatransfer|extension/.test(lower) || parts.some((part) => lower.includes(part));
          });
          const locked =
            own !== undefined &&
            /customizationctrlr/i.test(own.key) &&
            own.readonlyKey === true &&
            /enabled/i.test(own.key);
          if (own !== undefined && !locked) continue;
          yield {
            params: { vendorId, locked: locked ? 1 : null },
            station,
            fromMs: frame.loggedAt.epochMs,
            toMs: frame.loggedAt.epochMs,
            evidence: [frame.evidence, (own ?? records[0])?.evidence],
            counterEvidence: [notFound('key-that-switches')],
          };
        }
        yield* bound.leftOut();
      },
    };
  },
});
