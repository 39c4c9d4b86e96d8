import { expect } from 'vitest';
import { at } from '../builders/story.ts';
import { lines, read, times, write } from './case-lines.ts';
import { session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

const remoteStop = (time: string, status: string, transaction = 7): string =>
  `${time} < RemoteStopTransaction transactionId:${transaction} -> status:${status}`;
const availability = (time: string, type: string): string =>
  `${time} < ChangeAvailability connectorId:1 type:${type} -> status:Accepted`;
const profile = (time: string, limit: number, extra = ''): string =>
  `${time} < SetChargingProfile connectorId:1 csChargingProfiles:{"chargingProfileId":1,"stackLevel":0,"chargingProfilePurpose":"TxProfile","chargingProfileKind":"Relative","chargingSchedule":{"chargingRateUnit":"A"${extra},"chargingSchedulePeriod":[{"startPeriod":0,"limit":${limit}}]}} -> status:Accepted`;

/** A remote start with a profile for its transaction. */
const remoteStart = (time: string, limit: number, answer = 'Accepted'): string =>
  `${time} < RemoteStartTransaction connectorId:1 idTag:A chargingProfile:{"chargingProfileId":1,"stackLevel":0,"chargingProfilePurpose":"TxProfile","chargingProfileKind":"Relative","chargingSchedule":{"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":${limit}}]}} -> status:${answer}`;

/** A station that sends a heartbeat every hour for two days. */
function twoDays(...table: readonly string[]): string {
  const beats = Array.from({ length: 40 }, (_, index) => {
    const hour = 8 + index;
    return `d${1 + Math.floor(hour / 24)} ${String(hour % 24).padStart(2, '0')}:30:30 > Heartbeat -> currentTime:$t`;
  });
  return ['08:00:00 > BootNotification chargePointModel:M -> status:Accepted interval:3600', ...beats, ...table].join(
    '\n',
  );
}

export const commandCases: readonly RuleCase[] = [
  {
    rule: 'authorisation.remote-stop-unknown',
    fires: lines(session('10:15:00', '10:45:00'), remoteStop('10:50:00', 'Rejected')),
    quiet: [
      lines(session('10:15:00', '10:45:00', { extra: remoteStop('10:44:00', 'Accepted') })),
      // An id that the log never mentions, and a station that does not object.
      lines(remoteStop('10:50:00', 'Accepted', 99)),
    ],
    expected: { params: { transaction: '7', over: 1, status: 'Rejected' } },
  },
  {
    rule: 'authorisation.unlock-failed',
    fires: lines('10:15:00 < UnlockConnector connectorId:1 -> status:UnlockFailed'),
    quiet: [lines('10:15:00 < UnlockConnector connectorId:1 -> status:Unlocked')],
  },
  {
    rule: 'authorisation.command-refused',
    fires: lines('10:15:00 < Reset type:Soft -> status:Rejected'),
    quiet: [lines('10:15:00 < Reset type:Soft -> status:Accepted')],
    expected: { severity: 'warning', params: { action: 'Reset', status: 'Rejected', about: 'Soft', times: 1 } },
  },
  {
    // Two sessions at a time, and the order says which one is meant.
    rule: 'authorisation.command-refused',
    fires: lines(
      session('10:15:00', '10:45:00', { tx: 6, connector: 2, tag: 'B' }),
      session('10:16:00', '10:46:00', {
        extra:
          '10:16:02 > StatusNotification connectorId:1 status:Charging errorCode:NoError timestamp:$t -> ok\n10:20:00 < RemoteStopTransaction transactionId:7 -> status:Rejected\n10:21:00 < RemoteStopTransaction transactionId:6 -> status:Rejected\n10:22:00 < RemoteStopTransaction transactionId:7 -> status:Rejected\n10:23:00 < RemoteStopTransaction transactionId:6 -> status:Accepted',
      }),
    ),
    quiet: [lines(session('10:15:00', '10:45:00', { extra: '10:20:00 < RemoteStopTransaction transactionId:7' }))],
    expected: {
      sessionId: expect.stringContaining('7'),
      connector: 1,
      fromMs: at('10:20:00'),
      toMs: at('10:22:00'),
      params: { action: 'RemoteStopTransaction', transaction: '7', status: 'Rejected', state: 'Charging', times: 2 },
      // That the other one was stopped says nothing about this one.
      counterEvidence: [{ code: 'accepted-later', found: false }],
    },
  },
  {
    rule: 'authorisation.odd-tag',
    fires: lines(session('10:15:00', '10:45:00', { tag: 'VID:0011AABBCCDD' })),
    quiet: [lines(session('10:15:00', '10:45:00', { tag: '0011AABBCCDD' }))],
    expected: { params: { vehicles: 1 } },
  },
  {
    rule: 'maintenance.update-without-boot',
    fires: lines('10:25:00 > FirmwareStatusNotification status:Installed -> ok'),
    quiet: [
      lines(
        '10:25:00 > FirmwareStatusNotification status:Installed -> ok',
        '10:30:00 > BootNotification chargePointModel:M firmwareVersion:2 -> status:Accepted interval:600',
      ),
      lines('10:25:00 > FirmwareStatusNotification status:Installing -> ok'),
      // The log ends before the half hour is over.
      lines('11:35:00 > FirmwareStatusNotification status:Installed -> ok'),
    ],
  },
  {
    rule: 'maintenance.hardware-changed',
    fires: lines(
      '10:15:00 > BootNotification chargePointModel:M meterSerialNumber:1 -> status:Accepted interval:600',
      '10:45:00 > BootNotification chargePointModel:M meterSerialNumber:2 -> status:Accepted interval:600',
    ),
    quiet: [
      lines(
        '10:15:00 > BootNotification chargePointModel:M meterSerialNumber:1 -> status:Accepted interval:600',
        '10:45:00 > BootNotification chargePointModel:M meterSerialNumber:1 -> status:Accepted interval:600',
      ),
      lines(
        '10:15:00 > BootNotification chargePointModel:M meterSerialNumber:1 -> status:Accepted interval:600',
        '10:45:00 CP2| > BootNotification chargePointModel:M meterSerialNumber:2 -> ok',
      ),
    ],
  },
  {
    rule: 'maintenance.firmware-changed',
    fires: lines(
      '10:15:00 > BootNotification chargePointModel:M firmwareVersion:1 -> status:Accepted interval:600',
      '10:45:00 > BootNotification chargePointModel:M firmwareVersion:2 -> status:Accepted interval:600',
    ),
    quiet: [
      lines(
        '10:15:00 > BootNotification chargePointModel:M firmwareVersion:1 -> status:Accepted interval:600',
        '10:45:00 > BootNotification chargePointModel:M firmwareVersion:1 -> status:Accepted interval:600',
      ),
    ],
    expected: { params: { versions: '1 → 2' } },
  },
  {
    rule: 'maintenance.profile-blocks-charging',
    fires: lines(session('10:15:00', '10:45:00', { extra: profile('10:20:00', 5) })),
    quiet: [
      lines(session('10:15:00', '10:45:00', { extra: profile('10:20:00', 6) })),
      // Outside of a session, and only for a while.
      lines(profile('10:20:00', 0, ',"duration":600')),
      lines(profile('10:20:00', 0), profile('10:30:00', 16)),
    ],
  },
  {
    rule: 'maintenance.profile-blocks-charging',
    fires: lines(remoteStart('10:14:50', 0), session('10:15:00', '10:45:00')),
    quiet: [
      lines(remoteStart('10:14:50', 16), session('10:15:00', '10:45:00')),
      // Refused, or nobody charged with it.
      lines(remoteStart('10:14:50', 0, 'Rejected'), session('10:15:00', '10:45:00', { tag: 'B' })),
      lines(remoteStart('10:14:50', 0)),
      lines(
        '10:14:50 < RemoteStartTransaction connectorId:1 idTag:A -> status:Accepted',
        session('10:15:00', '10:45:00'),
      ),
    ],
    expected: { severity: 'warning', connector: 1, params: { limit: 0, purpose: 'TxProfile', atStart: 1 } },
  },
  {
    // What comes with the next remote start lifts no pause.
    rule: 'maintenance.profile-blocks-charging',
    fires: lines(
      session('10:15:00', '10:45:00', { extra: `${profile('10:20:00', 0)}\n${remoteStart('10:25:00', 32)}` }),
    ),
    quiet: [lines(session('10:15:00', '10:45:00', { extra: profile('10:20:00', 6) }))],
    expected: { severity: 'warning', counterEvidence: [{ code: 'limit-lifted', found: false }] },
  },
  {
    rule: 'maintenance.hard-reset-in-session',
    fires: lines(
      '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Accepted"}',
      '10:20:00 < Reset type:Hard -> status:Accepted',
      '10:21:00 > BootNotification chargePointModel:M -> status:Accepted interval:600',
    ),
    quiet: [
      lines(session('10:15:00', '10:20:05', { extra: '10:20:00 < Reset type:Hard -> status:Accepted' })),
      lines(
        '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Accepted"}',
        '10:20:00 < Reset type:Hard -> status:Rejected',
      ),
    ],
  },
  {
    rule: 'maintenance.reset-not-done',
    fires: lines('10:20:00 < Reset type:Soft -> status:Accepted'),
    quiet: [
      lines(
        '10:20:00 < Reset type:Soft -> status:Accepted',
        '10:22:00 > BootNotification chargePointModel:M -> status:Accepted interval:600',
      ),
      // Put off until it is idle: an hour and a half is not long.
      lines('10:20:00 < Reset type:OnIdle -> status:Scheduled'),
      lines('10:20:00 < Reset type:Soft -> status:Rejected'),
    ],
  },
  {
    rule: 'maintenance.left-inoperative',
    fires: twoDays(availability('10:15:00', 'Inoperative')),
    quiet: [
      twoDays(availability('10:15:00', 'Inoperative'), availability('12:15:00', 'Operative')),
      lines(availability('10:15:00', 'Inoperative')),
    ],
  },
  {
    rule: 'maintenance.security-event',
    fires: lines('10:15:00 > SecurityEventNotification type:TamperDetectionActivated timestamp:$t -> ok'),
    quiet: [lines('10:15:00 > SecurityEventNotification type:StartupOfTheDevice timestamp:$t -> ok')],
  },
  {
    rule: 'maintenance.alert-not-cleared',
    fires: lines(alert('10:15:00')),
    quiet: [
      lines(alert('10:15:00'), alert('10:20:00', ',"cleared":true')),
      // Too close to the end of the log.
      lines(alert('11:45:00')),
    ],
  },
  {
    rule: 'configuration.changed',
    fires: lines(read('10:00:00', 'MeterValueSampleInterval=60'), write('10:15:00', 'MeterValueSampleInterval', '30')),
    quiet: [
      lines(read('10:00:00', 'MeterValueSampleInterval=60'), write('10:15:00', 'MeterValueSampleInterval', '60')),
      lines(
        read('10:00:00', 'MeterValueSampleInterval=60'),
        write('10:15:00', 'MeterValueSampleInterval', '30', 'Rejected'),
      ),
    ],
    expected: { params: { settings: 'MeterValueSampleInterval (60 → 30)', times: 1 } },
  },
  {
    rule: 'configuration.reboot-pending',
    fires: lines(write('10:15:00', 'LightIntensity', '30', 'RebootRequired')),
    quiet: [
      lines(
        write('10:15:00', 'LightIntensity', '30', 'RebootRequired'),
        '10:20:00 > BootNotification chargePointModel:M -> status:Accepted interval:600',
      ),
      lines(write('10:15:00', 'LightIntensity', '30')),
      lines(write('11:15:00', 'LightIntensity', '30', 'RebootRequired')),
    ],
  },
  {
    rule: 'configuration.risky',
    fires: lines(write('10:15:00', 'HeartbeatInterval', '0')),
    quiet: [
      lines(write('10:15:00', 'HeartbeatInterval', '86400')),
      lines(write('10:15:00', 'HeartbeatInterval', '0', 'Rejected')),
      lines(write('10:15:00', 'HeartbeatInterval', '0'), write('10:20:00', 'HeartbeatInterval', '900')),
    ],
  },
  {
    rule: 'vendor.oca.vendor-id-form',
    fires: lines('10:15:00 > DataTransfer vendorId:Acme messageId:X -> status:Accepted'),
    quiet: [lines('10:15:00 > DataTransfer vendorId:com.acme.feature messageId:X -> status:Accepted')],
  },
  {
    rule: 'vendor.oca.unknown-message-repeated',
    fires: lines(
      ...times('10:15:00', 2, 60).map(
        (time) => `${time} > DataTransfer vendorId:com.acme messageId:X -> status:UnknownMessageId`,
      ),
    ),
    quiet: [
      lines('10:15:00 > DataTransfer vendorId:com.acme messageId:X -> status:UnknownMessageId'),
      // A restart lies between, after which it may try again.
      lines(
        '10:15:00 > DataTransfer vendorId:com.acme messageId:X -> status:UnknownMessageId',
        '10:16:00 > BootNotification chargePointModel:M -> status:Accepted interval:600',
        '10:17:00 > DataTransfer vendorId:com.acme messageId:X -> status:UnknownMessageId',
      ),
    ],
  },
  {
    rule: 'vendor.oca.transaction-id-missing',
    fires: lines(
      session('10:15:00', '10:45:00', {
        extra: '10:20:00 > DataTransfer vendorId:com.acme messageId:Soc data:{"soc":55} -> status:Accepted',
      }),
    ),
    quiet: [
      lines(
        session('10:15:00', '10:45:00', {
          extra:
            '10:20:00 > DataTransfer vendorId:com.acme messageId:Soc data:{"soc":55,"transactionId":7} -> status:Accepted',
        }),
      ),
      lines('10:20:00 > DataTransfer vendorId:com.acme messageId:Soc data:{"soc":55} -> status:Accepted'),
      lines(
        session('10:15:00', '10:45:00', {
          extra: '10:20:00 > DataTransfer vendorId:com.acme messageId:Log data:{"text":"ok"} -> status:Accepted',
        }),
      ),
    ],
  },
  {
    rule: 'vendor.oca.customization-not-switchable',
    fires: lines(
      read('10:00:00', ...Array.from({ length: 20 }, (_, index) => `Key${index}=1`)),
      '10:20:00 > DataTransfer vendorId:com.acme.feature messageId:X -> status:Accepted',
    ),
    quiet: [
      lines(
        read('10:00:00', ...Array.from({ length: 20 }, (_, index) => `Key${index}=1`), 'FeatureEnabled=true'),
        '10:20:00 > DataTransfer vendorId:com.acme.feature messageId:X -> status:Accepted',
      ),
      // A few keys are not all of them.
      lines(
        read('10:00:00', 'Key0=1'),
        '10:20:00 > DataTransfer vendorId:com.acme.feature messageId:X -> status:Accepted',
      ),
    ],
  },
];

function alert(time: string, extra = ''): string {
  return `${time} > NotifyEvent generatedAt:$t seqNo:0 eventData:[{"eventId":1,"timestamp":"$t","trigger":"Alerting","actualValue":"true","component":{"name":"Connector"},"variable":{"name":"Problem"}${extra}}] -> ok`;
}
