import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  folder = mkdtempSync(join(tmpdir(), 'table-mapping-'));
  engine = createEngine({ dataFolder: folder, version: 'test', shell: 'cli', sampleArchive: null });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = asking(() => engine);

/** A store whose readings are whole kilowatt-hours that look like watt-hours. */
function storeFile(name: string, first: number): string {
  const path = join(folder, name);
  const database = new Database(path);
  database.exec(`CREATE TABLE tx (id INTEGER PRIMARY KEY, who TEXT, port INT, began TEXT, over TEXT, r1 INT, r2 INT);
    CREATE TABLE settings (key TEXT, value TEXT)`);
  const insert = database.prepare('INSERT INTO tx VALUES (?, ?, 1, ?, ?, ?, ?)');
  for (let id = first; id < first + 3; id += 1) {
    insert.run(
      id,
      'CARD',
      `2026-03-0${(id % 7) + 1}T10:00:00Z`,
      `2026-03-0${(id % 7) + 1}T10:04:00Z`,
      id * 100,
      id * 100 + 5,
    );
  }
  database.exec(`INSERT INTO settings VALUES ('AuthorizationKey', 'hunter2'), ('HeartbeatInterval', '300')`);
  database.close();
  return path;
}

async function importInto(caseId: string, path: string, mappings: string[] = []): Promise<void> {
  const { token } = await engine.grantFile(path);
  await ended(ask, await ask('import.start', { files: [token], caseId, zone: 'UTC', mappings }));
}

test('a mapping is seen, tried, applied, saved, used for the next database, and taken back', async () => {
  const { caseId } = await engine.caseAt(join(folder, 'one.ladeakte'));
  await importInto(caseId, storeFile('one.db', 1));
  const [source] = await ask('sources.list', { caseId });
  const sourceId = source?.id ?? 0;
  const before = await ask('sessions.list', { caseId });
  expect(before.rows.map(({ energyWh }) => energyWh)).not.toContain('5000');

  const found = await ask('database.mapping', { caseId, sourceId });
  expect(found.byPerson).toBeNull();
  const settings = found.tables.find(({ plan }) => plan.table === 'settings');
  // a secret never leaves the engine, not as a sample either
  expect(JSON.stringify(found)).not.toContain('hunter2');
  expect(settings?.columns.find(({ name }) => name === 'key')?.samples).toContain('AuthorizationKey');

  const columns = {
    transactionId: 'id',
    idTagStart: 'who',
    connector: 'port',
    startedAt: 'began',
    stoppedAt: 'over',
    meterStart: 'r1',
    meterStop: 'r2',
  };
  const said = [{ table: 'tx', as: 'transactions', columns, unit: 'kWh', times: 'zone', kind: '' }] as const;
  const tried = await ask('database.mapping', { caseId, sourceId, tables: [...said] });
  expect(tried.preview.rows.map(({ energyWh }) => energyWh)).toEqual(['5000', '5000', '5000']);
  // trying is not saying
  expect((await ask('sessions.list', { caseId })).rows).toEqual(before.rows);

  await ended(ask, await ask('database.set-mapping', { caseId, sourceId, tables: [...said] }));
  const after = await ask('sessions.list', { caseId });
  expect(after.rows.map(({ transactionId, energyWh, idTag }) => [transactionId, energyWh, idTag])).toEqual([
    ['1', '5000', 'CARD'],
    ['2', '5000', 'CARD'],
    ['3', '5000', 'CARD'],
  ]);
  const mapped = await ask('database.mapping', { caseId, sourceId });
  expect(mapped.byPerson?.who).toBeTypeOf('string');
  expect((await ask('sources.list', { caseId }))[0]?.reasonTexts.join(' ')).toContain('as a person mapped');

  // the next database with the same tables, in another case, by the saved file
  const { caseId: second } = await engine.caseAt(join(folder, 'two.ladeakte'));
  await importInto(second, storeFile('two.db', 4), [mapped.file]);
  expect((await ask('sessions.list', { caseId: second })).rows.map(({ energyWh }) => energyWh)).toEqual([
    '5000',
    '5000',
    '5000',
  ]);
  // and in this case without being told again
  await importInto(caseId, storeFile('three.db', 10));
  expect((await ask('sessions.list', { caseId })).rows.map(({ energyWh }) => energyWh)).toEqual(Array(6).fill('5000'));

  await ended(ask, await ask('database.reset-mapping', { caseId, sourceId }));
  expect((await ask('database.mapping', { caseId, sourceId })).byPerson).toBeNull();
  expect((await ask('sessions.list', { caseId })).rows.map(({ energyWh }) => energyWh)).not.toContain('5000');
  // what was said stays in the journal, with the word that took it back
  const journal = await ask('journal.list', { caseId });
  expect(journal.rows.map(({ action, standing }) => [action, standing])).toEqual([
    ['undo', true],
    ['map-tables', false],
  ]);
});

test('a row is shown as its table has it, secrets masked', async () => {
  const { caseId } = await engine.caseAt(join(folder, 'rows.ladeakte'));
  await importInto(caseId, storeFile('rows.db', 1));
  const [source] = await ask('sources.list', { caseId });
  const sourceId = source?.id ?? 0;
  const row = await ask('raw.row', { caseId, sourceId, table: 'tx', rowId: '2' });
  expect(row.columns.map(({ name, value }) => [name, value])).toEqual([
    ['id', '2'],
    ['who', 'CARD'],
    ['port', '1'],
    ['began', '2026-03-03T10:00:00Z'],
    ['over', '2026-03-03T10:04:00Z'],
    ['r1', '200'],
    ['r2', '205'],
  ]);
  // the place in the bytes is the row's own
  const bytes = await ask('raw.read', {
    caseId,
    sourceId,
    offset: row.place?.offset ?? 0,
    length: row.place?.length ?? 1,
  });
  expect(Buffer.from(bytes.base64, 'base64').toString('latin1')).toContain('2026-03-03T10:00:00Z');
  const secret = await ask('raw.row', { caseId, sourceId, table: 'settings', rowId: '1' });
  expect(secret.columns.find(({ name }) => name === 'value')).toMatchObject({ masked: true });
  expect(JSON.stringify(secret)).not.toContain('hunter2');
  const missing = await engine.call('raw.row', { caseId, sourceId, table: 'tx', rowId: '999' });
  expect(missing.ok).toBe(false);
});

test('a file that is no mapping is refused with what is wrong', async () => {
  const { caseId } = await engine.caseAt(join(folder, 'bad.ladeakte'));
  for (const [text, reason] of [
    ['', 'no-tables'],
    ['{', 'no-json'],
    ['{"a":1}', 'no-mapping'],
    ['{"ladeakte-table-mapping":1,"tables":[{"table":"x","as":"magic","columns":{}}]}', 'unknown-use'],
  ] as const) {
    const reply = await engine.call('database.load-mapping', { caseId, text });
    expect(reply).toMatchObject({ ok: false, error: { code: 'mapping-unreadable', params: { reason } } });
  }
  writeFileSync(join(folder, 'x.txt'), 'text');
  await importInto(caseId, join(folder, 'x.txt'));
  const reply = await engine.call('database.mapping', { caseId, sourceId: 1 });
  expect(reply).toMatchObject({ ok: false, error: { code: 'source-no-database' } });
});
