import type { VendorCatalogue } from '../catalogue.ts';
import { standardKeys } from './configuration-keys.ts';
import { callErrorCodes, chargePointErrorCodes } from './errors.ts';
import { securityKeys } from './security-keys.ts';
import { authorisationAndRegistration, connectorStates, otherStatuses } from './statuses.ts';
import { stopReasons } from './stop-reasons.ts';

/** Words of OCPP itself: they come up in the messages of every station. */
export const ocppCatalogue: VendorCatalogue = {
  id: 'ocpp',
  vendor: 'OCPP',
  product: 'Open Charge Point Protocol 1.5, 1.6 and 2.0.1',
  recognisedBy: ['ocpp'],
  document: { title: 'Open Charge Point Protocol', revision: '1.6 edition 2 and 2.0.1', date: '2017-09-28' },
  entries: [
    ...chargePointErrorCodes,
    ...callErrorCodes,
    ...connectorStates,
    ...authorisationAndRegistration,
    ...otherStatuses,
    ...stopReasons,
    ...standardKeys,
    ...securityKeys,
  ],
  samples: [
    { query: 'GroundFailure', finds: 'GroundFailure' },
    { query: 'SuspendedEVSE', finds: 'SuspendedEVSE' },
    { query: '{"transactionId":7,"meterStop":1200,"reason":"EVDisconnected"}', finds: 'EVDisconnected' },
    { query: '"idTagInfo":{"status":"ConcurrentTx"}', finds: 'ConcurrentTx' },
    { query: 'MinimumStatusDuration', finds: 'MinimumStatusDuration' },
    { query: 'OccurenceConstraintViolation', finds: 'OccurrenceConstraintViolation' },
  ],
};
