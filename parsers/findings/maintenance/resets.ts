import { countUpTo } from '../../base/sorted-search.ts';
import type { Session } from '../../model/session.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call, CaseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';

/** The sessions of one connector whose start a log shows, by that. */
interface Starts {
  readonly station: string | null;
  readonly connector: number | null;
  readonly starts: readonly { readonly session: Session; readonly call: Call; readonly ms: number }[];
}

function startsByLane(index: CaseIndex): readonly Starts[] {
  return index.sessionLanes.map((lane) => ({
    station: lane[0]?.station ?? null,
    connector: lane[0]?.connector ?? null,
    starts: lane
      .flatMap((session) => {
        const call = index.endsInLog(session).start;
        return call === null || call.ms === null ? [] : [{ session, call, ms: call.ms }];
      })
      .sort((left, right) => left.ms - right.ms),
  }));
}

/** F09: a hard reset in the middle of a session that never got its end. */
export const hardResetInSession = defineRule({
  id: 'maintenance.hard-reset-in-session',
  severity: 'warning',
  category: 'maintenance',
  references: [
    'OCPP 1.6 edition 2, 5.14 Reset',
    'OCPP 1.6 errata sheet 4.0, 3.36 (soft and hard reset)',
    'OCPP 2.0.1 part 2, B12 (Reset with ongoing transaction)',
  ],
  thresholds: { graceMs: { value: 600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const startsOf = Map.groupBy(startsByLane(index), ({ station }) => station);
    for (const { frame, ms, payload, reply, answer } of index.calls('Reset')) {
      if (ms === null || reply['status'] !== 'Accepted') continue;
      if (payload['type'] !== 'Hard' && payload['type'] !== 'Immediate') continue;
      for (const { connector, starts } of startsOf.get(frame.station) ?? []) {
        if ((frame.connector ?? 0) > 0 && connector !== frame.connector) continue;
        // A session that ended long before without its stop is another matter.
        const last = starts[countUpTo(starts, ms - 1, (start) => start.ms) - 1];
        if (last === undefined) continue;
        const { session, call: start } = last;
        const { stop } = index.endsInLog(session);
        if (stop !== null && (stop.ms === null || stop.ms <= ms + limits.graceMs)) continue;
        if (!index.coverage.covers(frame.station, last.ms, ms + limits.graceMs)) continue;
        yield {
          params: { transaction: session.transactionId, waited: durationText(limits.graceMs) },
          session,
          fromMs: ms,
          toMs: stop?.ms ?? ms + limits.graceMs,
          evidence: [frame.evidence, answer?.evidence, start.frame.evidence],
          counterEvidence: [stop === null ? notFound('stop-in-log') : found('stop-came-later', stop.frame.evidence)],
        };
      }
    }
  },
});

function bootAfter(index: CaseIndex, station: string | null, ms: number): Call | undefined {
  const boots = index.stations.get(station)?.boots ?? [];
  return boots[countUpTo(boots, ms, (boot) => boot.ms ?? 0)];
}

/** V08: a reset that the station accepted or put off, and never did. */
export const resetNotDone = defineRule({
  id: 'maintenance.reset-not-done',
  severity: 'warning',
  category: 'maintenance',
  references: ['OCPP 1.6 edition 2, 5.14 Reset', 'OCPP 2.0.1 part 2, B11 and B12 (ResetStatusEnumType)'],
  thresholds: { acceptedMs: { value: 900_000, unit: 'ms' }, scheduledMs: { value: 86_400_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const { frame, ms, payload, reply, answer } of index.calls('Reset')) {
      const status = textOf(reply['status'], 40);
      if (ms === null || (status !== 'Accepted' && status !== 'Scheduled')) continue;
      // Of one EVSE alone the station tells no boot (2.0.1, B11).
      if (payload['evseId'] !== undefined && payload['evseId'] !== 0) continue;
      const onIdle = status === 'Scheduled' || payload['type'] === 'OnIdle';
      const waitMs = onIdle ? limits.scheduledMs : limits.acceptedMs;
      const boot = bootAfter(index, frame.station, ms);
      if (boot?.ms !== undefined && boot.ms !== null && boot.ms <= ms + waitMs) continue;
      if (!index.coverage.covers(frame.station, ms, ms + waitMs)) continue;
      yield {
        params: { type: textOf(payload['type'], 40), status, waited: durationText(waitMs) },
        station: frame.station,
        fromMs: ms,
        toMs: ms + waitMs,
        evidence: [answer?.evidence, frame.evidence],
        counterEvidence: [notFound('boot-afterwards'), notFound('hole-in-log')],
      };
    }
  },
});

/** An order that takes a connector out of service, and the order that puts it back. */
interface TakenOut {
  readonly call: Call;
  readonly ms: number;
  back: Call | undefined;
}

/** What a station was told to take out of service, each time once however often it was told; connector 0 is all of it. */
function takenOut(index: CaseIndex, station: string | null): readonly TakenOut[] {
  const all: TakenOut[] = [];
  const open = new Map<number, TakenOut>();
  for (const call of index.callsOf(station, 'ChangeAvailability')) {
    const { frame, ms, payload, reply } = call;
    const kind = textOf(payload['type'] ?? payload['operationalStatus'], 40);
    const connector = frame.connector ?? 0;
    if (ms === null) continue;
    if (kind === 'Operative' && reply['status'] !== 'Rejected') {
      for (const [place, out] of open) {
        if (connector !== 0 && connector !== place) continue;
        out.back = call;
        open.delete(place);
      }
    } else if (kind === 'Inoperative' && (reply['status'] === 'Accepted' || reply['status'] === 'Scheduled')) {
      if (open.has(connector)) continue;
      const out: TakenOut = { call, ms, back: undefined };
      open.set(connector, out);
      all.push(out);
    }
  }
  return all;
}

/** F10 and S11: a connector was taken out of service and nobody put it back. */
export const leftInoperative = defineRule({
  id: 'maintenance.left-inoperative',
  severity: 'warning',
  category: 'maintenance',
  references: ['OCPP 1.6 edition 2, 5.2 Change Availability', 'OCPP 2.0.1 part 2, G03 and G04 (ChangeAvailability)'],
  thresholds: { longestMs: { value: 43_200_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const { call, ms, back } of [...index.stations.keys()].flatMap((station) => takenOut(index, station))) {
      const { frame, answer } = call;
      const connector = frame.connector ?? 0;
      const endMs = back?.ms ?? index.stations.get(frame.station)?.lastMs ?? ms;
      if (endMs - ms <= limits.longestMs) continue;
      const works = index
        .statesOf(frame.station)
        .find(
          (state) =>
            (connector === 0 || state.connector === connector) &&
            (state.from.epochMs ?? -Infinity) > ms &&
            (state.from.epochMs ?? Infinity) < endMs &&
            ['Available', 'Preparing', 'Charging', 'Occupied'].includes(state.status),
        );
      // It came back by itself: then nobody forgot it.
      if (works !== undefined && (works.from.epochMs ?? 0) - ms <= limits.longestMs) continue;
      const boots =
        index.stations.get(frame.station)?.boots.filter((boot) => (boot.ms ?? 0) > ms && (boot.ms ?? 0) < endMs) ?? [];
      yield {
        params: {
          duration: durationText(endMs - ms),
          still: back === undefined ? 1 : null,
          whole: connector === 0 ? 1 : null,
          boots: boots.length > 0 ? boots.length : null,
        },
        station: frame.station,
        connector,
        fromMs: ms,
        toMs: endMs,
        evidence: [frame.evidence, answer?.evidence, back?.frame.evidence],
        counterEvidence: [
          back === undefined ? notFound('operative-again') : found('operative-again', back.frame.evidence),
        ],
      };
    }
  },
});
