import { expect, test } from 'vitest';
import { payloadWords } from '../../renderer/text/payload-words.ts';

test('what a message is about stands first, without quotes and braces', () => {
  expect(
    payloadWords(
      '{"connectorId":2,"errorCode":"GroundFailure","status":"Faulted","timestamp":"2025-10-21T16:52:04.700Z","info":"RCD tripped","vendorErrorCode":"RcdGroundFailure"}',
    ),
  ).toBe(
    'status: Faulted, errorCode: GroundFailure, vendorErrorCode: RcdGroundFailure, info: RCD tripped, timestamp: 2025-10-21T16:52:04.700Z, connectorId: 2',
  );
  expect(payloadWords('{ "connectorId": 1, "errorCode": "NoError", "status": "Available" }')).toBe(
    'status: Available, errorCode: NoError, connectorId: 1',
  );
});

test('values within values keep their braces, numbers their digits, escapes their backslash', () => {
  expect(payloadWords('{"idTagInfo":{"status":"Accepted"},"transactionId":70501}')).toBe(
    'idTagInfo: {status:Accepted}, transactionId: 70501',
  );
  expect(payloadWords('{"value":1.10,"list":[1,"a,b"]}')).toBe('value: 1.10, list: [1,a,b]');
  expect(payloadWords('{"data":"{\\"a\\":1}","x":true}')).toBe('data: "{\\"a\\":1}", x: true');
});

test('a head that was cut loses nothing but quotes', () => {
  expect(payloadWords('{"connectorId":1,"meterValue":[{"timestamp":"2025-10-2')).toBe(
    'meterValue: [{timestamp:2025-10-2, connectorId: 1',
  );
  expect(payloadWords('{"status":"Accepted","curr')).toBe('status: Accepted, curr');
  expect(payloadWords('{"status":"Accepted","currentTime"')).toBe('status: Accepted, currentTime');
});

test('anything else stays as it is, and everything when JSON is looked for', () => {
  for (const text of ['', '{}', '[]', '{', '{"', '{"cut', 'NotImplemented not supported', '{\\x']) {
    expect(payloadWords(text)).toBe(text);
  }
  const json = '{"status":"Faulted"}';
  expect(payloadWords(json, ['"status":"Faulted"'])).toBe(json);
  expect(payloadWords(json, ['Faulted'])).toBe('status: Faulted');
});
