import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMeta } from '../../../main/casefile/meta.ts';
import { createCaseFile, foldLogIn, makeCaseFile, openCaseFile } from '../../../main/casefile/open-case-file.ts';
import { migrations } from '../../../main/casefile/schema.ts';
import { ApiFailure } from '../../../main/api/errors.ts';
import { temporaryCase, temporaryFolder } from './temporary-case.ts';

function failureCode(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof ApiFailure ? error.error.code : String(error);
  }
}

test('a file that is no case is refused with its reason and left as it was', () => {
  const folder = temporaryFolder();
  const text = join(folder, 'a.ladeakte');
  writeFileSync(text, 'hello');
  expect(failureCode(() => openCaseFile(text, 'read'))).toBe('case-file-not-ours');
  const foreign = join(folder, 'transactions.db');
  const database = new Database(foreign);
  database.exec('CREATE TABLE t (x)');
  database.close();
  expect(failureCode(() => openCaseFile(foreign, 'write'))).toBe('case-file-not-ours');
  expect(failureCode(() => openCaseFile(join(folder, 'none.ladeakte'), 'read'))).toBe('case-file-missing');
  expect(failureCode(() => createCaseFile(text, 'a'))).toBe('target-not-writable');
  expect(existsSync(join(folder, 'none.ladeakte'))).toBe(false);
});

test('a case written by a newer program is refused, naming both versions', () => {
  const { path, database } = temporaryCase();
  database.pragma(`user_version = ${migrations.length + 3}`);
  try {
    openCaseFile(path, 'read');
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    expect(error.error.code).toBe('case-file-newer');
    expect(error.error.params).toMatchObject({ version: migrations.length + 3, known: migrations.length });
  }
});

test('a reader cannot write', () => {
  const { path } = temporaryCase();
  const reader = openCaseFile(path, 'read');
  expect(() => reader.exec(`INSERT INTO meta VALUES ('x', 'y')`)).toThrow(/readonly|query_only/i);
  reader.close();
});

test('a database of another program is not touched, though its name is that of a case', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'theirs.ladeakte');
  const theirs = new Database(path);
  theirs.pragma('journal_mode = WAL');
  theirs.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)');
  // As it lies there after a power cut: rows in the log that SQLite folds in as soon as it opens the file.
  const copy = join(folder, 'copy.ladeakte');
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, copy + suffix);
  theirs.close();
  const before = ['', '-wal'].map((suffix) => readFileSync(copy + suffix));
  for (const mode of ['read', 'write'] as const) {
    expect(failureCode(() => openCaseFile(copy, mode))).toBe('case-file-not-ours');
  }
  expect(['', '-wal'].map((suffix) => readFileSync(copy + suffix))).toEqual(before);
  expect(readdirSync(folder).toSorted()).toEqual(['copy.ladeakte', 'copy.ladeakte-wal', 'theirs.ladeakte']);
});

test('an empty file and the first bytes of a case are none', () => {
  const folder = temporaryFolder();
  const { path, database } = temporaryCase();
  database.close();
  for (const length of [0, 16, 71]) {
    const short = join(folder, `${length}.ladeakte`);
    writeFileSync(short, readFileSync(path).subarray(0, length));
    expect(failureCode(() => openCaseFile(short, 'write'))).toBe('case-file-not-ours');
    expect(readFileSync(short)).toHaveLength(length);
  }
  for (const length of [72, 100, 5_000]) {
    const short = join(folder, `${length}.ladeakte`);
    writeFileSync(short, readFileSync(path).subarray(0, length));
    expect(failureCode(() => openCaseFile(short, 'read'))).toMatch(/case-file-(?:damaged|not-ours)/);
  }
});

test('a new case takes nothing over from one of its name that is gone', () => {
  const { path, database } = temporaryCase();
  database.exec("INSERT INTO source (name, state) VALUES ('of the old case', 'complete')");
  const log = readFileSync(`${path}-wal`);
  const next = join(temporaryFolder(), 'next.ladeakte');
  writeFileSync(`${next}-wal`, log);
  const made = createCaseFile(next, 'next');
  expect(made.prepare('SELECT count(*) FROM source').pluck().get()).toBe(0);
  made.close();
  expect(readdirSync(join(next, '..'))).toEqual(['next.ladeakte']);
});

test('a case is whole from the moment that it has its name, and of two makers one makes it', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'x.ladeakte');
  expect([makeCaseFile(path, 'first'), makeCaseFile(path, 'second')]).toEqual([true, false]);
  expect(readdirSync(folder)).toEqual(['x.ladeakte']);
  const opened = openCaseFile(path, 'read');
  expect(readMeta(opened, 'name')).toBe('first');
  opened.close();
});

test('what the write-ahead log holds can be folded in, so that the file alone is the whole case', () => {
  const { path, database } = temporaryCase();
  database.exec("INSERT INTO source (name, state) VALUES ('a.log', 'complete')");
  foldLogIn(database);
  const copy = join(temporaryFolder(), 'copy.ladeakte');
  copyFileSync(path, copy);
  const opened = openCaseFile(copy, 'read');
  expect(opened.prepare('SELECT name FROM source').pluck().all()).toEqual(['a.log']);
  opened.close();
});
