import { isMembers } from '../../../base/members.ts';
import { defineWatchingRule } from '../../define-rule.ts';
import { messagesOf } from '../../looks-at.ts';
import { Groups } from '../../grouped.ts';
import { notFound } from '../../make-finding.ts';
import { createDataTransferWatch } from './data-transfers.ts';

const aboutSession = /^(?:connector|evse|meter|energy|kwh|soc|session|charging|cost|price|tariff)/i;
const namesTransaction = /(?:transaction|^tx)_?id$|^transaction$|^tx$|session_?id$/i;

/** The names of members down to a depth; data of honest systems is flat. */
function namesIn(value: unknown, depth = 0): readonly string[] {
  if (depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((item) => namesIn(item, depth + 1));
  if (!isMembers(value)) return [];
  return Object.entries(value)
    .slice(0, 100)
    .flatMap(([name, inner]) => [name, ...namesIn(inner, depth + 1)]);
}

/** Data about a running session without its transaction id cannot be assigned when it comes late. */
export const transactionIdMissing = defineWatchingRule({
  id: 'vendor.oca.transaction-id-missing',
  severity: 'info',
  category: 'vendor',
  references: ['Open Charge Alliance, Customizing OCPP Implementations 1.1, 2.2.2 (good practices, 3)'],
  thresholds: {},
  looksAt: messagesOf('DataTransfer'),
  watch() {
    const watch = createDataTransferWatch();
    return {
      frame: (frame, payload) => watch.frame(frame, payload),
      *finish(view) {
        const groups = new Groups<{
          station: string | null;
          vendorId: string;
          messageId: string | null;
          member: string;
        }>();
        for (const { frame, vendorId, messageId, parsed } of watch.all) {
          const ms = frame.loggedAt.epochMs;
          if (frame.direction !== 'station-to-csms' || ms === null || !isMembers(parsed)) continue;
          const names = namesIn(parsed);
          const member = names.find((name) => aboutSession.test(name));
          if (member === undefined || names.some((name) => namesTransaction.test(name))) continue;
          const running = view.sessions.some(
            ({ station, startedAt, stoppedAt }) =>
              station === frame.station &&
              (startedAt?.epochMs ?? Infinity) <= ms &&
              (stoppedAt?.epochMs ?? (startedAt === null ? -Infinity : Infinity)) >= ms,
          );
          if (!running) continue;
          groups.add([frame.station, vendorId, messageId], ms, [frame.evidence], () => ({
            station: frame.station,
            vendorId,
            messageId,
            member,
          }));
        }
        for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
          yield {
            params: { vendorId: facts.vendorId, messageId: facts.messageId, member: facts.member, times },
            station: facts.station,
            fromMs,
            toMs,
            evidence,
            counterEvidence: [notFound('transaction-id-in-data')],
          };
        }
      },
    };
  },
});
