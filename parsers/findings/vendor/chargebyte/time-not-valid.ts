import { membersOf } from '../../../base/members.ts';
import type { EvidenceRef } from '../../../model/evidence.ts';
import { timeOf } from '../../../sessions/payload-fields.ts';
import { caseIndex } from '../../case-index.ts';
import { defineWatchingRule } from '../../define-rule.ts';
import { callsOf } from '../../looks-at.ts';
import { found, notFound } from '../../make-finding.ts';
import { stationsOf } from '../station-vendor.ts';

interface Timeless {
  times: number;
  readonly fromMs: number | null;
  toMs: number | null;
  readonly evidence: EvidenceRef[];
}

/** Without a valid time the station charges, but never sends those transactions: their timestamps would be invalid. */
export const chargebyteTimeNotValid = defineWatchingRule({
  id: 'vendor.chargebyte.time-not-valid',
  severity: 'warning',
  category: 'vendor',
  references: [
    'chargebyte, Charge Control C User Guide rev. 8, 3.3.2 (offline operation) and 3.3.4 (timestamp only with a valid time)',
  ],
  thresholds: {},
  looksAt: callsOf('StatusNotification'),
  watch() {
    const byStation = new Map<string | null, Timeless>();
    return {
      frame(frame, read) {
        if (frame.kind !== 'call' || frame.action !== 'StatusNotification' || frame.state !== 'whole') return;
        const written = membersOf(read)['timestamp'];
        const stated = timeOf(written);
        if (stated !== null && stated.quality !== 'clock-not-set') return;
        const ms = frame.loggedAt.epochMs;
        const held = byStation.get(frame.station) ?? { times: 0, fromMs: ms, toMs: ms, evidence: [] };
        byStation.set(frame.station, held);
        held.times += 1;
        held.toMs = ms;
        if (held.evidence.length < 10) held.evidence.push(frame.evidence);
      },
      *finish(view) {
        const index = caseIndex(view);
        for (const [station, vendor] of stationsOf(view, 'chargebyte')) {
          const held = byStation.get(station);
          if (held === undefined) continue;
          const unsent = index.transactionRows.filter(
            (row) => (row.station === station || row.station === null) && row.acknowledged === false,
          );
          yield {
            severity: unsent.length > 0 ? 'critical' : 'warning',
            params: {
              times: held.times,
              unsent: unsent.length > 0 ? unsent.length : null,
              assumedBy: vendor.assumedBy,
            },
            station,
            fromMs: held.fromMs,
            toMs: held.toMs,
            evidence: [...held.evidence, ...unsent.slice(0, 10).map(({ evidence }) => evidence)],
            counterEvidence: [
              unsent[0] === undefined
                ? notFound('row-not-acknowledged')
                : found('row-not-acknowledged', unsent[0].evidence),
              vendor.stated === null ? notFound('vendor-stated') : found('vendor-stated', vendor.stated),
            ],
          };
        }
      },
    };
  },
});
