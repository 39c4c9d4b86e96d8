import { expect, test } from 'vitest';
import { findingRules } from '../../../parsers/findings/index.ts';
import { answers, callsOf, everyMessage, messagesOf } from '../../../parsers/findings/looks-at.ts';
import { MessageDispatch } from '../../../parsers/findings/message-dispatch.ts';
import { frameKinds } from '../../../main/casefile/frame-columns.ts';

test('a message comes to those who look at it, in their order', () => {
  const watches = [
    { name: 'all', looksAt: everyMessage },
    { name: 'boots', looksAt: messagesOf('BootNotification') },
    { name: 'starts', looksAt: callsOf('StartTransaction') },
    { name: 'answers', looksAt: answers },
  ];
  const dispatch = new MessageDispatch(watches);
  const namesOf = (kind: 'call' | 'result' | 'other', action: string | null) =>
    dispatch.watchesOf({ kind, action }).map(({ name }) => name);
  expect(namesOf('call', 'BootNotification')).toEqual(['all', 'boots']);
  expect(namesOf('result', 'BootNotification')).toEqual(['all', 'boots', 'answers']);
  expect(namesOf('call', 'StartTransaction')).toEqual(['all', 'starts']);
  expect(namesOf('result', null)).toEqual(['all', 'answers']);
  expect(namesOf('other', 'StartTransaction')).toEqual(['all']);
});

test('more actions than are remembered are asked for each time', () => {
  const dispatch = new MessageDispatch([{ looksAt: callsOf('Heartbeat', 'x4999') }]);
  for (let number = 0; number < 5_000; number += 1) {
    expect(dispatch.watchesOf({ kind: 'call', action: `x${number}` })).toHaveLength(number === 4_999 ? 1 : 0);
  }
  expect(dispatch.watchesOf({ kind: 'call', action: 'Heartbeat' })).toHaveLength(1);
});

test('each rule that watches messages looks at some', () => {
  const actions = [
    null,
    'Heartbeat',
    'MeterValues',
    'TransactionEvent',
    'DataTransfer',
    'StatusNotification',
    'NotifyEvent',
    'NotifyReport',
    'NotifyPeriodicEventStream',
  ];
  for (const rule of findingRules.entries) {
    if (rule.works !== 'over-messages') continue;
    const seen = frameKinds.some((kind) => actions.some((action) => rule.looksAt(kind, action)));
    expect([rule.id, seen]).toEqual([rule.id, true]);
  }
});
