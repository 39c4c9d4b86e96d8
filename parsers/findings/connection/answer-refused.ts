import { laterKind } from '../../ocpp/message-kinds.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Groups } from '../grouped.ts';

/** 2.1: whoever asked could not make use of the answer (CALLRESULTERROR). */
export const answerRefused = defineWatchingRule({
  id: 'connection.answer-refused',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP 2.1 part 4 (CALLRESULTERROR)'],
  thresholds: {},
  looksAt: (kind) => kind === 'other',
  watch() {
    const groups = new Groups<{
      station: string | null;
      action: string | null;
      code: string | null;
      description: string | null;
      byStation: boolean;
    }>();
    return {
      frame({ messageTypeId, station, action, errorCode, errorDescription, direction, loggedAt, evidence }) {
        if (laterKind(messageTypeId) !== 'result-error') return;
        const byStation = direction === 'station-to-csms';
        groups.add([station, action, errorCode, byStation], loggedAt.epochMs, [evidence], () => ({
          station,
          action,
          code: errorCode,
          description: errorDescription?.slice(0, 200) ?? null,
          byStation,
        }));
      },
      *finish() {
        for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
          const { station, action, code, description, byStation } = facts;
          yield {
            params: { action, code, description, times, byStation: byStation ? 1 : null },
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
