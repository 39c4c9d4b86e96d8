import { location16, phase16, readingContext16 } from './enumerations-16.ts';
import { authorizationStatus2x, stoppedReason2x } from './enumerations-2x.ts';
import { boolean, dateTime, decimal, integer, listOf, object, oneOf, optional, text } from './field.ts';
import type { Field, MessageFields } from './field.ts';

/*
 * The messages of OCPP 2.0.1 (part 2) that tell how a charge went, with the words that 2.1 adds: a table of our own, used for remarks, never to
 * refuse a frame. Where 2.1 is wider than 2.0.1, the wider counts.
 */

const statusInfo = optional(object('statusInfo', [text('reasonCode', 20)]));
const answer = (...words: readonly string[]): readonly Field[] => [oneOf('status', words), statusInfo];

const idToken = object('idToken', [text('idToken', 255), text('type', 20)]);
const idTokenInfo = object('idTokenInfo', [oneOf('status', authorizationStatus2x)]);
const evse = object('evse', [integer('id'), optional(integer('connectorId'))]);
const component = object('component', [text('name', 50)]);
const variable = object('variable', [text('name', 50)]);

const meterValue = listOf(
  object('meterValue', [
    dateTime('timestamp'),
    listOf(
      object('sampledValue', [
        decimal('value'),
        optional(oneOf('context', readingContext16)),
        optional(text('measurand', 60)),
        optional(oneOf('phase', phase16)),
        optional(oneOf('location', [...location16, 'Upstream'])),
        optional(object('signedMeterValue', [text('signedMeterData')])),
        optional(object('unitOfMeasure', [optional(text('unit', 20)), optional(integer('multiplier'))])),
      ]),
    ),
  ]),
);

const transactionInfo = object('transactionInfo', [
  text('transactionId', 36),
  optional(oneOf('chargingState', ['Charging', 'EVConnected', 'Idle', 'SuspendedEV', 'SuspendedEVSE'])),
  optional(integer('timeSpentCharging')),
  optional(oneOf('stoppedReason', stoppedReason2x)),
  optional(integer('remoteStartId')),
]);

const triggerReasons = [
  'AbnormalCondition',
  'Authorized',
  'CablePluggedIn',
  'ChargingRateChanged',
  'ChargingStateChanged',
  'CostLimitReached',
  'Deauthorized',
  'EVCommunicationLost',
  'EVConnectTimeout',
  'EVDeparted',
  'EVDetected',
  'EnergyLimitReached',
  'LimitSet',
  'MeterValueClock',
  'MeterValuePeriodic',
  'OperationModeChanged',
  'RemoteStart',
  'RemoteStop',
  'ResetCommand',
  'RunningCost',
  'SignedDataReceived',
  'SoCLimitReached',
  'StopAuthorized',
  'TariffChanged',
  'TariffNotAccepted',
  'TimeLimitReached',
  'Trigger',
  'TxResumed',
  'UnlockCommand',
];

const messages: Readonly<Record<string, MessageFields>> = {
  Authorize: { request: [idToken], response: [idTokenInfo] },
  BootNotification: {
    request: [
      object('chargingStation', [
        optional(text('serialNumber', 25)),
        text('model', 20),
        text('vendorName', 50),
        optional(text('firmwareVersion', 50)),
      ]),
      oneOf('reason', [
        'ApplicationReset',
        'FirmwareUpdate',
        'LocalReset',
        'PowerUp',
        'RemoteReset',
        'ScheduledReset',
        'Triggered',
        'Unknown',
        'Watchdog',
      ]),
    ],
    response: [dateTime('currentTime'), integer('interval'), ...answer('Accepted', 'Pending', 'Rejected')],
  },
  Heartbeat: { request: [], response: [dateTime('currentTime')] },
  MeterValues: { request: [integer('evseId'), meterValue], response: [] },
  NotifyEvent: {
    request: [
      dateTime('generatedAt'),
      integer('seqNo'),
      optional(boolean('tbc')),
      listOf(
        object('eventData', [
          integer('eventId'),
          dateTime('timestamp'),
          oneOf('trigger', ['Alerting', 'Delta', 'Periodic']),
          text('actualValue', 2_500),
          optional(boolean('cleared')),
          oneOf('eventNotificationType', [
            'CustomMonitor',
            'HardWiredMonitor',
            'HardWiredNotification',
            'PreconfiguredMonitor',
          ]),
          component,
          variable,
        ]),
      ),
    ],
    response: [],
  },
  RequestStartTransaction: {
    request: [idToken, integer('remoteStartId'), optional(integer('evseId'))],
    response: [...answer('Accepted', 'Rejected'), optional(text('transactionId', 36))],
  },
  RequestStopTransaction: { request: [text('transactionId', 36)], response: answer('Accepted', 'Rejected') },
  Reset: {
    request: [oneOf('type', ['Immediate', 'OnIdle', 'ImmediateAndResume']), optional(integer('evseId'))],
    response: answer('Accepted', 'Rejected', 'Scheduled'),
  },
  SecurityEventNotification: {
    request: [text('type', 50), dateTime('timestamp'), optional(text('techInfo', 255))],
    response: [],
  },
  StatusNotification: {
    request: [
      dateTime('timestamp'),
      oneOf('connectorStatus', ['Available', 'Faulted', 'Occupied', 'Reserved', 'Unavailable']),
      integer('evseId'),
      integer('connectorId'),
    ],
    response: [],
  },
  TransactionEvent: {
    request: [
      oneOf('eventType', ['Ended', 'Started', 'Updated']),
      dateTime('timestamp'),
      oneOf('triggerReason', triggerReasons),
      integer('seqNo'),
      transactionInfo,
      optional(boolean('offline')),
      optional(evse),
      optional(idToken),
      optional(meterValue),
    ],
    response: [optional(idTokenInfo)],
  },
  UnlockConnector: {
    request: [integer('evseId'), integer('connectorId')],
    response: answer('OngoingAuthorizedTransaction', 'UnknownConnector', 'UnlockFailed', 'Unlocked'),
  },
};

/** The fields of a 2.x message; `undefined` for those that are not in the table. */
export function messageFields2x(action: string): MessageFields | undefined {
  return Object.hasOwn(messages, action) ? messages[action] : undefined;
}
