import { expect, test } from 'vitest';
import { stationIdentity } from '../../../parsers/ocpp/station-identity.ts';

test('the identity of the configuration is preferred to the end of the URL', () => {
  expect(
    stationIdentity([
      { key: 'ocpp/uri', value: 'wss://csms.example/ocpp16/CP-7' },
      { key: 'ocpp/chargeBoxId', value: 'CP-8' },
    ]),
  ).toBe('CP-8');
  expect(stationIdentity([{ key: 'ocpp/uri', value: 'wss://csms.example/ocpp16/CP-7' }])).toBe('CP-7');
});

test('contradiction and absence give no identity', () => {
  expect(stationIdentity([])).toBeNull();
  expect(
    stationIdentity([
      { key: 'chargeBoxIdentity', value: 'A' },
      { key: 'ChargePointId', value: 'B' },
    ]),
  ).toBeNull();
  expect(stationIdentity([{ key: 'ports[0]/evse_id', value: 'DE*1' }])).toBeNull();
  expect(stationIdentity([{ key: 'ocpp/uri', value: 'https://csms.example/CP-7' }])).toBeNull();
  expect(stationIdentity([{ key: 'ocpp/uri', value: 'wss://csms.example' }])).toBeNull();
});
