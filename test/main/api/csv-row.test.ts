import { array, assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { csvRow } from '../../../main/api/csv-row.ts';

/** Cells as spreadsheets read them: a quote counts at the beginning of a cell only, and what follows a closing quote belongs to the cell. */
function cellsOf(text: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    }
    for (; at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r'; at += 1)
      cell += text[at];
    cells.push(cell);
    if (at >= text.length) return cells;
    at += 1;
  }
}

const formula = /^[\s\u0000-\u0020]*[=+\-@＝＋－＠]/u;
const number = /^-?\d+(?:\.\d+)?$/;
const piece = constantFrom(
  '=1+1',
  '-2',
  '+3',
  '@A',
  '＝1',
  'cmd|x!A0',
  'a',
  ' ',
  '"',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '5',
  '\u0001',
  "'",
);
const cell = array(piece, { maxLength: 7 }).map((pieces) => pieces.join(''));

test('no cell is a formula, whichever of comma, semicolon and tab a spreadsheet parts at', () => {
  assert(
    property(array(cell, { minLength: 1, maxLength: 4 }), constantFrom(',', ';', '\t'), (cells, separator) => {
      for (const read of cellsOf(csvRow(cells), separator)) {
        if (!number.test(read)) expect(read).not.toMatch(formula);
      }
    }),
    { numRuns: 3_000 },
  );
});

test('what holds no formula comes back as it was', () => {
  assert(
    property(
      array(string({ unit: constantFrom('a', '"', ',', ';', '\n', '1', '.', ' ') }), { minLength: 1 }),
      (cells) => {
        const texts = cells.map((text) => `a${text}`);
        expect(cellsOf(csvRow(texts), ',')).toEqual(texts);
      },
    ),
  );
});

test('numbers stay numbers; a formula behind a semicolon is marked where it begins', () => {
  expect(csvRow(['a', '-5', '-5.25'])).toBe('a,-5,-5.25');
  expect(csvRow(['a', 'x;=HYPERLINK("http://example.invalid")'])).toBe(`a,"x;'=HYPERLINK(""http://example.invalid"")"`);
});
