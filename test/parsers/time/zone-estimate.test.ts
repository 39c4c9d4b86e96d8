import { expect, test } from 'vitest';
import { estimateZone, zoneOfOffsets } from '../../../parsers/time/zone-estimate.ts';

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

test('offsets that logs state tell the zone, a change of summer time its name', () => {
  const endings = (...texts: readonly string[]) => texts.map((ending) => ({ ending, count: 1 }));
  expect(zoneOfOffsets(endings('+02:00', '+01:00'))).toBe('Europe/Berlin');
  expect(zoneOfOffsets(endings('4+0530', '5+0530'))).toBe('+05:30');
  expect(zoneOfOffsets([...endings('+02:00'), { ending: '-03:00', count: 5 }])).toBe('-03:00');
  expect(zoneOfOffsets(endings('12.00Z', '+00:00'))).toBeUndefined();
  expect(zoneOfOffsets([])).toBeUndefined();
});
