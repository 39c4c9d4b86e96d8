import { describe, expect, it } from 'vitest';
import { flagCell, meterCell, textCell, timeCell } from '../../../parsers/databases/cell-values.ts';

const utc = { zone: 'UTC', referenceYear: null };

describe('cells', () => {
  it('reads meters exactly', () => {
    expect(meterCell(9007199254740993n, 'Wh')).toBe('9007199254740993');
    expect(meterCell(0.1, 'kWh')).toBe('100');
    expect(meterCell(1e21, 'Wh')).toBe('1000000000000000000000');
    expect(meterCell('12.3450', 'kWh')).toBe('12345.0');
    expect(meterCell(null, 'Wh')).toBeNull();
    expect(meterCell('n/a', 'Wh')).toBeNull();
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
  ])('reads the time %s', (cell, epochMs) => {
    expect(timeCell(cell, utc)?.epochMs).toBe(epochMs);
  });

  it('takes no time for none and other text for no time', () => {
    for (const cell of [null, 0n, -1n, '', 0]) expect(timeCell(cell, utc)).toBeNull();
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
    expect(textCell(new Uint8Array([0xff, 0xfe, 0x80]))).toBeNull();
  });
});
