import type { LogEventRecord } from '../../model/log-event.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound, stepEvidence } from '../make-finding.ts';

const failure = /power ?(?:loss|failure|fail|outage|down)|mains ?(?:loss|failure)|blackout|stromausfall|netzausfall/i;

/** S13: the supply failed: a session, a state or the log says so, and the station boots afterwards. */
export const powerLoss = defineRule({
  id: 'status.power-loss',
  severity: 'warning',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 7.36 Reason (PowerLoss)', 'OCPP 2.0.1 part 2, BootReasonEnumType (PowerUp)'],
  thresholds: { bootWithinMs: { value: 3_600_000, unit: 'ms' }, togetherMs: { value: 60_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const logged: LogEventRecord[] = [];
    for (const event of view.events) if (event.event === 'power-lost') logged.push(event);
    const endsOf = Map.groupBy(
      view.sessions.filter(({ reason }) => reason === 'PowerLoss'),
      ({ station }) => station,
    );
    const statesOf = Map.groupBy(
      view.statusHistory.filter(
        ({ evidence, vendorErrorCode, info }) =>
          evidence !== null && (failure.test(vendorErrorCode ?? '') || failure.test(info ?? '')),
      ),
      ({ station }) => station,
    );
    // A line that names no station speaks of the only one there is; of several it is not known which.
    const [only] = index.stations.size === 1 ? index.stations.keys() : [null];
    const places = new Set([...index.stations.keys(), ...logged.map((event) => event.station ?? only ?? null)]);
    for (const station of places) {
      const boots = index.stations.get(station)?.boots ?? [];
      const ends = endsOf.get(station) ?? [];
      const states = statesOf.get(station) ?? [];
      const events = logged.filter((event) => (event.station ?? only ?? null) === station);
      const signs = [
        ...ends.map((session) => ({
          ms: session.stoppedAt?.epochMs ?? null,
          evidence: stepEvidence(session, 'stopped')[0] ?? null,
        })),
        ...states.map((state) => ({ ms: state.from.epochMs, evidence: state.evidence })),
        ...events.map((event) => ({ ms: event.loggedAt.epochMs, evidence: event.evidence })),
      ]
        .filter((sign): sign is { ms: number; evidence: typeof sign.evidence } => sign.ms !== null)
        .toSorted((left, right) => left.ms - right.ms);
      for (let at = 0; at < signs.length; ) {
        const first = signs[at];
        if (first === undefined) break;
        let end = at + 1;
        while ((signs[end]?.ms ?? Infinity) - first.ms <= limits.togetherMs) end += 1;
        const group = signs.slice(at, end);
        at = end;
        const boot = boots.find(({ ms }) => ms !== null && ms > first.ms && ms - first.ms <= limits.bootWithinMs);
        const affected = ends.filter(
          ({ stoppedAt }) => Math.abs((stoppedAt?.epochMs ?? Infinity) - first.ms) <= limits.togetherMs,
        ).length;
        yield {
          params: {
            sessions: affected,
            away: boot?.ms === undefined || boot.ms === null ? null : durationText(boot.ms - first.ms),
            reason: boot === undefined ? null : textOf(boot.payload['reason'], 40),
          },
          station,
          fromMs: first.ms,
          toMs: boot?.ms ?? group.at(-1)?.ms ?? first.ms,
          evidence: [...group.map(({ evidence }) => evidence), boot?.frame.evidence],
          counterEvidence: [
            boot === undefined ? notFound('boot-afterwards') : found('boot-afterwards', boot.frame.evidence),
          ],
        };
      }
    }
  },
});
