import Database from 'better-sqlite3';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCaseFile, openCaseFile } from '../../../main/casefile/open-case-file.ts';
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
