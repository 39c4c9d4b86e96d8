import { caseIndex } from '../../case-index.ts';
import { defineWatchingRule } from '../../define-rule.ts';
import { messagesOf } from '../../looks-at.ts';
import { found, notFound } from '../../make-finding.ts';
import { createDataTransferWatch } from './data-transfers.ts';
import type { DataTransfer } from './data-transfers.ts';

const unknown = new Set(['UnknownVendorId', 'UnknownMessageId', 'NotImplemented', 'NotSupported']);

/** Who is told that the other side does not know a message should not send it again before the next start. */
export const unknownRepeated = defineWatchingRule({
  id: 'vendor.oca.unknown-message-repeated',
  severity: 'warning',
  category: 'vendor',
  references: ['Open Charge Alliance, Customizing OCPP Implementations 1.1, 2.2.2 (good practices, 1)'],
  thresholds: { fewest: { value: 2, unit: 'repetitions' } },
  looksAt: messagesOf('DataTransfer'),
  watch(limits) {
    const watch = createDataTransferWatch();
    return {
      frame: (frame, payload) => watch.frame(frame, payload),
      *finish(view) {
        const { stations } = caseIndex(view);
        const groups = new Map<string, DataTransfer[]>();
        for (const transfer of watch.all) {
          if (transfer.status === null || !unknown.has(transfer.status)) continue;
          const { station, direction, loggedAt } = transfer.frame;
          // A restart may have changed the other side's mind.
          const boots =
            stations.get(station)?.boots.filter(({ ms }) => (ms ?? Infinity) <= (loggedAt.epochMs ?? 0)).length ?? 0;
          const key = JSON.stringify([station, direction, transfer.vendorId, transfer.messageId, boots]);
          const group = groups.get(key);
          if (group === undefined) groups.set(key, [transfer]);
          else group.push(transfer);
        }
        for (const group of groups.values()) {
          const [first] = group;
          if (first === undefined || group.length <= limits.fewest - 1) continue;
          const accepted = watch.all.find(
            ({ vendorId, messageId, status }) =>
              vendorId === first.vendorId && messageId === first.messageId && status === 'Accepted',
          );
          yield {
            params: {
              vendorId: first.vendorId,
              messageId: first.messageId,
              status: first.status,
              times: group.length,
              byBackend: first.frame.direction === 'csms-to-station' ? 1 : null,
            },
            station: first.frame.station,
            fromMs: first.frame.loggedAt.epochMs,
            toMs: group.at(-1)?.frame.loggedAt.epochMs ?? null,
            evidence: group.flatMap(({ frame, answer }) => [answer, frame.evidence]),
            counterEvidence: [
              accepted === undefined ? notFound('accepted-once') : found('accepted-once', accepted.answer),
            ],
          };
        }
      },
    };
  },
});
