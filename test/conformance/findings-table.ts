/*
 * `npx node test/conformance/findings-table.ts [NAME...]` prints the findings of the shared corpus' logs and databases in words, for a person to
 * read against the file. With `--counts` it prints rule ids and counts: the form of `findings-expected.json`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FindingRow } from '../../main/api/views/finding-views.ts';
import { createExportBench } from '../main/exporters/export-case.ts';
import type { ExportBench } from '../main/exporters/export-case.ts';

const corpus = resolve(import.meta.dirname, '../../../shared/corpus');

/** Paths of logs and databases by their name in the corpus; none where the corpus is not there. */
export function filesOfCorpus(): ReadonlyMap<string, string> {
  return new Map(
    ['logs', 'databases'].flatMap((folder) => {
      const path = join(corpus, folder);
      if (!existsSync(path)) return [];
      return readdirSync(path)
        .filter((name) => (name !== 'expected.json' && !name.endsWith('.md')) || name.endsWith('.md.log'))
        .toSorted()
        .map((name) => [name, join(path, name)] as const);
    }),
  );
}

/** Imports one file into a case of its own and gives its findings as the window and the command line show them. */
export async function findingsOfFile(bench: ExportBench, path: string): Promise<readonly FindingRow[]> {
  const caseId = await bench.importFiles([path]);
  const { rows, total } = await bench.ask('findings.list', { caseId, limit: 1_000, language: 'en' });
  if (total > rows.length) throw new Error(`${path}: more findings than a page holds`);
  return rows;
}

/** How often each rule noticed something, by rule id in alphabetical order. */
export function countsByRule(rows: readonly FindingRow[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { rule } of rows) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

async function print(words: readonly string[]): Promise<void> {
  const bench = createExportBench();
  const wanted = words.filter((word) => !word.startsWith('--'));
  const counts: Record<string, unknown> = {};
  for (const [name, path] of filesOfCorpus()) {
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
    const rows = await findingsOfFile(bench, path);
    counts[name] = countsByRule(rows);
    if (words.includes('--counts')) continue;
    console.log(`\n== ${name}: ${rows.length} findings`);
    for (const { rule, severity, title, detail, connector, from, evidence } of rows) {
      const where = `${connector === null ? '' : `connector ${connector}, `}${from ?? 'no time'}`;
      console.log(
        `${severity.padEnd(8)} ${rule}\n    ${title}: ${detail}\n    ${where}; ${evidence[0]?.label ?? 'no evidence'}`,
      );
    }
  }
  if (words.includes('--counts')) console.log(JSON.stringify(counts, null, 2));
  await bench.close();
}

if (process.argv[1] === import.meta.filename) await print(process.argv.slice(2));
