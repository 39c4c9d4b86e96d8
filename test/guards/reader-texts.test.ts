import { expect, test } from 'vitest';
import { sourceReaders } from '../../main/importers/readers/index.ts';
import { databaseDialects } from '../../parsers/databases/index.ts';
import { logFormats } from '../../parsers/logs/index.ts';
import { readerText, readerTexts } from '../../parsers/text/reader-texts.ts';

test('every reader, log format and layout of a database has words of its own', () => {
  const ids = [sourceReaders, logFormats, databaseDialects].flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(ids.filter((id) => !Object.hasOwn(readerTexts, id))).toEqual([]);
  // Wider ones are cut in the column of the ledger.
  expect(Object.values(readerTexts).flatMap(({ de, en }) => [de, en].filter((words) => words.length > 40))).toEqual([]);
});

test('an id that nobody knows stands for itself', () => {
  expect(readerText('of-tomorrow', 'de')).toBe('of-tomorrow');
  expect(readerText('constructor', 'en')).toBe('constructor');
});
