import { listOf, textOf } from '../../sessions/payload-fields.ts';
import { membersOf } from '../../base/members.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule, defineWatchingRule } from '../define-rule.ts';
import { Bound } from '../left-out.ts';
import { callsOf } from '../looks-at.ts';
import { Groups } from '../grouped.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import { notFound } from '../make-finding.ts';

/** Security events that the standard calls critical. */
const critical = new Set([
  'FirmwareUpdated',
  'SettingSystemTime',
  'StartupOfTheDevice',
  'ResetOrReboot',
  'SecurityLogWasCleared',
  'MemoryExhaustion',
  'TamperDetectionActivated',
  'InvalidFirmwareSignature',
  'InvalidFirmwareSigningCertificate',
  'InvalidCsmsCertificate',
  'InvalidCentralSystemCertificate',
  'InvalidChargingStationCertificate',
  'InvalidChargePointCertificate',
  'InvalidTLSVersion',
  'InvalidTLSCipherSuite',
]);
/** Of these the everyday ones, which accompany any restart. */
const everyday = new Set(['StartupOfTheDevice', 'ResetOrReboot', 'SettingSystemTime', 'FirmwareUpdated']);

/** V07: what the station reported for its security log, by type. */
export const securityEvents = defineRule({
  id: 'maintenance.security-event',
  severity: 'warning',
  category: 'maintenance',
  references: [
    'OCPP 1.6 security whitepaper, SecurityEventNotification',
    'OCPP 2.0.1 part 2, A04 (SecurityEventNotification)',
  ],
  thresholds: {},
  *evaluate(view) {
    const groups = new Groups<{ station: string | null; type: string; info: string | null }>();
    for (const { frame, ms, payload } of caseIndex(view).calls('SecurityEventNotification')) {
      const type = textOf(payload['type'], 60);
      if (type === null || everyday.has(type)) continue;
      groups.add([frame.station, type], ms, [frame.evidence], () => ({
        station: frame.station,
        type,
        info: textOf(payload['techInfo'], 200),
      }));
    }
    for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
      const { station, type, info } = facts;
      yield {
        severity: critical.has(type) ? 'warning' : 'info',
        params: { type, times, info },
        station,
        fromMs,
        toMs,
        evidence,
      };
    }
    yield* groups.leftOut();
  },
});

/** Alerts that wait to be cleared, over all stations. */
const mostOpen = 5_000;

interface Alert {
  readonly station: string | null;
  readonly what: string;
  readonly fromMs: number | null;
  readonly evidence: EvidenceRef;
  readonly info: string | null;
}

function isOff(value: unknown): boolean {
  return textOf(value, 10)?.toLowerCase() === 'false';
}

/** V07: an alert of the device model that was never cleared. */
export const alertNotCleared = defineWatchingRule({
  id: 'maintenance.alert-not-cleared',
  severity: 'warning',
  category: 'maintenance',
  references: ['OCPP 2.0.1 part 2, N07 (NotifyEventRequest.eventData.cleared)'],
  thresholds: { graceMs: { value: 600_000, unit: 'ms' } },
  looksAt: callsOf('NotifyEvent'),
  watch(limits) {
    const bound = new Bound(mostOpen);
    const open = new Map<string, Alert>();
    return {
      frame(frame, read) {
        if (frame.kind !== 'call' || frame.action !== 'NotifyEvent') return;
        for (const event of listOf(membersOf(read)['eventData'])) {
          const component = membersOf(event['component']);
          const variable = membersOf(event['variable']);
          const evse = textOf(membersOf(component['evse'])['id']);
          const name = [textOf(component['name'], 60), textOf(variable['name'], 60)]
            .filter((part) => part !== null)
            .join('/');
          if (name === '') continue;
          const key = JSON.stringify([frame.station, name, textOf(component['instance']), evse]);
          // A variable that is true or false clears itself by its value.
          if (event['cleared'] === true || isOff(event['actualValue'])) open.delete(key);
          else if (textOf(event['trigger'], 20)?.toLowerCase() === 'alerting' && !open.has(key)) {
            if (!bound.admits(open.size, frame.loggedAt.epochMs, frame.evidence)) continue;
            open.set(key, {
              station: frame.station,
              what: evse === null ? name : `${name} (EVSE ${evse})`,
              fromMs: frame.loggedAt.epochMs,
              evidence: frame.evidence,
              info: textOf(event['techInfo'] ?? event['actualValue'], 120),
            });
          }
        }
      },
      *finish(view) {
        const { coverage } = caseIndex(view);
        for (const { station, what, fromMs, evidence, info } of open.values()) {
          if (fromMs === null || !coverage.covers(station, fromMs, fromMs + limits.graceMs)) continue;
          yield {
            params: { what, info },
            station,
            fromMs,
            toMs: coverage.lastsUntil(station, fromMs),
            evidence: [evidence],
            counterEvidence: [notFound('alert-cleared')],
          };
        }
        yield* bound.leftOut();
      },
    };
  },
});
