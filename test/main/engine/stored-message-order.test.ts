import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

/* SQLite fills its pages from the end, so that of two messages with one time the answer stands before its request in the file. */

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-order-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function store(name: string, rows: readonly (readonly [time: string, message: unknown])[]): string {
  const path = join(folder, name);
  const database = new Database(path);
  database.exec('CREATE TABLE logs (id INTEGER PRIMARY KEY, timestamp TEXT, cp_id TEXT, direction TEXT, message TEXT)');
  const insert = database.prepare('INSERT INTO logs (timestamp, cp_id, direction, message) VALUES (?, ?, ?, ?)');
  for (const [time, message] of rows) {
    insert.run(time, 'SIM1', Array.isArray(message) && message[0] === 2 ? 'Send' : 'Receive', JSON.stringify(message));
  }
  database.close();
  return path;
}

const begin = '2026-03-03T06:00:00Z';
const stop = '2026-03-03T07:00:00Z';
const rows: readonly (readonly [string, unknown])[] = [
  [begin, [2, 'a', 'StartTransaction', { connectorId: 1, idTag: 'A', meterStart: 100, timestamp: begin }]],
  [begin, [3, 'a', { transactionId: 41, idTagInfo: { status: 'Accepted' } }]],
  [stop, [2, 'b', 'StopTransaction', { transactionId: 41, meterStop: 900, timestamp: stop }]],
  [stop, [3, 'b', {}]],
];

test('messages of a table with one time keep the order of its rows', async () => {
  const engine = createEngine({ dataFolder: folder, shell: 'cli', version: 'test', sampleArchive: null });
  const { caseId } = await engine.caseAt(join(folder, 'x.ladeakte'));
  const ask = asking(() => engine);
  const { token } = await engine.grantFile(store('logs.db', rows));
  await ended(ask, await ask('import.start', { caseId, files: [token] }));
  const frames = await ask('frames.list', { caseId, language: 'en' });
  expect(frames.rows.map(({ uniqueId, kind, answerTo }) => [uniqueId, kind, answerTo !== null])).toEqual([
    ['a', 'call', false],
    ['a', 'result', true],
    ['b', 'call', false],
    ['b', 'result', true],
  ]);
  const sessions = await ask('sessions.list', { caseId, language: 'en' });
  expect(sessions.rows.map(({ transactionId, energyWh }) => [transactionId, energyWh])).toEqual([['41', '800']]);
  await engine.close();
});
