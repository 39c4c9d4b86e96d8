import { caseIndex } from '../../case-index.ts';
import { defineWatchingRule } from '../../define-rule.ts';
import { messagesOf } from '../../looks-at.ts';
import { notFound } from '../../make-finding.ts';
import { createDataTransferWatch } from './data-transfers.ts';

/** A customization needs a key that switches it off, if only for certification. */
export const notSwitchable = defineWatchingRule({
  id: 'vendor.oca.customization-not-switchable',
  severity: 'info',
  category: 'vendor',
  references: [
    'Open Charge Alliance, Customizing OCPP Implementations 1.1, 1.3 (CustomizationCtrlr) and 2.2.2 (good practices, 2)',
  ],
  thresholds: { fewestKeys: { value: 20, unit: 'keys' } },
  looksAt: messagesOf('DataTransfer'),
  watch(limits) {
    const watch = createDataTransferWatch();
    return {
      frame: (frame, payload) => watch.frame(frame, payload),
      *finish(view) {
        const index = caseIndex(view);
        const told = new Set<string>();
        for (const { frame, vendorId } of watch.all) {
          const { station } = frame;
          const key = JSON.stringify([station, vendorId]);
          if (frame.direction !== 'station-to-csms' || told.has(key)) continue;
          told.add(key);
          const records = index.settings.filter((record) => record.station === station);
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
      },
    };
  },
});
