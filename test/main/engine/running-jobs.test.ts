import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'running-jobs-'));
const engine = createEngine({ dataFolder: folder, shell: 'server', version: 'test', sampleArchive: null });
const ask = asking(() => engine);

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

test('who comes while imports run is told of them, and of none when they are done', async () => {
  expect(await ask('job.running', {})).toEqual([]);
  const path = join(folder, 'a.log');
  writeFileSync(path, '2025-10-21T08:03:00Z [2,"a1","Heartbeat",{}]\n2025-10-21T08:03:01Z [3,"a1",{}]\n');
  const { token } = await engine.grantFile(path);
  const first = await ask('import.start', { files: [token] });
  // On the same case it waits for the first.
  const again = await engine.grantFile(path);
  const second = await ask('import.start', { files: [again.token], caseId: first.caseId });
  expect((await ask('job.running', {})).map(({ jobId }) => jobId)).toEqual([first.jobId, second.jobId]);
  await ended(ask, first);
  await ended(ask, second);
  expect(await ask('job.running', {})).toEqual([]);
});
