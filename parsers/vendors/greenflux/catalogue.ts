import type { VendorCatalogue } from '../catalogue.ts';
import { authorisationKeys } from './configuration-keys-authorisation.ts';
import { connectionKeys } from './configuration-keys-connection.ts';
import { displayKeys } from './configuration-keys-display.ts';
import { powerKeys } from './configuration-keys-power.ts';
import { sensorsKeys } from './configuration-keys-sensors.ts';
import { iocuErrors } from './errors-iocu.ts';
import { ocppErrors } from './errors-ocpp.ts';
import { connectorStates, sensorActions, sensorTypes } from './statuses-and-sensors.ts';

/** GreenFlux smart charging controllers DSCU (two sockets) and SSCU (one): facts of the configuration manual in our own words. */
export const greenfluxCatalogue: VendorCatalogue = {
  id: 'greenflux',
  vendor: 'GreenFlux',
  product: 'Smart Charging Controller (DSCU, SSCU)',
  recognisedBy: ['greenflux', 'gfx'],
  document: { title: 'Smart Charging Controllers Configuration Manual', revision: '2.3', date: '2019-11' },
  entries: [
    ...iocuErrors,
    ...ocppErrors,
    ...connectorStates,
    ...authorisationKeys,
    ...connectionKeys,
    ...powerKeys,
    ...displayKeys,
    ...sensorsKeys,
    ...sensorActions,
    ...sensorTypes,
  ],
  samples: [
    { query: 'ERR_DIODE_FAILURE', finds: 'ERR_DIODE_FAILURE' },
    {
      query:
        "'info': 'IOCU',\n'status': 'Faulted',\n'vendorErrorCode': 'ERR_SERVO_EXPECTED_LOCK',\n'connectorId': 1,\n'errorCode': 'EVCommunicationError',",
      finds: 'ERR_SERVO_EXPECTED_LOCK',
    },
    { query: 'err_ccid_tripped', finds: 'ERR_CCID_TRIPPED' },
    { query: 'ExternalSensor1TriggerActions', finds: 'ExternalSensor1TriggerActions' },
    { query: '3StageServo', finds: '3StageServo' },
  ],
};
