import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TimeContext } from '../../../parsers/model/timestamp.ts';
import { formatInstantUtc } from '../../../parsers/time/format-instant.ts';
import { readPayloadTimestamp, readTimestamp } from '../../../parsers/time/read-timestamp.ts';
import { isZone, zoneOffsetMs } from '../../../parsers/time/zone-offset.ts';

const berlin: TimeContext = { zone: 'Europe/Berlin', referenceYear: 2024 };
const read = (text: string, context = berlin) => {
  const timestamp = readTimestamp(text, context);
  if (timestamp === undefined) return undefined;
  return [timestamp.epochMs === null ? null : formatInstantUtc(timestamp.epochMs), timestamp.quality];
};

test.each([
  ['2024-09-03T06:25:55.195996200Z', '2024-09-03T06:25:55.195Z', 'offset-given'],
  ['2023-04-15T11:04:45.659+00:00', '2023-04-15T11:04:45.659Z', 'offset-given'],
  ['2026-05-21T15:17:02.094042+0200', '2026-05-21T13:17:02.094Z', 'offset-given'],
  ['2021-03-17T19:24:56.096082', '2021-03-17T18:24:56.096Z', 'zone-assumed'],
  ['2025-08-27 12:25:23,589', '2025-08-27T10:25:23.589Z', 'zone-assumed'],
  ['2024/07/10 20:23:00', '2024-07-10T18:23:00.000Z', 'zone-assumed'],
  ['2026.01.22-01:54:55', '2026-01-22T00:54:55.000Z', 'zone-assumed'],
  ['20240710T202300Z', '2024-07-10T20:23:00.000Z', 'offset-given'],
  ['Jul  2 22:27:40', '2024-07-02T20:27:40.000Z', 'year-inferred'],
  ['Jan 22 03:54:01.046', '2024-01-22T02:54:01.046Z', 'year-inferred'],
  ['Okt 11 11:40:20', '2024-10-11T09:40:20.000Z', 'year-inferred'],
  ['Mär 01 00:00:00', '2024-02-29T23:00:00.000Z', 'year-inferred'],
  ['janv. 05 10:00:00', '2024-01-05T09:00:00.000Z', 'year-inferred'],
  ['Apr/30 20:02:13 UTC', '2024-04-30T20:02:13.000Z', 'year-inferred'],
  ['1755831198287', '2025-08-22T02:53:18.287Z', 'offset-given'],
  ['1755831198', '2025-08-22T02:53:18.000Z', 'offset-given'],
  ['1750946409105229', '2025-06-26T14:00:09.105Z', 'offset-given'],
  ['1750946409105229609', '2025-06-26T14:00:09.105Z', 'offset-given'],
  ['08/21/2026 17:00:38', '2026-08-21T15:00:38.000Z', 'zone-assumed'],
  ['08/08/2025, 00:02:42', '2025-08-07T22:02:42.000Z', 'zone-assumed'],
  ['12.03.2026 | 13:43:40', '2026-03-12T12:43:40.000Z', 'zone-assumed'],
  ['8/8/2025 1:02:42 PM', '2025-08-08T11:02:42.000Z', 'zone-assumed'],
  ['Fri Mar 13 2026 10:30:48 GMT+0530 (India Standard Time)', '2026-03-13T05:00:48.000Z', 'offset-given'],
  ['Wed, 16 Mar 2022 15:35:40 GMT', '2022-03-16T15:35:40.000Z', 'offset-given'],
  ['Fri Mar 13 10:30:48 2026', '2026-03-13T09:30:48.000Z', 'zone-assumed'],
  ['10/Oct/2024:13:55:36 -0700', '2024-10-10T20:55:36.000Z', 'offset-given'],
  ['11:52:55.587', null, 'zone-assumed'],
  ['1970-01-01T00:00:32Z', '1970-01-01T00:00:32.000Z', 'clock-not-set'],
  ['2009-09-01 00:00:10', '2009-08-31T22:00:10.000Z', 'clock-not-set'],
  ['+55876-10-10T21:29:42Z', '+055876-10-10T21:29:42.000Z', 'offset-given'],
])('%s', (text, instant, quality) => {
  expect(read(text)).toEqual([instant, quality]);
});

test('a date that does not exist is no time, and neither is other text', () => {
  for (const text of [
    '2023-02-29 00:00:00',
    '2024-13-01 00:00:00',
    '25:00:00',
    'Foo 11 10:00:00',
    '',
    'abc',
    '[INFO]',
    '12',
  ]) {
    expect(readTimestamp(text, berlin)).toBeUndefined();
  }
});

test('a date without a year stays without an instant when no year is known', () => {
  expect(read('Jul  2 22:27:40', { zone: 'UTC', referenceYear: null })).toEqual([null, 'year-inferred']);
});

test('the order of day and month follows the column unless a number decides it', () => {
  const at = (text: string) => readTimestamp(text, { zone: 'UTC', referenceYear: null }, 'month-first')?.epochMs;
  expect(formatInstantUtc(at('08/07/2025 00:00:00') ?? 0)).toBe('2025-08-07T00:00:00.000Z');
  expect(formatInstantUtc(at('21/07/2025 00:00:00') ?? 0)).toBe('2025-07-21T00:00:00.000Z');
});

test('wall-clock times are read by the rules of the zone, also around its changes', () => {
  expect(read('2024-03-31 01:59:59')?.[0]).toBe('2024-03-31T00:59:59.000Z');
  expect(read('2024-03-31 03:00:00')?.[0]).toBe('2024-03-31T01:00:00.000Z');
  expect(read('2024-10-27 02:30:00')?.[0]).toBe('2024-10-27T00:30:00.000Z');
  expect(read('2024-10-27 03:00:00')?.[0]).toBe('2024-10-27T02:00:00.000Z');
  expect(read('2024-06-01 12:00:00', { zone: '+05:30', referenceYear: null })?.[0]).toBe('2024-06-01T06:30:00.000Z');
});

test('a payload time without offset is read as UTC and says so', () => {
  expect(readPayloadTimestamp('2021-03-17T19:24:56.096082')).toEqual({
    text: '2021-03-17T19:24:56.096082',
    epochMs: 1_616_009_096_096,
    quality: 'zone-assumed',
  });
});

test('zones are known or refused', () => {
  expect(isZone('Europe/Berlin')).toBe(true);
  expect(isZone('-03:30')).toBe(true);
  expect(isZone('Mars/Olympus')).toBe(false);
  expect(zoneOffsetMs('Australia/Lord_Howe', 1_704_067_200_000)).toBe(11 * 3_600_000);
});

test('what is formatted is read back to the same instant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_262_304_000_000, max: 7_258_118_400_000 }), (epochMs) => {
      expect(readTimestamp(formatInstantUtc(epochMs), berlin)?.epochMs).toBe(epochMs);
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 90 }), (text) => {
      const timestamp = readTimestamp(text, berlin);
      expect(timestamp === undefined || timestamp.text === text.trim()).toBe(true);
    }),
  );
});
