import * as enumerations from './enumerations-16.ts';
import {
  boolean,
  dateTime,
  decimal,
  integer,
  listOf,
  type MessageFields,
  object,
  oneOf,
  optional,
  text,
} from './field.ts';

/*
 * The messages of OCPP 1.6 edition 2 (chapter 6) and of the security whitepaper edition 3 (chapter 5): fields with their obligation,
 * length and words. Written as a table of our own from the specification; used for remarks, never to refuse a frame.
 */

const idTag = (name: string) => text(name, 20);
const idTagInfo = object('idTagInfo', [
  optional(dateTime('expiryDate')),
  optional(idTag('parentIdTag')),
  oneOf('status', enumerations.authorizationStatus16),
]);

const sampledValue = listOf(
  object('sampledValue', [
    text('value'),
    optional(oneOf('context', enumerations.readingContext16)),
    optional(oneOf('format', enumerations.valueFormat16)),
    optional(oneOf('measurand', enumerations.measurand16)),
    optional(oneOf('phase', enumerations.phase16)),
    optional(oneOf('location', enumerations.location16)),
    optional(oneOf('unit', enumerations.unit16)),
  ]),
);
const meterValues = (name: string) => listOf(object(name, [dateTime('timestamp'), sampledValue]));

const chargingSchedule = object('chargingSchedule', [
  optional(integer('duration')),
  optional(dateTime('startSchedule')),
  oneOf('chargingRateUnit', enumerations.chargingRateUnit16),
  listOf(
    object('chargingSchedulePeriod', [integer('startPeriod'), decimal('limit'), optional(integer('numberPhases'))]),
  ),
  optional(decimal('minChargingRate')),
]);
const chargingProfile = (name: string) =>
  object(name, [
    integer('chargingProfileId'),
    optional(integer('transactionId')),
    integer('stackLevel'),
    oneOf('chargingProfilePurpose', enumerations.chargingProfilePurpose16),
    oneOf('chargingProfileKind', enumerations.chargingProfileKind16),
    optional(oneOf('recurrencyKind', enumerations.recurrencyKind16)),
    optional(dateTime('validFrom')),
    optional(dateTime('validTo')),
    chargingSchedule,
  ]);

const certificateHashData = (name: string) =>
  object(name, [
    oneOf('hashAlgorithm', enumerations.hashAlgorithm16),
    text('issuerNameHash', 128),
    text('issuerKeyHash', 128),
    text('serialNumber', 40),
  ]);

const status = (values: readonly string[]) => [oneOf('status', values)];

const core: Readonly<Record<string, MessageFields>> = {
  Authorize: { request: [idTag('idTag')], response: [idTagInfo] },
  BootNotification: {
    request: [
      text('chargePointVendor', 20),
      text('chargePointModel', 20),
      optional(text('chargePointSerialNumber', 25)),
      optional(text('chargeBoxSerialNumber', 25)),
      optional(text('firmwareVersion', 50)),
      optional(text('iccid', 20)),
      optional(text('imsi', 20)),
      optional(text('meterType', 25)),
      optional(text('meterSerialNumber', 25)),
    ],
    response: [oneOf('status', enumerations.registrationStatus16), dateTime('currentTime'), integer('interval')],
  },
  ChangeAvailability: {
    request: [integer('connectorId'), oneOf('type', enumerations.availabilityType16)],
    response: status(enumerations.availabilityStatus16),
  },
  ChangeConfiguration: {
    request: [text('key', 50), text('value', 500)],
    response: status(enumerations.configurationStatus16),
  },
  ClearCache: { request: [], response: status(enumerations.acceptedOrRejected16) },
  DataTransfer: {
    request: [text('vendorId', 255), optional(text('messageId', 50)), optional(text('data'))],
    response: [oneOf('status', enumerations.dataTransferStatus16), optional(text('data'))],
  },
  GetConfiguration: {
    request: [optional(listOf(text('key', 50)))],
    response: [
      optional(
        listOf(object('configurationKey', [text('key', 50), boolean('readonly'), optional(text('value', 500))])),
      ),
      optional(listOf(text('unknownKey', 50))),
    ],
  },
  Heartbeat: { request: [], response: [dateTime('currentTime')] },
  MeterValues: {
    request: [integer('connectorId'), optional(integer('transactionId')), meterValues('meterValue')],
    response: [],
  },
  RemoteStartTransaction: {
    request: [optional(integer('connectorId')), idTag('idTag'), optional(chargingProfile('chargingProfile'))],
    response: status(enumerations.acceptedOrRejected16),
  },
  RemoteStopTransaction: {
    request: [integer('transactionId')],
    response: status(enumerations.acceptedOrRejected16),
  },
  Reset: { request: [oneOf('type', enumerations.resetType16)], response: status(enumerations.acceptedOrRejected16) },
  StartTransaction: {
    request: [
      integer('connectorId'),
      idTag('idTag'),
      integer('meterStart'),
      optional(integer('reservationId')),
      dateTime('timestamp'),
    ],
    response: [idTagInfo, integer('transactionId')],
  },
  StatusNotification: {
    request: [
      integer('connectorId'),
      oneOf('errorCode', enumerations.chargePointErrorCode16),
      optional(text('info', 50)),
      oneOf('status', enumerations.chargePointStatus16),
      optional(dateTime('timestamp')),
      optional(text('vendorId', 255)),
      optional(text('vendorErrorCode', 50)),
    ],
    response: [],
  },
  StopTransaction: {
    request: [
      optional(idTag('idTag')),
      integer('meterStop'),
      dateTime('timestamp'),
      integer('transactionId'),
      // Optional (6.49); an early schema required it (errata).
      optional(oneOf('reason', enumerations.stopReason16)),
      optional(meterValues('transactionData')),
    ],
    response: [optional(idTagInfo)],
  },
  UnlockConnector: { request: [integer('connectorId')], response: status(enumerations.unlockStatus16) },
};

const otherProfiles: Readonly<Record<string, MessageFields>> = {
  GetDiagnostics: {
    request: [
      text('location'),
      optional(integer('retries')),
      optional(integer('retryInterval')),
      optional(dateTime('startTime')),
      optional(dateTime('stopTime')),
    ],
    response: [optional(text('fileName', 255))],
  },
  DiagnosticsStatusNotification: { request: status(enumerations.diagnosticsStatus16), response: [] },
  FirmwareStatusNotification: { request: status(enumerations.firmwareStatus16), response: [] },
  UpdateFirmware: {
    request: [
      text('location'),
      optional(integer('retries')),
      dateTime('retrieveDate'),
      optional(integer('retryInterval')),
    ],
    response: [],
  },
  GetLocalListVersion: { request: [], response: [integer('listVersion')] },
  SendLocalList: {
    request: [
      integer('listVersion'),
      optional(listOf(object('localAuthorizationList', [idTag('idTag'), optional(idTagInfo)]))),
      oneOf('updateType', enumerations.updateType16),
    ],
    response: status(enumerations.updateStatus16),
  },
  CancelReservation: { request: [integer('reservationId')], response: status(enumerations.acceptedOrRejected16) },
  ReserveNow: {
    request: [
      integer('connectorId'),
      dateTime('expiryDate'),
      idTag('idTag'),
      optional(idTag('parentIdTag')),
      integer('reservationId'),
    ],
    response: status(enumerations.reservationStatus16),
  },
  ClearChargingProfile: {
    request: [
      optional(integer('id')),
      optional(integer('connectorId')),
      optional(oneOf('chargingProfilePurpose', enumerations.chargingProfilePurpose16)),
      optional(integer('stackLevel')),
    ],
    response: status(enumerations.acceptedOrUnknown16),
  },
  GetCompositeSchedule: {
    request: [
      integer('connectorId'),
      integer('duration'),
      optional(oneOf('chargingRateUnit', enumerations.chargingRateUnit16)),
    ],
    response: [
      oneOf('status', enumerations.acceptedOrRejected16),
      optional(integer('connectorId')),
      optional(dateTime('scheduleStart')),
      optional(chargingSchedule),
    ],
  },
  SetChargingProfile: {
    request: [integer('connectorId'), chargingProfile('csChargingProfiles')],
    response: status(enumerations.chargingProfileStatus16),
  },
  TriggerMessage: {
    request: [oneOf('requestedMessage', enumerations.messageTrigger16), optional(integer('connectorId'))],
    response: status(enumerations.triggerStatus16),
  },
};

const security: Readonly<Record<string, MessageFields>> = {
  CertificateSigned: {
    request: [text('certificateChain', 10_000)],
    response: status(enumerations.acceptedOrRejected16),
  },
  DeleteCertificate: {
    request: [certificateHashData('certificateHashData')],
    response: status(enumerations.deleteCertificateStatus16),
  },
  ExtendedTriggerMessage: {
    request: [oneOf('requestedMessage', enumerations.extendedMessageTrigger16), optional(integer('connectorId'))],
    response: status(enumerations.triggerStatus16),
  },
  GetInstalledCertificateIds: {
    request: [oneOf('certificateType', enumerations.certificateUse16)],
    response: [
      oneOf('status', enumerations.installedCertificatesStatus16),
      optional(listOf(certificateHashData('certificateHashData'))),
    ],
  },
  GetLog: {
    request: [
      oneOf('logType', enumerations.logType16),
      integer('requestId'),
      optional(integer('retries')),
      optional(integer('retryInterval')),
      object('log', [
        text('remoteLocation', 512),
        optional(dateTime('oldestTimestamp')),
        optional(dateTime('latestTimestamp')),
      ]),
    ],
    response: [oneOf('status', enumerations.logStatus16), optional(text('filename', 255))],
  },
  InstallCertificate: {
    request: [oneOf('certificateType', enumerations.certificateUse16), text('certificate', 5500)],
    response: status(enumerations.certificateStatus16),
  },
  LogStatusNotification: {
    request: [oneOf('status', enumerations.uploadLogStatus16), optional(integer('requestId'))],
    response: [],
  },
  SecurityEventNotification: {
    request: [text('type', 50), dateTime('timestamp'), optional(text('techInfo', 255))],
    response: [],
  },
  SignCertificate: { request: [text('csr', 5500)], response: status(enumerations.acceptedOrRejected16) },
  SignedFirmwareStatusNotification: {
    request: [oneOf('status', enumerations.signedFirmwareStatus16), optional(integer('requestId'))],
    response: [],
  },
  SignedUpdateFirmware: {
    request: [
      optional(integer('retries')),
      optional(integer('retryInterval')),
      integer('requestId'),
      object('firmware', [
        text('location', 512),
        dateTime('retrieveDateTime'),
        optional(dateTime('installDateTime')),
        text('signingCertificate', 5500),
        text('signature', 800),
      ]),
    ],
    response: status(enumerations.signedUpdateStatus16),
  },
};

const messages = new Map<string, MessageFields>(Object.entries({ ...core, ...otherProfiles, ...security }));

/** Fields of request and answer of a 1.6 action; `undefined` for an action that 1.6 does not have. */
export function messageFields16(action: string): MessageFields | undefined {
  return messages.get(action);
}
