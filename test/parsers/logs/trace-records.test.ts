import { expect, test } from 'vitest';
import { parsePayload } from '../../../parsers/ocpp/payload.ts';
import { payloadText, readLog } from './read-log.ts';

/* Open OCPP Trace 1.1 without `raw`, and the two kinds of OCPP 2.1 written in its way. */

const at = (second: number): string => `2026-03-01T10:00:0${second}.000Z`;
const record = (second: number, rest: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ schemaVersion: '1.1', timestamp: at(second), transport: 'json', chargePointId: 'CP1', ...rest });

test('errors, refused answers and notices of a trace are read from their members', () => {
  const station = { direction: 'cp-to-csms' };
  const backend = { direction: 'csms-to-cp' };
  const failure = { code: 'FormatViolation', description: 'interval', details: { at: 1 } };
  const log = [
    record(0, { ...station, messageType: 'CALL', messageId: 'a', action: 'Heartbeat', payload: {} }),
    record(1, { ...backend, messageType: 'CALLRESULT', messageId: 'a', payload: { currentTime: at(1) } }),
    record(2, { ...station, messageType: 'CALLRESULTERROR', messageId: 'a', error: failure }),
    record(3, {
      ...station,
      messageType: 'SEND',
      messageId: 'b',
      action: 'NotifyPeriodicEventStream',
      payload: { id: 1 },
    }),
    record(4, {
      ...station,
      messageType: 'CALL',
      messageId: 'c',
      action: 'StatusNotification',
      payload: { evseId: 1 },
    }),
    record(5, {
      ...backend,
      messageType: 'CALLERROR',
      messageId: 'c',
      error: { code: 'InternalError', description: 'no' },
    }),
  ].join('\n');
  const bytes = new TextEncoder().encode(`${log}\n`);
  const read = readLog(bytes);
  expect(
    read?.frames.map((frame) => {
      const text = payloadText(frame, bytes);
      return [
        frame.kind,
        frame.messageTypeId,
        frame.uniqueId,
        frame.action,
        frame.errorCode,
        frame.errorDescription,
        text === null ? null : parsePayload(text),
      ];
    }),
  ).toEqual([
    ['call', 2, 'a', 'Heartbeat', null, null, {}],
    ['result', 3, 'a', null, null, null, { currentTime: at(1) }],
    ['other', 5, 'a', null, 'FormatViolation', 'interval', { at: 1 }],
    ['other', 6, 'b', 'NotifyPeriodicEventStream', null, null, { id: 1 }],
    ['call', 2, 'c', 'StatusNotification', null, null, { evseId: 1 }],
    ['error', 4, 'c', null, 'InternalError', 'no', {}],
  ]);
});
