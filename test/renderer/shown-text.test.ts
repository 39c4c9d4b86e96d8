import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDecimalText,
  formatPercent,
  formatShare,
  kilowattHours,
  shortenMiddle,
} from '../../renderer/text/format-number.ts';
import { visibleText } from '../../renderer/text/visible-text.ts';
import { highlightFilter } from '../../renderer/widgets/filter-highlight.ts';
import { layOut } from '../../renderer/widgets/json-view.tsx';
import { splitLines } from '../../renderer/widgets/text-lines.ts';

describe('exact numbers', () => {
  it('keep every digit', () => {
    expect(kilowattHours('1234567')).toBe('1234.567');
    expect(kilowattHours('7')).toBe('0.007');
    expect(kilowattHours('-12.50')).toBe('-0.01250');
    expect(kilowattHours('0.1')).toBe('0.0001');
    expect(kilowattHours('1e3')).toBeNull();
    expect(formatDecimalText('1234567.8900', 'de')).toBe('1.234.567,8900');
    expect(formatDecimalText('9007199254740993.1', 'en')).toBe('9,007,199,254,740,993.1');
    expect(formatDecimalText('2e+01', 'de')).toBe('2e+01');
  });

  it('never round a share to all or nothing', () => {
    expect(formatPercent(0.999_96, 'en')).toBe('99.9\u00a0%');
    expect(formatPercent(1, 'de')).toBe('100\u00a0%');
    expect(formatPercent(0.000_01, 'de')).toBe('0,1\u00a0%');
    expect(formatPercent(0, 'de')).toBe('0\u00a0%');
  });

  it('write shares that stand below each other with one digit, none and all whole', () => {
    const shares = [0, 0.000_2, 0.001, 0.88, 0.909, 0.999_5, 1].map((share) => formatShare(share, 'de'));
    expect(shares.map((text) => text.replace('\u00a0', ' '))).toEqual([
      '0 %',
      '< 0,1 %',
      '0,1 %',
      '88,0 %',
      '90,9 %',
      '> 99,9 %',
      '100 %',
    ]);
  });

  it('shorten in the middle', () => {
    expect(shortenMiddle('0123456789', 7)).toBe('012…789');
    expect(shortenMiddle('0123456', 7)).toBe('0123456');
  });
});

describe('text of imported files', () => {
  it('hides nothing and turns nothing round', () => {
    expect(visibleText('a\u202Eb\u0000c\u200Bd\u001B[31m\n')).toBe('a\\u202eb\\x00c\\u200bd\\x1b[31m\\n');
    expect(visibleText('a\nb\tc', true)).toBe('a\nb\tc');
    expect(visibleText('Zähler ✓ 😀')).toBe('Zähler ✓ 😀');
  });
});

describe('a filter in colours', () => {
  it('keeps the text as it is, with and without a fault', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.option(fc.record({ position: fc.nat(90), length: fc.nat(20) })),
        (text, fault) => {
          const shown = highlightFilter(text, fault)
            .map((piece) => piece.text)
            .join('');
          expect(shown.trimEnd()).toBe(text.trimEnd());
        },
      ),
    );
  });

  it('marks the place of the fault, also at the end', () => {
    const marked = (text: string, position: number, length: number) =>
      highlightFilter(text, { position, length }).filter(({ kind }) => kind === 'fault');
    expect(marked('connector:2 bogus:1', 12, 5)).toEqual([{ kind: 'fault', text: 'bogus', from: 12 }]);
    expect(marked('connector:', 10, 1)).toEqual([{ kind: 'fault', text: ' ', from: 10 }]);
  });

  it('gives every piece a key of its own', () => {
    const pieces = highlightFilter('a:1 "b', { position: 4, length: 0 });
    expect(new Set(pieces.map(({ from }) => from)).size).toBe(pieces.length);
  });
});

describe('JSON', () => {
  it('is laid out without touching numbers or repeated keys', () => {
    const text = '{"v":1.10,"v":1e5,"a":[],"o":{},"n":[1,{"x":"\\"}"}]}';
    const shown = layOut(text)
      ?.map((token) => token.text)
      .join('');
    expect(shown?.replaceAll(/\s/g, '')).toBe(text);
    expect(shown).toContain('"v": 1.10');
    expect(shown).toContain('"a": []');
  });

  it('is shown as it is when it is broken', () => {
    expect(layOut('{"a":')).toBeUndefined();
    expect(layOut('{"a":1')).toBeUndefined();
    expect(layOut('no json')).toBeUndefined();
  });
});

describe('raw lines', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('mark the slice also where it runs over several lines', () => {
    const lines = splitLines(bytes('one\ntwo\nthree\n'), { offset: 2, length: 4 });
    expect(lines.map(({ marked }) => marked?.within)).toEqual(['e', 'tw', undefined]);
  });

  it('fold long lines without losing a byte or cutting a character', () => {
    const long = 'ä😀x'.repeat(2_000);
    const lines = splitLines(bytes(`${long}\nend`), null);
    expect(
      lines
        .filter(({ number }) => number === 0)
        .map(({ text }) => text)
        .join(''),
    ).toBe(long);
    expect(lines.at(-1)).toMatchObject({ number: 1, continued: false, text: 'end' });
  });

  it('end even when the bytes are no text', () => {
    const lines = splitLines(new Uint8Array(9_000).fill(0x80), { offset: 10, length: 5_000 });
    expect(lines.length).toBeGreaterThan(1);
  });
});
