import { expect, it } from 'vitest';
import { fieldText, fieldValue } from '../../renderer/screens/rules/threshold-value.ts';

const minutes = { unit: 'ms', setIn: { unit: 'min', factor: 60_000 } };
const amperes = { unit: 'A', setIn: { unit: 'A', factor: 1 } };

it('durations are typed in the unit of their default', () => {
  expect(fieldText(90_000, minutes, 'de')).toBe('1,5');
  expect(fieldText(90_000, minutes, 'en')).toBe('1.5');
  expect(fieldValue('1,5', minutes)).toBe(90_000);
  expect(fieldValue(' 10 ', minutes)).toBe(600_000);
  expect(fieldValue('1.1', minutes)).toBe(66_000);
  expect(fieldValue('6.25', amperes)).toBe(6.25);
});

it.each(['', '-1', 'ten', '1e9', '1,2,3', '9999999999999', 'Infinity'])('"%s" is no value', (text) => {
  expect(fieldValue(text, minutes)).toBeNull();
});
