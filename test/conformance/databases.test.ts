import { afterAll, describe, expect, test } from 'vitest';
import { storeVariations } from '../fixtures/databases/store-variations.ts';
import { backendSchemas } from '../fixtures/databases/backend-schemas.ts';
import { unknownSchemas } from '../fixtures/databases/unknown-schemas.ts';
import { corpusDatabases, corpusLines, endReading, inOrder, variationLines } from './database-cases.ts';

afterAll(endReading);

describe('stores of our own, made from a plan', () => {
  test.each([...storeVariations, ...unknownSchemas, ...backendSchemas].map(({ name, reader }) => [name, reader]))(
    '%s',
    async (name, reader) => {
      const [line] = await variationLines((candidate) => candidate === name);
      expect(line?.reader).toBe(reader);
      expect(inOrder(line?.actual ?? [], line?.expected)).toEqual(inOrder(line?.expected ?? []));
    },
  );
});

describe.skipIf(corpusDatabases.length === 0)('databases of the corpus (skipped where it is missing)', () => {
  test('give the sessions that SQL finds in them', async () => {
    for (const { name, expected, actual } of await corpusLines()) {
      expect({ name, sessions: inOrder(actual, expected) }).toEqual({ name, sessions: inOrder(expected) });
    }
  });
});
