import { describe, expect, test } from 'vitest';
import { corpusIsThere, logTable, logTableText } from './log-table.ts';

describe.skipIf(!corpusIsThere)('the table over all logs of the corpus', () => {
  test('agrees in every row', () => {
    const rows = logTable();
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter(({ differs }) => differs.length > 0)).toEqual([]);
    expect(logTableText(rows)).toContain('agrees');
  });
});
