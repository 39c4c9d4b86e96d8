import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { importGiven, tarOf } from './import-fixture.ts';
import { issueCodes } from './recording-sink.ts';

/** Builds a database in a folder of its own and gives its files by suffix; `prepare` may leave a write-ahead log behind. */
async function databaseFiles(
  prepare: (database: Database.Database) => void,
): Promise<Readonly<Record<string, Buffer>>> {
  const folder = await mkdtemp(join(tmpdir(), 'database-test-'));
  const path = join(folder, 'x.db');
  const database = new Database(path);
  try {
    prepare(database);
    const files: Record<string, Buffer> = {};
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(path + suffix)) files[suffix] = await readFile(path + suffix);
    }
    return files;
  } finally {
    database.close();
    await rm(folder, { recursive: true });
  }
}

const schema = `CREATE TABLE TRANSACTIONS (ID TEXT PRIMARY KEY, TRANSACTION_ID INT, CONNECTOR INT, ID_TAG_START TEXT,
  TIME_START TEXT, METER_START INT, CSMS_ACK INT, TIME_END TEXT, METER_STOP INT, STOP_REASON TEXT)`;

function fill(database: Database.Database, from: number, count: number): void {
  const insert = database.prepare('INSERT INTO TRANSACTIONS VALUES (?, ?, 1, ?, ?, ?, 1, ?, ?, ?)');
  database.transaction(() => {
    for (let id = from; id < from + count; id += 1) {
      const day = String((id % 27) + 1).padStart(2, '0');
      insert.run(
        `s-${id}`,
        id,
        `TAG${id}`,
        `2026-01-${day}T10:00:00Z`,
        id * 10,
        `2026-01-${day}T11:00:00Z`,
        id * 10 + 5,
        'Local',
      );
    }
  })();
}

describe('SQLite databases', () => {
  it('reads a store and keeps its bytes', async () => {
    const files = await databaseFiles((database) => {
      database.exec(schema);
      fill(database, 1, 5);
    });
    const { sources } = await importGiven({ 'transactions.db': files[''] ?? '' });
    expect(sources).toHaveLength(1);
    expect(sources[0]?.records).toHaveLength(5);
    expect(sources[0]?.records[4]).toMatchObject({ transactionId: '5', meterStartWh: '50', meterStopWh: '55' });
    expect(sources[0]?.bytes.equals(files[''] ?? Buffer.alloc(0))).toBe(true);
    expect(sources[0]?.result).toMatchObject({ state: 'complete', account: { reader: 'libocpp-1.6' } });
  });

  it('reads what only the write-ahead log holds, dropped beside it or in the same archive folder', async () => {
    const files = await databaseFiles((database) => {
      database.pragma('journal_mode = WAL');
      database.pragma('wal_autocheckpoint = 0');
      database.exec(schema);
      fill(database, 1, 2);
      database.pragma('wal_checkpoint(TRUNCATE)');
      fill(database, 3, 4);
    });
    const [main, log] = [files[''] ?? '', files['-wal'] ?? ''];
    expect(log.length).toBeGreaterThan(0);

    const alone = await importGiven({ 'cp.db': main });
    expect(alone.sources[0]?.records).toHaveLength(2);
    expect(alone.sources[0]?.result?.issues).toMatchObject([{ code: 'database.log-missing' }]);

    const dropped = await importGiven({ 'cp.db': main, 'cp.db-wal': log });
    expect(dropped.sources[0]?.records).toHaveLength(6);
    expect(dropped.sources[1]?.result).toMatchObject({ account: { reader: 'sqlite-companion' } });

    const tar = await tarOf([
      ['data/cp.db-wal', log],
      ['data/readme.txt', 'text'],
      ['data/cp.db', main],
      ['other/cp.db', main],
    ]);
    const packed = await importGiven({ 'd.tar.gz': gzipSync(tar) });
    expect(packed.find('data/cp.db').records).toHaveLength(6);
    expect(packed.find('other/cp.db').records).toHaveLength(2);
    expect(packed.find('data/cp.db-wal').bytes.equals(Buffer.from(log))).toBe(true);
  });

  it('says of a damaged write-ahead log at its own line what of it counts no more', async () => {
    const files = await databaseFiles((database) => {
      database.pragma('journal_mode = WAL');
      database.pragma('wal_autocheckpoint = 0');
      database.exec(schema);
      fill(database, 1, 2);
      database.pragma('wal_checkpoint(TRUNCATE)');
      for (let from = 3; from < 9; from += 1) fill(database, from, 1);
    });
    const log = Buffer.from(files['-wal'] ?? '');
    // a page in the middle: SQLite stops believing the log there
    log.fill(0xa5, Math.floor(log.length / 2), Math.floor(log.length / 2) + 100);
    const { sources } = await importGiven({ 'cp.db': files[''] ?? '', 'cp.db-wal': log });
    const [database, companion] = sources;
    expect(database?.result?.issues.map(({ code }) => code)).toContain('database.log-damaged');
    expect(companion?.result?.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['database.companion-read', 'database.log-damaged']),
    );
    expect(companion?.result?.state).toBe('partial');
    const { account } = companion?.result ?? { account: null };
    const [left] = account?.leftovers ?? [];
    expect(left).toMatchObject({ code: 'damaged-pages' });
    expect(left?.bytes ?? 0).toBeGreaterThanOrEqual(Math.floor(log.length / 2) - 4_200);
    expect((account?.bytesUnderstood ?? 0) + (left?.bytes ?? 0)).toBe(log.length);

    const none = await importGiven({
      'cp.db': files[''] ?? '',
      'cp.db-wal': Buffer.concat([log.subarray(0, 32).fill(7, 20), log.subarray(32)]),
    });
    expect(none.sources[1]?.result?.account.bytesUnderstood).toBe(0);
  });

  it('never looks into views, virtual tables and generated columns', async () => {
    const files = await databaseFiles((database) => {
      database.exec(`CREATE VIEW sessions AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT i AS transaction_id, i AS meter_start, i AS start_time, i AS id_tag FROM n`);
      database.exec('CREATE TABLE tx (transaction_id INT, id_tag TEXT, start_time TEXT, meter_start_wh INT)');
      database.exec(`INSERT INTO tx VALUES (1, 'T', '2026-01-01T00:00:00Z', 1)`);
      // evaluating this column is an error
      database.exec('ALTER TABLE tx ADD COLUMN meter_stop INT AS (abs(-9223372036854775807 - 1)) VIRTUAL');
      database.exec('CREATE VIRTUAL TABLE words USING fts5(transaction_id, id_tag, start_time, meter_start)');
    });
    const { sources } = await importGiven({ 'x.db': files[''] ?? '' });
    expect(sources[0]?.records).toMatchObject([{ transactionId: '1', meterStartWh: '1', meterStopWh: null }]);
    expect(sources[0]?.result).toMatchObject({ state: 'complete', issues: [{ code: 'database.check-unsafe' }] });
  });

  it('gives the rows around a damaged page and says what is lost', async () => {
    const files = await databaseFiles((database) => {
      database.pragma('page_size = 1024');
      database.exec(schema.replace('PRIMARY KEY', ''));
      fill(database, 1, 2_000);
    });
    const damaged = Buffer.from(files[''] ?? '');
    const page = Math.floor(damaged.length / 1024 / 2);
    damaged.fill(0xa5, page * 1024, page * 1024 + 3 * 1024);
    const { sources } = await importGiven({ 'x.db': damaged });
    const count = sources[0]?.records.length ?? 0;
    expect(count).toBeGreaterThan(1_900);
    expect(count).toBeLessThan(2_000);
    expect(new Set(sources[0]?.records.map((record) => 'localId' in record && record.localId)).size).toBe(count);
    expect(sources[0]?.result?.state).toBe('partial');
    expect(issueCodes(sources[0] ?? fail())).toEqual(
      expect.arrayContaining(['database.damaged', 'database.salvaged', 'database.pages-lost']),
    );
    const [record] = sources[0]?.records ?? [];
    // each row leads to its bytes
    expect(record).toMatchObject({ evidence: { kind: 'row', at: { offset: expect.any(Number) } } });
  });

  it('says clearly that a database is none, is cut, or is empty', async () => {
    const none = await importGiven({ 'transactions.db': 'SQLite format 3\0 and then nothing of the kind' });
    expect(issueCodes(none.sources[0] ?? fail())).toEqual(['database.refused', 'database.not-a-database']);
    const text = await importGiven({ 'transactions.db': 'this is a text\n' });
    expect(text.sources[0]?.result).toMatchObject({ state: 'complete', account: { reader: 'plain-text' } });
    const files = await databaseFiles((database) => {
      database.exec(schema);
      fill(database, 1, 500);
    });
    const cut = await importGiven({ 'x.db': (files[''] ?? Buffer.alloc(0)).subarray(0, 20_000) });
    expect(cut.sources[0]?.result?.state).toBe('partial');
    expect(cut.sources[0]?.records.length).toBeGreaterThan(50);
    expect(issueCodes(cut.sources[0] ?? fail())).toEqual(
      expect.arrayContaining(['database.cut', 'database.salvaged', 'database.pages-lost']),
    );
  });
});

function fail(): never {
  throw new Error('there is a source');
}

const corpus = new URL('../../../../shared/corpus/databases/', import.meta.url);

describe.skipIf(!existsSync(corpus))('real layouts (skipped where ../shared/corpus is missing)', () => {
  it.each([
    ['libocpp_v16_core.db', 'libocpp-1.6', 8],
    ['cp_offline_three_tables.db', 'three-table-store', 0],
    ['open_ocpp.db', 'open-ocpp', 0],
  ])('%s is read as %s', async (name, reader, records) => {
    const { sources } = await importGiven({ [name]: await readFile(new URL(name, corpus)) });
    expect(sources[0]?.result?.account.reader).toBe(reader);
    expect(sources[0]?.records).toHaveLength(records);
    expect(sources[0]?.result?.state).not.toBe('partial');
  });
});
