import { WaitingList } from '../../base/waiting-list.ts';
import { membersOf } from '../../base/members.ts';
import { textOf, wordOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Groups } from '../grouped.ts';
import { Lanes } from '../lanes.ts';
import { messagesOf } from '../looks-at.ts';

/** 2.1: a station goes on sending a stream that was refused or closed. What was opened before the log began is not known and is left alone. */
export const streamNotOpen = defineWatchingRule({
  id: 'connection.stream-not-open',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP 2.1 part 2, OpenPeriodicEventStream, ClosePeriodicEventStream and NotifyPeriodicEventStream'],
  thresholds: { graceMs: { value: 60_000, unit: 'ms' } },
  looksAt: messagesOf('OpenPeriodicEventStream', 'ClosePeriodicEventStream', 'NotifyPeriodicEventStream'),
  watch(limits) {
    const streams = new Lanes<{ state: 'open' | 'refused' | 'closed'; sinceMs: number | null }>();
    const waiting = new WaitingList<{ station: string | null; id: string }>(1_000);
    const groups = new Groups<{ station: string | null; id: string; refused: boolean; sinceMs: number | null }>();

    function set(
      station: string | null,
      id: string,
      state: 'open' | 'refused' | 'closed',
      sinceMs: number | null,
    ): void {
      const known = streams.get(station, id, null);
      if (known === undefined) streams.add(station, id, null, { state, sinceMs });
      else Object.assign(known, { state, sinceMs });
    }

    return {
      frame(frame, read) {
        const { action, kind, station, loggedAt, evidence } = frame;
        const payload = membersOf(read);
        const ms = loggedAt.epochMs;
        if (kind === 'result') {
          const asked = frame.answerToFrameId === null ? undefined : waiting.take(frame.answerToFrameId);
          const status = wordOf(payload['status']);
          if (asked !== undefined && status !== null)
            set(asked.station, asked.id, status === 'Accepted' ? 'open' : 'refused', ms);
          return;
        }
        const id = textOf(payload['id'] ?? membersOf(payload['constantStreamData'])['id'], 20);
        if (id === null || kind === 'error') return;
        if (action === 'OpenPeriodicEventStream') {
          waiting.add(frame.frameId, { station, id });
          return;
        }
        if (action === 'ClosePeriodicEventStream') {
          set(station, id, 'closed', ms);
          return;
        }
        const known = streams.get(station, id, null);
        if (known === undefined || known.state === 'open') return;
        // What was on its way.
        if (ms !== null && known.sinceMs !== null && ms - known.sinceMs <= limits.graceMs) return;
        const refused = known.state === 'refused';
        groups.add([station, id, refused, known.sinceMs], ms, [evidence], () => ({
          station,
          id,
          refused,
          sinceMs: known.sinceMs,
        }));
      },
      *finish(view) {
        const { coverage } = caseIndex(view);
        for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
          const { station, id, refused, sinceMs } = facts;
          // In a hole of the log it may have been opened again.
          if (sinceMs === null || fromMs === null || !coverage.covers(station, sinceMs, fromMs)) continue;
          yield { params: { id, times, refused: refused ? 1 : null }, station, fromMs, toMs, evidence };
        }
        yield* groups.leftOut();
      },
    };
  },
});
