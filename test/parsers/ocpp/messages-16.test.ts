import { expect, test } from 'vitest';
import { actionsOf } from '../../../parsers/ocpp/actions.ts';
import { fieldDeviations } from '../../../parsers/ocpp/field-deviations.ts';
import { messageFields16 } from '../../../parsers/ocpp/messages-16.ts';
import { parsePayload } from '../../../parsers/ocpp/payload.ts';

const actions = Object.values(actionsOf('1.6')).flat();

test('every action of 1.6 has its fields, and nothing else has', () => {
  expect(actions.filter((action) => messageFields16(action) === undefined)).toEqual([]);
  expect(messageFields16('TransactionEvent')).toBeUndefined();
  expect(messageFields16('toString')).toBeUndefined();
});

const deviations = (action: string, side: 'request' | 'response', text: string) =>
  fieldDeviations(messageFields16(action)?.[side] ?? [], parsePayload(text)).map(
    ({ problem, path }) => `${problem} ${path}`,
  );

test('a proper message has nothing to remark', () => {
  expect(
    deviations(
      'MeterValues',
      'request',
      '{"connectorId":1,"meterValue":[{"timestamp":"2024-01-01T00:00:00Z","sampledValue":[{"value":"1.5","unit":"Celcius"},{"value":"2","unit":"Celsius"}]}]}',
    ),
  ).toEqual([]);
  expect(
    deviations('StopTransaction', 'request', '{"meterStop":5,"timestamp":"2024-01-01T00:00:00Z","transactionId":1}'),
  ).toEqual([]);
});

test('what is missing, of another type, unknown or too long is remarked with its place', () => {
  expect(deviations('BootNotification', 'response', '{"status":"Accepted","heartbeatInterval":60}')).toEqual([
    'missing currentTime',
    'missing interval',
    'unknown-field heartbeatInterval',
  ]);
  expect(
    deviations('StatusNotification', 'request', '{"connectorId":"x","errorCode":"Broken","status":"Available"}'),
  ).toEqual(['wrong-type connectorId', 'unknown-word errorCode']);
  expect(
    deviations(
      'MeterValues',
      'request',
      '{"connectorId":1,"meterValue":[{"timestamp":"yesterday","sampledValue":{"value":"1"}}]}',
    ),
  ).toEqual(['wrong-type meterValue[0].timestamp', 'wrong-type meterValue[0].sampledValue']);
  expect(deviations('Authorize', 'request', '{"idTag":"012345678901234567890"}')).toEqual(['too-long idTag']);
  expect(
    deviations('StopTransaction', 'request', '{"meterStop":5.5,"timestamp":"2024-01-01T00:00:00Z","transactionId":1}'),
  ).toEqual(['wrong-type meterStop']);
  expect(deviations('Heartbeat', 'request', '[]')).toEqual(['wrong-type ']);
});
