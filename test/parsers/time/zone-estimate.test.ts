import { expect, test } from 'vitest';
import { estimateZone } from '../../../parsers/time/zone-estimate.ts';

const stated = Date.UTC(2025, 6, 1, 10, 0, 0);
const pair = (offsetMinutes: number, delaySeconds = 1) => ({
  wallAsUtcMs: stated + offsetMinutes * 60_000 + delaySeconds * 1_000,
  statedMs: stated,
});

test('the offset that answers agree on is found to the quarter hour', () => {
  expect(estimateZone([pair(120), pair(120, 30), pair(120, -2)])).toEqual({ zone: '+02:00', agreeing: 3, of: 3 });
  expect(estimateZone([pair(330)])?.zone).toBe('+05:30');
  expect(estimateZone([pair(-210)])?.zone).toBe('-03:30');
  expect(estimateZone([pair(0)])?.zone).toBe('+00:00');
});

test('contradiction, clocks that are wrong and emptiness give no estimate', () => {
  expect(estimateZone([])).toBeUndefined();
  expect(estimateZone([pair(60), pair(120), pair(180)])).toBeUndefined();
  expect(estimateZone([pair(120, 400)])).toBeUndefined();
  expect(estimateZone([{ wallAsUtcMs: 0, statedMs: stated }])).toBeUndefined();
});
