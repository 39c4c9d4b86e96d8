import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { membersOf } from '../../../parsers/base/members.ts';
import { actionsOf, initiatorOf, ocppVersions } from '../../../parsers/ocpp/actions.ts';
import { parsePayload } from '../../../parsers/ocpp/payload.ts';

test('numbers that a double would change arrive as they are written', () => {
  expect(parsePayload('{"a":1,"b":10000000.001,"c":[2.50,-1e3,1E2],"d":12345678901234567890,"e":-7,"f":0}')).toEqual({
    a: 1,
    b: '10000000.001',
    c: ['2.50', '-1e3', '1E2'],
    d: '12345678901234567890',
    e: -7,
    f: 0,
  });
  expect(parsePayload('{"value" : 140.703 }')).toEqual({ value: '140.703' });
  expect(parsePayload('1.10')).toBe('1.10');
});

test('what looks like a number inside of a string stays a string', () => {
  expect(parsePayload('{"a":"x,1.5,","b":1}')).toEqual({ a: 'x,1.5,', b: 1 });
});

test('what is no JSON gives undefined, however deep it is', () => {
  for (const text of ['', '{', "{'a':1}", '[1.5', '{"a":01}']) expect(parsePayload(text)).toBeUndefined();
  expect(parsePayload(`${'['.repeat(100_000)}1.5${']'.repeat(100_000)}`)).toBeUndefined();
});

test('every number keeps its digits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,12})?([eE][+-]?\d{1,2})?$/), (written) => {
      const kept = written === '-0' ? '0' : written;
      const [value] = parsePayload(`[${written}]`) as readonly unknown[];
      expect(String(value)).toBe(kept);
      for (const colon of [':', ' : ', '\n:\t']) {
        const read = parsePayload(`{"at":"2025-06-01T10:00:00.000Z","v"${colon}${written}}`);
        expect(String(membersOf(read)['v'])).toBe(kept);
      }
    }),
  );
});

test('who starts what', () => {
  expect(initiatorOf('BootNotification')).toBe('station');
  expect(initiatorOf('TriggerMessage')).toBe('csms');
  expect(initiatorOf('DataTransfer')).toBe('either');
  expect(initiatorOf('bootnotification')).toBeUndefined();
  expect(initiatorOf('constructor')).toBeUndefined();
  expect(ocppVersions.map((version) => Object.values(actionsOf(version)).flat().length)).toEqual([24, 39, 64, 91]);
});
