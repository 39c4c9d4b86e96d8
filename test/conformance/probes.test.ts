import { describe, expect, test } from 'vitest';
import { corpusAvailable, judgeOracleEntry, judgeXmlFile, oracleEntries, oracleWord } from './signature-cases.ts';

/*
 * What release 1.4.1 of the S.A.F.E. Transparency Software really said about our own files, one rule varied at a time. `kind` tells whether
 * the entry is about one value or about the values of one transaction.
 */
describe.skipIf(!corpusAvailable)('S.A.F.E. column on the probes', () => {
  const entries = corpusAvailable ? oracleEntries('probes') : [];

  test.each(entries.map((entry) => [`${entry.file} ${entry.kind} ${entry.value_index ?? ''}`, entry] as const))(
    '%s',
    (_name, entry) => {
      expect(judgeOracleEntry('probes', entry).safe).toBe(oracleWord(entry.oracle_verdict));
    },
  );

  test('every difference between our answer and theirs has a reason', () => {
    const unexplained = entries
      .filter(({ kind }) => kind === 'value')
      .map(({ file, value_index: index }) => judgeXmlFile(`probes/${file}`).values[index ?? 0]?.verdict)
      .filter(
        (verdict) => verdict !== undefined && verdict.safe.verdict !== 'verified' && verdict.safe.reason === null,
      );
    expect(unexplained).toEqual([]);
  });
});
