import { membersOf } from '../../../base/members.ts';
import { WaitingList } from '../../../base/waiting-list.ts';
import type { EvidenceRef } from '../../../model/evidence.ts';
import type { CorrelatedFrame } from '../../../model/frame.ts';
import { wordOf } from '../../../sessions/payload-fields.ts';
import { defineWatchingRule } from '../../define-rule.ts';
import { Groups } from '../../grouped.ts';
import { Lanes } from '../../lanes.ts';
import { messagesOf } from '../../looks-at.ts';
import { found, notFound } from '../../make-finding.ts';
import { dataTransferIn } from './data-transfers.ts';
import type { DataTransfer } from './data-transfers.ts';

const unknown: ReadonlySet<string | null> = new Set([
  'UnknownVendorId',
  'UnknownMessageId',
  'NotImplemented',
  'NotSupported',
]);

/** Requests that wait for their answer, over all stations. */
const openKept = 1_024;

/** Who is told that the other side does not know a message should not send it again before the next start. */
export const unknownRepeated = defineWatchingRule({
  id: 'vendor.oca.unknown-message-repeated',
  severity: 'warning',
  category: 'vendor',
  references: ['Open Charge Alliance, Customizing OCPP Implementations 1.1, 2.2.2 (good practices, 1)'],
  thresholds: { fewest: { value: 2, unit: 'repetitions' } },
  looksAt: messagesOf('DataTransfer', 'BootNotification'),
  watch(limits) {
    const open = new WaitingList<DataTransfer & { readonly call: CorrelatedFrame }>(openKept);
    const boots = new Map<string | null, number>();
    const acceptedOnce = new Lanes<EvidenceRef>();
    const refused = new Groups<DataTransfer & { readonly call: CorrelatedFrame; readonly status: string | null }>();
    return {
      frame(frame, read) {
        if (frame.kind === 'call') {
          if (frame.action === 'BootNotification') boots.set(frame.station, (boots.get(frame.station) ?? 0) + 1);
          const about = dataTransferIn(frame, read);
          if (about !== undefined) open.add(frame.frameId, { ...about, call: frame });
          return;
        }
        const asked = frame.answerToFrameId === null ? undefined : open.take(frame.answerToFrameId);
        if (asked === undefined) return;
        const { vendorId, messageId, call } = asked;
        const status = frame.kind === 'error' ? frame.errorCode : wordOf(membersOf(read)['status']);
        if (status === 'Accepted' && acceptedOnce.get(vendorId, messageId, null) === undefined)
          acceptedOnce.add(vendorId, messageId, null, frame.evidence);
        if (!unknown.has(status)) return;
        const { station, direction } = call;
        // A restart may have changed the other side's mind.
        const key = [station, direction, vendorId, messageId, boots.get(station) ?? 0];
        refused.add(key, call.loggedAt.epochMs, [frame.evidence, call.evidence], () => ({ ...asked, status }));
      },
      *finish() {
        for (const { facts, times, fromMs, toMs, evidence } of refused.all()) {
          if (times < limits.fewest) continue;
          const { vendorId, messageId, status, call } = facts;
          const accepted = acceptedOnce.get(vendorId, messageId, null);
          yield {
            params: { vendorId, messageId, status, times, byBackend: call.direction === 'csms-to-station' ? 1 : null },
            station: call.station,
            fromMs,
            toMs,
            evidence,
            counterEvidence: [accepted === undefined ? notFound('accepted-once') : found('accepted-once', accepted)],
          };
        }
        yield* refused.leftOut();
      },
    };
  },
});
