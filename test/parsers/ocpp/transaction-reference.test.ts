import { expect, test } from 'vitest';
import { transactionReference } from '../../../parsers/ocpp/transaction-reference.ts';

const event = (evse: number | null, transactionId?: string) => ({
  component: { name: 'EVSE', ...(evse === null ? {} : { evse: { id: evse } }) },
  ...(transactionId === undefined ? {} : { transactionId }),
});

test.each([
  [{ connectorId: 2, transactionId: 7 }, 2, '7'],
  [{ evse: { id: 3, connectorId: 1 }, transactionInfo: { transactionId: 'u' } }, 3, 'u'],
  [{ evseId: 1, chargingProfile: { id: 4, transactionId: 'u' } }, 1, 'u'],
  [{ connectorId: 1, csChargingProfiles: { chargingProfileId: 4, transactionId: 12 } }, 1, '12'],
  [{ chargingProfileCriteria: { evseId: 2 } }, 2, null],
  [{ message: { id: 1, transactionId: 'u' } }, null, 'u'],
  [{ eventData: [event(2, 'u'), event(2, 'u'), event(null)] }, 2, 'u'],
  // Events about several places are about none of them alone.
  [{ eventData: [event(1), event(2), event(1)] }, null, null],
  [{ message: 'text' }, null, null],
  [[], null, null],
  [null, null, null],
])('%j names its place and its transaction', (payload, connector, transactionId) => {
  expect(transactionReference(payload)).toEqual({ connector, transactionId });
});
