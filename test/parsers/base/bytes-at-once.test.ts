/* Bytes looked at several at a time, against one by one. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAsciiBytes } from '../../../parsers/base/byte-text.ts';
import { countNewlines, countNewlinesBetween } from '../../../parsers/base/count-newlines.ts';

const stretches = fc.record({
  bytes: fc.uint8Array({ max: 127, maxLength: 40 }),
  from: fc.nat({ max: 12 }),
  odd: fc.option(fc.record({ at: fc.nat(), byte: fc.integer({ min: 128, max: 255 }) })),
});

test('ASCII is told wherever the bytes stand in their memory', () => {
  fc.assert(
    fc.property(stretches, ({ bytes, from, odd }) => {
      if (odd !== null && bytes.length > 0) bytes[odd.at % bytes.length] = odd.byte;
      const part = bytes.subarray(from);
      expect(isAsciiBytes(part)).toBe(part.every((byte) => byte < 128));
    }),
    { numRuns: 2_000 },
  );
});

test('line ends are counted between any two places', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(10, 9, 11, 0x8a, 0xff), { maxLength: 1500 }),
      fc.nat(),
      fc.nat(),
      (parts, one, other) => {
        const bytes = Uint8Array.from(parts);
        const words = new Int32Array(bytes.buffer, 0, bytes.length >> 2);
        const [from = 0, to = 0] = [one % (bytes.length + 1), other % (bytes.length + 1)].toSorted((a, b) => a - b);
        const counted = bytes.subarray(from, to).filter((byte) => byte === 10).length;
        expect(countNewlinesBetween(bytes, words, from, to)).toBe(counted);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('line ends are counted in few long lines and in many short ones', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('\n', 'a', 'bcd\n')),
      fc.integer({ min: 1, max: 400 }),
      fc.nat(),
      (parts, times, cut) => {
        const bytes = Buffer.from(parts.join('').repeat(times));
        const end = cut % (bytes.length + 1);
        const counted = bytes.subarray(0, end).filter((byte) => byte === 0x0a).length;
        expect(countNewlines(bytes, end)).toBe(counted);
        expect(countNewlines(new Uint8Array(bytes), end)).toBe(counted);
        for (const shift of [1, 2, 3]) {
          const shifted = new Uint8Array(shift + bytes.length);
          shifted.set(bytes, shift);
          expect(countNewlines(shifted.subarray(shift), end)).toBe(counted);
        }
      },
    ),
  );
});
