import { defineWatchingRule } from '../define-rule.ts';
import { Groups } from '../grouped.ts';

/** Message types that OCPP 2.1 adds: CALLRESULTERROR and SEND. */
const of21 = new Set([5, 6]);

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
      frame({ kind, messageTypeId, station, loggedAt, evidence }) {
        if (kind !== 'other') return;
        groups.add([station, messageTypeId], loggedAt.epochMs, [evidence], () => ({ station, type: messageTypeId }));
      },
      *finish() {
        for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
          const { station, type } = facts;
          yield {
            severity: of21.has(type) ? 'info' : 'warning',
            params: { type, times, of21: of21.has(type) ? 1 : null },
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
