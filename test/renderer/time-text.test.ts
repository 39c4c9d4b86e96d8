import { describe, expect, it } from 'vitest';
import { timeTicks } from '../../renderer/charts/time-ticks.ts';
import { formatDuration } from '../../renderer/text/format-duration.ts';
import { fullTime, shortOffset, wallClock } from '../../renderer/text/format-time.ts';
import { parseWallClock } from '../../renderer/text/parse-time.ts';

describe('times', () => {
  it('show both readings of the hour that comes twice', () => {
    expect(fullTime(Date.parse('2025-10-26T00:30:00Z'), 'Europe/Berlin')).toBe('2025-10-26 02:30:00 +02:00');
    expect(fullTime(Date.parse('2025-10-26T01:30:00Z'), 'Europe/Berlin')).toBe('2025-10-26 02:30:00 +01:00');
  });

  it('know fixed offsets and keep milliseconds', () => {
    expect(fullTime(Date.parse('2025-03-01T23:59:59.040Z'), '+05:30')).toBe('2025-03-02 05:29:59.040 +05:30');
    expect(fullTime(0, 'UTC')).toBe('1970-01-01 00:00:00 +00:00');
    expect(fullTime(-1, 'UTC')).toBe('1969-12-31 23:59:59.999 +00:00');
  });

  it('are shown in UTC when the zone is unknown here', () => {
    expect(wallClock(0, 'Mars/Olympus').offset).toBe('+00:00');
  });

  it('shorten whole hours only', () => {
    expect(shortOffset('+02:00')).toBe('+02');
    expect(shortOffset('+05:30')).toBe('+05:30');
  });
});

describe('a typed time', () => {
  const near = Date.parse('2025-10-26T12:00:00Z');
  it.each([
    ['2025-10-26 01:30', '2025-10-25T23:30:00.000Z'],
    ['2025-10-26 02:30', '2025-10-26T00:30:00.000Z'],
    ['2025-10-26 03:30', '2025-10-26T02:30:00.000Z'],
    ['2025-03-30 02:30', '2025-03-30T01:30:00.000Z'],
    ['14:05:09', '2025-10-26T13:05:09.000Z'],
    ['2025-10-26T02:30:00+01:00', '2025-10-26T01:30:00.000Z'],
    ['2025-10-26T02:30:00.5Z', '2025-10-26T02:30:00.500Z'],
    ['2025-10-26', '2025-10-25T22:00:00.000Z'],
  ])('%s is %s in Berlin', (text, expected) => {
    const ms = parseWallClock(text, 'Europe/Berlin', near);
    expect(ms === undefined ? undefined : new Date(ms).toISOString()).toBe(expected);
  });

  it.each(['', 'yesterday', '25:00', '2025-13-01 10:00', '10'])('"%s" is none', (text) => {
    expect(parseWallClock(text, 'Europe/Berlin', near)).toBeUndefined();
  });
});

describe('durations', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1_500, '1.5 s'],
    [59_000, '59 s'],
    [61_000, '1 min 1 s'],
    [3_600_000, '1 h'],
    [4_320_000, '1 h 12 min'],
    [90_000_000, '1 d 1 h'],
    [-61_000, '−1 min 1 s'],
    [59_999, '60 s'],
    [3_599_999, '1 h'],
  ])('%d ms are "%s"', (ms, expected) => {
    expect(formatDuration(ms, 'en')).toBe(expected);
  });

  it('use the decimal comma in German', () => {
    expect(formatDuration(1_500, 'de')).toBe('1,5 s');
  });
});

describe('ticks', () => {
  it('stand at round wall-clock times on both sides of a clock change', () => {
    const ticks = timeTicks(Date.parse('2025-10-25T20:00:00Z'), Date.parse('2025-10-26T12:00:00Z'), 'Europe/Berlin', 8);
    expect(ticks.length).toBeGreaterThan(3);
    for (const { ms } of ticks) expect(wallClock(ms, 'Europe/Berlin').time).toMatch(/:00:00$/);
    expect(ticks.every(({ ms }, index) => index === 0 || ms > (ticks[index - 1]?.ms ?? 0))).toBe(true);
  });

  it('are few and name days when they are days apart', () => {
    const ticks = timeTicks(Date.parse('2025-10-01T00:00:00Z'), Date.parse('2025-10-29T00:00:00Z'), 'UTC', 6);
    expect(ticks.length).toBeLessThanOrEqual(7);
    expect(ticks[0]?.label).toMatch(/^2025-10-\d\d$/);
  });

  it('stay few over decades, which a clock that was never set makes', () => {
    const ticks = timeTicks(0, Date.parse('2025-10-29T00:00:00Z'), 'UTC', 6);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(7);
    expect(Math.max(...ticks.map(({ ms }) => ms))).toBeGreaterThan(Date.parse('2005-01-01T00:00:00Z'));
  });

  it.each([
    ['2025-03-11', '2025-04-20', '2025-03-17', '2025-03-24'],
    ['2025-03-11', '2025-05-20', '2025-03-17', '2025-03-31'],
    ['2025-03-11', '2025-08-20', '2025-04', '2025-05'],
    ['2024-06-11', '2025-08-20', '2024-07', '2024-10'],
    ['2023-03-11', '2025-08-20', '2023-07', '2024-01'],
    ['2020-03-11', '2025-08-20', '2021', '2022'],
  ])('from %s to %s begin where people count from', (from, to, first, second) => {
    const zone = 'Europe/Berlin';
    const ticks = timeTicks(Date.parse(`${from}T12:00:00Z`), Date.parse(`${to}T12:00:00Z`), zone, 6);
    expect(ticks.slice(0, 2).map(({ label }) => label)).toEqual([first, second]);
    expect(ticks.length).toBeLessThanOrEqual(7);
    for (const { ms } of ticks) expect(wallClock(ms, zone).time).toBe('00:00:00');
  });

  it.each([
    // Forward at 02:00: the hour that is missing has no tick, and none stands twice.
    ['Europe/Berlin', '2025-03-30T00:00:00Z', '2025-03-30T03:00:00Z', 8, '01:00 01:30 03:00 03:30 04:00 04:30 05:00'],
    // Back at 03:00: the hour comes twice, and so do its ticks.
    ['Europe/Berlin', '2025-10-26T00:00:00Z', '2025-10-26T02:00:00Z', 4, '02:00 02:30 02:00 02:30 03:00'],
    ['Europe/Berlin', '2025-03-29T23:00:00Z', '2025-03-30T10:00:00Z', 6, '00:00 04:00 06:00 08:00 10:00 12:00'],
    // Midnight is said by the day that begins.
    ['Australia/Lord_Howe', '2025-04-05T12:00:00Z', '2025-04-05T17:00:00Z', 6, '23:00 04-06 01:00 02:00 03:00'],
    // Forward at midnight: the day begins at one.
    [
      'America/Santiago',
      '2025-09-05T04:00:00Z',
      '2025-09-08T04:00:00Z',
      4,
      '2025-09-05 2025-09-06 2025-09-07 2025-09-08',
    ],
  ])('in %s from %s to %s', (zone, from, to, most, expected) => {
    const ticks = timeTicks(Date.parse(from), Date.parse(to), zone, most);
    expect(ticks.map(({ label }) => label.replace(/^\d\d-\d\d /, '')).join(' ')).toBe(expected);
    expect(new Set(ticks.map(({ ms }) => ms)).size).toBe(ticks.length);
  });

  it('are none for an empty stretch', () => {
    expect(timeTicks(5, 5, 'UTC', 6)).toEqual([]);
  });
});
