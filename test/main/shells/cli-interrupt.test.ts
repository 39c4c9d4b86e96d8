import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { onWindows } from '../../runner/platform.ts';
import { projectRoot } from '../../runner/run-tool.ts';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-interrupt-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(onWindows)(
  'Ctrl-C ends an import and says so; what is complete is kept in a case that opens',
  async () => {
    const line = '2025-01-01T00:00:00Z - ocpp - INFO - CP-1: receive message [2,"Id","DataTransfer",{"data":"x"}]\n';
    writeFileSync(join(folder, 'a-small.log'), line.repeat(3));
    writeFileSync(join(folder, 'b-large.log'), line.repeat(600_000));
    const caseFile = join(folder, 'x.ladeakte');
    const environment = { ...process.env, LC_ALL: 'en_US.UTF-8', LADEAKTE_DATA: join(folder, 'data') };
    // Not through the launcher: the signal is for the program itself.
    const child = spawn(
      process.execPath,
      [join(projectRoot, 'main/shells/cli/main.ts'), 'import', 'a-small.log', 'b-large.log', '--case', caseFile],
      { cwd: folder, env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      if (!said.includes('b-large') && (said + part).includes('b-large')) child.kill('SIGINT');
      said += part;
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    expect(said).toContain('press Ctrl-C once more');
    expect(said).toContain('Import cancelled. What was complete is kept.');
    expect(code).toBe(1);
    const shown = await runCli(['show', 'ledger', '--case', caseFile, '--json'], {
      environment: { LADEAKTE_DATA: join(folder, 'data') },
    });
    expect(shown.code).toBe(0);
    expect(shown.lines()).toContainEqual(expect.objectContaining({ name: 'a-small.log', state: 'complete' }));
    expect(shown.lines()).not.toContainEqual(expect.objectContaining({ name: 'b-large.log', state: 'complete' }));
  },
  60_000,
);
