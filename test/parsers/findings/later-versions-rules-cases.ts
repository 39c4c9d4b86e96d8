import { lines, times } from './case-lines.ts';
import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';
import { event } from './transaction-events-2x.ts';

function part(time: string, seqNo: number, tbc: boolean, requestId = 4, action = 'NotifyReport'): string {
  return `${time} > ${action} requestId:${requestId} generatedAt:$t seqNo:${seqNo} tbc:${tbc} -> ok`;
}
/** PEM text of something that has the validity of a certificate, without blanks; dates as `260401`. */
function pem(from: string, until: string): string {
  const time = (date: string): readonly number[] => [
    0x17,
    13,
    ...[...`${date}000000Z`].map((letter) => letter.charCodeAt(0)),
  ];
  const validity = [...time(from), ...time(until)];
  const inner = [0x02, 0x01, 0x05, 0x30, validity.length, ...validity];
  const text = btoa(String.fromCharCode(0x30, inner.length, ...inner));
  return `"-----BEGIN\\u0020CERTIFICATE-----\\n${text}\\n-----END\\u0020CERTIFICATE-----"`;
}
const signed = (from: string, until: string, status = 'Accepted', time = '10:15:00'): string =>
  `${time} < CertificateSigned certificateType:ChargingStationCertificate certificateChain:${pem(from, until)} -> status:${status}`;
const ordered = '10:15:00 < GetBaseReport requestId:4 reportBase:FullInventory -> status:Accepted';
const offline = 'offline:true';

/** Rules that only 2.0.1 and 2.1 can have, and those about lists, updates and certificates. */
export const laterVersionsRulesCases: readonly RuleCase[] = [
  {
    rule: 'maintenance.report-incomplete',
    fires: lines(ordered, part('10:15:02', 0, true), part('10:15:04', 2, false)),
    quiet: [
      lines(ordered, part('10:15:02', 0, true), part('10:15:04', 1, false)),
      // A part that is sent again.
      lines(ordered, part('10:15:02', 0, true), part('10:15:03', 0, true), part('10:15:04', 1, false)),
      // The numbers of another request, and the same request later once more.
      lines(
        ordered,
        part('10:15:02', 0, true),
        part('10:15:03', 0, false, 5),
        part('10:15:04', 1, false),
        ordered.replace('10:15', '10:40'),
        part('10:40:02', 0, false),
      ),
      // A station that counts from one.
      lines(ordered, part('10:15:02', 1, true), part('10:15:04', 2, false)),
      // Refused: nothing was promised.
      lines(ordered.replace('Accepted', 'EmptyResultSet')),
    ],
    expected: { params: { action: 'NotifyReport', requestId: '4', parts: 2, missing: 1 } },
  },
  {
    rule: 'maintenance.report-incomplete',
    fires: lines(ordered, part('10:15:02', 0, true)),
    // The log has a hole where the rest may stand.
    quiet: [day([ordered, part('10:15:02', 0, true)].join('\n'), { from: '10:16:00', to: '11:20:00' })],
    expected: { params: { open: 1, parts: 1 } },
  },
  {
    rule: 'maintenance.report-incomplete',
    fires: lines('10:15:00 < GetMonitoringReport requestId:9 -> status:Accepted'),
    quiet: [
      lines(
        '10:15:00 < GetMonitoringReport requestId:9 -> status:Accepted',
        part('10:15:30', 0, false, 9, 'NotifyMonitoringReport'),
      ),
      lines('10:15:00 < CustomerInformation requestId:9 report:false clear:true -> status:Accepted'),
    ],
    expected: { params: { action: 'NotifyMonitoringReport', never: 1 } },
  },
  {
    rule: 'authorisation.contract-refused',
    fires: lines(
      '10:15:00 > Authorize idToken:{"idToken":"DE8ACC12E46L89","type":"eMAID"} -> idTokenInfo:{"status":"Invalid"} certificateStatus:CertificateExpired',
    ),
    quiet: [
      lines(
        '10:15:00 > Authorize idToken:{"idToken":"DE8ACC12E46L89","type":"eMAID"} -> idTokenInfo:{"status":"Accepted"} certificateStatus:Accepted',
      ),
      lines('10:15:00 > Authorize idToken:{"idToken":"A","type":"ISO14443"} -> idTokenInfo:{"status":"Invalid"}'),
      // Written in another case.
      lines(
        '10:15:00 > Authorize idToken:{"idToken":"DE8ACC12E46L89","type":"eMAID"} -> idTokenInfo:{"status":"accepted"} certificateStatus:accepted',
      ),
      // A card has no certificate, and the backend says so.
      lines(
        '10:15:00 > Authorize idToken:{"idToken":"A","type":"ISO14443"} -> idTokenInfo:{"status":"Accepted"} certificateStatus:NoCertificateAvailable',
      ),
    ],
    expected: { params: { status: 'CertificateExpired', contract: 1 } },
  },
  {
    rule: 'authorisation.contract-refused',
    fires: lines(
      '10:15:00 > GetCertificateChainStatus certificateStatusRequests:[] -> certificateStatus:[{"status":"Good"},{"status":"Revoked"}]',
    ),
    quiet: [
      lines(
        '10:15:00 > GetCertificateChainStatus certificateStatusRequests:[] -> certificateStatus:[{"status":"Good"}]',
      ),
      lines('10:15:00 > Get15118EVCertificate action:Install -> status:Accepted exiResponse:x'),
    ],
    expected: { params: { action: 'GetCertificateChainStatus', status: 'Revoked' } },
  },
  {
    rule: 'maintenance.certificate-not-signed',
    fires: lines('10:15:00 > SignCertificate csr:x certificateType:V2GCertificate -> status:Accepted'),
    quiet: [
      lines(
        '10:15:00 > SignCertificate csr:x -> status:Accepted',
        '10:20:00 < CertificateSigned certificateChain:y -> status:Accepted',
      ),
      // Asked again meanwhile, and signed.
      lines(
        '10:15:00 > SignCertificate csr:x -> status:Accepted',
        '10:45:00 > SignCertificate csr:x -> status:Accepted',
        '10:50:00 < CertificateSigned certificateChain:y -> status:Accepted',
      ),
      // The log ends too soon to tell.
      lines('11:30:00 > SignCertificate csr:x -> status:Accepted'),
    ],
    expected: { params: { type: 'V2GCertificate' } },
  },
  {
    rule: 'maintenance.certificate-ends',
    // The log is of 1 March 2025.
    fires: lines(signed('240101', '250311')),
    quiet: [
      lines(signed('240101', '270101')),
      lines(signed('240101', '250311', 'Rejected')),
      // A newer one of the same use.
      lines(signed('240101', '250311'), signed('250101', '270101', 'Accepted', '10:45:00')),
      lines('10:15:00 < CertificateSigned certificateChain:x -> status:Accepted'),
      // It holds for thirty days in all and is new.
      lines(signed('250227', '250329')),
    ],
    expected: { severity: 'warning', params: { until: '2025-03-11', type: 'ChargingStationCertificate' } },
  },
  {
    rule: 'maintenance.certificate-ends',
    fires: lines(signed('240101', '250228')),
    quiet: [lines(signed('250301', '270101'))],
    expected: { severity: 'critical', params: { over: 1 } },
  },
  {
    rule: 'maintenance.certificate-ends',
    fires: lines(signed('250401', '270101')),
    quiet: [
      lines(signed('250201', '270101')),
      // The clocks of the station and of whoever signed are not the same, nor need be the zone of the log.
      lines(signed('250302', '270101')),
    ],
    expected: { params: { from: '2025-04-01' } },
  },
  {
    rule: 'authorisation.local-list-version',
    fires: lines(
      '10:15:00 < SendLocalList versionNumber:12 updateType:Full -> status:Accepted',
      '10:45:00 < GetLocalListVersion ok -> versionNumber:0',
    ),
    quiet: [
      lines(
        '10:15:00 < SendLocalList versionNumber:12 updateType:Full -> status:Accepted',
        '10:45:00 < GetLocalListVersion ok -> versionNumber:12',
      ),
      lines(
        '10:15:00 < SendLocalList listVersion:12 updateType:Full -> status:Failed',
        '10:45:00 < GetLocalListVersion ok -> listVersion:11',
      ),
      lines('10:45:00 < GetLocalListVersion ok -> listVersion:11'),
    ],
    expected: { params: { set: '12', told: '0', lost: 1 } },
  },
  {
    rule: 'authorisation.local-list-version',
    fires: lines(
      '10:15:00 < SendLocalList listVersion:12 updateType:Full -> status:Accepted',
      '10:45:00 < GetLocalListVersion ok -> listVersion:11',
    ),
    quiet: [
      lines('10:15:00 < SendLocalList listVersion:12 updateType:Full -> status:Accepted'),
      // In the hole of the log another list may have come.
      day(
        [
          '10:15:00 < SendLocalList listVersion:12 updateType:Full -> status:Accepted',
          '11:45:00 < GetLocalListVersion ok -> listVersion:13',
        ].join('\n'),
        { from: '10:20:00', to: '11:30:00' },
      ),
    ],
    expected: { params: { set: '12', told: '11' } },
  },
  {
    rule: 'transaction.refused-after-offline',
    fires: lines(
      event('11:00:00', 'Started', {
        card: 'A',
        stated: '$t-2h',
        extra: offline,
        wh: 1000,
        context: 'Transaction.Begin',
        answer: 'idTokenInfo:{"status":"Invalid"}',
      }),
      event('11:00:01', 'Ended', { stated: '$t-1h', extra: offline, wh: 9000, context: 'Transaction.End' }),
    ),
    quiet: [
      lines(
        event('11:00:00', 'Started', {
          card: 'A',
          stated: '$t-2h',
          extra: offline,
          answer: 'idTokenInfo:{"status":"Accepted"}',
        }),
      ),
      // With a connection: other rules say it.
      lines(event('11:00:00', 'Started', { card: 'A', answer: 'idTokenInfo:{"status":"Invalid"}' })),
      // The card that was to stop it.
      lines(
        event('11:00:00', 'Started', {
          card: 'A',
          stated: '$t-2h',
          extra: offline,
          answer: 'idTokenInfo:{"status":"Accepted"}',
        }),
        event('11:00:01', 'Ended', {
          card: 'B',
          stated: '$t-1h',
          extra: offline,
          trigger: 'StopAuthorized',
          answer: 'idTokenInfo:{"status":"Unknown"}',
        }),
      ),
    ],
    expected: { params: { status: 'Invalid', energyWh: '8000' } },
  },
  {
    rule: 'transaction.refused-after-offline',
    fires: day(
      '11:00:00 > StartTransaction connectorId:1 idTag:A meterStart:5 timestamp:$t-3h -> transactionId:4 idTagInfo:{"status":"Blocked"}\n11:00:02 > StopTransaction transactionId:4 meterStop:5005 timestamp:$t-2h -> ok',
    ),
    quiet: [day(session('10:15:00', '10:45:00'))],
    expected: { params: { status: 'Blocked', energyWh: '5000' } },
  },
  {
    rule: 'maintenance.update-unfinished',
    fires: [
      '09:50:00 > BootNotification chargePointModel:M -> status:Accepted currentTime:$t interval:600',
      ...times('10:00:30', 24, 600).map((time) => `${time} > Heartbeat -> currentTime:$t`),
      '10:15:00 > FirmwareStatusNotification status:Downloading -> ok',
    ].join('\n'),
    quiet: [
      [
        '09:50:00 > BootNotification chargePointModel:M -> status:Accepted currentTime:$t interval:600',
        ...times('10:00:30', 24, 600).map((time) => `${time} > Heartbeat -> currentTime:$t`),
        '10:15:00 > FirmwareStatusNotification status:Downloading -> ok',
        '10:35:00 > FirmwareStatusNotification status:Downloaded -> ok',
      ].join('\n'),
      [
        '09:50:00 > BootNotification chargePointModel:M -> status:Accepted currentTime:$t interval:600',
        ...times('10:00:30', 24, 600).map((time) => `${time} > Heartbeat -> currentTime:$t`),
        '10:15:00 > FirmwareStatusNotification status:Installing requestId:1 -> ok',
        '10:20:00 > BootNotification chargePointModel:M -> status:Accepted currentTime:$t interval:600',
      ].join('\n'),
      lines('11:15:00 > FirmwareStatusNotification status:Downloading -> ok'),
    ],
    expected: { params: { status: 'Downloading' } },
  },
  {
    rule: 'connection.answer-refused',
    fires: { table: lines('10:15:00 > GetVariables ok'), messageTypes: { GetVariables: 5 } },
    quiet: [
      { table: lines('10:15:00 > NotifyPeriodicEventStream id:1'), messageTypes: { NotifyPeriodicEventStream: 6 } },
      { table: lines('10:15:00 > Heartbeat ok'), messageTypes: { Heartbeat: 1 } },
    ],
    expected: { params: { times: 1 } },
  },
  {
    rule: 'connection.stream-not-open',
    fires: lines(
      '10:15:00 > OpenPeriodicEventStream constantStreamData:{"id":3,"variableMonitoringId":8,"params":{"interval":5}} -> status:Rejected',
      '10:20:00 > NotifyPeriodicEventStream id:3 pending:0 basetime:$t data:[]',
    ),
    quiet: [
      lines(
        '10:15:00 > OpenPeriodicEventStream constantStreamData:{"id":3,"variableMonitoringId":8,"params":{"interval":5}} -> status:Accepted',
        '10:20:00 > NotifyPeriodicEventStream id:3 pending:0 basetime:$t data:[]',
      ),
      // Opened before the log began.
      lines('10:20:00 > NotifyPeriodicEventStream id:3 pending:0 basetime:$t data:[]'),
      // In the hole of the log it may have been opened again.
      day(
        [
          '10:15:00 > ClosePeriodicEventStream id:3 -> ok',
          '11:45:00 > NotifyPeriodicEventStream id:3 pending:0 basetime:$t data:[]',
        ].join('\n'),
        { from: '10:20:00', to: '11:30:00' },
      ),
      // It was on its way.
      lines(
        '10:15:00 > ClosePeriodicEventStream id:3 -> ok',
        '10:15:10 > NotifyPeriodicEventStream id:3 pending:0 basetime:$t data:[]',
      ),
    ],
    expected: { params: { id: '3', refused: 1 } },
  },
  {
    rule: 'maintenance.grid-alarm',
    fires: lines('10:15:00 > NotifyDERAlarm controlType:HVMustTrip gridEventFault:OverVoltage timestamp:$t -> ok'),
    quiet: [
      lines('10:15:00 > NotifyDERStartStop controlId:c1 started:true timestamp:$t -> ok'),
      // It ends what the log does not show.
      lines('10:15:00 > NotifyDERAlarm controlType:HVMustTrip alarmEnded:true timestamp:$t -> ok'),
      // The log ends with it.
      lines('11:55:00 > NotifyDERAlarm controlType:HVMustTrip timestamp:$t -> ok'),
    ],
    expected: { severity: 'warning', params: { control: 'HVMustTrip', fault: 'OverVoltage' } },
  },
  {
    rule: 'maintenance.grid-alarm',
    fires: lines(
      '10:15:00 > NotifyDERAlarm controlType:LFMustTrip gridEventFault:UnderFrequency timestamp:$t -> ok',
      '10:35:00 > NotifyDERAlarm controlType:LFMustTrip alarmEnded:true timestamp:$t -> ok',
    ),
    quiet: [lines('10:15:00 > Heartbeat -> currentTime:$t')],
    expected: { severity: 'info', params: { duration: '20 min' } },
  },
  {
    // Two of one kind are one finding with their sum; that of another kind stands for itself.
    rule: 'maintenance.grid-alarm',
    fires: lines(
      ...['10:15', '10:35', '10:55'].flatMap((time) => [
        `${time}:00 > NotifyDERAlarm controlType:LFMustTrip gridEventFault:UnderFrequency timestamp:$t -> ok`,
        `${time}:40 > NotifyDERAlarm controlType:LFMustTrip alarmEnded:true timestamp:$t -> ok`,
      ]),
    ),
    quiet: [lines('10:15:00 > Heartbeat -> currentTime:$t')],
    expected: { severity: 'info', params: { times: 3, duration: '2 min', longest: '40 s' } },
  },
  {
    rule: 'transaction.payment-failed',
    fires: lines(
      '10:45:00 > NotifySettlement pspRef:p status:Failed settlementAmount:12.5 settlementTime:$t transactionId:T1 -> ok',
    ),
    quiet: [
      lines('10:45:00 > NotifySettlement pspRef:p status:Settled settlementAmount:12.5 settlementTime:$t -> ok'),
      lines('10:45:00 > NotifySettlement pspRef:p status:Canceled settlementAmount:0 settlementTime:$t -> ok'),
    ],
    expected: { params: { status: 'Failed', amount: '12.5' } },
  },
  {
    rule: 'transaction.limit-exceeded',
    fires: lines(
      event('10:15:00', 'Started', {
        wh: 1000,
        context: 'Transaction.Begin',
        answer: 'transactionLimit:{"maxEnergy":5000}',
      }),
      event('10:45:00', 'Ended', { wh: 9000, context: 'Transaction.End' }),
    ),
    quiet: [
      // A little more flows before the contactor opens.
      lines(
        event('10:15:00', 'Started', {
          wh: 1000,
          context: 'Transaction.Begin',
          answer: 'transactionLimit:{"maxEnergy":5000}',
        }),
        event('10:45:00', 'Ended', { wh: 6200, context: 'Transaction.End' }),
      ),
      // Raised meanwhile.
      lines(
        event('10:15:00', 'Started', {
          wh: 1000,
          context: 'Transaction.Begin',
          answer: 'transactionLimit:{"maxEnergy":5000}',
        }),
        event('10:30:00', 'Updated', { answer: 'transactionLimit:{"maxEnergy":9000}' }),
        event('10:45:00', 'Ended', { wh: 9000, context: 'Transaction.End' }),
      ),
      lines(event('10:15:00', 'Started', { wh: 1000 }), event('10:45:00', 'Ended', { wh: 90000 })),
    ],
    expected: { params: { limit: 'maxEnergy', most: '5000 Wh', reached: '8000 Wh' } },
  },
  {
    rule: 'transaction.limit-exceeded',
    fires: lines(
      event('10:15:00', 'Started', { state: 'Charging', answer: 'transactionLimit:{"maxTime":600}' }),
      event('10:45:00', 'Ended', { state: 'EVConnected' }),
    ),
    quiet: [
      // Energy stopped in time; the transaction ends with the cable (TxStopPoint).
      lines(
        event('10:15:00', 'Started', { state: 'Charging', answer: 'transactionLimit:{"maxTime":600}' }),
        event('10:25:00', 'Updated', { state: 'SuspendedEVSE' }),
        event('10:45:00', 'Ended', { state: 'Idle' }),
      ),
    ],
    expected: { params: { limit: 'maxTime', most: '600 s', reached: '1800 s' } },
  },
  {
    rule: 'maintenance.battery-not-taken',
    fires: lines(
      '10:15:00 > BatterySwap eventType:BatteryOutTimeout requestId:6 idToken:{"idToken":"A","type":"Central"} batteryData:[{"evseId":2,"serialNumber":"B"}] -> ok',
    ),
    quiet: [
      lines(
        '10:15:00 > BatterySwap eventType:BatteryOut requestId:6 idToken:{"idToken":"A","type":"Central"} batteryData:[{"evseId":2,"serialNumber":"B"}] -> ok',
      ),
    ],
    expected: { connector: 2, params: { batteries: 1 } },
  },
  {
    rule: 'transaction.no-energy',
    fires: lines(
      event('10:15:00', 'Started', { wh: 1000, context: 'Transaction.Begin' }),
      event('11:15:00', 'Ended', { wh: 1000, context: 'Transaction.End' }),
    ),
    quiet: [
      // A vehicle that feeds in takes nothing.
      lines(
        event('10:15:00', 'Started', { wh: 1000, context: 'Transaction.Begin' }),
        event('10:15:01', 'Updated', {
          extra:
            'meterValue:[{"timestamp":"$t","sampledValue":[{"value":50,"measurand":"Energy.Active.Export.Register"}]}]',
        }),
        event('11:10:00', 'Updated', {
          seq: 2,
          extra:
            'meterValue:[{"timestamp":"$t","sampledValue":[{"value":9050,"measurand":"Energy.Active.Export.Register"}]}]',
        }),
        event('11:15:00', 'Ended', { seq: 3, wh: 1000, context: 'Transaction.End' }),
      ),
    ],
  },
  {
    rule: 'connection.non-standard-frame',
    fires: { table: lines('10:15:00 > Heartbeat ok'), messageTypes: { Heartbeat: 9 } },
    quiet: [
      { table: lines('10:15:00 > NotifyPeriodicEventStream id:1'), messageTypes: { NotifyPeriodicEventStream: 6 } },
      { table: lines('10:15:00 > GetVariables ok'), messageTypes: { GetVariables: 5 } },
    ],
  },
  {
    rule: 'authorisation.command-refused',
    fires: lines(
      '10:15:00 < SetDefaultTariff evseId:1 tariff:{"tariffId":"T","currency":"EUR"} -> status:ConditionNotSupported',
    ),
    quiet: [lines('10:15:00 < SetDefaultTariff evseId:1 tariff:{"tariffId":"T","currency":"EUR"} -> status:Accepted')],
    expected: { severity: 'info' },
  },
];
