/** The findings of every log and database of the shared corpus, rule by rule, as a person judged them against the file. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExportBench } from '../main/exporters/export-case.ts';
import type { ExportBench } from '../main/exporters/export-case.ts';
import { countsByRule, filesOfCorpus, findingsOfFile } from './findings-table.ts';

const expectations = new URL('findings-expected.json', import.meta.url);
const expected: Readonly<Record<string, Readonly<Record<string, number>>>> = JSON.parse(
  readFileSync(expectations, 'utf8'),
);
const files = filesOfCorpus();

describe.skipIf(files.size === 0 || !existsSync(expectations))('findings of the corpus', () => {
  let bench: ExportBench;
  beforeAll(() => {
    bench = createExportBench();
  });
  afterAll(() => bench.close());

  test('every file has an expectation, and each expectation a file', () => {
    expect([...files.keys()].toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  test.each([...files])('%s', { timeout: 120_000 }, async (name, path) => {
    const rows = await findingsOfFile(bench, path);
    expect({ name, counts: countsByRule(rows) }).toEqual({ name, counts: expected[name] });
    expect(rows.filter(({ evidence }) => evidence.length === 0).map(({ rule }) => rule)).toEqual([]);
    // No value of a sentence is left open.
    expect(rows.filter(({ title, detail, remedy }) => /\{\w+\}|\[\[|\]\]/.test(title + detail + remedy))).toEqual([]);
  });
});
