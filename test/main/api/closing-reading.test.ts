import { expect, test } from 'vitest';
import { closingReading } from '../../../main/api/closing-reading.ts';
import type { ReadingView } from '../../../parsers/model/verdict.ts';

function reading(tx: string | null, value: string, obis: string | null): ReadingView {
  return { time: null, clock: null, tx, value, unit: 'kWh', obis, status: null, errorFlags: null, inherited: [] };
}

test('a value is told by the last reading of the register that is named first', () => {
  const begin = reading('B', '1234.56', '1-b:1.8.0');
  const end = reading('E', '1240.10', '1-b:1.8.0');
  expect(closingReading([begin])).toBe(begin);
  expect(closingReading([begin, end])).toBe(end);
  expect(closingReading([begin, end, reading(null, '0.00', '1-b:1.9.0')])).toBe(end);
});

test('without names of registers it is the last one; without readings none', () => {
  const begin = reading('B', '1', null);
  const end = reading('E', '2', null);
  expect(closingReading([begin, end])).toBe(end);
  expect(closingReading([])).toBeNull();
});
