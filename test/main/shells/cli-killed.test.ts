import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../runner/platform.ts';
import { projectRoot } from '../../runner/run-tool.ts';
import { runCli } from './run-cli.ts';

/*
 * The import is killed as the system kills it: no signal handler, nothing cleaned up. Whenever that is, the case opens, says what is not finished, holds nothing half, and
 * the same files complete it.
 */

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const environment = { LADEAKTE_DATA: join(folder, 'data'), ...temporaryFolder(join(folder, 'tmp')) };

function session(station: string, number: number): string {
  const at = (second: number): string =>
    new Date(Date.UTC(2025, 9, 21) + number * 10_000 + second * 1_000).toISOString();
  const line = (second: number, message: unknown): string => `${at(second)} ${station} ${JSON.stringify(message)}\n`;
  const timestamp = at(0);
  return [
    line(0, [
      2,
      `s${number}`,
      'StartTransaction',
      { connectorId: 1, idTag: 'CARD-0001', meterStart: number, timestamp },
    ]),
    line(1, [3, `s${number}`, { idTagInfo: { status: 'Accepted' }, transactionId: number }]),
    line(2, [2, `e${number}`, 'StopTransaction', { transactionId: number, meterStop: number + 5, timestamp: at(2) }]),
    line(3, [3, `e${number}`, {}]),
  ].join('');
}

beforeAll(() => {
  const log = (station: string, sessions: number): string =>
    Array.from({ length: sessions }, (_, number) => session(station, number + 1)).join('');
  writeFileSync(join(folder, 'first.log'), log('CP-1', 300));
  writeFileSync(join(folder, 'second.log'), log('CP-2', 5_000));
  writeFileSync(join(folder, 'third.log'), log('CP-3', 100));
});

const files = ['first.log', 'second.log', 'third.log'];

async function ledgerOf(caseFile: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const shown = await runCli(['show', 'ledger', '--case', caseFile, '--json'], { environment });
  expect(shown.code).toBe(0);
  return shown.lines().map(({ name, state, counts, issues }) => ({ name, state, counts, issues }));
}

test('an import that is killed leaves nothing half, and the same files under another spelling complete it', async () => {
  const caseFile = join(folder, 'x.ladeakte');
  const child = spawn(
    process.execPath,
    [join(projectRoot, 'main/shells/cli/main.ts'), 'import', ...files, '--case', caseFile],
    {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    if (part.includes('second.log')) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  expect(child.signalCode).toBe('SIGKILL');

  const before = await runCli(['show', 'sessions', '--case', caseFile, '--json'], { environment });
  expect(before.err).toContain('where reading was broken off, import the same files again');
  // Whatever else a person does next concludes from what is whole.
  await runCli(['note', 'case', 'killed', '--case', caseFile], { environment });
  const zone = await runCli(['read-as', '--case', caseFile, '--source', '1', '--station', 'CP-1'], { environment });
  expect(zone.err).not.toContain('fault');
  for (const { name, state, counts } of await ledgerOf(caseFile)) {
    if (name === 'first.log') continue;
    expect([name, state, counts]).toEqual(['second.log', 'partial', { frames: 0, events: 0, rows: 0, signed: 0 }]);
  }

  const spelt = files.map((file) => join(folder, file));
  const again = await runCli(['import', ...spelt, '--case', caseFile, '--json'], { environment });
  const clean = await runCli(['import', ...files, '--case', join(folder, 'clean.ladeakte'), '--json'], {
    environment,
    cwd: folder,
  });
  expect([again.code, clean.code]).toEqual([0, 0]);
  expect(again.lines()).toEqual(clean.lines());
  expect((await ledgerOf(caseFile)).map(({ state }) => state)).toEqual(['complete', 'complete', 'complete']);
  const journal = await runCli(['show', 'journal', '--case', caseFile, '--json'], { environment });
  expect(journal.lines().map(({ action }) => action)).toContain('note');
  expect(
    readdirSync(folder)
      .filter((name) => name.startsWith('x.ladeakte'))
      .toSorted(),
  ).toEqual(['x.ladeakte']);
}, 120_000);
