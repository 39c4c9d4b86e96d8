/* Bytes looked at several at a time, against one by one. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAsciiBytes } from '../../../parsers/base/byte-text.ts';
import { countNewlines } from '../../../parsers/base/count-newlines.ts';

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
      },
    ),
  );
});
