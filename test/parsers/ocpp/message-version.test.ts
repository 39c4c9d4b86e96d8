import { expect, test } from 'vitest';
import { familyOf } from '../../../parsers/ocpp/message-version.ts';
import { payloadInstantMs } from '../../../parsers/ocpp/payload-instant.ts';

test('a message belongs to the family of versions that alone has its name or its members', () => {
  expect(familyOf('TransactionEvent', {})).toBe('2.x');
  expect(familyOf('StartTransaction', {})).toBe('1.x');
  expect(familyOf('BootNotification', { chargingStation: {} })).toBe('2.x');
  expect(familyOf('BootNotification', { chargePointModel: 'M' })).toBe('1.x');
  expect(familyOf('StatusNotification', { evseId: 1, connectorId: 1 })).toBe('2.x');
  expect(familyOf('StatusNotification', { connectorId: 1, status: 'Available' })).toBe('1.x');
  expect(familyOf('Heartbeat', {})).toBeNull();
  // The security whitepaper of 1.6 has this message in the same form.
  expect(familyOf('GetLog', { log: {}, logType: 'DiagnosticsLog', requestId: 1 })).toBeNull();
  expect(familyOf('NoSuchAction', {})).toBeNull();
});

test('reports, events and streams of 2.x carry an instant', () => {
  const at = '2026-01-01T00:00:00Z';
  for (const name of ['generatedAt', 'basetime', 'timestamp', 'currentTime'])
    expect(payloadInstantMs({ [name]: at })).toBe(Date.parse(at));
});

test('of as many values as a message can hold the latest counts', () => {
  const latest = '2026-01-01T00:00:00Z';
  const early = { timestamp: '2025-01-01T00:00:00Z', sampledValue: [] };
  const meterValue = [...Array.from({ length: 600_000 }, () => early), { timestamp: latest, sampledValue: [] }, early];
  expect(payloadInstantMs({ meterValue })).toBe(Date.parse(latest));
});
