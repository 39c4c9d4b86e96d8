import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockCase } from '../../../main/casefile/case-lock.ts';
import { projectRoot } from '../../runner/run-tool.ts';
import { temporaryCase } from './temporary-case.ts';

test('one job at a time; the next one has its turn when the first is done, and nothing stays beside the case', async () => {
  const { path } = temporaryCase();
  const first = await lockCase(path, 0);
  await expect(lockCase(path, 0)).rejects.toThrow('case-file-in-use');
  first?.release();
  const second = await lockCase(path, 0);
  expect(second).not.toBeNull();
  second?.release();
  expect(existsSync(`${path}-lock`)).toBe(false);
});

test('who cancels waits for nobody', async () => {
  const { path } = temporaryCase();
  const first = await lockCase(path, 0);
  expect(await lockCase(path, 60_000, () => true)).toBeNull();
  first?.release();
});

test('another program has the case as long as it lives, however it ends', async () => {
  const { path } = temporaryCase();
  const module = pathToFileURL(join(projectRoot, 'main/casefile/case-lock.ts')).href;
  const program = `const { lockCase } = await import(${JSON.stringify(module)});
    await lockCase(${JSON.stringify(path)}, 0);
    process.stdout.write('locked');
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(other.stdout, 'data');
  await expect(lockCase(path, 0)).rejects.toThrow('case-file-in-use');
  other.kill('SIGKILL');
  await once(other, 'close');
  // What it left is an empty file, and no lock.
  expect(existsSync(`${path}-lock`)).toBe(true);
  const mine = await lockCase(path, 0);
  expect(mine).not.toBeNull();
  mine?.release();
});

test('a job on a case whose folder takes no file is told of the case', async () => {
  const failed = lockCase('/dev/null/x.ladeakte', 0);
  await expect(failed).rejects.toMatchObject({ error: { params: { file: '/dev/null/x.ladeakte' } } });
});
