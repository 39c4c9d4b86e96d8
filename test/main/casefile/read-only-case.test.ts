import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCaseFile, fromBytes } from '../../../main/casefile/open-case-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-read-only-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a case is read from its bytes where nothing can be written beside it, and stays as it is', () => {
  const path = join(folder, 'x.ladeakte');
  createCaseFile(path, 'on a disc').close();
  const before = readFileSync(path);
  const database = fromBytes(path);
  expect(database.prepare("SELECT value FROM meta WHERE key = 'name'").pluck().get()).toContain('on a disc');
  database.close();
  expect(readFileSync(path).equals(before)).toBe(true);
  expect([existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([false, false]);
});

test('rows that stand in a log only are not passed over', () => {
  const path = join(folder, 'y.ladeakte');
  createCaseFile(path, 'y').close();
  writeFileSync(`${path}-wal`, 'rows');
  expect(() => fromBytes(path)).toThrow('target-not-writable');
});
