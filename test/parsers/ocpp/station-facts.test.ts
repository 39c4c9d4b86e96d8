import { expect, test } from 'vitest';
import type { CorrelatedFrame } from '../../../parsers/model/frame.ts';
import { createStationFactsFold } from '../../../parsers/ocpp/station-facts.ts';

function call(action: string, station: string | null, connector: number | null): CorrelatedFrame {
  return {
    frameId: 1,
    kind: 'call',
    messageTypeId: 2,
    uniqueId: '1',
    action,
    errorCode: null,
    errorDescription: null,
    state: 'whole',
    direction: 'station-to-csms',
    labelContradicted: false,
    station,
    connector,
    transactionId: null,
    answerToFrameId: null,
    latencyMs: null,
    loggedAt: { text: '', epochMs: null, quality: 'position-only' },
    evidence: { kind: 'bytes', sourceId: 1, offset: 0, length: 1, line: 1 },
  };
}

test('a station keeps every firmware it booted with and the connectors it spoke of', () => {
  const fold = createStationFactsFold();
  const boot = { chargePointVendor: 'V', chargePointModel: 'M', chargeBoxSerialNumber: 'S1' };
  fold.frame(call('BootNotification', 'CP1', null), { ...boot, firmwareVersion: '1.0' });
  fold.frame(call('StatusNotification', 'CP1', 2), {});
  fold.frame(call('StatusNotification', 'CP1', 0), {});
  fold.frame(call('StatusNotification', 'CP1', 1), {});
  fold.frame(call('BootNotification', 'CP1', null), { ...boot, firmwareVersion: '1.1' });
  expect(fold.finish()).toEqual([
    { station: 'CP1', vendor: 'V', model: 'M', serial: 'S1', firmware: ['1.0', '1.1'], connectors: [1, 2] },
  ]);
});

test('2.0.1 states the same facts one level deeper', () => {
  const fold = createStationFactsFold();
  fold.frame(call('BootNotification', null, null), {
    reason: 'PowerUp',
    chargingStation: { vendorName: 'V2', model: 'M2', serialNumber: 'S2', firmwareVersion: '9' },
  });
  expect(fold.finish()[0]).toMatchObject({ vendor: 'V2', model: 'M2', serial: 'S2', firmware: ['9'] });
});

test('the subprotocol of a handshake belongs to its station, without a name to the only one', () => {
  const fold = createStationFactsFold();
  fold.frame(call('Heartbeat', 'CP1', null), {});
  fold.protocol('CP1', 'ocpp1.6');
  fold.protocol(null, 'ocpp2.0.1');
  expect(fold.finish()[0]?.protocols).toEqual(['ocpp1.6', 'ocpp2.0.1']);
  fold.frame(call('Heartbeat', 'CP2', null), {});
  expect(fold.finish().map(({ protocols }) => protocols ?? null)).toEqual([['ocpp1.6'], null]);
});
