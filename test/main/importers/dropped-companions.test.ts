import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDroppedCompanions } from '../../../main/importers/dropped-companions.ts';
import { PrivateFolder } from '../../../main/importers/private-folder.ts';
import { temporaryFolder } from '../casefile/temporary-case.ts';

test('a log of a database that went away while it was read is left out, and the database is read', async () => {
  const folder = temporaryFolder();
  const database = join(folder, 'a.db');
  for (const suffix of ['', '-journal']) writeFileSync(database + suffix, 'x');
  const file = (suffix: string) => ({ file: { path: database + suffix, name: `a.db${suffix}` }, sizeBytes: 1 });
  // The write-ahead log was there when the files were listed.
  const companions = createDroppedCompanions([file(''), file('-wal'), file('-journal')]);
  expect(companions.of(database).map(({ suffix }) => suffix)).toEqual(['-wal', '-journal']);
  expect(companions.databaseOf(`${database}-wal`)).toBe('a.db');
  const own = new PrivateFolder();
  onTestFinished(() => own.dispose());
  const copy = await own.newPath('.db');
  expect(await companions.copy(database, copy, own)).toEqual(['-journal']);
  expect([existsSync(`${copy}-wal`), existsSync(`${copy}-journal`)]).toEqual([false, true]);
});

test('want of room for private copies is told with their place, whatever was copied', async () => {
  const own = new PrivateFolder();
  onTestFinished(() => own.dispose());
  const place = join(await own.newPath(), '..');
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC', path: '/evidence/a.db' });
  expect(own.named(full)).toMatchObject({ code: 'ENOSPC', path: place });
  const other = Object.assign(new Error('no right'), { code: 'EACCES', path: '/evidence/a.db' });
  expect(own.named(other)).toMatchObject({ code: 'EACCES', path: '/evidence/a.db' });
});
