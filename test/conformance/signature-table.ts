import {
  adversarialRecords,
  adversarialSessions,
  corpusAvailable,
  judgeOracleEntry,
  oracleWord,
  oracleEntries,
  vectorLines,
  type CaseLine,
} from './signature-cases.ts';

/* Prints what we say about every signed case of the corpus beside what is expected: `npx node test/conformance/signature-table.ts [part]`. */

const [wanted] = process.argv.slice(2);

function print(title: string, lines: readonly CaseLine[]): void {
  if (wanted !== undefined && wanted !== title) return;
  const same = lines.filter(({ expected, actual }) => expected === actual).length;
  console.log(`\n${title}: ${same} of ${lines.length} as expected`);
  for (const { id, expected, actual, codes } of lines) {
    console.log(
      `${expected === actual ? '  ' : '* '}${id.padEnd(58)} ${actual.padEnd(24)} ${expected === actual ? '' : `expected ${expected}`} ${codes}`,
    );
  }
}

function oracleLines(folder: 'probes' | 'safe'): readonly CaseLine[] {
  return oracleEntries(folder)
    .filter(({ kind }) => kind !== 'primitive')
    .map((entry) => {
      const judged = judgeOracleEntry(folder, entry);
      const errors = (entry.errors ?? entry.oracle_errors ?? []).join(' ');
      return {
        id: `${entry.file} ${entry.kind} ${entry.value_index ?? ''}`,
        expected: oracleWord(entry.oracle_verdict),
        actual: judged.safe,
        codes: `${judged.reason} | ${judged.own} | ${entry.oracle_verdict} ${errors}`,
      };
    });
}

if (!corpusAvailable) console.log('skipped: the corpus is not there');
else {
  print('vectors', vectorLines());
  print('records', adversarialRecords());
  print('sessions', adversarialSessions());
  print('probes', oracleLines('probes'));
  print('safe', oracleLines('safe'));
}
