import { countUpTo } from '../../base/sorted-search.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { Session } from '../../model/session.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import { laneOf } from '../../sessions/session-lane.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import type { CaseView } from '../finding-rule.ts';
import { durationText, notFound } from '../make-finding.ts';
import { carriesMeterValues, MeteredMessage } from '../metered-message.ts';
import { episodesByConnector } from '../status/episodes-by-connector.ts';

interface Register {
  readonly ms: number;
  readonly wh: number;
  readonly evidence: EvidenceRef;
}

/** The register of a session's messages. Read again from them: faults within sessions are rare, and all registers of all sessions are many. */
function* registersOf(view: CaseView, session: Session): Generator<Register> {
  const lane = laneOf(session);
  for (const frame of view.some(session.frameIds)) {
    if (!carriesMeterValues(frame.kind, frame.action)) continue;
    for (const { ms, energyWh, evidence } of new MeteredMessage(frame, view.payloadOf(frame.frameId), lane).readings) {
      if (energyWh !== null) yield { ms, wh: energyWh, evidence };
    }
  }
}

/** T26: the register goes on rising while the connector says that it is faulted. */
export const energyDuringFault = defineRule({
  id: 'transaction.energy-during-fault',
  severity: 'critical',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification', 'OCPP 2.0.1 part 2, ConnectorStatusEnumType (Faulted)'],
  thresholds: { leastWh: { value: 100, unit: 'Wh' }, marginMs: { value: 30_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const episodes = episodesByConnector(view.statusHistory);
    const nextStartMs = new Map(
      index.sessionLanes.flatMap((lane) =>
        lane.map((session, at) => [session, lane[at + 1]?.startedAt?.epochMs ?? null] as const),
      ),
    );
    for (const session of view.sessions) {
      const { startedAt, stoppedAt, connector } = session;
      if (connector === null || session.replayed || session.frameIds.length === 0) continue;
      const beginMs = isPlaced(startedAt)
        ? startedAt.epochMs
        : (view.earliest(session.frameIds)?.loggedAt.epochMs ?? null);
      if (beginMs === null) continue;
      // Without an end it is over when the next one begins.
      const endMs = isPlaced(stoppedAt) ? stoppedAt.epochMs : (nextStartMs.get(session) ?? Infinity);
      // A fault that is over within twice the margin leaves no room for a claim.
      const within = episodes
        .within(session.station, connector, beginMs, endMs)
        .filter(({ from, to }) => (to?.epochMs ?? Infinity) - (from.epochMs ?? 0) >= 2 * limits.marginMs);
      if (within.length === 0) continue;
      const registers = [...registersOf(view, session)].toSorted((left, right) => left.ms - right.ms);
      for (const episode of within) {
        const fromMs = (episode.from.epochMs ?? 0) + limits.marginMs;
        const untilMs = (episode.to?.epochMs ?? Infinity) - limits.marginMs;
        const begin = registers[countUpTo(registers, fromMs - 1, ({ ms }) => ms)];
        const end = registers[countUpTo(registers, untilMs, ({ ms }) => ms) - 1];
        if (begin === undefined || end === undefined || end.wh - begin.wh < limits.leastWh) continue;
        if (begin.ms > end.ms) continue;
        // The end of the fault may have been told in a hole. A station's clock may be a little ahead of the log.
        const coveredMs = Math.max(fromMs, end.ms - limits.marginMs);
        if (!index.coverage.covers(session.station, fromMs, coveredMs)) continue;
        yield {
          params: { energyWh: Math.round(end.wh - begin.wh), duration: durationText(end.ms - begin.ms) },
          session,
          fromMs: begin.ms,
          toMs: end.ms,
          evidence: [...episode.evidence.slice(0, 1), begin.evidence, end.evidence],
          counterEvidence: [notFound('status-cleared')],
          vendorCode:
            episode.vendorErrorCode === null ? null : { vendor: episode.vendorId, code: episode.vendorErrorCode },
        };
        // Once told, the rest of the session says no more.
        break;
      }
    }
  },
});
