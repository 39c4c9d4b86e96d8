import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectorCell, flagCell, longTextCell, textCell } from '../../../parsers/databases/cell-values.ts';
import { meterCell, unitInName } from '../../../parsers/databases/meter-cell.ts';
import { timeCell } from '../../../parsers/databases/time-cell.ts';

const utc = { zone: 'UTC', referenceYear: null };

/** What a blob says, by the whole of it: no shorter way. */
function textByAllBytes(bytes: Uint8Array): string | null {
  const zeros = [0, 1].map((from) => bytes.filter((byte, at) => at % 2 === from && byte === 0).length);
  const wide = bytes.length >= 4 && bytes.length % 2 === 0;
  const half = bytes.length / 2;
  const encoding = wide && zeros[1] === half ? 'utf-16le' : wide && zeros[0] === half ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /[\u0001-\u0008\u000e-\u001f]/.test(text.slice(0, 2_000)) ? null : text;
  } catch {
    return null;
  }
}

const utf16 = (text: string, big: boolean): Uint8Array =>
  Uint8Array.from([...text].flatMap((letter) => (big ? [0, letter.charCodeAt(0)] : [letter.charCodeAt(0), 0])));

describe('blobs', () => {
  it('say by their first bytes what they say by all of them', () => {
    const encoder = new TextEncoder();
    const latin = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc.string({ unit: 'binary', maxLength: 64 }).map((text) => encoder.encode(text)),
      latin.map((text) => utf16(text, true)),
      latin.map((text) => utf16(text, false)),
      fc.nat(40).map((length) => new Uint8Array(length)),
    );
    // What stands behind the first characters, and what stands around their end.
    const padded = fc
      .tuple(fc.constantFrom(0, 1_900, 1_990, 1_999, 2_000, 3_990, 4_000), fc.constantFrom('a', 'ä', '\u0000'), bytes)
      .map(([length, letter, tail]) => Uint8Array.from([...encoder.encode(letter.repeat(length)), ...tail]));
    fc.assert(
      fc.property(padded, (blob) => {
        expect(longTextCell(blob)).toBe(textByAllBytes(blob));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('cells', () => {
  it('reads meters exactly', () => {
    expect(meterCell(9007199254740993n, 'Wh')).toBe('9007199254740993');
    expect(meterCell(0.1, 'kWh')).toBe('100');
    expect(meterCell(1e21, 'Wh')).toBe('1000000000000000000000');
    expect(meterCell('12.3450', 'kWh')).toBe('12345.0');
    expect(meterCell(null, 'Wh')).toBeNull();
    expect(meterCell('n/a', 'Wh')).toBeNull();
    expect(meterCell('1.234,5 kWh', 'Wh')).toBe('1234500');
    expect(meterCell('12 500 Wh', 'kWh')).toBe('12500');
    expect(meterCell(120_400_000n, 'mWh')).toBe('120400');
    expect(meterCell(1_204_005n, '0.1 Wh')).toBe('120400.5');
    expect(meterCell(new TextEncoder().encode('120.4'), 'kWh')).toBe('120400');
    // 3,600 joules are a watt-hour.
    expect(meterCell(36_000n, 'J')).toBe('10');
    expect(meterCell('25.2 MJ', 'Wh')).toBe('7000');
    expect(meterCell('0.5', 'kJ')).toBe('0.138889');
    expect(meterCell(-1n, 'J')).toBe('-0.000278');
    expect(meterCell('9007199254740993', 'kJ')).toBe('2501999792983609.166667');
    expect(meterCell('0', 'MJ')).toBe('0');
  });

  it('keeps a wall clock that can be read again in another zone', () => {
    expect(timeCell(46082.5, { zone: 'Europe/Berlin', referenceYear: null })).toEqual({
      text: '2026-03-01 12:00:00.000',
      epochMs: 1772362800000,
      quality: 'zone-assumed',
    });
    // counts from a fixed instant are UTC whatever the zone is
    expect(timeCell(639079560000000000n, { zone: 'Europe/Berlin', referenceYear: null })?.quality).toBe('offset-given');
  });

  it.each([
    ['meter_start_wh', 'Wh'],
    ['meterStartKWh', 'kWh'],
    ['start_mWh', 'mWh'],
    ['start_mwh', 'mwh'],
    ['energy_kj', 'kJ'],
    ['energyKJ', 'kJ'],
    ['meterStartMJ', 'MJ'],
    ['energy_joules', 'J'],
    ['energyJoules', 'J'],
    ['subj', null],
    ['mailbJ_no', null],
    ['meter_0_1wh', '0.1 Wh'],
    ['meterStartDWh', '0.1 Wh'],
    ['meter_01kwh', '100 Wh'],
    ['zaehler_wattstunden', 'Wh'],
    ['what', null],
    ['whole', null],
  ])('the name %s states %s', (name, unit) => {
    expect(unitInName(name)).toBe(unit);
  });

  it.each([
    [1772359200n, 1772359200000],
    [1772359200123n, 1772359200123],
    [1772359200123456n, 1772359200123],
    [1772359200.5, 1772359200500],
    ['2026-03-01T10:00:00+00:00', 1772359200000],
    ['2026-03-01 10:00:00', 1772359200000],
    [2461100.9166666665, 1772359200000],
    [639079560000000000n, 1772359200000],
    [639079560000000000n | (1n << 62n), 1772359200000],
    ['639079560000000000', 1772359200000],
    [134168328000000000n, 1772359200000],
    [46082.416666666664, 1772359200000],
    ['46082.41666666667', 1772359200000],
    [20260301100000n, 1772359200000],
    ['20260301100000', 1772359200000],
    ['3/1/2026 10:00:00 AM', 1772359200000],
    ['/Date(1772359200000)/', 1772359200000],
    ['"2026-03-01T10:00:00Z"', 1772359200000],
    ['2026-03-01T11:00:00+01:00[Europe/Berlin]', 1772359200000],
    ['2026-03-01 10:00:00 +0000 UTC', 1772359200000],
    [new TextEncoder().encode('1772359200'), 1772359200000],
  ])('reads the time %s', (cell, epochMs) => {
    expect(timeCell(cell, utc)?.epochMs).toBe(epochMs);
  });

  it('takes no time for none and other text for no time', () => {
    for (const cell of [null, 0n, -1n, '', 0, '0000-00-00 00:00:00', '1970-01-01T00:00:00Z'])
      expect(timeCell(cell, utc)).toBeNull();
    expect(timeCell('soon', utc)).toBeUndefined();
  });

  it('reads flags and text', () => {
    expect([1n, 0n, 'true', 'N', 'Accepted', 'maybe', null].map(flagCell)).toEqual([
      true,
      false,
      true,
      false,
      true,
      null,
      null,
    ]);
    expect(textCell(new TextEncoder().encode('tag'))).toBe('tag');
    // bytes that are no text are an identifier, as databases keep UUIDs
    expect(textCell(new Uint8Array([0xff, 0xfe, 0x80]))).toBe('fffe80');
    expect(textCell(new Uint8Array(40).fill(0xff))).toBeNull();
    expect(textCell('TAG\u0000\u0000')).toBe('TAG');
    expect(['Connector 2', 3n, 'EVSE-01', 'left', 1].map(connectorCell)).toEqual([2, 3, 1, null, 1]);
  });
});
