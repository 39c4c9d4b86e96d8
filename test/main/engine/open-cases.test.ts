import {
  copyFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { onWindows } from '../../runner/platform.ts';
import { addJournalEntry, journalEntries } from '../../../main/casefile/journal.ts';
import { bumpRevision, readMeta, writeMeta } from '../../../main/casefile/meta.ts';
import { createCaseFile, openCaseFile } from '../../../main/casefile/open-case-file.ts';
import { createOpenCases } from '../../../main/engine/open-cases.ts';
import type { OpenCases } from '../../../main/engine/open-cases.ts';
import { addToJournal } from '../../../main/engine/queries/journal.ts';
import { temporaryFolder } from '../casefile/temporary-case.ts';

function opened(): { readonly cases: OpenCases; readonly folder: string; readonly path: string } {
  const folder = temporaryFolder();
  const path = join(folder, 'x.ladeakte');
  const cases = createOpenCases();
  onTestFinished(() => cases.closeAll());
  return { cases, folder, path };
}

/** A case file with a zone to know it by. */
function makeCase(path: string, zone: string): void {
  const database = createCaseFile(path, 'case');
  writeMeta(database, 'zone', zone);
  bumpRevision(database);
  database.close();
}

test('a case that is deleted, renamed or on a share that went away is told as gone, and is there again when it comes back', () => {
  const { cases, folder, path } = opened();
  makeCase(path, 'UTC');
  const { caseId } = cases.openAt(path, { create: false });
  renameSync(path, join(folder, 'y.ladeakte'));
  expect(() => cases.get(caseId)).toThrow('case-file-missing');
  expect(() => cases.get(caseId)).toThrow('case-file-missing');
  expect(cases.changedMeanwhile()).toEqual([caseId]);
  expect(cases.changedMeanwhile()).toEqual([]);
  renameSync(join(folder, 'y.ladeakte'), path);
  expect(readMeta(cases.get(caseId).database, 'zone')).toBe('UTC');
  expect(cases.changedMeanwhile()).toEqual([caseId]);
});

test('a case in whose place another one was put is that one from then on', () => {
  const { cases, folder, path } = opened();
  makeCase(path, 'UTC');
  const other = join(folder, 'other.ladeakte');
  makeCase(other, 'Europe/Berlin');
  const { caseId } = cases.openAt(path, { create: false });
  expect(readMeta(cases.get(caseId).database, 'zone')).toBe('UTC');
  renameSync(other, path);
  expect(readMeta(cases.get(caseId).database, 'zone')).toBe('Europe/Berlin');
  expect(cases.changedMeanwhile()).toEqual([caseId]);
});

test('something else in the place of a case is told as what it is', () => {
  const { cases, folder, path } = opened();
  makeCase(path, 'UTC');
  const { caseId } = cases.openAt(path, { create: false });
  writeFileSync(join(folder, 'note'), 'no case');
  renameSync(join(folder, 'note'), path);
  expect(() => cases.get(caseId)).toThrow('case-file-not-ours');
  expect(cases.changedMeanwhile()).toEqual([caseId]);
  rmSync(path);
  mkdirSync(path);
  expect(() => cases.get(caseId)).toThrow('case-file-is-folder');
});

test('what another program writes is noticed once: conclusions, marks and notes', () => {
  const { cases, path } = opened();
  makeCase(path, 'UTC');
  const { caseId } = cases.openAt(path, { create: false });
  expect(cases.changedMeanwhile()).toEqual([]);
  const other = openCaseFile(path, 'write');
  bumpRevision(other);
  expect(cases.changedMeanwhile()).toEqual([caseId]);
  addJournalEntry(other, '2026-11-21T10:00:00Z', 'someone', 'note', { text: 'x' });
  other.close();
  expect(cases.changedMeanwhile()).toEqual([caseId]);
  expect(cases.changedMeanwhile()).toEqual([]);
});

test('a case that is cut short while it is open gives an error, not the end of the program', () => {
  const { cases, path } = opened();
  const database = createCaseFile(path, 'case');
  const add = database.prepare("INSERT INTO source (name, state) VALUES (?, 'complete')");
  for (let count = 0; count < 3_000; count += 1) add.run('x'.repeat(500));
  database.close();
  const { caseId } = cases.openAt(path, { create: false });
  const count = (): unknown => cases.get(caseId).database.prepare('SELECT sum(length(name)) FROM source').pluck().get();
  expect(count()).toBe(1_500_000);
  truncateSync(path, Math.floor(statSync(path).size / 2));
  expect(count).toThrow(/malformed|disk I\/O error/);
});

test.skipIf(onWindows)('a link to a case is the case: it is opened once', () => {
  const { cases, folder, path } = opened();
  makeCase(path, 'UTC');
  const link = join(folder, 'link.ladeakte');
  symlinkSync(path, link);
  const direct = cases.openAt(path, { create: false });
  expect(cases.openAt(link, { create: true })).toBe(direct);
});

test('work on a case as it is now sees nothing of what is written meanwhile', async () => {
  const { cases, folder, path } = opened();
  makeCase(path, 'UTC');
  const { caseId } = cases.openAt(path, { create: false });
  const zones = await cases.asItIsNow(caseId, async (still) => {
    const other = openCaseFile(path, 'write');
    writeMeta(other, 'zone', 'Europe/Berlin');
    other.close();
    const copy = join(folder, 'copy.ladeakte');
    await cases.get(still).database.backup(copy);
    const copied = openCaseFile(copy, 'read');
    const inCopy = readMeta(copied, 'zone');
    copied.close();
    // Work within such work stands on the same ground.
    const within = await cases.asItIsNow(still, async (same) => readMeta(cases.get(same).database, 'zone'));
    return [readMeta(cases.get(still).database, 'zone'), within, inCopy, readMeta(cases.get(caseId).database, 'zone')];
  });
  expect(zones).toEqual(['UTC', 'UTC', 'UTC', 'Europe/Berlin']);
  expect(cases.changedMeanwhile()).toEqual([]);
});

test('a note is in the file itself as soon as it is written: whoever copies the case has it', async () => {
  const { cases, folder, path } = opened();
  makeCase(path, 'UTC');
  const open = cases.openAt(path, { create: false });
  await addToJournal(open, { action: 'note', target: 'case', title: 'case', text: 'seen on site', evidence: null });
  const copy = join(folder, 'copy.ladeakte');
  copyFileSync(path, copy);
  const copied = openCaseFile(copy, 'read');
  expect(journalEntries(copied)).toMatchObject([{ action: 'note', detail: expect.stringContaining('seen on site') }]);
  copied.close();
});
