import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  isDecimal,
  shiftDecimal,
  subtractDecimals,
} from '../../../parsers/base/decimal-arithmetic.ts';

test('differences that a double gets wrong are exact', () => {
  expect(subtractDecimals('10000000.002', '10000000.001')).toBe('0.001');
  expect(subtractDecimals('0.3', '0.1')).toBe('0.2');
  expect(subtractDecimals('12345678901234567.1', '12345678901234566')).toBe('1.1');
  expect(subtractDecimals('1', '2.50')).toBe('-1.50');
});

test('kilowatt-hours become watt-hours and keep their digits', () => {
  expect(shiftDecimal('129.500', 3)).toBe('129500');
  expect(shiftDecimal('0.0001', 3)).toBe('0.1');
  expect(shiftDecimal('2e+01', 0)).toBe('20');
  expect(shiftDecimal('1500', -3)).toBe('1.500');
  expect(shiftDecimal('-0.5', 3)).toBe('-500');
});

test('what is no decimal number is told apart and refused', () => {
  for (const text of ['', ' 1', '1,5', 'NaN', 'Infinity', '0x10', '1e9999', '--1']) expect(isDecimal(text)).toBe(false);
  expect(() => addDecimals('1', 'x')).toThrow();
});

test('adding what was subtracted gives the same value', () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 8 }))
    .map(([coefficient, shift]) => shiftDecimal(coefficient.toString(), -shift));
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(compareDecimals(addDecimals(subtractDecimals(a, b), b), a)).toBe(0);
    }),
  );
});

test('the longest number that is taken can be shifted and subtracted: what arithmetic wrote, it reads', () => {
  const longest = `${'9'.repeat(400)}.${'9'.repeat(400)}e999`;
  expect(isDecimal(longest)).toBe(true);
  const shifted = shiftDecimal(longest, 3);
  expect(subtractDecimals(shiftDecimal(shifted, 3), shifted)).toHaveLength(400 + 999 + 6);
  expect(compareDecimals(shiftDecimal('1e-999', -3), shifted)).toBe(-1);
  expect(compareDecimals(subtractDecimals(shiftDecimal('1e-999', -3), shifted), '0')).toBe(-1);
});
