/**
 * What `npm test` runs: every check of the project, in an order in which the cheap ones speak first. Everything is
 * counted, and the last line is the sum: `N passed, N failed`, with `, N skipped` where something was skipped.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { add, failedCheck, noTally, verdict } from './runner/tally.ts';
import type { Tally } from './runner/tally.ts';
import { runTool } from './runner/run-tool.ts';
import { runVitest } from './runner/run-vitest.ts';

const results = mkdtempSync(join(tmpdir(), 'ladeakte-results-'));
const inNewYorkAndGerman = { TZ: 'America/New_York', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' };
const inUtcAndEnglish = { TZ: 'UTC', LC_ALL: 'en_US.UTF-8', LANG: 'en_US.UTF-8' };

/** Long and without a word about time or language; what reports and exports owe to no zone is in `same-bytes.test.ts`. */
const timeless = [
  'test/conformance/databases.test.ts',
  'test/conformance/exports.test.ts',
  'test/conformance/findings.test.ts',
  'test/main/engine/kept-checks.test.ts',
  'test/main/exporters/exports.test.ts',
  'test/main/exporters/forged-markup.test.ts',
  'test/main/exporters/masked-case.test.ts',
  'test/main/importers/hostile.test.ts',
  'test/parsers/findings/retention.test.ts',
  'test/parsers/logs/hostile-text.test.ts',
  'test/parsers/logs/survives.test.ts',
  'test/parsers/logs/usual-lines.test.ts',
  'test/parsers/sessions/constant-id.test.ts',
  'test/parsers/sessions/still-clock.test.ts',
];

/** Two at a time: the machine that checks has two cores. */
const checks: readonly (readonly [string, () => Promise<Tally>])[][] = [
  [
    ['types of parsers', () => runTool('tsc', ['-p', 'parsers', '--pretty'])],
    ['types of main', () => runTool('tsc', ['-p', 'main', '--pretty'])],
  ],
  [
    ['types of renderer', () => runTool('tsc', ['-p', 'renderer', '--pretty'])],
    ['types of test', () => runTool('tsc', ['-p', 'test', '--pretty'])],
  ],
  [
    ['lint', () => runTool('oxlint', ['--type-aware', '--deny-warnings', '-c', '.oxlintrc.json', '.'])],
    ['format', () => runTool('biome', ['format', '.'])],
  ],
  [
    [
      'build of the page',
      () => runTool('vite', ['build', '--config', 'renderer/vite.config.ts', '--logLevel', 'warn']),
    ],
    ['build of the window', () => runTool('node', ['main/shells/launch/build-window.ts'])],
  ],
  [['the package', () => runTool('node', ['test/package/check-package.ts', '--built'])]],
  // Nothing may depend on the zone or the language of the computer (design 4), so the core is tested under two of each.
  [['tests in UTC and English', () => runVitest(results, ['--exclude', 'test/e2e/**'], inUtcAndEnglish)]],
  [
    [
      'tests in New York and German',
      () =>
        runVitest(
          results,
          [
            'test/parsers',
            'test/main',
            'test/conformance',
            'test/fixtures',
            '--exclude',
            'test/main/shells/**',
            ...timeless.flatMap((path) => ['--exclude', path]),
          ],
          inNewYorkAndGerman,
        ),
    ],
  ],
  [
    [
      'tests in the browser',
      () => runVitest(results, ['test/e2e', '--no-file-parallelism'], inUtcAndEnglish, 'no skips in CI'),
    ],
  ],
];

let total = noTally;
for (const group of checks) {
  const done = await Promise.all(
    group.map(async ([name, run]) => {
      const startedAtMs = performance.now();
      const tally = await run().catch((error: unknown) => failedCheck(error));
      const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
      console.log(`${tally.failed === 0 ? 'ok  ' : 'FAIL'} ${name}: ${verdict(tally)} (${seconds} s)`);
      return tally;
    }),
  );
  total = done.reduce(add, total);
}
rmSync(results, { recursive: true, force: true });
console.log(verdict(total));
process.exitCode = total.failed === 0 ? 0 : 1;
