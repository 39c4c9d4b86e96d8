import { isOcppAction } from '../../ocpp/actions.ts';
import { laterKind } from '../../ocpp/message-kinds.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Groups } from '../grouped.ts';

/** Whether a message is of a kind that OCPP 2.1 has: CALLRESULTERROR, or SEND with an action of it. These are as they should be. */
function isOf21(messageTypeId: number, action: string | null): boolean {
  const kind = laterKind(messageTypeId);
  return kind === 'result-error' || (kind === 'send' && action !== null && isOcppAction(action));
}

/** C22: messages whose type number OCPP 1.6 and 2.0.1 do not have. */
export const nonStandardFrame = defineWatchingRule({
  id: 'connection.non-standard-frame',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP-J 1.6, 4.1.3 The message type', 'OCPP 2.1 part 4 (CALLRESULTERROR, SEND)'],
  thresholds: {},
  looksAt: (kind) => kind === 'other',
  watch() {
    const groups = new Groups<{ readonly station: string | null; readonly type: number }>();
    return {
      frame({ kind, messageTypeId, action, station, loggedAt, evidence }) {
        if (kind !== 'other' || isOf21(messageTypeId, action)) return;
        groups.add([station, messageTypeId], loggedAt.epochMs, [evidence], () => ({ station, type: messageTypeId }));
      },
      *finish() {
        for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
          const { station, type } = facts;
          yield {
            severity: laterKind(type) === null ? 'warning' : 'info',
            params: { type, times, of21: laterKind(type) === null ? null : 1 },
            station,
            fromMs,
            toMs,
            evidence,
          };
        }
        yield* groups.leftOut();
      },
    };
  },
});
