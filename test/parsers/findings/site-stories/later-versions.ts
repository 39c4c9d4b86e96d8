import { clock, every, heartbeats, seconds, siteFrom } from './lines.ts';
import type { SiteStory } from './lines.ts';

const boot =
  '09:00:00 > BootNotification reason:PowerUp chargingStation:{"model":"Q180","vendorName":"ACME","firmwareVersion":"2.0.7"} -> status:Accepted currentTime:$t interval:300';
const connector = (time: string, word: string): string =>
  `${time} > StatusNotification timestamp:$t connectorStatus:${word} evseId:1 connectorId:1 -> ok`;

interface Event {
  readonly time: string;
  readonly type?: string;
  readonly trigger: string;
  readonly number: number;
  readonly state: string;
  readonly reason?: string;
  readonly more?: string;
  readonly answer?: string;
}

function event({ time, type = 'Updated', trigger, number, state, reason, more = '', answer = 'ok' }: Event): string {
  const stopped = reason === undefined ? '' : `,"stoppedReason":"${reason}"`;
  return `${time} > TransactionEvent eventType:${type} timestamp:$t triggerReason:${trigger} seqNo:${number} transactionInfo:{"transactionId":"a1b2","chargingState":"${state}"${stopped}} ${more} -> ${answer}`;
}

const place = 'evse:{"id":1,"connectorId":1}';
const reading = (wh: number, context: string, more = ''): string =>
  `meterValue:[{"timestamp":"$t","sampledValue":[{"value":${wh},"context":"${context}","measurand":"Energy.Active.Import.Register","unitOfMeasure":{"unit":"Wh"}}${more}]}]`;
const soc = (percent: number): string =>
  `,{"value":${percent},"measurand":"SoC","unitOfMeasure":{"unit":"Percent"},"location":"EV"},{"value":48000,"measurand":"Power.Active.Import","unitOfMeasure":{"unit":"W"}}`;
/** Nine readings, five minutes apart. */
const periodic = (firstNumber: number, wh: number, percent: (index: number) => number): readonly string[] =>
  every('09:15:00', '09:55:00', 300).map((time, index) =>
    event({
      time,
      trigger: 'MeterValuePeriodic',
      number: firstNumber + index,
      state: 'Charging',
      more: reading(wh + 4_000 * (index + 1), 'Sample.Periodic', soc(percent(index))),
    }),
  );

/** OCPP 2.0.1 and 2.1. */
export const laterVersions: readonly SiteStory[] = [
  siteFrom('plug and charge', [
    boot,
    connector('09:00:01', 'Available'),
    heartbeats('09:05:00', '10:30:00'),
    connector('09:10:00', 'Occupied'),
    event({
      time: '09:10:01',
      type: 'Started',
      trigger: 'CablePluggedIn',
      number: 0,
      state: 'EVConnected',
      more: `${place} ${reading(500_000, 'Transaction.Begin')}`,
    }),
    '09:10:05 > Authorize idToken:{"idToken":"DE-ABC-C12345678-X","type":"eMAID"} iso15118CertificateHashData:[{"hashAlgorithm":"SHA256","issuerNameHash":"aa","issuerKeyHash":"bb","serialNumber":"1","responderURL":"https://ocsp.example"}] -> idTokenInfo:{"status":"Accepted"} certificateStatus:Accepted',
    event({
      time: '09:10:08',
      trigger: 'Authorized',
      number: 1,
      state: 'EVConnected',
      more: 'idToken:{"idToken":"DE-ABC-C12345678-X","type":"eMAID"}',
      answer: 'idTokenInfo:{"status":"Accepted"}',
    }),
    event({ time: '09:10:20', trigger: 'ChargingStateChanged', number: 2, state: 'Charging' }),
    periodic(3, 500_000, (index) => 20 + index * 6),
    event({ time: '09:58:00', trigger: 'ChargingStateChanged', number: 12, state: 'SuspendedEV' }),
    event({
      time: '10:00:00',
      type: 'Ended',
      trigger: 'EVCommunicationLost',
      number: 13,
      state: 'Idle',
      reason: 'EVDisconnected',
      more: `${place} ${reading(538_500, 'Transaction.End')}`,
    }),
    connector('10:00:02', 'Available'),
  ]),
  siteFrom('direct current, and a state of charge that stands still', [
    boot,
    connector('09:00:01', 'Available'),
    heartbeats('09:05:00', '10:30:00'),
    connector('09:10:00', 'Occupied'),
    event({
      time: '09:10:01',
      type: 'Started',
      trigger: 'Authorized',
      number: 0,
      state: 'EVConnected',
      more: `${place} idToken:{"idToken":"04AABB","type":"ISO14443"} ${reading(700_000, 'Transaction.Begin')}`,
      answer: 'idTokenInfo:{"status":"Accepted"}',
    }),
    event({ time: clock(seconds('09:10:20')), trigger: 'ChargingStateChanged', number: 1, state: 'Charging' }),
    periodic(2, 700_000, (index) => (index < 3 ? 20 + index * 6 : 32)),
    event({
      time: '10:00:00',
      type: 'Ended',
      trigger: 'StopAuthorized',
      number: 11,
      state: 'EVConnected',
      reason: 'Local',
      more: `${place} idToken:{"idToken":"04AABB","type":"ISO14443"} ${reading(739_500, 'Transaction.End')}`,
    }),
    connector('10:01:02', 'Available'),
  ]),
];
