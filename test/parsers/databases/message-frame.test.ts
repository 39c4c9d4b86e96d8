import { expect, test } from 'vitest';
import { messageFrame } from '../../../parsers/databases/message-frame.ts';

test('a cell that holds a message of OCPP 2.1 is read by its kind', () => {
  expect(messageFrame('[6,"s","NotifyPeriodicEventStream",{"id":3}]')).toMatchObject({
    kind: 'other',
    messageTypeId: 6,
    action: 'NotifyPeriodicEventStream',
    payload: { at: 'text', text: '{"id":3}' },
  });
  expect(messageFrame('[5,"a","FormatViolation","no",{"at":1}]')).toMatchObject({
    kind: 'other',
    messageTypeId: 5,
    action: null,
    errorCode: 'FormatViolation',
    errorDescription: 'no',
    payload: { at: 'text', text: '{"at":1}' },
  });
});
