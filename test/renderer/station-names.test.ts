import { expect, test } from 'vitest';
import { sharedBeginning, shortStation } from '../../renderer/text/station-names.ts';

const fleet = ['DE-ABC-1000-Bahnhof', 'DE-ABC-1007-Rathaus', 'DE-ABC-1028-Bahnhof'];

test('what all stations begin with ends at a separator', () => {
  expect(sharedBeginning(fleet)).toBe('DE-ABC-'.length);
  expect(sharedBeginning(['Parkhaus-Nord-01', 'Parkhaus-Sued-02'])).toBe('Parkhaus-'.length);
  expect(sharedBeginning(['CP1000', 'CP1007'])).toBe(0);
  expect(sharedBeginning(['A-1', 'A-2'])).toBe(0);
  expect(sharedBeginning(['DE-ABC-1000'])).toBe(0);
  expect(sharedBeginning([])).toBe(0);
  expect(sharedBeginning(['DE-ABC-', 'DE-ABC-1'])).toBe(0);
});

test('short names stay apart, and whole ones stay whole', () => {
  const shared = sharedBeginning(fleet);
  expect(fleet.map((name) => shortStation(name, shared, 13))).toEqual([
    '…1000-Bahnhof',
    '…1007-Rathaus',
    '…1028-Bahnhof',
  ]);
  expect(shortStation('DE-ABC-1000-Bahnhof', shared, 19)).toBe('DE-ABC-1000-Bahnhof');
  expect(new Set(fleet.map((name) => shortStation(name, shared, 10))).size).toBe(3);
  expect(shortStation('DE-ABC-1000-Bahnhof', shared, 10)).toHaveLength(10);
  expect(shortStation('ABCDEFGHIJ', 0, 5)).toBe('AB…IJ');
});
