import { defineWatchingRule } from '../../define-rule.ts';
import { callsOf } from '../../looks-at.ts';
import { Groups } from '../../grouped.ts';
import { dataTransferIn } from './data-transfers.ts';

/** A reversed DNS name: at least two parts, the first a top-level domain. */
const reversedName = /^[a-z]{2,24}(?:\.[a-z0-9](?:[a-z0-9_-]{0,62}))+$/i;
/** Names that end where they should begin. */
const forwardName = /\.(?:com|org|net|de|eu|io|fr|nl|at|ch|uk|in|cn)$/i;

/** The vendorId of a DataTransfer should be a reversed DNS name, so that two vendors cannot mean different things by one name. */
export const vendorIdForm = defineWatchingRule({
  id: 'vendor.oca.vendor-id-form',
  severity: 'info',
  category: 'vendor',
  references: ['Open Charge Alliance, Customizing OCPP Implementations 1.1, 1.3 and 2.3.1'],
  thresholds: {},
  looksAt: callsOf('DataTransfer'),
  watch() {
    const groups = new Groups<{ station: string | null; vendorId: string }>();
    return {
      frame(frame, payload) {
        const vendorId = dataTransferIn(frame, payload)?.vendorId;
        if (vendorId === undefined || (reversedName.test(vendorId) && !forwardName.test(vendorId))) return;
        groups.add([frame.station, vendorId], frame.loggedAt.epochMs, [frame.evidence], () => ({
          station: frame.station,
          vendorId,
        }));
      },
      *finish() {
        for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
          yield { params: { vendorId: facts.vendorId, times }, station: facts.station, fromMs, toMs, evidence };
        }
        yield* groups.leftOut();
      },
    };
  },
});
