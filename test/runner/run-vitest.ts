import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { runProgram } from './run-tool.ts';
import type { Tally } from './tally.ts';

const report = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.unknown()) })),
});

let runs = 0;

/**
 * Runs vitest and counts its tests. A file that could not be loaded counts as one failure, and so does anything else
 * that made vitest end with an error.
 */
export async function runVitest(
  resultsFolder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  skips: 'skips are skips' | 'no skips in CI' = 'skips are skips',
): Promise<Tally> {
  runs += 1;
  const file = join(resultsFolder, `vitest-${runs}.json`);
  const code = await runProgram(
    'vitest',
    [
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ],
    environment,
  );
  if (!existsSync(file)) throw new Error(`vitest ended with code ${code} and without results`);
  const result = v.parse(report, JSON.parse(readFileSync(file, 'utf8')));
  const brokenFiles = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const skipped = result.numPendingTests + result.numTodoTests;
  const forbidden = skips === 'no skips in CI' && process.env['CI'] === 'true' ? skipped : 0;
  if (forbidden > 0) console.log(`${forbidden} browser tests were skipped; in CI that is a failure`);
  const failed = result.numFailedTests + brokenFiles + forbidden;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: skipped - forbidden,
  };
}
