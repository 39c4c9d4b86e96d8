import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openCaseFile } from '../../../main/casefile/open-case-file.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

/* Two programs on one case: each has an engine of its own, and neither knows of the other but by the file. */

const folder = mkdtempSync(join(tmpdir(), 'two-programs-'));
const program = (name: string) =>
  createEngine({ dataFolder: join(folder, name), shell: 'cli', version: 'test', sampleArchive: null });
const engines = [program('window'), program('terminal')] as const;
const path = join(folder, 'x.ladeakte');
afterAll(async () => {
  for (const engine of engines) await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

function log(station: string): string {
  const file = join(folder, `${station}.log`);
  const lines = Array.from(
    { length: 3_000 },
    (_, number) => `2025-10-21T08:03:00Z ${station} [2,"${number}","Heartbeat",{}]\n`,
  );
  writeFileSync(file, lines.join(''));
  return file;
}

test('two imports into one case at once: both are whole, and both programs see it', async () => {
  const jobs = await Promise.all(
    engines.map(async (engine, index) => {
      const { caseId } = await engine.caseAt(path);
      const { token } = await engine.grantFile(log(`CP-${index}`));
      const ask = asking(() => engine);
      return { ask, caseId, job: await ask('import.start', { caseId, files: [token] }) };
    }),
  );
  for (const { ask, job } of jobs) await ended(ask, job);
  for (const { ask, caseId } of jobs) {
    const sources = await ask('sources.list', { caseId, language: 'en' });
    expect(sources.map(({ name, state, counts }) => `${name} ${state} ${counts.frames}`).toSorted()).toEqual([
      'CP-0.log complete 3000',
      'CP-1.log complete 3000',
    ]);
    expect((await ask('frames.list', { caseId, language: 'en', limit: 1 })).total).toBe(6_000);
  }
  expect(readdirSync(folder).filter((name) => name.endsWith('-lock'))).toEqual([]);
});

test('a mark of one program stands for the other one at once', async () => {
  const [window, terminal] = engines.map((engine) => asking(() => engine));
  const { caseId } = await engines[0].caseAt(path);
  await terminal?.('journal.add', { caseId, action: 'mark', target: 'frame:1', title: '1', text: '', evidence: null });
  expect((await window?.('journal.marks', { caseId }))?.map(({ target }) => target)).toEqual(['frame:1']);
});

test('what a person notes while conclusions are written waits for them, screens do not, and a mark stays one', async () => {
  const [window] = engines.map((engine) => asking(() => engine));
  if (window === undefined) throw new Error('there is an engine');
  const { caseId } = await engines[0].caseAt(path);
  const conclusion = openCaseFile(path, 'write');
  conclusion.exec('BEGIN IMMEDIATE');
  const mark = { caseId, action: 'mark' as const, target: 'frame:2', title: '2', text: '', evidence: null };
  let written = 0;
  const notes = Promise.all(
    [mark, mark, { ...mark, action: 'note' as const, text: 'seen on site' }].map(async (entry) => {
      const { id } = await window('journal.add', entry);
      written += 1;
      return id;
    }),
  );
  for (let asked = 0; asked < 20; asked += 1) {
    await window('frames.list', { caseId, language: 'en', limit: 1 });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(written).toBe(0);
  conclusion.exec('COMMIT');
  conclusion.close();
  const [first, second, note] = await notes;
  expect(second).toBe(first);
  expect(note).not.toBe(first);
  const marks = await window('journal.marks', { caseId });
  expect(marks.filter(({ target }) => target === 'frame:2')).toHaveLength(1);
  const undone = await window('journal.undo', { caseId, journalId: first ?? 0 });
  await expect(window('journal.undo', { caseId, journalId: first ?? 0 })).rejects.toThrow('taken back before');
  expect(undone.id).toBeGreaterThan(note ?? 0);
});
