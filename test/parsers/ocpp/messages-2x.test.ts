import { expect, test } from 'vitest';
import { actionsOf } from '../../../parsers/ocpp/actions.ts';
import { fieldDeviations } from '../../../parsers/ocpp/field-deviations.ts';
import { messageFields2x } from '../../../parsers/ocpp/messages-2x.ts';
import { parsePayload } from '../../../parsers/ocpp/payload.ts';

const actions = [...new Set([...Object.values(actionsOf('2.0.1')).flat(), ...Object.values(actionsOf('2.1')).flat()])];

test('every action of 2.0.1 and 2.1 has its fields, and nothing else has', () => {
  expect(actions).toHaveLength(91);
  expect(actions.filter((action) => messageFields2x(action) === undefined)).toEqual([]);
  expect(messageFields2x('StartTransaction')).toBeUndefined();
  expect(messageFields2x('constructor')).toBeUndefined();
});

const deviations = (action: string, side: 'request' | 'response', text: string) =>
  fieldDeviations(messageFields2x(action)?.[side] ?? [], parsePayload(text))
    .filter(({ problem }) => problem !== 'unknown-field')
    .map(({ problem, path }) => `${problem} ${path}`);

const place = '"component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Power"}';

test.each([
  [
    'SetVariableMonitoring',
    'request',
    `{"setMonitoringData":[{"value":11000.5,"type":"UpperThreshold","severity":4,${place}}]}`,
  ],
  ['NotifyMonitoringReport', 'request', '{"requestId":1,"generatedAt":"2026-01-01T00:00:00Z","seqNo":0,"tbc":true}'],
  [
    'NotifyDERAlarm',
    'request',
    '{"controlType":"VoltVar","timestamp":"2026-01-01T00:00:00Z","gridEventFault":"OverVoltage"}',
  ],
  [
    'NotifyPeriodicEventStream',
    'request',
    '{"id":1,"pending":0,"basetime":"2026-01-01T00:00:00Z","data":[{"t":0.5,"v":"231.4"}]}',
  ],
  [
    'BatterySwap',
    'request',
    '{"batteryData":[{"evseId":1,"serialNumber":"B1","soC":80.5,"soH":97}],"eventType":"BatteryIn","idToken":{"idToken":"A","type":"Central"},"requestId":2}',
  ],
  [
    'SetChargingProfile',
    'request',
    '{"evseId":1,"chargingProfile":{"id":1,"stackLevel":0,"chargingProfilePurpose":"TxProfile","chargingProfileKind":"Dynamic","chargingSchedule":[{"id":1,"chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"setpoint":-5000.0,"operationMode":"CentralSetpoint"}]}]}}',
  ],
  [
    'NotifySettlement',
    'request',
    '{"pspRef":"p","status":"Settled","settlementAmount":12.34,"settlementTime":"2026-01-01T00:00:00Z"}',
  ],
  ['Authorize', 'response', '{"idTokenInfo":{"status":"Accepted"},"certificateStatus":"ContractCancelled"}'],
  ['Heartbeat', 'request', '{"customData":{"vendorId":"x"}}'],
] as const)('a proper %s %s has nothing to remark', (action, side, text) => {
  expect(deviations(action, side, text)).toEqual([]);
});

test('what departs is remarked with its place, and a word of the future by itself', () => {
  expect(deviations('NotifyReport', 'request', '{"requestId":1,"seqNo":0}')).toEqual(['missing generatedAt']);
  expect(deviations('LogStatusNotification', 'request', '{"status":"UploadFailed"}')).toEqual(['unknown-word status']);
  expect(
    deviations('GetVariables', 'response', `{"getVariableResult":[{"attributeStatus":"Later",${place}}]}`),
  ).toEqual(['unknown-word getVariableResult[0].attributeStatus']);
  expect(deviations('SetDefaultTariff', 'request', '{"evseId":1,"tariff":{"tariffId":"T"}}')).toEqual([
    'missing tariff.currency',
  ]);
});
