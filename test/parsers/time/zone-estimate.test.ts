import { expect, test } from 'vitest';
import { estimateZone, zoneOfOffsets } from '../../../parsers/time/zone-estimate.ts';
import { inOrderOfLog } from '../../../parsers/time/zone-offset.ts';

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

test('two offsets are a zone where its dates explain both, and else the usual one', () => {
  const change = Date.UTC(2025, 9, 26, 1);
  const around = (hours: number, offsetHours: number) => {
    const statedMs = change + hours * 3_600_000;
    return { wallAsUtcMs: statedMs + offsetHours * 3_600_000, statedMs };
  };
  const berlin = [-50, -2, -1, -0.5]
    .map((hours) => around(hours, 2))
    .concat([0, 0.5, 2, 60].map((hours) => around(hours, 1)));
  expect(estimateZone(berlin)).toEqual({ zone: 'Europe/Berlin', agreeing: 8, of: 8 });
  // One hour late, and not at a change of summer time: a message that waited.
  expect(estimateZone([around(-50, 2), around(-40, 2), around(-30, 2), around(-20, 1), around(-10, 1)])?.zone).toBe(
    '+02:00',
  );
});

test('in the hour that a clock shows twice a log goes on', () => {
  const first = Date.UTC(2025, 9, 26, 0, 10);
  const hour = 3_600_000;
  expect(inOrderOfLog('Europe/Berlin', first, null)).toBe(first);
  expect(inOrderOfLog('Europe/Berlin', first, first - 60_000)).toBe(first);
  expect(inOrderOfLog('Europe/Berlin', first, first + 50 * 60_000)).toBe(first + hour);
  // A line that is late by a little is no second pass, and neither is a log that begins anew.
  expect(inOrderOfLog('Europe/Berlin', first, first + 30_000)).toBe(first);
  expect(inOrderOfLog('Europe/Berlin', first, first + 5 * hour)).toBe(first);
  for (const zone of ['UTC', '+02:00']) expect(inOrderOfLog(zone, first, first + 50 * 60_000)).toBe(first);
});
