import { expect, test } from 'vitest';
import { cutAtWords, filterWords } from '../../renderer/widgets/filter-words.ts';

test.each([
  ['GroundFailure', ['GroundFailure']],
  ['"RCD tripped" -Heartbeat', ['RCD tripped']],
  ['action:StatusNotification -status:Available', ['StatusNotification']],
  ['code:PlugLock* /a+b/ or x', ['PlugLock']],
  ['', []],
])('the words that %s looks for', (filter, words) => {
  expect(filterWords(filter)).toEqual(words);
});

test('a text is cut where a word stands, whatever its case, and put together again is itself', () => {
  const pieces = cutAtWords('a ground GROUNDFailure', ['groundfailure', 'ground']);
  expect(pieces.map(({ text }) => text).join('')).toBe('a ground GROUNDFailure');
  expect(pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['ground', 'GROUNDFailure']);
});

test('a text whose lower case is longer is left whole', () => {
  expect(cutAtWords('İ ground', ['ground'])).toEqual([{ text: 'İ ground', hit: false, from: 0 }]);
});
