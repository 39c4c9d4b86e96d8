import { lines, status, times } from './case-lines.ts';
import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';
import { alert, event, setVariable, status2x, transaction } from './transaction-events-2x.ts';

const boot =
  '10:00:00 > BootNotification reason:PowerUp chargingStation:{"model":"M","vendorName":"V"} -> status:Accepted currentTime:$t interval:600';

/** The connection that a station says it uses. */
function profile(time: string, slot: string): string {
  const about = '"component":{"name":"OCPPCommCtrlr"},"variable":{"name":"ActiveNetworkProfile"}';
  return `${time} > NotifyEvent generatedAt:$t seqNo:0 eventData:[{"eventId":1,"timestamp":"$t","trigger":"Delta","actualValue":"${slot}","eventNotificationType":"HardWiredNotification",${about}}] -> ok`;
}

/** The faults of 1.6 messages in the messages of OCPP 2.0.1 and 2.1. */
export const laterVersionsCases: readonly RuleCase[] = [
  {
    rule: 'transaction.start-unanswered',
    fires: lines(event('10:15:00', 'Started', { card: 'A', answer: null }), event('10:20:00', 'Updated')),
    quiet: [
      lines(event('10:15:00', 'Started', { card: 'A' }), event('10:20:00', 'Updated')),
      // Sent again and answered.
      lines(
        event('10:15:00', 'Started', { card: 'A', answer: null }),
        event('10:16:00', 'Started', { card: 'A', stated: '$t-60s' }),
      ),
    ],
  },
  {
    rule: 'transaction.start-repeated',
    fires: lines(
      event('10:15:00', 'Started', { card: 'A', answer: null }),
      event('10:16:00', 'Started', { card: 'A', stated: '$t-60s' }),
    ),
    quiet: [lines(event('10:15:00', 'Started'), event('10:16:00', 'Started', { tx: 'T2', evse: 2 }))],
  },
  {
    rule: 'transaction.connector-unknown',
    fires: lines(event('10:15:00', 'Started', { evse: 0 })),
    quiet: [
      lines(event('10:15:00', 'Started', { evse: 1 })),
      // Authorised before a vehicle is plugged in: no EVSE yet (E03).
      lines(event('10:15:00', 'Started', { evse: null })),
    ],
  },
  {
    rule: 'transaction.stop-sent-for-two',
    fires: lines(
      event('10:15:00', 'Started'),
      event('10:20:00', 'Started', { tx: 'T2', evse: 2 }),
      event('10:30:00', 'Ended').replace('> ', '> #0b1e6f0e-1111-4222-8333-abcdefabcdef '),
      event('10:31:00', 'Ended', { tx: 'T2', evse: 2 }).replace('> ', '> #0b1e6f0e-1111-4222-8333-abcdefabcdef '),
    ),
    quiet: [
      lines(
        event('10:15:00', 'Started'),
        event('10:30:00', 'Ended', { answer: null }).replace('> ', '> #0b1e6f0e-1111-4222-8333-abcdefabcdef '),
        event('10:31:00', 'Ended', { stated: '$t-60s' }).replace('> ', '> #0b1e6f0e-1111-4222-8333-abcdefabcdef '),
      ),
    ],
  },
  {
    rule: 'transaction.stop-reason-unfit',
    fires: lines(event('10:15:00', 'Started'), event('10:30:00', 'Ended', { reason: 'HardReset' })),
    quiet: [
      lines(event('10:15:00', 'Started'), event('10:30:00', 'Ended', { reason: 'StoppedByEV' })),
      lines(event('10:15:00', 'Started'), event('10:30:00', 'Ended', { reason: 'ReqEnergyTransferRejected' })),
      lines(event('10:15:00', 'Started'), event('10:30:00', 'Ended')),
    ],
  },
  {
    rule: 'transaction.sequence-gap',
    fires: lines(
      event('10:15:00', 'Started'),
      event('10:20:00', 'Updated', { seq: 1, state: 'Charging' }),
      event('10:25:00', 'Updated', { seq: 1, state: 'SuspendedEV' }),
      event('10:30:00', 'Ended', { seq: 2 }),
    ),
    quiet: [
      // The same event again, because its answer was lost.
      lines(
        event('10:15:00', 'Started'),
        event('10:20:00', 'Updated', { seq: 1, answer: null }),
        event('10:21:00', 'Updated', { seq: 1, stated: '$t-60s' }),
        event('10:30:00', 'Ended', { seq: 2 }),
      ),
    ],
    expected: { params: { repeated: '1' } },
  },
  {
    rule: 'authorisation.card-refused',
    // Plugged in first, authorised later (E02): the card comes with an Updated.
    fires: lines(
      event('10:15:00', 'Started', { state: 'EVConnected' }),
      event('10:16:00', 'Updated', { card: 'A', trigger: 'Authorized', answer: 'idTokenInfo:{"status":"Invalid"}' }),
    ),
    quiet: [
      lines(
        event('10:15:00', 'Started', { state: 'EVConnected' }),
        event('10:16:00', 'Updated', { card: 'A', trigger: 'Authorized', answer: 'idTokenInfo:{"status":"Accepted"}' }),
      ),
    ],
  },
  {
    rule: 'authorisation.remote-start-without-session',
    fires: lines(
      '10:20:00 < RequestStartTransaction remoteStartId:5 idToken:{"idToken":"A","type":"Central"} evseId:1 -> status:Accepted',
    ),
    quiet: [
      // The transaction began with the cable; the remote start comes to it (F02).
      lines(
        event('10:15:00', 'Started', { state: 'EVConnected', trigger: 'CablePluggedIn' }),
        '10:20:00 < RequestStartTransaction remoteStartId:5 idToken:{"idToken":"A","type":"Central"} evseId:1 -> status:Accepted transactionId:T1',
        event('10:20:01', 'Updated', { card: 'A', trigger: 'RemoteStart' }),
      ),
    ],
  },
  {
    rule: 'authorisation.remote-stop-without-stop',
    fires: lines(
      event('10:15:00', 'Started', { state: 'Charging' }),
      '10:30:00 < RequestStopTransaction transactionId:T1 -> status:Accepted',
      event('10:50:00', 'Updated', { state: 'Charging' }),
    ),
    quiet: [
      // The transaction goes on until the cable is out (TxStopPoint EVConnected); energy has stopped (F03).
      lines(
        event('10:15:00', 'Started', { state: 'Charging' }),
        '10:30:00 < RequestStopTransaction transactionId:T1 -> status:Accepted',
        event('10:30:01', 'Updated', { state: 'EVConnected', trigger: 'RemoteStop' }),
        event('10:50:00', 'Ended', { reason: 'Remote' }),
      ),
    ],
  },
  {
    rule: 'authorisation.start-after-refusal',
    fires: lines(
      '10:15:00 > Authorize idToken:{"idToken":"A","type":"ISO14443"} -> idTokenInfo:{"status":"Blocked"}',
      event('10:15:10', 'Started', { card: 'A' }),
    ),
    quiet: [
      lines(
        '10:15:00 > Authorize idToken:{"idToken":"A","type":"ISO14443"} -> idTokenInfo:{"status":"Blocked"}',
        event('10:15:10', 'Started', { card: 'B' }),
      ),
      // A session of long ago, sent now: the refusal came after it.
      lines(
        '10:15:00 > Authorize idTag:A -> idTagInfo:{"status":"Invalid"}',
        '10:15:01 > StartTransaction connectorId:1 idTag:A meterStart:5 timestamp:$t-3h -> transactionId:4',
      ),
    ],
  },
  {
    rule: 'authorisation.odd-tag',
    fires: lines(
      event('10:15:00', 'Started', { extra: 'idToken:{"idToken":"","type":"NoAuthorization"}', state: 'Charging' }),
    ),
    quiet: [lines(event('10:15:00', 'Started', { card: '04A1B2C3' }))],
    expected: { params: { others: 1 } },
  },
  {
    rule: 'authorisation.odd-tag',
    fires: lines(event('10:15:00', 'Started', { extra: 'idToken:{"idToken":"A0B1C2D3E4F5","type":"MacAddress"}' })),
    quiet: [
      // The contract of a vehicle is an authorisation (C07).
      lines(event('10:15:00', 'Started', { extra: 'idToken:{"idToken":"DE8ACC12E46L89","type":"eMAID"}' })),
    ],
    expected: { params: { vehicles: 1 } },
  },
  {
    rule: 'authorisation.command-refused',
    fires: lines(setVariable('10:20:00', 'SampledDataCtrlr/TxUpdatedInterval', '1', 'Rejected')),
    quiet: [lines(setVariable('10:20:00', 'SampledDataCtrlr/TxUpdatedInterval', '60'))],
    expected: { params: { action: 'SetVariables', status: 'Rejected', about: 'SampledDataCtrlr/TxUpdatedInterval' } },
  },
  {
    rule: 'authorisation.command-refused',
    fires: lines('10:20:00 < UpdateFirmware requestId:1 firmware:{"location":"x"} -> status:InvalidCertificate'),
    quiet: [
      lines('10:20:00 < UpdateFirmware requestId:1 firmware:{"location":"x"} -> status:Accepted'),
      // 1.6 answers without a status.
      lines('10:20:00 < UpdateFirmware location:x -> ok'),
    ],
  },
  {
    rule: 'authorisation.command-refused',
    fires: lines('10:20:00 < CertificateSigned certificateChain:x -> status:Rejected'),
    quiet: [lines('10:20:00 < CertificateSigned certificateChain:x -> status:Accepted')],
  },
  {
    rule: 'status.suspended-by-station-long',
    fires: day(
      transaction(
        event('10:30:00', 'Updated', { state: 'SuspendedEVSE', seq: 1 }),
        event('11:00:00', 'Updated', { state: 'Charging', seq: 2 }),
      ),
    ),
    quiet: [
      day(
        transaction(
          event('10:30:00', 'Updated', { state: 'SuspendedEVSE', seq: 1 }),
          event('10:35:00', 'Updated', { state: 'Charging', seq: 2 }),
        ),
      ),
      day(
        transaction(
          event('10:30:00', 'Updated', { state: 'SuspendedEV', seq: 1 }),
          event('11:00:00', 'Updated', { state: 'Charging', seq: 2 }),
        ),
      ),
    ],
    expected: { params: { duration: '30 min' } },
  },
  {
    rule: 'status.stuck-in-preparing',
    fires: lines(
      status2x('10:14:59', 'Occupied'),
      event('10:15:00', 'Started', { state: 'EVConnected', trigger: 'CablePluggedIn' }),
      event('11:15:00', 'Ended', { reason: 'EVDisconnected' }),
    ),
    quiet: [
      lines(
        event('10:15:00', 'Started', { state: 'EVConnected', trigger: 'CablePluggedIn' }),
        event('10:20:00', 'Updated', { state: 'Charging' }),
        event('11:15:00', 'Ended', { reason: 'EVDisconnected' }),
      ),
      // Charged, and the cable stays in: nobody waits for anything.
      lines(
        event('10:15:00', 'Started', { state: 'Charging' }),
        event('10:20:00', 'Updated', { state: 'EVConnected' }),
        event('11:45:00', 'Ended', { reason: 'EVDisconnected' }),
      ),
    ],
  },
  {
    rule: 'metering.sample-gap',
    fires: day(
      transaction(
        ...times('10:16:00', 12, 60).map((time, at) => event(time, 'Updated', { seq: at + 1, wh: 1000 + at * 10 })),
        ...times('10:40:00', 12, 60).map((time, at) => event(time, 'Updated', { seq: at + 20, wh: 1200 + at * 10 })),
      ),
    ),
    quiet: [
      day(
        transaction(
          ...times('10:16:00', 40, 60).map((time, at) => event(time, 'Updated', { seq: at + 1, wh: 1000 + at * 10 })),
        ),
      ),
    ],
  },
  {
    rule: 'metering.no-samples',
    fires: day(transaction()),
    quiet: [day(transaction(event('10:30:00', 'Updated', { wh: 2000 })))],
  },
  {
    rule: 'transaction.id-reused',
    fires: lines(
      event('10:10:00', 'Started'),
      event('10:20:00', 'Ended', { seq: 1 }),
      event('10:40:00', 'Started'),
      event('10:50:00', 'Ended', { seq: 1 }),
    ),
    quiet: [
      lines(
        event('10:10:00', 'Started', { answer: null }),
        event('10:11:00', 'Started', { stated: '$t-60s' }),
        event('10:20:00', 'Ended', { seq: 1 }),
      ),
    ],
  },
  {
    rule: 'transaction.sequence-gap',
    fires: lines(event('10:10:00', 'Started'), event('10:20:00', 'Ended', { seq: 5 })),
    quiet: [
      // An id that is given again is told by another rule.
      lines(
        event('10:10:00', 'Started'),
        event('10:20:00', 'Ended', { seq: 1 }),
        event('10:40:00', 'Started'),
        event('10:50:00', 'Ended', { seq: 1 }),
      ),
    ],
  },
  {
    rule: 'transaction.event-missing',
    fires: lines(
      event('10:10:00', 'Started'),
      event('10:40:00', 'Started', { tx: 'T2' }),
      event('10:50:00', 'Ended', { tx: 'T2' }),
    ),
    quiet: [
      lines(
        event('10:10:00', 'Started', { answer: null }),
        event('10:11:00', 'Started', { stated: '$t-60s' }),
        event('10:20:00', 'Ended', { seq: 1 }),
      ),
    ],
  },
  {
    rule: 'transaction.stop-missing',
    fires: day(
      '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:6\n' +
        session('10:40:00', '10:50:00'),
    ),
    // Of a 2.x transaction another rule says it.
    quiet: [
      lines(
        event('10:10:00', 'Started'),
        event('10:40:00', 'Started', { tx: 'T2' }),
        event('10:50:00', 'Ended', { tx: 'T2' }),
      ),
    ],
  },
  {
    rule: 'transaction.replayed',
    fires: lines(event('11:00:00', 'Started', { stated: '$t-3h' }), event('11:00:02', 'Ended', { stated: '$t-1h' })),
    // Marked as stored offline: another rule says it.
    quiet: [
      lines(
        event('11:00:00', 'Started', { stated: '$t-3h', extra: 'offline:true' }),
        event('11:00:02', 'Ended', { stated: '$t-1h', extra: 'offline:true' }),
      ),
    ],
  },
  {
    rule: 'transaction.goes-on-unauthorised',
    fires: day(
      transaction(
        event('10:20:00', 'Updated', { card: 'A', trigger: 'Authorized', answer: 'idTokenInfo:{"status":"blocked"}' }),
        event('10:30:00', 'Updated', { seq: 2, wh: 3000 }),
        event('10:40:00', 'Updated', { seq: 3, wh: 5000 }),
      ),
    ),
    quiet: [
      // Another card that was to end it.
      day(
        transaction(
          event('10:20:00', 'Updated', {
            card: 'B',
            trigger: 'StopAuthorized',
            answer: 'idTokenInfo:{"status":"Unknown"}',
          }),
          event('10:30:00', 'Updated', { seq: 2, wh: 3000 }),
          event('10:40:00', 'Updated', { seq: 3, wh: 5000 }),
        ),
      ),
    ],
  },
  {
    rule: 'status.fault',
    fires: lines(
      status2x('10:20:00', 'Faulted'),
      alert('10:20:02', 'Contactor', 'Problem'),
      status2x('10:40:00', 'Available'),
    ),
    quiet: [
      // An alert alone is no fault of the connector.
      lines(alert('10:20:02', 'Contactor', 'Problem')),
    ],
    // 2.x has no error code; the alert beside it names the cause.
    expected: { params: { alert: 'Contactor/Problem' } },
  },
  {
    rule: 'status.emergency-stop',
    fires: lines(
      status2x('10:20:00', 'Faulted'),
      status2x('10:20:01', 'Faulted', 2),
      alert('10:20:02', 'EmergencyStopSensor', 'Active'),
      status2x('10:40:00', 'Available'),
      status2x('10:40:00', 'Available', 2),
    ),
    quiet: [
      lines(status2x('10:20:00', 'Faulted'), alert('10:20:02', 'Contactor', 'Problem')),
      lines(status('10:20:00', 'Faulted', { code: 'OtherError', extra: 'info:RemoteStop_timed_out' })),
    ],
    expected: { params: { connectors: '1, 2', duration: '20 min' } },
  },
  {
    rule: 'connection.schema-deviations',
    fires: [boot, event('10:15:00', 'Started', { trigger: 'EVConnected' })].join('\n'),
    quiet: [
      [
        boot,
        status2x('10:10:00', 'Occupied'),
        event('10:15:00', 'Started', { card: 'A', state: 'Charging', wh: 1000, context: 'Transaction.Begin' }),
        event('10:25:00', 'Updated', { seq: 1, trigger: 'MeterValuePeriodic', wh: 2000, evse: null }),
        event('10:35:00', 'Ended', { seq: 2, reason: 'StoppedByEV', trigger: 'ChargingStateChanged', wh: 3000 }),
        alert('10:40:00', 'Contactor', 'Problem'),
        '10:50:00 < Reset type:OnIdle -> status:Scheduled',
      ].join('\n'),
      // 1.5 is not judged by 1.6.
      '10:15:00 > StatusNotification connectorId:1 status:Occupied errorCode:NoError -> ok',
    ],
    expected: { params: { version: '2.x', action: 'TransactionEvent', word: 'triggerReason', found: 'EVConnected' } },
  },
  {
    rule: 'connection.schema-deviations',
    fires: [boot, '10:15:00 > StatusNotification connectorStatus:Charging evseId:1 connectorId:1 -> ok'].join('\n'),
    quiet: [[boot, status2x('10:15:00', 'Available')].join('\n')],
    expected: { params: { version: '2.x', action: 'StatusNotification' } },
  },
  {
    rule: 'maintenance.alert-not-cleared',
    fires: lines(alert('10:20:00', 'Contactor', 'Problem')),
    quiet: [
      // The variable itself says that the trouble is over.
      lines(
        alert('10:20:00', 'Contactor', 'Problem'),
        alert('10:30:00', 'Contactor', 'Problem')
          .replace('"actualValue":"true"', '"actualValue":"false"')
          .replace('Alerting', 'Delta'),
      ),
    ],
  },
  {
    rule: 'transaction.meter-not-continuous',
    fires: lines(
      event('10:15:00', 'Started', { wh: 1000 }),
      event('10:30:00', 'Ended', { wh: 3000 }),
      event('10:40:00', 'Started', { tx: 'T2', wh: 2000 }),
      event('10:50:00', 'Ended', { tx: 'T2', wh: 4000 }),
    ),
    quiet: [
      // Two at once share the register.
      lines(
        event('10:15:00', 'Started', { wh: 1000 }),
        event('10:20:00', 'Started', { tx: 'T2', wh: 1500 }),
        event('10:40:00', 'Ended', { wh: 3000 }),
        event('10:50:00', 'Ended', { tx: 'T2', wh: 4000 }),
      ),
    ],
  },
  {
    rule: 'metering.orphan-samples',
    fires: lines(
      event('10:15:00', 'Started', { wh: 1000 }),
      event('10:30:00', 'Ended', { wh: 3000, seq: 2 }),
      event('10:45:00', 'Updated', { wh: 3100, seq: 3 }),
    ),
    quiet: [
      lines(
        event('10:15:00', 'Started', { wh: 1000 }),
        event('10:20:00', 'Updated', { wh: 2000 }),
        event('10:30:00', 'Ended', { wh: 3000, seq: 2 }),
      ),
      // Stored while the station was offline.
      lines(
        event('10:15:00', 'Started', { wh: 1000 }),
        event('10:30:00', 'Ended', { wh: 3000, seq: 2 }),
        event('10:45:00', 'Updated', { wh: 2000, stated: '$t-20m', extra: 'offline:true' }),
      ),
    ],
  },
  {
    rule: 'configuration.risky',
    fires: lines(setVariable('10:20:00', 'TxCtrlr/StopTxOnInvalidId', 'false')),
    quiet: [lines(setVariable('10:20:00', 'TxCtrlr/StopTxOnInvalidId', 'true'))],
  },
  {
    rule: 'configuration.risky',
    fires: lines(setVariable('10:20:00', 'SampledDataCtrlr/TxUpdatedInterval', '1')),
    quiet: [lines(setVariable('10:20:00', 'SampledDataCtrlr/TxUpdatedInterval', '60'))],
  },
  {
    rule: 'maintenance.firmware-failed',
    fires: lines(
      '10:20:00 < PublishFirmware location:x checksum:y requestId:1 -> status:Accepted',
      '10:30:00 > PublishFirmwareStatusNotification status:InvalidChecksum requestId:1 -> ok',
    ),
    quiet: [lines('10:30:00 > PublishFirmwareStatusNotification status:Published requestId:1 -> ok')],
  },
  {
    rule: 'maintenance.profile-blocks-charging',
    fires: day(
      transaction(
        '10:30:00 < SetChargingProfile evseId:1 chargingProfile:{"id":1,"stackLevel":9,"chargingProfilePurpose":"TxProfile","chargingSchedule":[{"id":1,"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":0}]}]} -> status:Accepted',
      ),
    ),
    quiet: [
      day(
        transaction(
          '10:30:00 < SetChargingProfile evseId:2 chargingProfile:{"id":1,"stackLevel":9,"chargingProfilePurpose":"TxProfile","chargingSchedule":[{"id":1,"chargingRateUnit":"A","duration":60,"chargingSchedulePeriod":[{"startPeriod":0,"limit":0}]}]} -> status:Accepted',
        ),
      ),
    ],
  },
  {
    rule: 'maintenance.reset-not-done',
    fires: day('10:20:00 < Reset type:Immediate -> status:Accepted'),
    // Only the EVSE restarts; the station does not report it (B11, B12).
    quiet: [day('10:20:00 < Reset type:Immediate evseId:1 -> status:Accepted')],
  },
  {
    rule: 'authorisation.unlock-failed',
    fires: lines('10:20:00 < UnlockConnector evseId:1 connectorId:1 -> status:OngoingAuthorizedTransaction'),
    // 1.5 answers with Accepted.
    quiet: [lines('10:20:00 < UnlockConnector connectorId:1 -> status:Accepted')],
  },
  {
    rule: 'transaction.ended-early',
    fires: lines(event('10:15:00', 'Started'), event('10:30:00', 'Ended', { reason: 'ReqEnergyTransferRejected' })),
    quiet: [lines(event('10:15:00', 'Started'), event('10:30:00', 'Ended', { reason: 'SOCLimitReached' }))],
  },
  {
    rule: 'connection.heartbeat-interval-ignored',
    fires: [
      '10:00:00 > BootNotification reason:PowerUp chargingStation:{"model":"M","vendorName":"V"} -> status:Accepted currentTime:$t interval:60',
      ...times('10:01:00', 14, 300).map((time) => `${time} > Heartbeat -> currentTime:$t`),
    ].join('\n'),
    quiet: [
      [
        '10:00:00 > BootNotification reason:PowerUp chargingStation:{"model":"M","vendorName":"V"} -> status:Accepted currentTime:$t interval:60',
        setVariable('10:00:30', 'OCPPCommCtrlr/HeartbeatInterval', '300'),
        ...times('10:01:00', 14, 300).map((time) => `${time} > Heartbeat -> currentTime:$t`),
      ].join('\n'),
    ],
  },
  {
    rule: 'authorisation.start-after-refusal',
    fires: lines(
      '10:15:00 > Authorize idToken:{"idToken":"A","type":"ISO14443"} -> idTokenInfo:{"status":"Invalid"}',
      event('10:15:10', 'Started', { card: 'A', trigger: 'Authorized' }),
    ),
    quiet: [
      // The transaction began with the cable; the event tells that the card was refused.
      lines(
        event('10:14:00', 'Started', { trigger: 'CablePluggedIn' }),
        '10:15:00 > Authorize idToken:{"idToken":"A","type":"ISO14443"} -> idTokenInfo:{"status":"Invalid"}',
        event('10:15:10', 'Updated', { card: 'A', trigger: 'Deauthorized' }),
      ),
    ],
  },
  {
    // The station must not unlock while somebody charges (F05).
    rule: 'authorisation.unlock-failed',
    fires: lines('10:20:00 < UnlockConnector evseId:1 connectorId:1 -> status:OngoingAuthorizedTransaction'),
    quiet: [lines('10:20:00 < UnlockConnector evseId:1 connectorId:1 -> status:Unlocked')],
    expected: { severity: 'info' },
  },
  {
    rule: 'authorisation.unlock-failed',
    fires: lines(
      '10:20:00 < UnlockConnector connectorId:1 -> status:Rejected',
      '10:21:00 < UnlockConnector connectorId:1 -> status:Accepted',
    ),
    quiet: [lines('10:21:00 < UnlockConnector connectorId:1 -> status:Accepted')],
    expected: { severity: 'warning', counterEvidence: [{ code: 'unlocked-later', found: true }] },
  },
  {
    rule: 'connection.network-profile-switched',
    fires: lines(profile('10:10:00', '1'), profile('10:40:00', '2')),
    quiet: [
      lines(profile('10:10:00', '1'), profile('10:40:00', '1')),
      // The first that is heard of: nobody knows what was before.
      lines(profile('10:40:00', '2')),
    ],
    expected: { severity: 'warning', params: { from: '1', to: '2' } },
  },
  {
    rule: 'connection.network-profile-switched',
    fires: lines(
      profile('10:10:00', '1'),
      setVariable('10:20:00', 'OCPPCommCtrlr/NetworkConfigurationPriority', '2,1', 'RebootRequired'),
      profile('10:40:00', '2'),
    ),
    quiet: [lines(setVariable('10:20:00', 'OCPPCommCtrlr/NetworkConfigurationPriority', '2,1', 'RebootRequired'))],
    expected: {
      severity: 'info',
      params: { ordered: 1 },
      counterEvidence: [{ code: 'profile-ordered', found: true }, {}],
    },
  },
];
