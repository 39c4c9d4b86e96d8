/* Exports of tables as JSON: what is not taken over is counted, and odd rows ask for no more memory than usual ones. */
import { expect, test } from 'vitest';
import { readJsonTables } from '../../../parsers/databases/json-table.ts';

const read = (value: unknown) =>
  readJsonTables(JSON.stringify(value), 'sessions', (from, to) => ({ offset: from, length: to - from }));

test('objects beyond the depth that is looked into are counted', () => {
  const hidden = { d: { e: 'not read' } };
  const { tables, unknownCharacters } = read([
    { id: 1, a: { b: { c: hidden } } },
    { id: 2, a: { b: { c: {} } } },
  ]);
  expect(tables).toMatchObject([{ columns: ['id'], rows: [{ cells: [1n] }, { cells: [2n] }] }]);
  expect(unknownCharacters).toBe(JSON.stringify(hidden.d).length);
});

test('columns beyond the most are counted', () => {
  const wide = Object.fromEntries(Array.from({ length: 305 }, (_, at) => [`c${at}`, at]));
  const { tables, unknownCharacters } = read([wide]);
  expect(tables[0]?.columns).toHaveLength(300);
  expect(unknownCharacters).toBe('300301302303304'.length);
});

test('lists that are no rows are counted', () => {
  const mixed = [{ id: 1 }, null];
  expect(read({ sessions: [{ id: 1 }], mixed }).unknownCharacters).toBe(JSON.stringify(mixed).length);
});

test('many narrow rows beside a wide one get no room for all of its columns', () => {
  const wide = Object.fromEntries(Array.from({ length: 299 }, (_, at) => [`c${at}`, at]));
  const { tables, unknownCharacters } = read([wide, ...Array.from({ length: 400_000 }, () => ({ c0: 1 }))]);
  expect(tables[0]?.rows).toHaveLength(400_001);
  expect(tables[0]?.columns.length).toBeLessThan(100);
  expect(unknownCharacters).toBeGreaterThan(0);
});
