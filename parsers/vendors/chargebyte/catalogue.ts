import type { VendorCatalogue } from '../catalogue.ts';
import { behaviours, measurands, storageFiles } from './behaviour.ts';
import { boardSigns } from './board-signs.ts';
import { chargingKeys } from './configuration-keys-charging.ts';
import { connectionKeys } from './configuration-keys-connection.ts';
import { dataTransfers } from './data-transfer.ts';
import { otherDevices, supportedMeters } from './devices.ts';
import { contactorAndLockErrors } from './errors-hardware.ts';
import { busDeviceErrors } from './errors-peripherals.ts';
import { persistenceErrors } from './errors-persistence.ts';
import { safetyErrors } from './errors-safety.ts';
import { chargingTopics } from './mqtt-topics-charging.ts';
import { stationTopics } from './mqtt-topics-station.ts';
import { ledAndSwitchParameters, networkParameters, phaseSwitchParameters } from './parameters-files.ts';
import { hardwareParameters } from './parameters-hardware.ts';
import { softwareParameters } from './parameters-software.ts';

/** chargebyte (formerly in-tech smart charging), Charge Control C: facts of the user guide in our own words. */
export const chargebyteCatalogue: VendorCatalogue = {
  id: 'chargebyte',
  vendor: 'chargebyte',
  product: 'Charge Control C',
  recognisedBy: ['chargebyte', 'com.chargebyte', 'com.in-tech.smartcharging', 'in-tech smart charging', 'in-tech'],
  document: { title: 'Charge Control C User Guide', revision: 'rev. 8', date: '2024-01-08' },
  entries: [
    ...contactorAndLockErrors,
    ...busDeviceErrors,
    ...safetyErrors,
    ...persistenceErrors,
    ...chargingKeys,
    ...connectionKeys,
    ...dataTransfers,
    ...behaviours,
    ...measurands,
    ...storageFiles,
    ...boardSigns,
    ...hardwareParameters,
    ...softwareParameters,
    ...ledAndSwitchParameters,
    ...networkParameters,
    ...phaseSwitchParameters,
    ...supportedMeters,
    ...otherDevices,
    ...chargingTopics,
    ...stationTopics,
  ],
  samples: [
    { query: 'PlugLockCannotLock', finds: 'PlugLockCannotLock' },
    { query: 'RcdGroundFailure', finds: 'RcdGroundFailure' },
    { query: 'GroundFailure RcdGroundFailure', finds: 'RcdGroundFailure' },
    {
      query: '{"connectorId":1,"errorCode":"OtherError","vendorErrorCode":"EmergencyShutdown"}',
      finds: 'EmergencyShutdown',
    },
    { query: 'Meter1PublicKey', finds: 'Meter1PublicKey' },
    { query: 'LED3', finds: 'LED3' },
    { query: 'SW2', finds: 'SW2' },
    { query: 'setMeterConfiguration', finds: 'setMeterConfiguration' },
    { query: 'persistenceinsertfailed', finds: 'PersistenceInsertFailed' },
    { query: 'ports[1]/plug_lock/type', finds: 'ports[0]/plug_lock/type' },
    { query: 'ci/global/dyn_current_limit/custom_limit_1', finds: 'ci/global/dyn_current_limit/+' },
    { query: 'TOPIC_CHARGE_CP_STATUS', finds: 'port0/ci/charge/cp/status' },
    { query: 'rotary_switch_1[11]/current_limit', finds: 'rotary_switch_1[0..15]/current_limit' },
  ],
};
