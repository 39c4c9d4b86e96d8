/* What `show` prints for a person: columns below each other, whatever the cells hold, and on a narrow terminal the long ones give way. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible } from '../../../main/api/visible-text.ts';
import { placesOf, TextTable } from '../../../main/shells/cli/lists/text-table.ts';
import type { TextColumn } from '../../../main/shells/cli/lists/text-table.ts';

interface Row {
  readonly name: string;
  readonly amount: string;
  readonly text: string;
}

const columns: readonly TextColumn<Row, null>[] = [
  { title: 'name', cell: ({ name }) => name },
  { title: 'amount', align: 'right', cell: ({ amount }) => amount },
  { title: 'text', gives: true, cell: ({ text }) => text },
  { title: 'end', cell: () => '|' },
];

function table(rows: readonly Row[], room: number | null = null): readonly string[] {
  return [...new TextTable(columns, null, room, (text) => visible(text, true)).lines(rows)];
}

describe('a table of text', () => {
  test('numbers end, texts begin below each other; what is empty is a dash', () => {
    const rows = [
      { name: 'a', amount: '1', text: 'first' },
      { name: 'longer', amount: '1.234,5', text: '' },
    ];
    expect(table(rows)).toEqual([
      'name     amount  text   end',
      'a             1  first  |',
      'longer  1.234,5  –      |',
    ]);
  });

  test('no two columns meet and every row ends at the same place, with any text in it', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 40 });
    const rows = fc.array(fc.record({ name: cell, amount: cell, text: cell }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, (some) => {
        const lines = table(some);
        const ends = new Set(lines.map((line) => placesOf(line.slice(0, line.lastIndexOf('  ')))));
        expect(lines).toHaveLength(some.length + 1);
        expect(lines.every((line) => !/[\n\r\t]/.test(line))).toBe(true);
        expect(ends.size).toBe(1);
      }),
    );
  });

  test('a narrow terminal cuts the columns that give way and no other', () => {
    const row = { name: 'x'.repeat(30), amount: '12', text: 'word '.repeat(20).trim() };
    const [, line = ''] = table([row], 80);
    expect(placesOf(line)).toBeLessThanOrEqual(80);
    expect(line).toContain(row.name);
    expect(line).toContain('…');
    const [, narrow = ''] = table([row], 20);
    expect(narrow).toContain(row.name);
  });

  test('of a path the end stays, and its indent', () => {
    const paths = [{ title: 'path', gives: 'path', cell: (path: string) => path }] as const;
    const lines = new TextTable(paths, null, 16, (text) => text).lines([
      '/a/long/way/to/the.log',
      '  in/an/archive/the.log',
    ]);
    expect([...lines]).toEqual(['path', '…/way/to/the.log', '  …chive/the.log']);
  });

  test('Hangul takes two places, so that columns stay below each other', () => {
    const [head = '', line = ''] = table([{ name: '충전기', amount: '1', text: 'x' }]);
    expect(placesOf(line.slice(0, line.indexOf('1')))).toBe(placesOf(head.slice(0, head.indexOf('amount'))) + 5);
  });

  test('rows that come later keep the columns of the first ones and lose nothing', () => {
    const made = new TextTable(columns, null, null, (text) => visible(text, true));
    const first = [...made.lines([{ name: 'a', amount: '1', text: 't' }])];
    const later = [...made.lines([{ name: 'much longer', amount: '2', text: 't' }])];
    expect(first).toHaveLength(2);
    expect(later).toEqual(['much longer       2  t     |']);
  });
});
