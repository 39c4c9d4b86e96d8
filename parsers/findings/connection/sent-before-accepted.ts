import { membersOf } from '../../base/members.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import { usualWord } from '../../ocpp/usual-words.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Bound } from '../left-out.ts';
import { requestsAndAnswers } from '../looks-at.ts';
import { notFound } from '../make-finding.ts';

/** Messages by which a station reports what the backend has ordered, and the orders (1.6 and its security whitepaper; 2.x). */
const reportsOf: Readonly<Record<string, readonly string[]>> = {
  GetBaseReport: ['NotifyReport'],
  GetReport: ['NotifyReport'],
  GetMonitoringReport: ['NotifyMonitoringReport'],
  CustomerInformation: ['NotifyCustomerInformation'],
  GetDisplayMessages: ['NotifyDisplayMessages'],
  GetChargingProfiles: ['ReportChargingProfiles'],
  GetDiagnostics: ['DiagnosticsStatusNotification'],
  GetLog: ['LogStatusNotification'],
  UpdateFirmware: ['FirmwareStatusNotification'],
  SignedUpdateFirmware: ['SignedFirmwareStatusNotification'],
  PublishFirmware: ['PublishFirmwareStatusNotification'],
};
/** What a TriggerMessage calls otherwise than the message that it asks for. */
const triggered: Readonly<Record<string, string>> = {
  SignChargePointCertificate: 'SignCertificate',
  SignChargingStationCertificate: 'SignCertificate',
  SignV2GCertificate: 'SignCertificate',
  SignCombinedCertificate: 'SignCertificate',
};
/** Nothing may be started or stopped from afar while the answer is Pending (1.6, 4.2; 2.0.1 part 2, B02). */
const remote: ReadonlySet<string | null> = new Set([
  'RemoteStartTransaction',
  'RemoteStopTransaction',
  'RequestStartTransaction',
  'RequestStopTransaction',
]);

/** Messages of one side while a station was not accepted. */
interface Sent {
  readonly station: string | null;
  readonly status: string;
  readonly byBackend: boolean;
  readonly sinceMs: number;
  readonly answer: EvidenceRef;
  readonly actions: Set<string>;
  readonly ms: number[];
  readonly evidence: EvidenceRef[];
}

/** A station that the backend answered with Pending or Rejected. */
interface NotAccepted {
  readonly status: string;
  readonly sinceMs: number;
  readonly answer: EvidenceRef;
  /** What the backend has asked for since then. */
  readonly asked: Set<string>;
  station: Sent | null;
  backend: Sent | null;
}

const messagesKept = 10_000;

/** Messages of a station that the backend has not accepted, unless it asked for them. */
export const sentBeforeAccepted = defineWatchingRule({
  id: 'connection.sent-before-accepted',
  severity: 'warning',
  category: 'connection',
  references: [
    'OCPP 1.6 edition 2, 4.2 Boot Notification',
    'OCPP 1.6 errata sheet 4.0, 3.11 (behaviour while not accepted)',
    'OCPP 2.0.1 part 2, B02 (Cold Boot Charging Station - Pending) and B03 (Cold Boot Charging Station - Rejected)',
  ],
  thresholds: { graceMs: { value: 1_000, unit: 'ms' } },
  looksAt: requestsAndAnswers,
  watch(limits) {
    const bound = new Bound(messagesKept);
    const open = new Map<string | null, NotAccepted>();
    const all: Sent[] = [];

    function note(frame: CorrelatedFrame, state: NotAccepted, ms: number): void {
      const byBackend = frame.direction === 'csms-to-station';
      let sent = byBackend ? state.backend : state.station;
      if (sent === null) {
        const { status, sinceMs, answer } = state;
        sent = { station: frame.station, status, byBackend, sinceMs, answer, actions: new Set(), ms: [], evidence: [] };
        all.push(sent);
        if (byBackend) state.backend = sent;
        else state.station = sent;
      }
      if (!bound.admits(sent.ms.length, ms, frame.evidence)) return;
      sent.ms.push(ms);
      if (frame.action !== null) sent.actions.add(frame.action);
      if (sent.evidence.length < 10) sent.evidence.push(frame.evidence);
    }

    function answered(frame: CorrelatedFrame, read: unknown): void {
      const status = usualWord(textOf(membersOf(read)['status'], 40) ?? '');
      const ms = frame.loggedAt.epochMs;
      if (ms === null || (status !== 'Pending' && status !== 'Rejected')) open.delete(frame.station);
      // Asked again and not accepted again: what was sent between stays told once.
      else if (open.get(frame.station)?.status !== status)
        open.set(frame.station, {
          status,
          sinceMs: ms,
          answer: frame.evidence,
          asked: new Set(),
          station: null,
          backend: null,
        });
    }

    function asks({ action }: CorrelatedFrame, read: unknown, { asked }: NotAccepted): void {
      if (action === 'TriggerMessage' || action === 'ExtendedTriggerMessage') {
        const wanted = textOf(membersOf(read)['requestedMessage'], 60) ?? '';
        asked.add(triggered[wanted] ?? wanted);
      }
      for (const report of reportsOf[action ?? ''] ?? []) asked.add(report);
    }

    return {
      frame(frame, read) {
        const { kind, action, station, direction, state } = frame;
        if (kind === 'result' && action === 'BootNotification') answered(frame, read);
        if (kind !== 'call' || open.size === 0) return;
        const notAccepted = open.get(station);
        const ms = frame.loggedAt.epochMs;
        if (notAccepted === undefined || ms === null || direction === 'unknown') return;
        if (direction === 'csms-to-station') {
          asks(frame, read, notAccepted);
          if (!remote.has(action) || notAccepted.status !== 'Pending') return;
        } else if (action === null || action === 'BootNotification' || notAccepted.asked.has(action)) return;
        // What a log describes or cuts may have another time or another sender; what crossed the answer was sent before it.
        if ((state !== 'whole' && state !== 'repaired') || ms - notAccepted.sinceMs < limits.graceMs) return;
        note(frame, notAccepted, ms);
      },
      *finish(view) {
        const { coverage } = caseIndex(view);
        for (const { station, status, byBackend, sinceMs, answer, actions, ms: times, evidence } of all) {
          // In a hole of the log the station may have been accepted.
          const untilMs = coverage.lastsUntil(station, sinceMs) ?? -Infinity;
          const within = times.filter((ms) => ms <= untilMs);
          const [first] = within;
          if (first === undefined) continue;
          yield {
            params: {
              status,
              messages: within.length,
              actions: [...actions].slice(0, 6).join(', '),
              more: actions.size > 6 ? actions.size - 6 : null,
              byBackend: byBackend ? 1 : null,
            },
            station,
            fromMs: first,
            toMs: within.at(-1) ?? first,
            evidence: [answer, ...evidence],
            counterEvidence: [notFound('accepted-meanwhile'), notFound('asked-by-backend'), notFound('hole-in-log')],
          };
        }
        yield* bound.leftOut();
      },
    };
  },
});
