import { expect, test } from 'vitest';
import type { CorrelatedFrame } from '../../../parsers/model/frame.ts';
import { configurationHistories } from '../../../parsers/ocpp/configuration-history.ts';
import { createConfigurationFold } from '../../../parsers/ocpp/configuration-in-frame.ts';
import { isSecretKey } from '../../../parsers/ocpp/secret-keys.ts';

function frame(
  frameId: number,
  kind: 'call' | 'result' | 'error',
  action: string,
  answerToFrameId: number | null,
): CorrelatedFrame {
  return {
    frameId,
    kind,
    messageTypeId: { call: 2, result: 3, error: 4 }[kind],
    uniqueId: String(frameId),
    action,
    errorCode: null,
    errorDescription: null,
    state: 'whole',
    direction: 'csms-to-station',
    labelContradicted: false,
    station: 'CP1',
    connector: null,
    transactionId: null,
    answerToFrameId,
    latencyMs: null,
    loggedAt: { text: '', epochMs: 1_000, quality: 'offset-given' },
    evidence: { kind: 'bytes', sourceId: 1, offset: 0, length: 1, line: 1 },
  };
}

test('a GetConfiguration answer gives each key with its value, access and secrecy', () => {
  const fold = createConfigurationFold();
  const records = fold.frame(frame(2, 'result', 'GetConfiguration', 1), {
    configurationKey: [
      { key: 'HeartbeatInterval', readonly: false, value: '300' },
      { key: 'AuthorizationKey', readonly: false, value: 'hunter2' },
      { key: 'Meter1PublicKey', readonly: true },
    ],
    unknownKey: ['X'],
  });
  expect(records.map(({ key, value, readonlyKey, secret }) => [key, value, readonlyKey, secret])).toEqual([
    ['HeartbeatInterval', '300', false, false],
    ['AuthorizationKey', 'hunter2', false, true],
    ['Meter1PublicKey', null, true, false],
    ['X', null, null, false],
  ]);
  expect(records.map(({ outcome }) => outcome)).toEqual([null, null, null, 'UnknownKey']);
});

test('a write is known with its outcome, and only when it was answered', () => {
  const fold = createConfigurationFold();
  expect(fold.frame(frame(1, 'call', 'ChangeConfiguration', null), { key: 'A', value: '1' })).toEqual([]);
  expect(fold.frame(frame(2, 'call', 'ChangeConfiguration', null), { key: 'B', value: '2' })).toEqual([]);
  const records = fold.frame(frame(3, 'result', 'ChangeConfiguration', 2), { status: 'RebootRequired' });
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ key: 'B', value: '2', outcome: 'RebootRequired', via: 'ChangeConfiguration' });
  // The same answer again answers nothing that still waits.
  expect(fold.frame(frame(4, 'result', 'ChangeConfiguration', 2), { status: 'Accepted' })).toEqual([]);
  expect(fold.finish().map(({ record }) => [record.key, record.outcome])).toEqual([['A', 'NoAnswer']]);
  expect(fold.finish()).toEqual([]);
});

test('a write that was answered by an error says so', () => {
  const fold = createConfigurationFold();
  fold.frame(frame(1, 'call', 'ChangeConfiguration', null), { key: 'A', value: 'mqtt://user:geheim@host' });
  const records = fold.frame({ ...frame(2, 'error', 'ChangeConfiguration', 1), errorCode: 'NotImplemented' }, {});
  expect(records).toMatchObject([{ key: 'A', outcome: 'CallError NotImplemented', secret: true }]);
});

test('components, instances and attributes of 2.x are part of the key, whatever the order of the answers', () => {
  const fold = createConfigurationFold();
  const first = { component: { name: 'Connector', evse: { id: 1, connectorId: 2 } }, variable: { name: 'Available' } };
  const second = {
    component: { name: 'X', instance: 'a' },
    variable: { name: 'Y', instance: 'b' },
    attributeType: 'Target',
  };
  fold.frame(frame(1, 'call', 'SetVariables', null), {
    setVariableData: [
      { ...first, attributeValue: 'true' },
      { ...second, attributeValue: '5' },
    ],
  });
  const records = fold.frame(frame(2, 'result', 'SetVariables', 1), {
    setVariableResult: [
      { ...second, attributeStatus: 'Rejected' },
      { ...first, attributeStatus: 'RebootRequired' },
    ],
  });
  expect(records.map(({ key, outcome }) => [key, outcome])).toEqual([
    ['Connector@1.2/Available', 'RebootRequired'],
    ['X[a]/Y[b]:Target', 'Rejected'],
  ]);
  const report = fold.frame(frame(3, 'call', 'NotifyReport', null), {
    reportData: [
      { ...second, variableAttribute: [{ type: 'MaxSet', value: '9', mutability: 'ReadOnly' }, { value: '' }] },
    ],
  });
  expect(report.map(({ key, readonlyKey }) => [key, readonlyKey])).toEqual([
    ['X[a]/Y[b]:MaxSet', true],
    ['X[a]/Y[b]', false],
  ]);
});

test('2.0.1 variables carry their component', () => {
  const fold = createConfigurationFold();
  fold.frame(frame(1, 'call', 'SetVariables', null), {
    setVariableData: [
      { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' }, attributeValue: '60' },
    ],
  });
  const records = fold.frame(frame(2, 'result', 'SetVariables', 1), {
    setVariableResult: [{ attributeStatus: 'Accepted' }],
  });
  expect(records[0]).toMatchObject({ key: 'OCPPCommCtrlr/HeartbeatInterval', value: '60', outcome: 'Accepted' });
});

test('what is no object is nobody’s configuration', () => {
  const fold = createConfigurationFold();
  for (const payload of [null, undefined, 'text', 7, [], { configurationKey: 'x' }, { configurationKey: [1, null] }]) {
    expect(fold.frame(frame(1, 'result', 'GetConfiguration', null), payload)).toEqual([]);
  }
});

test('secrets are known by their name, public keys are none', () => {
  for (const key of [
    'AuthorizationKey',
    'ocpp/password',
    'wifi.psk',
    'simPin',
    'BasicAuthPassword',
    'API_KEY',
    'tlsPrivateKey',
    'PINCode',
    'ClientKey',
    'gprsPASSWORD',
  ]) {
    expect(isSecretKey(key), key).toBe(true);
  }
  for (const key of [
    'Meter1PublicKey',
    'HeartbeatInterval',
    'ConnectionTimeOut',
    'MeterPublicKey1',
    'StopTransactionOnInvalidId',
  ]) {
    expect(isSecretKey(key), key).toBe(false);
  }
});

test('the interval of an accepted BootNotification is the heartbeat interval, said once', () => {
  const fold = createConfigurationFold();
  const boot = (status: string, interval: unknown, request: object = { chargePointModel: 'M' }) => {
    expect(fold.frame(frame(1, 'call', 'BootNotification', null), request)).toEqual([]);
    return fold
      .frame(frame(2, 'result', 'BootNotification', 1), { status, interval, currentTime: '2026-01-01T00:00:00Z' })
      .map(({ key, value, via, outcome }) => [key, value, via, outcome]);
  };
  const known = ['HeartbeatInterval', '300', 'BootNotification', 'Accepted'];
  // When to try again is no interval of heartbeats; 0 leaves it to the station.
  expect(boot('Pending', 300)).toEqual([]);
  expect(boot('Accepted', 0)).toEqual([]);
  expect(boot('Accepted', '300')).toEqual([]);
  expect(boot('Accepted', 300)).toEqual([known]);
  expect(boot('Accepted', 300)).toEqual([]);
  fold.frame(frame(3, 'call', 'ChangeConfiguration', null), { key: 'HeartbeatInterval', value: '60' });
  fold.frame(frame(4, 'result', 'ChangeConfiguration', 3), { status: 'Rejected' });
  expect(boot('Accepted', 300)).toEqual([]);
  fold.frame(frame(5, 'call', 'ChangeConfiguration', null), { key: 'HeartbeatInterval', value: '60' });
  fold.frame(frame(6, 'result', 'ChangeConfiguration', 5), { status: 'Accepted' });
  expect(boot('Accepted', 300)).toEqual([known]);
  expect(boot('Accepted', 900, { chargingStation: { model: 'M' } })).toEqual([
    ['OCPPCommCtrlr/HeartbeatInterval', '900', 'BootNotification', 'Accepted'],
  ]);
  expect(fold.finish()).toEqual([]);
});

test('an interval of a BootNotification counts as set by the backend', () => {
  const fold = createConfigurationFold();
  const read = (id: number, value: string) =>
    fold.frame(frame(id, 'result', 'GetConfiguration', null), {
      configurationKey: [{ key: 'HeartbeatInterval', value }],
    });
  const records = [
    ...read(1, '600'),
    ...fold.frame(frame(3, 'result', 'BootNotification', null), { status: 'Accepted', interval: 300 }),
  ].map((record, id) => ({ id, record }));
  expect(configurationHistories(records, new Map())).toMatchObject([
    {
      key: 'HeartbeatInterval',
      entries: [
        { setBy: 'station', changes: true },
        { setBy: 'csms', effect: 'accepted', changes: true },
      ],
      current: { value: '300', pending: false },
    },
  ]);
});
