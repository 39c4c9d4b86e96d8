import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { projectRoot } from './source-files.ts';

const hook = fileURLToPath(new URL('./no-network-hook.ts', import.meta.url));
const program = fileURLToPath(new URL('./import-and-verify.ts', import.meta.url));
const sample = join(projectRoot, 'test', 'fixtures', 'sample', 'sample-diagnostics.tar.gz');

function run(...args: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  return spawnSync(process.execPath, ['--import', hook, program, ...args], { encoding: 'utf8', timeout: 90_000 });
}

test('a worker that opens a connection would be noticed', () => {
  const { status, stderr } = run('control');
  expect(stderr).toContain('NETWORK: net.Socket.connect');
  expect(status).toBe(7);
});

test('importing, verifying and reporting a whole case opens no connection', () => {
  const { status, stdout, stderr } = run('case', sample);
  expect(stderr).not.toContain('NETWORK');
  expect(status).toBe(0);
  const outcome: unknown = JSON.parse(stdout);
  expect(outcome).toMatchObject({ phase: 'done' });
  const { sessions, verified, report } = outcome as Readonly<Record<string, number>>;
  expect(sessions).toBeGreaterThan(5);
  expect(verified).toBeGreaterThan(5);
  expect(report).toBeGreaterThan(1_000);
});
