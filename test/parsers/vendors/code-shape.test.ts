import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { codeKey, familyPattern } from '../../../parsers/vendors/code-shape.ts';

/** The same as a pattern, which is right for a few places. */
function asPattern(code: string): RegExp {
  const parts = codeKey(code).split(/<[^<>]{1,40}>|\+(?=\/|$)/);
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^\\s/]{1,60}')}$`);
}

const piece = constantFrom('a', 'b', '/', ' ', '.', '<x>', '+');
const letter = constantFrom('a', 'b', '/', ' ', '.', '+');

test('a family recognises what a pattern of its parts recognises', () => {
  assert(
    property(array(piece, { minLength: 1, maxLength: 6 }), array(letter, { maxLength: 9 }), (pieces, letters) => {
      const code = pieces.join('');
      const family = familyPattern(code);
      const key = codeKey(letters.join(''));
      if (family !== undefined) expect(family.test(key), `${code} ${key}`).toBe(asPattern(code).test(key));
    }),
    { numRuns: 5_000 },
  );
});

test('a word has at most sixty letters', () => {
  const family = familyPattern('<type> timeout');
  expect(family?.test(`${'a'.repeat(60)} timeout`)).toBe(true);
  expect(family?.test(`${'a'.repeat(61)} timeout`)).toBe(false);
  expect(family?.test(' timeout')).toBe(false);
});

test('many places side by side, as an extension may have them, cost no more than few', () => {
  const family = familyPattern(`${'<a>'.repeat(60)}!`);
  expect(family?.test('a'.repeat(200))).toBe(false);
  expect(family?.test(`${'a'.repeat(200)}!`)).toBe(true);
});
