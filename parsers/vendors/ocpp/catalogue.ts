import type { VendorCatalogue } from '../catalogue.ts';
import { standardKeys } from './configuration-keys.ts';
import { callErrorCodes, chargePointErrorCodes } from './errors.ts';
import { securityKeys } from './security-keys.ts';
import { authorisationAndRegistration, connectorStates, otherStatuses } from './statuses.ts';
import { stopReasons } from './stop-reasons.ts';
import { eventReasons, progressWords, securityEventTypes } from './updates-and-events.ts';
import { deviceModelWords } from './device-model.ts';
import { chargingMessageWords } from './messages-charging.ts';
import { stationMessageWords } from './messages-station.ts';
import { deviceVariables } from './variables.ts';
import { words2x } from './words-2x.ts';

/** Words of OCPP itself: they come up in the messages of every station. */
export const ocppCatalogue: VendorCatalogue = {
  id: 'ocpp',
  vendor: 'OCPP',
  product: 'Open Charge Point Protocol 1.5, 1.6, 2.0.1 and 2.1',
  recognisedBy: ['ocpp'],
  document: { title: 'Open Charge Point Protocol', revision: '1.6 edition 2, 2.0.1 and 2.1', date: '2017-09-28' },
  entries: [
    ...chargePointErrorCodes,
    ...callErrorCodes,
    ...connectorStates,
    ...authorisationAndRegistration,
    ...otherStatuses,
    ...stopReasons,
    ...progressWords,
    ...securityEventTypes,
    ...eventReasons,
    ...standardKeys,
    ...securityKeys,
    ...deviceVariables,
    ...chargingMessageWords,
    ...stationMessageWords,
    ...words2x,
    ...deviceModelWords,
  ],
  samples: [
    { query: 'GroundFailure', finds: 'GroundFailure' },
    { query: 'SuspendedEVSE', finds: 'SuspendedEVSE' },
    { query: '{"transactionId":7,"meterStop":1200,"reason":"EVDisconnected"}', finds: 'EVDisconnected' },
    { query: '"idTagInfo":{"status":"ConcurrentTx"}', finds: 'ConcurrentTx' },
    { query: 'InstallVerificationFailed', finds: 'InstallVerificationFailed' },
    { query: 'TamperDetectionActivated', finds: 'TamperDetectionActivated' },
    { query: 'TxStopPoint', finds: 'TxStopPoint' },
    { query: 'NotifyDERAlarm', finds: 'NotifyDERAlarm' },
    { query: 'TxResumed', finds: 'TxResumed' },
    { query: '[2,"7","TransactionEvent",{"triggerReason":"TxResumed"}]', finds: 'TransactionEvent' },
    { query: 'ConnectorPlugRetentionLock', finds: 'ConnectorPlugRetentionLock' },
    { query: '"triggerReason":"EVDeparted"', finds: 'EVDeparted' },
    { query: '"chargingState":"SuspendedEVSE"', finds: 'SuspendedEVSE' },
    { query: 'MinimumStatusDuration', finds: 'MinimumStatusDuration' },
    { query: 'OccurenceConstraintViolation', finds: 'OccurrenceConstraintViolation' },
  ],
};
