import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import { aboutVerdict } from '../../../main/casefile/concluded-records.ts';
import { columnOfOtherShape } from '../../../main/casefile/record-shapes.ts';
import { sealed } from '../../../main/casefile/seals.ts';
import { aboutSource } from '../../../main/casefile/source-seal.ts';
import type { SealedSource } from '../../../main/casefile/source-seal.ts';
import { ocmfSamples } from '../../../parsers/signatures/ocmf/samples.ts';
import { asking, ended } from '../ask-engine.ts';

/* Sums that fit, and records that are JSON of another shape: whatever is asked of such a case, it is never "a fault in the program". */

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-shapes-'));
const start = () => createEngine({ dataFolder: folder, shell: 'cli', version: 'test', sampleArchive: null });
const whole = join(folder, 'whole.ladeakte');

beforeAll(async () => {
  const timestamp = '2025-10-21T08:03:00Z';
  const lines = [
    [2, 'o', 'BootNotification', { chargePointVendor: 'V', chargePointModel: 'M' }],
    [3, 'o', { status: 'Accepted', currentTime: timestamp, interval: 300 }],
    [2, 'a', 'StatusNotification', { connectorId: 1, status: 'Faulted', errorCode: 'GroundFailure', timestamp }],
    [3, 'a', {}],
    [2, 'b', 'StartTransaction', { connectorId: 1, idTag: 'CARD-0001', meterStart: 1, timestamp }],
    [3, 'b', { idTagInfo: { status: 'Accepted' }, transactionId: 7 }],
    [2, 'c', 'GetConfiguration', {}],
    [3, 'c', { configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '300' }] }],
    [2, 'd', 'StopTransaction', { transactionId: 7, meterStop: 5, timestamp: '2025-10-21T08:03:10Z' }],
    [3, 'd', {}],
  ];
  const given: Readonly<Record<string, string>> = {
    'a.log': lines.map((line) => `${timestamp} CP-1 ${JSON.stringify(line)}\n`).join(''),
    'record.txt': `${ocmfSamples[0]?.text ?? ''}\n`,
    'sessions.csv':
      'transaction_id,connector,id_tag,meter_start,started_at,meter_stop,stopped_at\n9,1,B,10,2025-10-20 08:00:00,900,2025-10-20 09:00:00\n',
    'system.log':
      'Oct 21 08:00:00 host kernel: Out of memory: Killed process 12 (ocppd)\nOct 21 08:00:01 host ocppd[1]: started\nOct 21 08:00:02 host ocppd[1]: x\n',
  };
  const engine = start();
  const { caseId } = await engine.caseAt(whole);
  const files: string[] = [];
  for (const [name, text] of Object.entries(given)) {
    writeFileSync(join(folder, name), text);
    files.push((await engine.grantFile(join(folder, name))).token);
  }
  const ask = asking(() => engine);
  await ended(ask, await ask('import.start', { caseId, files }));
  await ask('journal.add', { caseId, action: 'note', target: 'case', title: 'case', text: 'seen', evidence: null });
  await engine.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what the program writes has the shape that it expects', () => {
  const database = new Database(whole, { readonly: true });
  const filled = database
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .all()
    .filter(({ name }) => database.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get() !== undefined);
  expect(columnOfOtherShape(database)).toBeNull();
  database.close();
  // Otherwise nothing would be tried below.
  for (const table of ['session', 'finding', 'verdict', 'signed_value', 'configuration', 'status_interval', 'station'])
    expect(filled.map(({ name }) => name)).toContain(table);
});

const others = [
  {},
  { id: 5 },
  { startedAt: 'x', evidence: 7, from: [], params: null, readings: {}, rules: 1, steps: 0 },
];

function reseal(database: Database.Database, table: string, record: object): void {
  switch (table) {
    case 'verdict':
      for (const row of database
        .prepare<[], { id: number; session: string | null }>(
          'SELECT signed_value_id AS id, session_id AS session FROM verdict',
        )
        .all())
        database
          .prepare('UPDATE verdict SET record = ? WHERE signed_value_id = ?')
          .run(sealed(record, aboutVerdict(row.id, row.session)), row.id);
      return;
    case 'source':
      for (const row of database.prepare<[], SealedSource & { id: number }>('SELECT * FROM source').all()) {
        const account = JSON.stringify(record);
        database
          .prepare('UPDATE source SET account = ?, issues = ? WHERE id = ?')
          .run(account, sealed([record], aboutSource({ ...row, account })), row.id);
      }
      return;
    case 'meta':
      for (const { key } of database.prepare<[], { key: string }>('SELECT key FROM meta').all())
        database.prepare('UPDATE meta SET value = ? WHERE key = ?').run(sealed([record], key), key);
      return;
    default:
      database.prepare(`UPDATE OR REPLACE ${table} SET record = ?`).run(sealed(record));
  }
}

const tables = [
  'session',
  'finding',
  'verdict',
  'transaction_verdict',
  'signed_value',
  'public_key',
  'configuration',
  'database_record',
  'log_event',
  'status_interval',
  'station',
  'source',
  'meta',
];

test.each(tables.flatMap((table) => others.map((record, index) => [table, index, record] as const)))(
  '%s, shape %i',
  async (table, index, record) => {
    const path = join(folder, `${table}-${index}.ladeakte`);
    copyFileSync(whole, path);
    const database = new Database(path);
    reseal(database, table, record);
    database.close();
    const engine = start();
    const codes: string[] = [];
    try {
      const { caseId } = await engine.caseAt(path);
      const all = { language: 'en' as const, caseId };
      const replies = [
        await engine.call('overview.get', all),
        await engine.call('sources.list', all),
        await engine.call('sessions.list', all),
        await engine.call('findings.list', all),
        await engine.call('signatures.list', all),
        await engine.call('signature.get', { ...all, signedValueId: 1 }),
        await engine.call('frames.list', all),
        await engine.call('frame.get', { ...all, frameId: 1 }),
        await engine.call('status.get', { caseId, range: { fromMs: null, toMs: null } }),
        await engine.call('keys.list', all),
        await engine.call('journal.list', all),
        await engine.call('config.list', all),
      ];
      codes.push(...replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code])));
      const started = await engine.call('case.conclude', { caseId });
      if (!started.ok) codes.push(started.error.code);
      else
        await ended(
          asking(() => engine),
          started.value,
        );
    } catch (error) {
      if (error instanceof Error && 'error' in error) codes.push((error.error as { readonly code: string }).code);
      else codes.push(/^failed ([a-z-]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? String(error));
    } finally {
      await engine.close();
    }
    for (const code of codes) expect(['case-file-altered', 'case-file-damaged', 'verdict-altered']).toContain(code);
  },
);
