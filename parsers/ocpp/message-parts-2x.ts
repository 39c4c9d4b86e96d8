import { location16, phase16, readingContext16 } from './enumerations-16.ts';
import * as enumerations from './enumerations-2x.ts';
import { boolean, dateTime, decimal, integer, listOf, object, oneOf, optional, text } from './field.ts';
import type { Field } from './field.ts';

/* Parts that several messages of OCPP 2.0.1 and 2.1 have (part 2, chapter 2 Datatypes); where 2.1 is wider, the wider counts. */

export const statusInfo = optional(
  object('statusInfo', [text('reasonCode', 20), optional(text('additionalInfo', 1_024))]),
);

/** An answer whose status is one of these words. */
export const answer = (...words: readonly string[]): readonly Field[] => [oneOf('status', words), statusInfo];
export const acceptedOrRejected = answer('Accepted', 'Rejected');
/** GenericDeviceModelStatusEnumType. */
export const reportAnswer = answer('Accepted', 'Rejected', 'NotSupported', 'EmptyResultSet');

export const idTokenNamed = (name: string): Field => object(name, [text('idToken', 255), text('type', 20)]);
export const idToken = idTokenNamed('idToken');
export const idTokenInfo = object('idTokenInfo', [
  oneOf('status', enumerations.authorizationStatus2x),
  optional(dateTime('cacheExpiryDateTime')),
  optional(integer('chargingPriority')),
  optional(idTokenNamed('groupIdToken')),
  optional(listOf(integer('evseId'))),
]);
export const evse = object('evse', [integer('id'), optional(integer('connectorId'))]);
export const component = object('component', [text('name', 50), optional(text('instance', 50)), optional(evse)]);
export const variable = object('variable', [text('name', 50), optional(text('instance', 50))]);
export const attributeType = optional(oneOf('attributeType', enumerations.attributeType2x));

export const meterValue = listOf(
  object('meterValue', [
    dateTime('timestamp'),
    listOf(
      object('sampledValue', [
        decimal('value'),
        optional(oneOf('context', readingContext16)),
        optional(text('measurand', 60)),
        optional(oneOf('phase', phase16)),
        optional(oneOf('location', [...location16, 'Upstream'])),
        optional(
          object('signedMeterValue', [
            text('signedMeterData'),
            optional(text('signingMethod', 50)),
            text('encodingMethod', 50),
            optional(text('publicKey')),
          ]),
        ),
        optional(object('unitOfMeasure', [optional(text('unit', 20)), optional(integer('multiplier'))])),
      ]),
    ),
  ]),
);

export const schedulePeriod = listOf(
  object('chargingSchedulePeriod', [
    integer('startPeriod'),
    optional(decimal('limit')),
    optional(integer('numberPhases')),
    optional(integer('phaseToUse')),
    optional(decimal('dischargeLimit')),
    optional(decimal('setpoint')),
    optional(oneOf('operationMode', enumerations.operationMode2x)),
  ]),
);
const scheduleFields = [
  integer('id'),
  optional(dateTime('startSchedule')),
  optional(integer('duration')),
  oneOf('chargingRateUnit', ['W', 'A']),
  optional(decimal('minChargingRate')),
  schedulePeriod,
];
export const chargingSchedule = object('chargingSchedule', scheduleFields);
export const chargingProfile = object('chargingProfile', [
  integer('id'),
  integer('stackLevel'),
  oneOf('chargingProfilePurpose', enumerations.profilePurpose2x),
  oneOf('chargingProfileKind', enumerations.profileKind2x),
  optional(oneOf('recurrencyKind', ['Daily', 'Weekly'])),
  optional(dateTime('validFrom')),
  optional(dateTime('validTo')),
  optional(text('transactionId', 36)),
  listOf(chargingSchedule),
]);
export const certificateHash = (name: string): Field =>
  object(name, [
    oneOf('hashAlgorithm', ['SHA256', 'SHA384', 'SHA512']),
    text('issuerNameHash', 128),
    text('issuerKeyHash', 128),
    text('serialNumber', 40),
  ]);
export const ocspRequest = (name: string): Field =>
  object(name, [
    oneOf('hashAlgorithm', ['SHA256', 'SHA384', 'SHA512']),
    text('issuerNameHash', 128),
    text('issuerKeyHash', 128),
    text('serialNumber', 40),
    text('responderURL', 2_000),
  ]);
/** MessageInfoType. */
export const messageInfo = (name: string): Field =>
  object(name, [
    integer('id'),
    oneOf('priority', enumerations.messagePriority2x),
    optional(oneOf('state', enumerations.messageState2x)),
    optional(dateTime('startDateTime')),
    optional(dateTime('endDateTime')),
    optional(text('transactionId', 36)),
    object('message', [
      oneOf('format', ['ASCII', 'HTML', 'URI', 'UTF8', 'QRCODE']),
      optional(text('language', 8)),
      text('content', 1_024),
    ]),
  ]);
/** Reports that come in parts: the number of the part, and whether another one follows. */
export const partOfReport = [integer('requestId'), dateTime('generatedAt'), integer('seqNo'), optional(boolean('tbc'))];
/** ConstantStreamDataType of 2.1. */
export const streamData = (name: string): Field =>
  object(name, [
    integer('id'),
    integer('variableMonitoringId'),
    object('params', [optional(integer('interval')), optional(integer('values'))]),
  ]);
