import type { EvidenceRef } from '../../model/evidence.ts';
import { BySession } from '../by-session.ts';
import { caseIndex } from '../case-index.ts';
import { defineMeteringRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';
import { episodesByConnector } from '../status/episodes-by-connector.ts';

interface Register {
  readonly ms: number;
  readonly wh: number;
  readonly evidence: EvidenceRef;
}

/** Registers kept for a session; one a minute says enough. */
const registersKept = 2_000;
const apartMs = 60_000;

/** T26: the register goes on rising while the connector says that it is faulted. */
export const energyDuringFault = defineMeteringRule({
  id: 'transaction.energy-during-fault',
  severity: 'critical',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification', 'OCPP 2.0.1 part 2, ConnectorStatusEnumType (Faulted)'],
  thresholds: { leastWh: { value: 100, unit: 'Wh' }, marginMs: { value: 30_000, unit: 'ms' } },
  of: 'sessions',
  watch(limits) {
    const states = new BySession((): Register[] => []);
    return {
      message(message) {
        if (message.lane === undefined) return;
        for (const { ms, energyWh, evidence } of message.readings) {
          if (energyWh === null) continue;
          const registers = states.of(message.lane);
          const last = registers.at(-1);
          if (last !== undefined && (ms - last.ms < apartMs || registers.length >= registersKept)) continue;
          registers.push({ ms, wh: energyWh, evidence });
        }
      },
      *finish(view) {
        const index = caseIndex(view);
        const episodes = episodesByConnector(view.statusHistory);
        for (const [session, registers] of states.all()) {
          const [first] = registers;
          const last = registers.at(-1);
          if (first === undefined || last === undefined || session.connector === null || session.replayed) continue;
          const episode = episodes.firstWithin(session.station, session.connector, first.ms, last.ms);
          if (episode?.from.epochMs === undefined || episode.from.epochMs === null) continue;
          const fromMs = episode.from.epochMs + limits.marginMs;
          const untilMs = (episode.to?.epochMs ?? Infinity) - limits.marginMs;
          const inside = registers.filter(({ ms }) => ms >= fromMs && ms <= untilMs);
          const [begin] = inside;
          const end = inside.at(-1);
          if (begin === undefined || end === undefined || end.wh - begin.wh < limits.leastWh) continue;
          // The end of the fault may have been told in a hole.
          if (!index.coverage.covers(session.station, fromMs, end.ms)) continue;
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
        }
      },
    };
  },
});
