/**
 * Reports over a case of many sessions: time, peak memory and size of each, and how much of the whole a person is shown. Usage: npm run
 * bench -- report [SESSIONS]. A PDF is made where a browser is found (LADEAKTE_CHROMIUM).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateSessions } from './generate-sessions.ts';

const commandLine = fileURLToPath(new URL('../../main/shells/cli/main.ts', import.meta.url));
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** Runs the product in a process of its own, so that its peak memory is its own. */
function run(words: readonly string[]): {
  readonly seconds: number;
  readonly peak: string;
  readonly failure: string | null;
} {
  const start = performance.now();
  const child = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS+'\\n'))`,
      commandLine,
      ...words,
    ],
    { encoding: 'utf8', maxBuffer: 1e9 },
  );
  const seconds = (performance.now() - start) / 1000;
  const peak = /\npeak (\d+)/.exec(child.stderr)?.[1] ?? '0';
  const failure = child.status === 0 ? null : (child.stderr.trim().split('\n')[0] ?? 'failed');
  return { seconds, peak: megabytes(Number(peak) * 1024), failure };
}

/** Runs the bench and prints one line per report. */
export function benchReport(sessions: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'ladeakte-bench-report-'));
  try {
    const log = join(folder, 'sessions.log');
    const caseFile = join(folder, 'sessions.ladeakte');
    const bytes = generateSessions(log, sessions);
    const imported = run(['import', log, '--case', caseFile]);
    console.log(
      `${sessions} sessions, ${megabytes(bytes)} of log: import ${imported.seconds.toFixed(1)} s, peak ${imported.peak}`,
    );
    for (const report of ['incident', 'audit', 'cpo']) {
      for (const format of ['html', 'pdf', 'json', 'csv']) {
        const out = join(folder, `${report}.${format}`);
        const { seconds, peak, failure } = run(['report', report, '--case', caseFile, '--lang', 'de', '--out', out]);
        console.log(
          `${report.padEnd(9)}${format.padEnd(5)} ${failure ?? `${seconds.toFixed(1)} s, peak ${peak}, ${megabytes(statSync(out).size)}`}`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
