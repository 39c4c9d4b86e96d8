import type { VendorCatalogue } from '../catalogue.ts';
import { chargingBehaviours } from './charging.ts';
import { proprietaryKeys } from './configuration-keys-proprietary.ts';
import { keysOfOcpp15, keysOfOcpp16 } from './configuration-keys-standard.ts';
import { behaviours, dataTransfers, mode3Error, rejectionCodes } from './data-transfer.ts';
import { busDeviceErrors, outletErrors, protectionErrors, unusedErrors } from './errors.ts';

/** ABL charging stations with the single board computer (SBC): facts of the integration manual in our own words. */
export const ablCatalogue: VendorCatalogue = {
  id: 'abl',
  vendor: 'ABL',
  product: 'Charging stations with SBC',
  recognisedBy: ['abl', 'abl sursum'],
  document: { title: 'Integration Manual', revision: '2.4p3', date: '2026-05-07' },
  entries: [
    ...outletErrors,
    ...protectionErrors,
    ...busDeviceErrors,
    mode3Error,
    ...unusedErrors,
    ...keysOfOcpp15,
    ...keysOfOcpp16,
    ...proprietaryKeys,
    ...dataTransfers,
    ...rejectionCodes,
    ...behaviours,
    ...chargingBehaviours,
  ],
  samples: [
    { query: 'EVSE F5', finds: 'EVSE F5' },
    { query: 'METER NOT_SMART', finds: 'METER NOT_SMART' },
    { query: 'DISPLAY TIMEOUT', finds: '<type> TIMEOUT' },
    { query: '<ns2:vendorErrorCode>EVSE F14</ns2:vendorErrorCode>', finds: 'EVSE F14' },
    { query: '{"status":"Rejected","data":"INVALID_DURATION"}', finds: 'INVALID_DURATION' },
    { query: 'GetMeterPublicKey', finds: 'GetMeterPublicKey' },
    { query: 'LockEarly', finds: 'LockEarly' },
    { query: 'Fallback value', finds: 'Fallback value' },
    { query: 'HandleNewTransaction', finds: 'HandleNewTransaction' },
  ],
};
