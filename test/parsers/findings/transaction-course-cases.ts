import { lines, longSession, meter, read, times } from './case-lines.ts';
import { session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

const refusedStart =
  '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Invalid"}';
const stop =
  '10:45:00 > StopTransaction transactionId:7 idTag:A meterStop:9000 timestamp:$t reason:DeAuthorized -> idTagInfo:{"status":"Accepted"}';

function event(time: string, type: string, seqNo: number, extra = '', transaction = 'T1'): string {
  return `${time} > TransactionEvent eventType:${type} timestamp:$t triggerReason:MeterValuePeriodic seqNo:${seqNo} transactionInfo:{"transactionId":"${transaction}"} evse:{"id":1,"connectorId":1} ${extra} -> ok`;
}

export const transactionCourseCases: readonly RuleCase[] = [
  {
    rule: 'transaction.stop-reason-unfit',
    fires: lines(session('10:15:00', '10:45:00', { reason: 'LocalByButton' })),
    quiet: [
      lines(session('10:15:00', '10:45:00', { reason: 'Other' })),
      // Without a reason 1.6 means Local, and nothing here speaks against it.
      lines(
        '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Accepted"}',
        '10:45:00 > StopTransaction transactionId:7 meterStop:9000 timestamp:$t -> ok',
      ),
    ],
    expected: { params: { reason: 'LocalByButton', transaction: '7' } },
  },
  {
    rule: 'transaction.session-short',
    fires: lines(session('10:15:00', '10:15:40'), session('10:20:00', '10:20:30', { tx: 8 })),
    quiet: [
      lines(session('10:15:00', '10:15:40')),
      lines(session('10:15:00', '10:15:40'), session('10:20:00', '10:21:00', { tx: 8 })),
      lines(session('10:15:00', '10:15:40'), session('10:35:00', '10:35:30', { tx: 8 })),
    ],
    expected: { severity: 'info', params: { times: 2, longest: '40 s', reasons: 'Local' } },
  },
  {
    rule: 'transaction.session-long',
    fires: session('10:00:00', '10:05:00').replace('10:05:00 >', 'd2 10:05:00 >'),
    quiet: [session('10:00:00', '10:05:00').replace('10:05:00 >', 'd2 09:55:00 >')],
  },
  {
    rule: 'transaction.goes-on-unauthorised',
    fires: lines(
      refusedStart,
      meter('10:15:30', 'Energy.Active.Import.Register=1000'),
      meter('10:20:00', 'Energy.Active.Import.Register=2000'),
      stop,
    ),
    quiet: [
      // Within the minute that a station may take.
      lines(
        refusedStart,
        meter('10:15:30', 'Energy.Active.Import.Register=1000'),
        meter('10:15:50', 'Energy.Active.Import.Register=1100'),
        stop,
      ),
      // It goes on reporting, but nothing flows.
      lines(
        refusedStart,
        meter('10:15:30', 'Energy.Active.Import.Register=1000'),
        meter('10:20:00', 'Energy.Active.Import.Register=1000'),
        stop,
      ),
      lines(
        longSession(
          meter('10:15:30', 'Energy.Active.Import.Register=1000'),
          meter('10:20:00', 'Energy.Active.Import.Register=2000'),
        ),
      ),
    ],
  },
  {
    rule: 'transaction.connector-unknown',
    fires: lines(session('10:15:00', '10:45:00', { connector: 0 })),
    quiet: [
      lines(session('10:15:00', '10:45:00')),
      lines(read('10:00:00', 'NumberOfConnectors=2'), session('10:15:00', '10:45:00', { connector: 2 })),
    ],
  },
  {
    rule: 'transaction.event-missing',
    fires: lines(
      event('10:15:00', 'Started', 0),
      event('10:20:00', 'Updated', 1),
      event('10:40:00', 'Started', 0, '', 'T2'),
      event('10:50:00', 'Ended', 1, '', 'T2'),
    ),
    quiet: [
      lines(event('10:15:00', 'Started', 0), event('10:20:00', 'Ended', 1), event('10:40:00', 'Started', 0, '', 'T2')),
      // Nothing follows on this EVSE: it may still be running.
      lines(event('10:15:00', 'Started', 0), event('10:20:00', 'Updated', 1)),
      // The log begins shortly before.
      lines(event('10:15:00', 'Updated', 4), event('10:20:00', 'Ended', 5)),
    ],
    expected: { params: { transaction: 'T1', missing: 'Ended' } },
  },
  {
    rule: 'transaction.offline-events',
    fires: lines(event('10:15:00', 'Started', 0, 'offline:true'), event('10:20:00', 'Ended', 1)),
    quiet: [lines(event('10:15:00', 'Started', 0, 'offline:false'), event('10:20:00', 'Ended', 1))],
  },
  {
    rule: 'status.charging-state-contradicts',
    fires: lines(
      '10:10:00 > StatusNotification timestamp:$t connectorStatus:Available evseId:1 connectorId:1 -> ok',
      event('10:15:00', 'Started', 0),
      '10:20:00 > TransactionEvent eventType:Updated timestamp:$t triggerReason:ChargingStateChanged seqNo:1 transactionInfo:{"transactionId":"T1","chargingState":"Charging"} evse:{"id":1,"connectorId":1} -> ok',
    ),
    quiet: [
      lines(
        '10:10:00 > StatusNotification timestamp:$t connectorStatus:Occupied evseId:1 connectorId:1 -> ok',
        '10:20:00 > TransactionEvent eventType:Updated timestamp:$t triggerReason:ChargingStateChanged seqNo:1 transactionInfo:{"transactionId":"T1","chargingState":"Charging"} evse:{"id":1,"connectorId":1} -> ok',
      ),
      // Half a minute: the notification may be on its way.
      lines(
        '10:19:30 > StatusNotification timestamp:$t connectorStatus:Available evseId:1 connectorId:1 -> ok',
        '10:20:00 > TransactionEvent eventType:Updated timestamp:$t triggerReason:ChargingStateChanged seqNo:1 transactionInfo:{"transactionId":"T1","chargingState":"Charging"} evse:{"id":1,"connectorId":1} -> ok',
      ),
    ],
  },
  {
    rule: 'signature.key-not-sent',
    fires: lines(
      '10:00:00 < GetVariables ok -> getVariableResult:[{"attributeStatus":"Accepted","attributeValue":"OncePerTransaction","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"PublicKeyWithSignedMeterValue"}}]',
      event('10:15:00', 'Ended', 1, signed('')),
    ),
    quiet: [
      lines(
        '10:00:00 < GetVariables ok -> getVariableResult:[{"attributeStatus":"Accepted","attributeValue":"OncePerTransaction","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"PublicKeyWithSignedMeterValue"}}]',
        event('10:15:00', 'Ended', 1, signed('b2NhOmJhc2UxNg==')),
      ),
      // Nobody asked for the key.
      lines(event('10:15:00', 'Ended', 1, signed(''))),
    ],
  },
  {
    rule: 'metering.sent-twice',
    fires: lines(
      ...times('10:15:00', 2, 60).flatMap((time, index) => [
        event(time, 'Updated', index, reading(index)),
        `${time}.5 > MeterValues evseId:1 meterValue:[{"timestamp":"2025-03-01T10:1${5 + index}:00Z","sampledValue":[{"value":${100 + index}}]}] -> ok`,
      ]),
    ),
    quiet: [
      lines(
        ...times('10:15:00', 2, 60).flatMap((time, index) => [
          event(time, 'Updated', index, reading(index)),
          `${time}.5 > MeterValues evseId:1 meterValue:[{"timestamp":"2025-03-01T10:1${5 + index}:30Z","sampledValue":[{"value":${100 + index}}]}] -> ok`,
        ]),
      ),
    ],
  },
];

function signed(publicKey: string): string {
  return `meterValue:[{"timestamp":"$t","sampledValue":[{"value":1,"signedMeterValue":{"signedMeterData":"T0NNRnx7fXx7fQ==","encodingMethod":"OCMF","signingMethod":"","publicKey":"${publicKey}"}}]}]`;
}

function reading(index: number): string {
  return `meterValue:[{"timestamp":"2025-03-01T10:1${5 + index}:00Z","sampledValue":[{"value":${100 + index}}]}]`;
}
