import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

let folder: string;
let engine: Engine;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'salvaged-store-'));
  engine = createEngine({ dataFolder: folder, version: 'test', shell: 'cli', sampleArchive: null });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = asking(() => engine);
const pageBytes = 1024;

/** A store of 120 sessions, an hour each, on one register; from `jumpAt` on the register is 5 kWh ahead. */
function store(name: string, jumpAt: number): string {
  const path = join(folder, name);
  const database = new Database(path);
  database.pragma(`page_size = ${pageBytes}`);
  database.exec(`CREATE TABLE TRANSACTIONS (ID TEXT PRIMARY KEY, TRANSACTION_ID INT, CONNECTOR INT, ID_TAG_START TEXT,
    TIME_START TEXT, METER_START INT, CSMS_ACK INT, ID_TAG_END TEXT, TIME_END TEXT, METER_STOP INT, STOP_REASON TEXT)`);
  const insert = database.prepare('INSERT INTO TRANSACTIONS VALUES (?, ?, 1, ?, ?, ?, 1, ?, ?, ?, ?)');
  const firstMs = Date.UTC(2026, 0, 5);
  for (let at = 0; at < 120; at += 1) {
    const begin = new Date(firstMs + at * 7_200_000).toISOString();
    const end = new Date(firstMs + at * 7_200_000 + 3_600_000).toISOString();
    const register = 10_000 + at * 1500 + (at >= jumpAt ? 5000 : 0);
    insert.run(`id-${at}`, at + 1, 'TAG', begin, register, 'TAG', end, register + 1500, 'Local');
  }
  database.close();
  return path;
}

/** Destroys the page that holds the row of a session. */
function destroyPageOf(path: string, id: string): string {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(id, Math.floor(bytes.length / 4));
  const page = Math.floor(at / pageBytes);
  bytes.fill(0xa5, page * pageBytes, (page + 1) * pageBytes);
  const damaged = path.replace('.db', '-damaged.db');
  writeFileSync(damaged, bytes);
  return damaged;
}

async function concluded(path: string) {
  const { caseId } = await engine.caseAt(`${path}.ladeakte`);
  const { token } = await engine.grantFile(path);
  await ended(ask, await ask('import.start', { files: [token], caseId, zone: 'UTC' }));
  const { rows } = await ask('findings.list', { caseId, language: 'en' });
  const [source] = await ask('sources.list', { caseId });
  const { total } = await ask('sessions.list', { caseId });
  return { rules: rows.map(({ rule }) => rule), source, total };
}

test('sessions that a page took with it are no energy without a session', async () => {
  const path = store('whole.db', 1000);
  const damaged = await concluded(destroyPageOf(path, 'id-60'));
  expect(damaged.source?.issues.map(({ code }) => code)).toContain('database.pages-lost');
  expect(damaged.total).toBeLessThan(120);
  expect(damaged.total).toBeGreaterThan(60);
  expect(damaged.rules).not.toContain('transaction.register-sum-differs');
  expect(damaged.rules).not.toContain('transaction.meter-not-continuous');
});

test('a store that is whole tells of energy without a session', async () => {
  const { rules, total } = await concluded(store('jump.db', 60));
  expect(total).toBe(120);
  expect(rules).toContain('transaction.register-sum-differs');
  expect(rules).toContain('transaction.meter-not-continuous');
});
