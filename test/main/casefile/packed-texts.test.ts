/* Texts of a pack are written byte by byte while they come; they must be read as they were, whatever they hold. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PackReader, PackWriter } from '../../../main/casefile/packed-columns.ts';
import type { PackLayout } from '../../../main/casefile/packed-columns.ts';

const layout: PackLayout = { doubles: 1, longs: 0, shorts: 1, bytes: 1, texts: 2 };

/** Also lone surrogates, quotes, control characters, and texts longer than the first room for them. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '"', '\\', '\u0000', '\ud800', 'é', '\u2028', 'x'.repeat(70_000), `${'y'.repeat(70_000)}"`),
);

test('every text comes back, row by row, pack after pack', () => {
  const rows = fc.array(fc.record({ first: texts, second: fc.option(texts), word: fc.option(texts) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(rows, rows, (one, two) => {
      const writer = new PackWriter(layout, 16);
      for (const pack of [one, two]) {
        const words = pack.map(({ first, second, word }) => {
          writer.text(0, first);
          if (second !== null) writer.text(1, second);
          const number = writer.word(word);
          writer.count += 1;
          return number;
        });
        const reader = new PackReader(layout, writer.take());
        const asKept = (text: string): string => text.toWellFormed();
        expect(reader.count).toBe(pack.length);
        expect(pack.map((_, row) => asKept(reader.text(0, row)))).toEqual(pack.map(({ first }) => asKept(first)));
        expect(pack.map((_, row) => asKept(reader.text(1, row)))).toEqual(
          pack.map(({ second }) => asKept(second ?? '')),
        );
        expect(words.map((number) => reader.word(number))).toEqual(pack.map(({ word }) => word));
      }
    }),
  );
});
