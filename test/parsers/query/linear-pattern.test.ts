import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../parsers/query/linear-pattern.ts';

function test(source: string, text: string): boolean {
  const pattern = compilePattern(source);
  if (!pattern.ok) throw new Error(pattern.error.reason);
  return pattern.value.test(text.toLowerCase());
}

describe('linear patterns', () => {
  it('agree with the host’s engine on patterns that both know', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      'c',
      '.',
      '[ab]',
      '[^a]',
      '(a|b)',
      '(?:bc)',
      'a*',
      'b+',
      'c?',
      '(ab)*',
      'a{2}',
      'b{1,3}',
      '(a|bc){2,}',
      '\\d',
      '^',
      '$',
      '|',
    );
    const pattern = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '1'), { maxLength: 12 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(pattern, text, (source, sample) => {
        expect(test(source, sample)).toBe(new RegExp(source).test(sample));
      }),
      { numRuns: 2_000 },
    );
  });

  it('need time in proportion to the text where backtracking would never end', () => {
    const hostile = 'a'.repeat(60_000);
    expect(test('(a+)+b', hostile)).toBe(false);
    expect(test('(a|a)*b', hostile)).toBe(false);
    expect(test('.*.*.*.*x', hostile)).toBe(false);
    expect(test('[a-z]{50}[a-z]{50}9', hostile)).toBe(false);
  });

  it.each(['(a', 'a)', '[a', '*a', 'a{3,2}', 'a{5000}', '((a{100}){100}){100}', '(?=a)', '\\1', '\\b', '[z-a]', '\\'])(
    'refuses %s',
    (source) => {
      expect(compilePattern(source).ok).toBe(false);
    },
  );

  it('fold case on both sides', () => {
    expect(test('RcdGround\\w+', 'xx RCDGROUNDFAILURE')).toBe(true);
    expect(test('[A-C]x', 'Bx')).toBe(true);
  });
});
