import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';

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
    for (const { frame, ms, payload, reply, answer } of index.calls('Reset')) {
      if (ms === null || reply['status'] !== 'Accepted') continue;
      if (payload['type'] !== 'Hard' && payload['type'] !== 'Immediate') continue;
      for (const session of view.sessions) {
        if (session.station !== frame.station) continue;
        if ((frame.connector ?? 0) > 0 && session.connector !== frame.connector) continue;
        const { start, stop } = index.endsInLog(session);
        if (start?.ms === undefined || start.ms === null || start.ms >= ms) continue;
        if (stop !== null && (stop.ms === null || stop.ms <= ms + limits.graceMs)) continue;
        if (!index.coverage.covers(frame.station, start.ms, ms + limits.graceMs)) continue;
        // A session that ended long before without its stop is another matter.
        const last = index.sessionLanes
          .find((lane) => lane.includes(session))
          ?.findLast((other) => (index.endsInLog(other).start?.ms ?? Infinity) < ms);
        if (last !== session) continue;
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
      const boot = index.stations.get(frame.station)?.boots.find((each) => (each.ms ?? -Infinity) > ms);
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

/** F10 and S11: a connector was taken out of service and nobody put it back. */
export const leftInoperative = defineRule({
  id: 'maintenance.left-inoperative',
  severity: 'warning',
  category: 'maintenance',
  references: ['OCPP 1.6 edition 2, 5.2 Change Availability', 'OCPP 2.0.1 part 2, G03 and G04 (ChangeAvailability)'],
  thresholds: { longestMs: { value: 43_200_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const calls = index.calls('ChangeAvailability');
    for (const { frame, ms, payload, reply, answer } of calls) {
      const kind = textOf(payload['type'] ?? payload['operationalStatus'], 40);
      if (kind !== 'Inoperative' || ms === null) continue;
      if (reply['status'] !== 'Accepted' && reply['status'] !== 'Scheduled') continue;
      const connector = frame.connector ?? 0;
      const back = calls.find(
        (other) =>
          other.frame.station === frame.station &&
          (other.ms ?? -Infinity) > ms &&
          textOf(other.payload['type'] ?? other.payload['operationalStatus'], 40) === 'Operative' &&
          ((other.frame.connector ?? 0) === connector || (other.frame.connector ?? 0) === 0),
      );
      const repeated = calls.some(
        (other) =>
          other.frame.station === frame.station &&
          (other.frame.connector ?? 0) === connector &&
          (other.ms ?? Infinity) < ms &&
          textOf(other.payload['type'] ?? other.payload['operationalStatus'], 40) === 'Inoperative' &&
          !calls.some(
            (between) =>
              between.frame.station === frame.station &&
              textOf(between.payload['type'] ?? between.payload['operationalStatus'], 40) === 'Operative' &&
              (between.ms ?? 0) > (other.ms ?? 0) &&
              (between.ms ?? 0) < ms,
          ),
      );
      const endMs = back?.ms ?? index.stations.get(frame.station)?.lastMs ?? ms;
      if (repeated || endMs - ms <= limits.longestMs) continue;
      const works = view.statusHistory.find(
        (state) =>
          state.station === frame.station &&
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
