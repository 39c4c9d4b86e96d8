/**
 * `npx node test/bench/bombs.ts [NAME]`: builds archive bombs in a temporary folder, imports each with the real command line, and prints
 * how it ended and the peak memory. Ends with 1 when one was not stopped by a limit or took 512 MiB or more.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../runner/run-tool.ts';
import { makeBombs } from './make-bombs.ts';

const memoryMiB = 512;
const commandLine = join(projectRoot, 'main', 'shells', 'cli', 'main.ts');
const peakModule = pathToFileURL(join(projectRoot, 'test', 'bench', 'peak-memory.ts')).href;

function run(words: readonly string[], peakFile: string): Promise<{ readonly code: number; readonly out: string }> {
  const child = spawn(process.execPath, ['--import', peakModule, commandLine, ...words], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, LADEAKTE_PEAK: peakFile, LC_ALL: 'C' },
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, out }));
  });
}

interface LedgerLine {
  readonly entry: string | null;
  readonly issues: readonly { readonly code: string; readonly text: string }[];
}

const folder = await mkdtemp(join(tmpdir(), 'ladeakte-bombs-'));
let failed = 0;
try {
  const [only] = process.argv.slice(2);
  const bombs = (await makeBombs(folder)).filter((path) => only === undefined || basename(path) === only);
  for (const path of bombs) {
    const caseFile = join(folder, 'bomb.ladeakte');
    const peakFile = join(folder, 'peak');
    const startedAt = performance.now();
    const { code } = await run(['import', path, '--case', caseFile, '--json'], peakFile);
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    const peakMiB = Math.round(Number(readFileSync(peakFile, 'utf8')) / 1_024);
    const caseMiB = existsSync(caseFile) ? Math.round(statSync(caseFile).size / 2 ** 20) : 0;
    const ledger = await run(['show', 'ledger', '--case', caseFile, '--json'], peakFile);
    const lines = ledger.out.split('\n').filter((line) => line !== '');
    const limits = lines
      .flatMap((line) => (JSON.parse(line) as LedgerLine).issues)
      .filter(({ code: issue }) => issue.startsWith('import.limit-'));
    const stopped = code === 0 && limits.length > 0;
    if (!stopped || peakMiB >= memoryMiB) failed += 1;
    console.log(
      `${basename(path).padEnd(24)} ${(statSync(path).size / 2 ** 20).toFixed(3).padStart(8)} MiB packed  ` +
        `${stopped ? 'stopped' : 'NOT STOPPED'}  peak ${peakMiB} MiB  ${seconds} s  ${lines.length} sources, case ${caseMiB} MiB`,
    );
    console.log(`    ${limits.length} message(s): ${limits[0]?.text ?? '(none)'}`);
    for (const suffix of ['', '-wal', '-shm']) await rm(caseFile + suffix, { force: true });
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
if (failed > 0) process.exitCode = 1;
