import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DelimitedRows } from '../../../parsers/base/delimited-text.ts';
import type { DelimitedRow } from '../../../parsers/base/delimited-text.ts';

function rowsOf(text: string, chunkBytes = Number.POSITIVE_INFINITY): readonly DelimitedRow[] {
  const bytes = Buffer.from(text);
  const rows = new DelimitedRows(';');
  const found: DelimitedRow[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) found.push(...rows.push(bytes.subarray(at, at + chunkBytes)));
  found.push(...rows.end());
  return found;
}

function texts(rows: readonly DelimitedRow[]): readonly (readonly string[])[] {
  return rows.map(({ cells }) =>
    cells.map(({ bytes, quoted }) => {
      const text = Buffer.from(bytes).toString();
      return quoted ? text.replaceAll('""', '"') : text;
    }),
  );
}

describe('rows of delimited text', () => {
  test('cells, quotes, separators and line breaks inside quotes, and their places', () => {
    const text = 'a;b\r\n"x;y";"he said ""no""\nand left";c "d"\n;;\nlast';
    const rows = rowsOf(text);
    expect(texts(rows)).toEqual([['a', 'b'], ['x;y', 'he said "no"\nand left', 'c "d"'], ['', '', ''], ['last']]);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 4, 5]);
    const cell = rows[1]?.cells[0];
    expect(text.slice(cell?.offset, (cell?.offset ?? 0) + (cell?.bytes.length ?? 0))).toBe('x;y');
  });

  test('what is written is read back, however it is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ';', '\n', ' '), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (table, chunkBytes) => {
          const text = table
            .map((row) => `${row.map((entry) => `"${entry.replaceAll('"', '""')}"`).join(';')}\n`)
            .join('');
          const rows = rowsOf(text, chunkBytes);
          expect(texts(rows)).toEqual(table);
          for (const { cells } of rows) {
            for (const { offset, bytes } of cells) {
              expect(Buffer.from(text).subarray(offset, offset + bytes.length)).toEqual(Buffer.from(bytes));
            }
          }
        },
      ),
    );
  });

  test('a quote that nobody closes swallows one row and not the rest', () => {
    const rest = 'b;c\n'.repeat(100_000);
    const rows = rowsOf(`"open;1\n${rest}`, 65_536);
    expect(rows).toHaveLength(100_001);
    expect(rows.filter(({ openQuote }) => openQuote)).toHaveLength(1);
    expect(texts(rows.slice(0, 2))).toEqual([
      ['"open', '1'],
      ['b', 'c'],
    ]);
  });

  test('text made to keep quotes open ends soon', () => {
    const rows = rowsOf('x";"\n'.repeat(200_000), 65_536);
    expect(rows).toHaveLength(200_000);
    expect(rows.filter(({ openQuote }) => openQuote).length).toBeLessThanOrEqual(101);
  });
});
