import { corpusDatabases, corpusLines, endReading, inOrder, variationLines } from './database-cases.ts';
import type { DatabaseLine } from './database-cases.ts';

/*
 * Prints what every database gave beside what it holds: `npx node test/conformance/database-table.ts [part of a name]`. The truth about the corpus is read
 * with SQL of our own, that about our stores comes from the plan they were made from.
 */

const [wanted] = process.argv.slice(2);

function print(title: string, lines: readonly DatabaseLine[]): void {
  const shown = lines.filter(({ name }) => wanted === undefined || name.includes(wanted));
  console.log(`\n${title}`);
  for (const { name, reader, expected, actual, issues } of shown) {
    const want = inOrder(expected);
    const got = new Set(inOrder(actual, expected));
    const same = want.filter((line) => got.has(line)).length;
    const good = same === want.length && got.size === want.length;
    const energy = actual.reduce((sum, session) => sum + Number(session.energyWh ?? 0), 0);
    console.log(
      `${good ? '  ' : '* '}${name.padEnd(76)} ${reader.padEnd(20)} ${same}/${want.length} sessions ${(energy / 1000).toFixed(3).padStart(9)} kWh ${issues.join(' ')}`,
    );
    if (good) continue;
    for (const line of want) if (!got.has(line)) console.log(`    missing ${line}`);
    for (const line of got) if (!want.includes(line)) console.log(`    extra   ${line}`);
  }
}

print('own stores', await variationLines((name) => wanted === undefined || name.includes(wanted)));
if (corpusDatabases.length === 0) console.log('\nskipped: the corpus is not there');
else print('corpus', await corpusLines());
await endReading();
