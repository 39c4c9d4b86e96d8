import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ConclusionStep, JobView } from '../../../main/api/views/import-views.ts';
import { openCaseFile } from '../../../main/casefile/open-case-file.ts';
import { concludeCase } from '../../../main/engine/conclude-case.ts';
import { ConclusionInterrupted } from '../../../main/engine/conclusion-course.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

/* A person who does not wait for conclusions leaves them: nothing that was read is lost, nothing is half, and the case says how it stands. */

const folder = mkdtempSync(join(tmpdir(), 'interrupted-conclusion-'));
const engine = createEngine({ dataFolder: folder, shell: 'server', version: 'test', sampleArchive: null });
const ask = asking(() => engine);

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

function log(name: string, transactions: number): string {
  const lines: string[] = [];
  for (let number = 0; number < transactions; number += 1) {
    const at = (second: number): string =>
      new Date(Date.UTC(2025, 5, 1) + (number * 60 + second) * 1_000).toISOString();
    const start = `{"connectorId":1,"idTag":"TAG1","meterStart":${number * 100},"timestamp":"${at(0)}"}`;
    lines.push(
      `${at(0)} CP-1 [2,"s${number}","StartTransaction",${start}]`,
      `${at(1)} CP-1 [3,"s${number}",{"transactionId":${number + 1},"idTagInfo":{"status":"Accepted"}}]`,
      `${at(30)} CP-1 [2,"e${number}","StopTransaction",{"transactionId":${number + 1},"meterStop":${number * 100 + 50},"timestamp":"${at(30)}"}]`,
      `${at(31)} CP-1 [3,"e${number}",{}]`,
    );
  }
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** Waits until a job is over, however it ended. */
async function over({ jobId }: Pick<JobView, 'jobId'>): Promise<JobView> {
  for (;;) {
    const job = await ask('job.get', { jobId });
    if (job.phase === 'done' || job.phase === 'failed' || job.phase === 'cancelled') return job;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Imports and cancels as soon as the conclusions have come so far. */
async function importLeaving(path: string, caseId: string | undefined, step: ConclusionStep): Promise<JobView> {
  const { token } = await engine.grantFile(path);
  let cancelled = false;
  const stop = engine.subscribe((event) => {
    if (event.event !== 'job.progress' || event.job.conclusion?.step !== step || cancelled) return;
    cancelled = true;
    void ask('job.cancel', { jobId: event.job.jobId });
  });
  const job = await over(await ask('import.start', { files: [token], ...(caseId === undefined ? {} : { caseId }) }));
  stop();
  expect(cancelled).toBe(true);
  return job;
}

async function countsOf(caseId: string) {
  const { counts, case: info } = await ask('overview.get', { caseId, language: 'en' });
  return { frames: counts.frames.call, sessions: counts.sessions, conclusions: info.conclusions };
}

test('an import that is cancelled while it concludes keeps what was read, and is concluded when asked', async () => {
  const job = await importLeaving(log('first.log', 2_000), undefined, 'messages');
  expect(job).toMatchObject({ phase: 'cancelled', left: 'conclusions', conclusion: null });
  const { caseId } = job;
  expect(await countsOf(caseId)).toEqual({ frames: 4_000, sessions: 0, conclusions: 'none' });
  const [source] = await ask('sources.list', { caseId, language: 'en' });
  expect(source).toMatchObject({ state: 'complete', counts: { frames: 8_000 } });
  expect(await ask('case.get', { caseId })).toMatchObject({ concluded: false });

  const concluded = await ended(ask, await ask('case.conclude', { caseId }));
  expect(concluded).toMatchObject({ phase: 'done', left: null });
  expect(await countsOf(caseId)).toEqual({ frames: 4_000, sessions: 2_000, conclusions: 'drawn' });
});

test('the conclusions of before stay whole, and the case says that they are of before', async () => {
  const { caseId } = await ended(
    ask,
    await ask('import.start', { files: [(await engine.grantFile(log('a.log', 10))).token] }),
  );
  const before = await ask('sessions.list', { caseId, language: 'en' });
  expect(before.total).toBe(10);
  const job = await importLeaving(log('b.log', 2_000), caseId, 'messages');
  expect(job).toMatchObject({ phase: 'cancelled', left: 'conclusions' });
  expect(await countsOf(caseId)).toEqual({ frames: 4_020, sessions: 10, conclusions: 'outdated' });
  expect(await ask('sessions.list', { caseId, language: 'en' })).toEqual(before);
  expect((await ask('frames.list', { caseId, language: 'en', limit: 1 })).total).toBe(40);
  await ended(ask, await ask('case.conclude', { caseId }));
  expect(await countsOf(caseId)).toMatchObject({ conclusions: 'drawn' });
  expect((await ask('frames.list', { caseId, language: 'en', limit: 1 })).total).toBe(8_040);
});

test('conclusions about records that are read again in their place go with them: numbers would stand for other messages', async () => {
  const path = join(folder, 'cut.log.gz');
  const packed = gzipSync(readFileSync(log('cut.log', 2_000)));
  writeFileSync(path, packed.subarray(0, packed.length - 2_000));
  const { caseId } = await ended(ask, await ask('import.start', { files: [(await engine.grantFile(path)).token] }));
  const { sessions, conclusions } = await countsOf(caseId);
  expect(sessions).toBeGreaterThan(500);
  expect(conclusions).toBe('drawn');
  const job = await importLeaving(path, caseId, 'messages');
  expect(job).toMatchObject({ phase: 'cancelled', left: 'conclusions' });
  expect(await countsOf(caseId)).toMatchObject({ sessions: 0, conclusions: 'none' });
  const { rows, total } = await ask('frames.list', { caseId, language: 'en', limit: 3, filter: 'action:*' });
  expect(total).toBeGreaterThan(1_000);
  expect(rows[0]).toMatchObject({ pending: true, uniqueId: 's0' });
  await ended(ask, await ask('case.conclude', { caseId }));
  expect(await countsOf(caseId)).toMatchObject({ sessions, conclusions: 'drawn' });
});

test('what a person changed stands, and conclusions that were left are told to be of before', async () => {
  const { caseId } = await ended(
    ask,
    await ask('import.start', { files: [(await engine.grantFile(log('c.log', 2_000))).token] }),
  );
  const again = await ask('case.conclude', { caseId });
  await ask('job.cancel', { jobId: again.jobId });
  expect(await over(again)).toMatchObject({ phase: 'cancelled' });
  // Nothing had changed: what stands is what holds.
  expect(await countsOf(caseId)).toMatchObject({ conclusions: 'drawn', sessions: 2_000 });

  let left = false;
  const stop = engine.subscribe((event) => {
    if (event.event !== 'job.progress' || event.job.conclusion?.step !== 'messages' || left) return;
    left = true;
    void ask('job.cancel', { jobId: event.job.jobId });
  });
  const said = await ask('source.read-as', {
    caseId,
    sourceId: (await ask('sources.list', { caseId, language: 'en' }))[0]?.id ?? 0,
    station: 'CP-OTHER',
    viewpoint: null,
    zone: null,
  });
  expect(await over(said)).toMatchObject({ phase: 'cancelled', left: 'conclusions' });
  stop();
  expect(await countsOf(caseId)).toMatchObject({ conclusions: 'outdated', sessions: 2_000 });
});

test('whoever ends the program while it concludes does not wait, and finds the case as it was read', async () => {
  const own = createEngine({ dataFolder: join(folder, 'own'), shell: 'cli', version: 'test', sampleArchive: null });
  const path = join(folder, 'closed.ladeakte');
  const { caseId } = await own.caseAt(path);
  const { token } = await own.grantFile(log('d.log', 2_000));
  const concluding = new Promise<void>((resolve) => {
    own.subscribe((event) => {
      if (event.event === 'job.progress' && event.job.phase === 'concluding') resolve();
    });
  });
  await own.call('import.start', { files: [token], caseId });
  await concluding;
  await own.close();
  const { token: again } = await engine.grantFile(path);
  const opened = await ask('case.open', { file: again });
  expect(opened).toMatchObject({ concluded: false, conclusions: 'none' });
  expect((await ask('sources.list', { caseId: opened.caseId, language: 'en' }))[0]?.counts.frames).toBe(8_000);
});

test('wherever a conclusion is left, it takes back what it wrote', async () => {
  const { caseId } = await ended(
    ask,
    await ask('import.start', { files: [(await engine.grantFile(log('e.log', 40))).token] }),
  );
  const shown = async () => [
    await ask('findings.list', { caseId, language: 'en' }),
    await ask('sessions.list', { caseId, language: 'en' }),
    await ask('log.list', { caseId, language: 'en' }),
  ];
  const before = await shown();
  const { name } = await ask('case.get', { caseId });
  const database = openCaseFile(join(folder, 'cases', `${name}.ladeakte`), 'write');
  try {
    let looks = 0;
    await concludeCase(database, undefined, {
      look: () => (looks += 1),
      reached: () => (looks += 1),
      readable: () => {},
    });
    expect(looks).toBeGreaterThan(3);
    for (let last = 1; last <= looks; last += 1) {
      let left = last;
      const look = (): void => {
        left -= 1;
        if (left === 0) throw new ConclusionInterrupted();
      };
      const concluding = concludeCase(database, undefined, { look, reached: look, readable: () => {} });
      await expect(concluding).rejects.toBeInstanceOf(ConclusionInterrupted);
      expect(database.inTransaction).toBe(false);
      expect(await shown()).toEqual(before);
    }
  } finally {
    database.close();
  }
});
