import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

/** Questions that go through all messages of a case: they let others in between, are asked once for all, and end when nobody waits. */
const frames = 30_000;
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-long-'));
let engine: Engine;
let caseId = '';
const ask = asking(() => engine);

beforeAll(async () => {
  const lines: string[] = [];
  for (let index = 0; index < frames; index += 1) {
    const time = new Date(Date.UTC(2025, 0, 1) + index * 1_000).toISOString();
    lines.push(
      `${time} - ocpp - INFO - CP-1: receive message [2,"Id-${index}","DataTransfer",{"data":"n${index % 100}x"}]`,
    );
  }
  const path = join(folder, 'long.log');
  writeFileSync(path, `${lines.join('\n')}\n`);
  engine = createEngine({ dataFolder: join(folder, 'data'), shell: 'cli', version: 'test', sampleArchive: null });
  const { token } = await engine.grantFile(path);
  ({ caseId } = await engine.caseAt(join(folder, 'long.ladeakte')));
  await ended(ask, await ask('import.start', { files: [token], caseId }));
}, 60_000);

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

let asked = 0;

/** A question that nobody asked before: each is a scan of its own. */
function slowFilter(): string {
  asked += 1;
  return `/n7x"|never${asked}/`;
}

test('others are answered while it runs', async () => {
  const state = { isDone: false };
  const slow = ask('log.list', { caseId, filter: slowFilter() }).finally(() => {
    state.isDone = true;
  });
  let answered = 0;
  while (!state.isDone) {
    await ask('app.info', {});
    await new Promise((resolve) => setImmediate(resolve));
    if (!state.isDone) answered += 1;
  }
  expect(answered).toBeGreaterThan(3);
  expect((await slow).total).toBe(frames / 100);
});

test('it ends when its caller says so, and the others do not', async () => {
  const filter = slowFilter();
  const mine = engine.call('log.list', { caseId, filter }, 'mine');
  const theirs = engine.call('frames.list', { caseId, filter }, 'theirs');
  await new Promise((resolve) => setTimeout(resolve, 5));
  await ask('query.cancel', { ticket: 'mine' });
  expect(await mine).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await theirs).toMatchObject({ ok: true, value: { total: frames / 100 } });
});

test('when the last one is gone, the search itself ends; asked again it is made anew', async () => {
  const filter = slowFilter();
  const first = engine.call('log.list', { caseId, filter }, 'first');
  const second = engine.call('log.position', { caseId, filter, frameId: 1 }, 'second');
  for (const ticket of ['first', 'second']) await ask('query.cancel', { ticket });
  for (const reply of await Promise.all([first, second])) {
    expect(reply).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  }
  expect((await ask('log.list', { caseId, filter })).total).toBe(frames / 100);
});

test('an order to end that comes first counts as well', async () => {
  await ask('query.cancel', { ticket: 'early' });
  const reply = await engine.call('log.list', { caseId, filter: slowFilter() }, 'early');
  expect(reply).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await engine.call('log.list', { caseId, filter: slowFilter() }, 'early')).toMatchObject({ ok: true });
});

test('a case that is concluded anew meanwhile gives whole lists', async () => {
  const filter = slowFilter();
  const job = await ask('case.set-zone', { caseId, zone: 'America/New_York' });
  const seen: number[] = [];
  const state = { isDone: false };
  const end = ended(ask, job).finally(() => {
    state.isDone = true;
  });
  while (!state.isDone) {
    const { total, rows } = await ask('frames.list', {
      caseId,
      filter: `${filter} -never${seen.length}`,
      limit: 1_000,
    });
    seen.push(total);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  }
  await end;
  expect(new Set(seen)).toEqual(new Set([frames / 100]));
});

test('a case that is closed meanwhile ends it with a clear word', async () => {
  const path = join(folder, 'long.ladeakte');
  const slow = engine.call('log.list', { caseId, filter: slowFilter() });
  await ask('case.close', { caseId });
  expect(await slow).toMatchObject({ ok: false, error: { code: 'case-not-open' } });
  await engine.caseAt(path);
  expect((await ask('log.list', { caseId })).total).toBeGreaterThan(0);
});
