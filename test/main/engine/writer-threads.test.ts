import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import type { JobView } from '../../../main/api/views/import-views.ts';
import { asking, ended } from '../ask-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-threads-'));
const log = join(folder, 'ocpp.log');
let engine: Engine;
const ask = asking(() => engine);
let started = 0;
const count = (_worker: Worker): void => {
  started += 1;
};

beforeAll(() => {
  writeFileSync(
    log,
    `2026-03-02T08:00:00.000Z send [2,"1","BootNotification",{"chargePointModel":"M","chargePointVendor":"V"}]
2026-03-02T08:00:01.000Z recv [3,"1",{"status":"Accepted","currentTime":"2026-03-02T08:00:01Z","interval":300}]\n`,
  );
  process.on('worker', count);
});
afterAll(() => {
  process.off('worker', count);
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  started = 0;
  engine = createEngine({ dataFolder: folder, version: 'test', shell: 'cli', sampleArchive: null });
});
afterEach(() => engine.close());

async function begin(name: string, file = log): Promise<JobView> {
  const { caseId } = await engine.caseAt(join(folder, name));
  return ask('import.start', { files: [(await engine.grantFile(file)).token], caseId });
}

test('what comes after a job that was done whole needs no thread of its own', async () => {
  const ids: string[] = [];
  for (const name of ['1', '2', '3', '4', '5', '6']) {
    const job = await ended(ask, await begin(`in-turn-${name}.ladeakte`));
    expect(job.summary?.frames).toMatchObject({ call: 1, result: 1 });
    ids.push(job.caseId);
  }
  // An order that is given before the thread has let go of the case before gets another one.
  expect(started).toBeLessThanOrEqual(2);
  expect(new Set(ids).size).toBe(6);
  for (const caseId of ids) expect((await ask('frames.list', { caseId, limit: 10 })).total).toBe(2);
});

test('cases that are read at the same time have a thread each', async () => {
  const jobs = await Promise.all([begin('left.ladeakte'), begin('right.ladeakte')]);
  const done = await Promise.all(jobs.map((job) => ended(ask, job)));
  expect(done.map(({ summary }) => summary?.frames.call)).toEqual([1, 1]);
  expect(started).toBe(2);
});

test('a thread that was stopped, or could not do its order, ends; the next case is read by another', async () => {
  const stopped = await begin('stopped.ladeakte');
  await ask('job.cancel', { jobId: stopped.jobId });
  await expect(ended(ask, stopped)).rejects.toThrow('cancelled');
  const before = started;

  const { caseId } = await engine.caseAt(join(folder, 'failing.ladeakte'));
  const failing = await ask('key.unpin', { caseId, keyId: 12_345 });
  await expect(ended(ask, failing)).rejects.toThrow('failed');
  expect(started).toBe(before + 1);

  expect((await ended(ask, await begin('after.ladeakte'))).summary?.sources).toBe(1);
  expect(started).toBe(before + 2);
});

test('an engine that is closed leaves no thread', async () => {
  let left = 0;
  const watch = (worker: Worker): void => {
    left += 1;
    worker.once('exit', () => {
      left -= 1;
    });
  };
  process.on('worker', watch);
  await ended(ask, await begin('last.ladeakte'));
  expect(left).toBe(1);
  await engine.close();
  process.off('worker', watch);
  expect(left).toBe(0);
});
