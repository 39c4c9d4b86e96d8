import { mkdtemp, readFile, rm, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { importGiven as importFiles } from './import-fixture.ts';
import { issueCodes } from './recording-sink.ts';

/** Imports files and finds their sources by the names they were dropped under. */
async function importGiven(files: Readonly<Record<string, Uint8Array | string>>) {
  const { sources } = await importFiles(files);
  const find = (name: string) => {
    const found = sources.find(({ description }) => description.name === name);
    if (found === undefined) throw new Error(`no source ${name}`);
    return found;
  };
  return { sources, find };
}

describe('the files of MicroOcpp', () => {
  it('of OCPP 2.0.1 give a transaction, each file what was known of it by then', async () => {
    const tx =
      '"started":true,"idToken":{"idToken":"CARD","type":"ISO14443"},"startTimestamp":"2026-03-01T10:00:00.000Z"';
    const { find } = await importGiven({
      'tx201-2-0007-00.json': `{"tx":{${tx},"txId":"abc-7"},"txEvent":{"eventType":"Started","timestamp":"2026-03-01T10:00:00.000Z","triggerReason":"Authorized","evse":{"id":2},"opNr":1,"attemptNr":0}}\n`,
      'tx201-2-0007-05.json': `{"tx":{${tx},"stopped":true,"stoppedReason":"EVDisconnected","txId":"abc-7"},"txEvent":{"eventType":"Ended","timestamp":"2026-03-01T11:00:00.000Z","triggerReason":"EVDeparted","opNr":9,"attemptNr":0}}\n`,
    });
    expect(find('tx201-2-0007-00.json').records).toMatchObject([
      { localId: '2-7', transactionId: 'abc-7', connector: 2, idTagStart: 'CARD', stoppedAt: null },
    ]);
    expect(find('tx201-2-0007-05.json').records).toMatchObject([
      {
        transactionId: 'abc-7',
        connector: 2,
        reason: 'EVDisconnected',
        stoppedAt: { epochMs: Date.UTC(2026, 2, 1, 11) },
      },
    ]);
  });

  it('of a running transaction may say nothing of an end', async () => {
    const { find } = await importGiven({
      'tx-1-9.jsn':
        '{"head":{"content-type":"ocpp-tx"},"session":{"idTag":"A","active":true},"start":{"requested":true,"meter":1500,"timestamp":"2026-03-01T10:00:05.000Z","transactionId":992}}\n',
    });
    expect(find('tx-1-9.jsn').records).toMatchObject([{ transactionId: '992', connector: 1, stoppedAt: null }]);
  });

  it('give transactions, samples, lists, reservations, states and profiles', async () => {
    const files = {
      'tx-1-3.jsn':
        '{"session":{"idTag":"A"},"start":{"confirmed":true,"meter":1500,"timestamp":"2026-03-01T10:00:05.000Z","transactionId":991},"stop":{"requested":true,"meter":9500,"timestamp":"2026-03-01T11:00:00.000Z","reason":"Local"}}\n',
      // never stopped: the time stands at MicroOcpp's own zero
      'tx-2-4.jsn':
        '{"session":{"idTag":"B"},"start":{"requested":true,"meter":50,"timestamp":"2026-03-02T10:00:05.000Z"},"stop":{"opNr":0,"timestamp":"2010-01-01T00:00:00.000Z"}}',
      'sd-1-3-0.jsn': '{"timestamp":"2026-03-01T10:30:00.000Z","sampledValue":[{"value":"5500"}]}',
      'op-7.jsn': '{"rpc":{"operationType":"StopTransaction"},"payload":{"transactionId":991,"meterStop":9500}}',
      'reservations.jsn':
        '{"head":{"content-type":"ocpp_config_file","version":"2.0"},"configurations":[{"type":"int","key":"cid_0","value":1},{"type":"string","key":"idt_0","value":"R"},{"type":"int","key":"rsvid_0","value":7},{"type":"string","key":"expdt_0","value":"2026-03-05T10:00:00.000Z"},{"type":"int","key":"cid_1","value":-1}]}',
      'ocpp-config.jsn':
        '{"head":{"content-type":"ocpp_config_file","version":"2.0"},"configurations":[{"type":"string","key":"AuthorizationKey","value":"geheim"},{"type":"int","key":"HeartbeatInterval","value":300}]}',
      'client-state.jsn':
        '{"head":{"content-type":"ocpp_config_file","version":"2.0"},"configurations":[{"type":"bool","key":"AVAIL_CONN_2","value":false}]}',
      'localauth.jsn':
        '{"listVersion":5,"localAuthorizationList":[{"it":"AAA"},{"idTag":"BBB","idTagInfo":{"status":"Blocked"}}]}',
      'bootstats.jsn': '{"bootNr":4}',
      'sc-def-1.jsn':
        '{"chargingProfileId":3,"stackLevel":1,"chargingProfilePurpose":"TxDefaultProfile","chargingSchedule":{}}',
    };
    const { find, sources } = await importGiven(files);
    expect(sources.every(({ result }) => result?.account.reader === 'micro-ocpp')).toBe(true);
    expect(find('tx-1-3.jsn').records).toMatchObject([
      {
        localId: '1-3',
        transactionId: '991',
        meterStartWh: '1500',
        meterStopWh: '9500',
        acknowledged: true,
        connector: 1,
      },
    ]);
    expect(find('tx-2-4.jsn').records).toMatchObject([{ transactionId: null, stoppedAt: null, meterStopWh: null }]);
    expect(find('sd-1-3-0.jsn').records).toMatchObject([{ record: 'meter-sample-row', connector: 1 }]);
    expect(find('op-7.jsn').records).toMatchObject([{ record: 'stored-message-row', action: 'StopTransaction' }]);
    expect(find('reservations.jsn').records).toMatchObject([{ reservationId: '7', idTag: 'R', connector: 1 }]);
    expect(find('ocpp-config.jsn').records).toMatchObject([
      { key: 'AuthorizationKey', secret: true },
      { key: 'HeartbeatInterval', value: '300', secret: false },
    ]);
    expect(find('client-state.jsn').records).toMatchObject([
      { subject: 'availability', connector: 2, state: 'Inoperative' },
    ]);
    expect(find('localauth.jsn').records).toMatchObject([
      { subject: 'local-list-version', state: '5' },
      { idTag: 'AAA', status: 'Accepted' },
      { idTag: 'BBB', status: 'Blocked' },
    ]);
    expect(find('bootstats.jsn').records).toMatchObject([{ subject: 'bootNr', state: '4' }]);
    expect(find('sc-def-1.jsn').records).toMatchObject([{ profileId: '3', purpose: 'TxDefaultProfile' }]);
  });

  it('are told from other JSON, and a dump of keys from other text', async () => {
    const { find } = await importGiven({
      'a.json': '{"start":1,"stop":2,"session":3}',
      'keys.txt':
        'HeartbeatInterval=300\nMeterValueSampleInterval: 60\nNumberOfConnectors = 2 (readonly)\nAuthorizationKey=x\n',
      'prose.txt': 'HeartbeatInterval is a key.\nSo is ResetRetries.\nA: b\n',
    });
    expect(find('a.json').result?.account.reader).not.toBe('micro-ocpp');
    expect(find('keys.txt').records).toMatchObject([
      { key: 'HeartbeatInterval', value: '300' },
      { key: 'MeterValueSampleInterval', value: '60' },
      { key: 'NumberOfConnectors', value: '2', readonlyKey: true },
      { key: 'AuthorizationKey', secret: true },
    ]);
    expect(find('prose.txt').result?.account.reader).toBe('plain-text');
  });
});

const schema = 'CREATE TABLE tx (transaction_id INTEGER PRIMARY KEY, id_tag TEXT, start_time TEXT, meter_start_wh INT)';
const row = (id: number): string => `INSERT INTO tx VALUES (${id}, 'T${id}', '2026-01-01T00:00:00Z', ${id})`;

/** Runs work on a database in a folder of its own and gives copies of its files as they stand in between. */
async function filesDuring(work: (database: Database.Database, keep: () => Promise<void>) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'companions-'));
  const path = join(folder, 'x.db');
  const kept: Record<string, Buffer> = {};
  const database = new Database(path);
  try {
    await work(database, async () => {
      for (const suffix of ['', '-wal', '-journal']) {
        const copy = join(folder, `copy${suffix}`);
        try {
          await copyFile(path + suffix, copy);
        } catch {
          continue;
        }
        kept[`x.db${suffix}`] = await readFile(copy);
      }
    });
    return kept;
  } finally {
    database.close();
    await rm(folder, { recursive: true });
  }
}

describe('what SQLite keeps beside a database', () => {
  it('plays a hot journal back: a transaction that never ended did not happen', async () => {
    const files = await filesDuring(async (database, keep) => {
      database.pragma('cache_size = 2');
      database.exec(schema);
      for (let id = 1; id <= 20; id += 1) database.exec(row(id));
      database.exec('BEGIN');
      database.exec(`UPDATE tx SET id_tag = 'ALTERED'`);
      for (let id = 21; id <= 3_000; id += 1) database.exec(row(id));
      await keep();
      database.exec('ROLLBACK');
    });
    expect(files['x.db-journal']?.length ?? 0).toBeGreaterThan(0);
    const { find } = await importGiven(files);
    const records = find('x.db').records;
    expect(records).toHaveLength(20);
    expect(JSON.stringify(records)).not.toContain('ALTERED');
    expect(issueCodes(find('x.db-journal'))).toEqual(['database.companion-read']);
  });

  it('leaves out what a log holds of a transaction that never ended, and reads a log that is alone', async () => {
    const files = await filesDuring(async (database, keep) => {
      database.pragma('journal_mode = WAL');
      database.pragma('wal_autocheckpoint = 0');
      database.pragma('cache_size = 2');
      database.exec(schema);
      for (let id = 1; id <= 5; id += 1) database.exec(row(id));
      database.exec('BEGIN');
      for (let id = 6; id <= 4_000; id += 1) database.exec(row(id));
      await keep();
      database.exec('ROLLBACK');
    });
    const both = await importGiven(files);
    expect(both.find('x.db').records).toHaveLength(5);
    expect(issueCodes(both.find('x.db'))).toContain('database.log-uncommitted');
    const alone = await importGiven({ 'x.db-wal': files['x.db-wal'] ?? '' });
    expect(alone.find('x.db-wal').records).toHaveLength(5);
    expect(issueCodes(alone.find('x.db-wal'))).toContain('database.log-alone');
    const without = await importGiven({ 'x.db': files['x.db'] ?? '' });
    expect(issueCodes(without.find('x.db'))).toContain('database.log-missing');
  });

  it('a database without its first page is known by its others', async () => {
    const files = await filesDuring(async (database, keep) => {
      database.pragma('page_size = 1024');
      database.exec(
        `CREATE TABLE AUTH_LIST (ID_TAG TEXT PRIMARY KEY NOT NULL, AUTH_STATUS TEXT NOT NULL, EXPIRY_DATE TEXT, PARENT_ID_TAG TEXT)`,
      );
      const insert = database.prepare('INSERT INTO AUTH_LIST VALUES (?, ?, NULL, NULL)');
      database.transaction(() => {
        for (let id = 0; id < 300; id += 1) insert.run(`CARD-${id}`, id % 2 === 0 ? 'Accepted' : 'Blocked');
      })();
      await keep();
    });
    const damaged = Buffer.from(files['x.db'] ?? '');
    damaged.fill(0, 0, 1_024);
    const { find } = await importGiven({ 'auth.db': damaged });
    expect(issueCodes(find('auth.db'))).toEqual(
      expect.arrayContaining(['database.header-lost', 'database.schema-by-shape']),
    );
    expect(find('auth.db').records).toHaveLength(300);
  });
});
