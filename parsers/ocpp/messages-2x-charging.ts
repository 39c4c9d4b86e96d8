import * as enumerations from './enumerations-2x.ts';
import { boolean, dateTime, decimal, integer, listOf, object, oneOf, optional, text } from './field.ts';
import type { Field, MessageFields } from './field.ts';
import * as parts from './message-parts-2x.ts';

/* Messages of OCPP 2.0.1 and 2.1 about charging: authorisation, transactions, smart and bidirectional charging, tariffs and payment. */

const { acceptedOrRejected, answer, chargingProfile, chargingSchedule, evse, idToken, idTokenInfo, meterValue } = parts;

const transactionInfo = object('transactionInfo', [
  text('transactionId', 36),
  optional(oneOf('chargingState', enumerations.chargingState2x)),
  optional(integer('timeSpentCharging')),
  optional(oneOf('stoppedReason', enumerations.stoppedReason2x)),
  optional(integer('remoteStartId')),
  optional(oneOf('operationMode', enumerations.operationMode2x)),
  optional(text('tariffId', 60)),
]);
const energyTransfer = (name: string): Field => oneOf(name, enumerations.energyTransferMode2x);
const derControl = (name: string): Field => oneOf(name, enumerations.derControl2x);
const derAnswer = answer('Accepted', 'Rejected', 'NotSupported', 'NotFound');
const tariff = object('tariff', [text('tariffId', 60), text('currency', 3)]);

export const chargingMessages: Readonly<Record<string, MessageFields>> = {
  Authorize: {
    request: [
      idToken,
      optional(text('certificate', 10_000)),
      optional(listOf(parts.ocspRequest('iso15118CertificateHashData'))),
    ],
    response: [
      idTokenInfo,
      optional(oneOf('certificateStatus', enumerations.certificateAuthorization2x)),
      optional(listOf(energyTransfer('allowedEnergyTransfer'))),
    ],
  },
  TransactionEvent: {
    request: [
      oneOf('eventType', enumerations.eventType2x),
      dateTime('timestamp'),
      oneOf('triggerReason', enumerations.triggerReason2x),
      integer('seqNo'),
      transactionInfo,
      optional(boolean('offline')),
      optional(integer('numberOfPhasesUsed')),
      optional(integer('cableMaxCurrent')),
      optional(integer('reservationId')),
      optional(oneOf('preconditioningStatus', enumerations.preconditioning2x)),
      optional(boolean('evseSleep')),
      optional(evse),
      optional(idToken),
      optional(meterValue),
    ],
    response: [optional(decimal('totalCost')), optional(integer('chargingPriority')), optional(idTokenInfo)],
  },
  GetTransactionStatus: {
    request: [optional(text('transactionId', 36))],
    response: [optional(boolean('ongoingIndicator')), boolean('messagesInQueue')],
  },
  MeterValues: { request: [integer('evseId'), meterValue], response: [] },
  RequestStartTransaction: {
    request: [idToken, integer('remoteStartId'), optional(integer('evseId')), optional(chargingProfile)],
    response: [...acceptedOrRejected, optional(text('transactionId', 36))],
  },
  RequestStopTransaction: { request: [text('transactionId', 36)], response: acceptedOrRejected },
  UnlockConnector: {
    request: [integer('evseId'), integer('connectorId')],
    response: answer('OngoingAuthorizedTransaction', 'UnknownConnector', 'UnlockFailed', 'Unlocked'),
  },
  ReserveNow: {
    request: [
      integer('id'),
      dateTime('expiryDateTime'),
      idToken,
      optional(text('connectorType', 20)),
      optional(integer('evseId')),
      optional(parts.idTokenNamed('groupIdToken')),
    ],
    response: answer('Accepted', 'Faulted', 'Occupied', 'Rejected', 'Unavailable'),
  },
  CancelReservation: { request: [integer('reservationId')], response: acceptedOrRejected },
  ReservationStatusUpdate: {
    request: [integer('reservationId'), oneOf('reservationUpdateStatus', ['Expired', 'Removed', 'NoTransaction'])],
    response: [],
  },
  ClearCache: { request: [], response: acceptedOrRejected },
  GetLocalListVersion: { request: [], response: [integer('versionNumber')] },
  SendLocalList: {
    request: [
      integer('versionNumber'),
      oneOf('updateType', ['Differential', 'Full']),
      optional(listOf(object('localAuthorizationList', [idToken, optional(idTokenInfo)]))),
    ],
    response: answer('Accepted', 'Failed', 'VersionMismatch'),
  },

  // Smart charging
  SetChargingProfile: { request: [integer('evseId'), chargingProfile], response: acceptedOrRejected },
  ClearChargingProfile: {
    request: [
      optional(integer('chargingProfileId')),
      optional(
        object('chargingProfileCriteria', [
          optional(integer('evseId')),
          optional(oneOf('chargingProfilePurpose', enumerations.profilePurpose2x)),
          optional(integer('stackLevel')),
        ]),
      ),
    ],
    response: answer('Accepted', 'Unknown'),
  },
  GetChargingProfiles: {
    request: [integer('requestId'), optional(integer('evseId')), object('chargingProfile', [])],
    response: answer('Accepted', 'NoProfiles'),
  },
  ReportChargingProfiles: {
    request: [
      integer('requestId'),
      text('chargingLimitSource', 20),
      integer('evseId'),
      listOf(chargingProfile),
      optional(boolean('tbc')),
    ],
    response: [],
  },
  GetCompositeSchedule: {
    request: [integer('duration'), integer('evseId'), optional(oneOf('chargingRateUnit', ['W', 'A']))],
    response: [
      ...acceptedOrRejected,
      optional(
        object('schedule', [
          integer('evseId'),
          integer('duration'),
          dateTime('scheduleStart'),
          oneOf('chargingRateUnit', ['W', 'A']),
          parts.schedulePeriod,
        ]),
      ),
    ],
  },
  NotifyChargingLimit: {
    request: [
      optional(integer('evseId')),
      object('chargingLimit', [text('chargingLimitSource', 20), optional(boolean('isGridCritical'))]),
      optional(listOf(chargingSchedule)),
    ],
    response: [],
  },
  ClearedChargingLimit: { request: [text('chargingLimitSource', 20), optional(integer('evseId'))], response: [] },
  NotifyEVChargingNeeds: {
    request: [
      integer('evseId'),
      optional(integer('maxScheduleTuples')),
      optional(dateTime('timestamp')),
      object('chargingNeeds', [
        energyTransfer('requestedEnergyTransfer'),
        optional(listOf(energyTransfer('availableEnergyTransfer'))),
        optional(oneOf('controlMode', ['ScheduledControl', 'DynamicControl'])),
        optional(oneOf('mobilityNeedsMode', ['EVCC', 'EVCC_SECC'])),
        optional(dateTime('departureTime')),
      ]),
    ],
    response: answer('Accepted', 'Rejected', 'Processing', 'NoChargingProfile'),
  },
  NotifyEVChargingSchedule: {
    request: [dateTime('timeBase'), integer('evseId'), chargingSchedule],
    response: acceptedOrRejected,
  },
  UpdateDynamicSchedule: {
    request: [integer('chargingProfileId'), object('scheduleUpdate', [])],
    response: acceptedOrRejected,
  },
  PullDynamicScheduleUpdate: {
    request: [integer('chargingProfileId')],
    response: [...acceptedOrRejected, optional(object('scheduleUpdate', []))],
  },
  UsePriorityCharging: {
    request: [text('transactionId', 36), boolean('activate')],
    response: answer('Accepted', 'Rejected', 'NoProfile'),
  },
  NotifyPriorityCharging: { request: [text('transactionId', 36), boolean('activated')], response: [] },
  NotifyAllowedEnergyTransfer: {
    request: [text('transactionId', 36), listOf(energyTransfer('allowedEnergyTransfer'))],
    response: acceptedOrRejected,
  },
  AFRRSignal: { request: [dateTime('timestamp'), integer('signal')], response: acceptedOrRejected },

  // Distributed energy resources
  SetDERControl: {
    request: [boolean('isDefault'), text('controlId', 36), derControl('controlType')],
    response: [...derAnswer, optional(listOf(text('supersededIds', 36)))],
  },
  GetDERControl: {
    request: [
      integer('requestId'),
      optional(boolean('isDefault')),
      optional(derControl('controlType')),
      optional(text('controlId', 36)),
    ],
    response: derAnswer,
  },
  ClearDERControl: {
    request: [boolean('isDefault'), optional(derControl('controlType')), optional(text('controlId', 36))],
    response: derAnswer,
  },
  ReportDERControl: { request: [integer('requestId'), optional(boolean('tbc'))], response: [] },
  NotifyDERAlarm: {
    request: [
      derControl('controlType'),
      dateTime('timestamp'),
      optional(oneOf('gridEventFault', enumerations.gridFault2x)),
      optional(boolean('alarmEnded')),
      optional(text('extraInfo', 200)),
    ],
    response: [],
  },
  NotifyDERStartStop: {
    request: [
      text('controlId', 36),
      boolean('started'),
      dateTime('timestamp'),
      optional(listOf(text('supersededIds', 36))),
    ],
    response: [],
  },

  // Tariffs, cost and payment
  CostUpdated: { request: [decimal('totalCost'), text('transactionId', 36)], response: [] },
  SetDefaultTariff: {
    request: [integer('evseId'), tariff],
    response: answer(...enumerations.tariffSetStatus2x),
  },
  GetTariffs: { request: [integer('evseId')], response: answer(...enumerations.tariffClearStatus2x) },
  ClearTariffs: {
    request: [optional(listOf(text('tariffIds', 60))), optional(integer('evseId'))],
    response: [
      listOf(
        object('clearTariffsResult', [
          optional(text('tariffId', 60)),
          oneOf('status', enumerations.tariffClearStatus2x),
        ]),
      ),
    ],
  },
  ChangeTransactionTariff: {
    request: [text('transactionId', 36), tariff],
    response: answer(...enumerations.tariffChangeStatus2x),
  },
  NotifySettlement: {
    request: [
      text('pspRef', 255),
      oneOf('status', enumerations.paymentStatus2x),
      decimal('settlementAmount'),
      dateTime('settlementTime'),
      optional(text('transactionId', 36)),
      optional(text('statusInfo', 500)),
    ],
    response: [optional(text('receiptUrl', 2_000)), optional(text('receiptId', 50))],
  },
  NotifyWebPaymentStarted: { request: [integer('evseId'), integer('timeout')], response: [] },
  VatNumberValidation: {
    request: [text('vatNumber', 20), optional(integer('evseId'))],
    response: [text('vatNumber', 20), oneOf('status', ['Accepted', 'Rejected']), optional(integer('evseId'))],
  },

  // Battery swap
  BatterySwap: {
    request: [
      listOf(
        object('batteryData', [
          integer('evseId'),
          text('serialNumber', 50),
          decimal('soC'),
          decimal('soH'),
          optional(dateTime('productionDate')),
        ]),
      ),
      oneOf('eventType', enumerations.batterySwapEvent2x),
      idToken,
      integer('requestId'),
    ],
    response: [],
  },
  RequestBatterySwap: { request: [idToken, integer('requestId')], response: acceptedOrRejected },
};
