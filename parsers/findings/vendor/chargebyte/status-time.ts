import { membersOf } from '../../../base/members.ts';
import type { CorrelatedFrame } from '../../../model/frame.ts';
import { timeOf } from '../../../sessions/payload-fields.ts';
import { defineWatchingRule } from '../../define-rule.ts';
import { Bound } from '../../left-out.ts';
import { everyMessage } from '../../looks-at.ts';
import { durationText, found, notFound } from '../../make-finding.ts';
import { stationsOf } from '../station-vendor.ts';

/** States after an outage that are remembered until it is known whose stations they are. */
const mostLate = 500;

interface Late {
  readonly station: string | null;
  readonly before: CorrelatedFrame;
  readonly status: CorrelatedFrame;
  readonly awayMs: number;
}

/** The time in a StatusNotification is when it was sent, not when it happened: after an outage it says nothing about the fault. */
export const chargebyteStatusTime = defineWatchingRule({
  id: 'vendor.chargebyte.status-time-is-sending-time',
  severity: 'info',
  category: 'vendor',
  references: ['chargebyte, Charge Control C User Guide rev. 8, 3.3.4 (timestamps) and 3.3.2 (no faults sent later)'],
  thresholds: {
    awayMs: { value: 1_800_000, unit: 'ms' },
    soonMs: { value: 120_000, unit: 'ms' },
    toleranceMs: { value: 5_000, unit: 'ms' },
  },
  looksAt: everyMessage,
  watch(limits) {
    const last = new Map<string | null, CorrelatedFrame>();
    const back = new Map<
      string | null,
      { readonly before: CorrelatedFrame; readonly ms: number; readonly awayMs: number }
    >();
    const bound = new Bound(mostLate);
    const late: Late[] = [];
    return {
      frame(frame, read) {
        const ms = frame.loggedAt.epochMs;
        const { station } = frame;
        if (ms === null || frame.direction === 'csms-to-station') return;
        const before = last.get(station);
        last.set(station, frame);
        const awayMs = before === undefined ? 0 : ms - (before.loggedAt.epochMs ?? ms);
        if (before !== undefined && awayMs >= limits.awayMs) back.set(station, { before, ms, awayMs });
        const returned = back.get(station);
        if (returned === undefined || frame.kind !== 'call' || frame.action !== 'StatusNotification') return;
        if (ms - returned.ms > limits.soonMs) {
          back.delete(station);
          return;
        }
        const payload = membersOf(read);
        const stated = timeOf(payload['timestamp'])?.epochMs ?? null;
        if (stated === null || Math.abs(stated - ms) > limits.toleranceMs) return;
        // Only what matters: a fault, or a code that is none.
        if (payload['status'] !== 'Faulted' && (payload['errorCode'] ?? 'NoError') === 'NoError') return;
        if (bound.admits(late.length, ms, frame.evidence))
          late.push({ station, before: returned.before, status: frame, awayMs: returned.awayMs });
      },
      *finish(view) {
        const stations = stationsOf(view, 'chargebyte');
        for (const { station, before, status, awayMs } of late) {
          const vendor = stations.get(station);
          if (vendor === undefined) continue;
          yield {
            params: { away: durationText(awayMs), assumedBy: vendor.assumedBy },
            station,
            connector: status.connector,
            fromMs: before.loggedAt.epochMs,
            toMs: status.loggedAt.epochMs,
            evidence: [status.evidence, before.evidence],
            counterEvidence: [
              notFound('status-meanwhile'),
              vendor.stated === null ? notFound('vendor-stated') : found('vendor-stated', vendor.stated),
            ],
          };
        }
        yield* bound.leftOut();
      },
    };
  },
});
