import { isPlaced } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound, stepEvidence } from '../make-finding.ts';

/** T21: sessions that were over at once, together where they follow each other on one connector. */
export const sessionShort = defineRule({
  id: 'transaction.session-short',
  severity: 'info',
  category: 'transaction',
  references: ['OCPP 1.6 edition 2, 4.10 Stop Transaction'],
  thresholds: {
    shortestMs: { value: 60_000, unit: 'ms' },
    nextMs: { value: 900_000, unit: 'ms' },
    fewest: { value: 2, unit: 'sessions' },
  },
  *evaluate(view, limits) {
    const { sessionLanes } = caseIndex(view);
    for (const lane of sessionLanes) {
      const short = lane.filter(({ startedAt, stoppedAt }) => {
        if (!isPlaced(startedAt) || !isPlaced(stoppedAt)) return false;
        const lasted = stoppedAt.epochMs - startedAt.epochMs;
        return lasted >= 0 && lasted < limits.shortestMs;
      });
      for (const group of groupsOf(short, limits.nextMs)) {
        const [first] = group;
        const last = group.at(-1);
        // One short session is a driver who changed their mind.
        if (first === undefined || last === undefined || group.length < limits.fewest) continue;
        const after = lane[lane.indexOf(last) + 1];
        const retried =
          after !== undefined &&
          (after.startedAt?.epochMs ?? Infinity) - (last.stoppedAt?.epochMs ?? 0) <= limits.nextMs;
        yield {
          // Several are a car or a contact that does not work.
          severity: group.length > 2 ? 'warning' : 'info',
          params: {
            times: group.length,
            longest: durationText(
              group.reduce(
                (longest, each) => Math.max(longest, (each.stoppedAt?.epochMs ?? 0) - (each.startedAt?.epochMs ?? 0)),
                0,
              ),
            ),
            reasons: [...new Set(group.flatMap(({ reason }) => reason ?? []))].join(', '),
          },
          ...(group.length === 1 ? { session: first } : { station: first.station, connector: first.connector }),
          fromMs: first.startedAt?.epochMs ?? null,
          toMs: last.stoppedAt?.epochMs ?? null,
          evidence: group.flatMap((each) => stepEvidence(each, 'started', 'stopped')),
          counterEvidence: [
            retried
              ? found('session-afterwards', stepEvidence(after, 'started')[0] ?? null)
              : notFound('session-afterwards'),
          ],
        };
      }
    }
  },
});

type Timed = {
  readonly startedAt: { readonly epochMs: number | null } | null;
  readonly stoppedAt: { readonly epochMs: number | null } | null;
};

/** Sessions with no more than this between one and the next. */
function groupsOf<Item extends Timed>(sessions: readonly Item[], nextMs: number): readonly (readonly Item[])[] {
  const groups: Item[][] = [];
  for (const session of sessions) {
    const group = groups.at(-1);
    const endMs = group?.at(-1)?.stoppedAt?.epochMs ?? -Infinity;
    if (group !== undefined && (session.startedAt?.epochMs ?? Infinity) - endMs <= nextMs) group.push(session);
    else groups.push([session]);
  }
  return groups;
}

/** T21: a session of more than a day. */
export const sessionLong = defineRule({
  id: 'transaction.session-long',
  severity: 'warning',
  category: 'transaction',
  references: ['OCPP 1.6 edition 2, 4.10 Stop Transaction'],
  thresholds: { longestMs: { value: 86_400_000, unit: 'ms' } },
  *evaluate(view, limits) {
    for (const session of view.sessions) {
      const { startedAt, stoppedAt } = session;
      if (!isPlaced(startedAt) || !isPlaced(stoppedAt)) continue;
      const lasted = stoppedAt.epochMs - startedAt.epochMs;
      if (lasted <= limits.longestMs) continue;
      const charging = session.steps.filter(({ step }) => step === 'charging').length;
      yield {
        params: { duration: durationText(lasted), energyWh: session.energyWh },
        session,
        evidence: stepEvidence(session, 'started', 'stopped'),
        counterEvidence: [
          charging === 0
            ? notFound('charging-in-session')
            : found('charging-in-session', stepEvidence(session, 'charging')[0] ?? null),
        ],
      };
    }
  },
});
