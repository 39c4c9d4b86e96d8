import { describe, expect, it } from 'vitest';
import { plannedSessions } from '../../fixtures/databases/session-plan.ts';
import type { PlannedSession } from '../../fixtures/databases/session-plan.ts';
import { importGiven } from './import-fixture.ts';
import { issueCodes } from './recording-sink.ts';
import { zipOf } from './zip-writer.ts';

const sessions = plannedSessions(6);
const iso = (ms: number): string => new Date(ms).toISOString();
const columns = [
  'transaction_id',
  'charge_point_id',
  'connector_id',
  'id_tag',
  'start_time',
  'stop_time',
  'meter_start',
  'meter_stop',
  'reason',
];

function cellsOf(session: PlannedSession): readonly (string | number | null)[] {
  const { transactionId, station, connector, idTag, startMs, stopMs, meterStartWh, meterStopWh, reason } = session;
  const stop = stopMs === null ? null : iso(stopMs);
  return [
    transactionId,
    station,
    connector,
    idTag,
    iso(startMs),
    stop,
    meterStartWh,
    meterStopWh,
    stop === null ? null : reason,
  ];
}

const literal = (cell: string | number | null): string =>
  cell === null ? 'NULL' : typeof cell === 'number' ? String(cell) : `'${cell.replaceAll("'", "''")}'`;
const rows = sessions.map(cellsOf);

const expected = sessions.map((session) => ({
  record: 'transaction-row',
  transactionId: String(session.transactionId),
  station: session.station,
  connector: session.connector,
  idTagStart: session.idTag,
  meterStartWh: String(session.meterStartWh),
  meterStopWh: session.meterStopWh === null ? null : String(session.meterStopWh),
  startedAt: { epochMs: session.startMs },
  reason: session.stopMs === null ? null : session.reason,
}));

async function onlySource(name: string, content: string | Uint8Array) {
  const { sources } = await importGiven({ [name]: content });
  const [source] = sources;
  if (source === undefined || source.result === null) throw new Error('there is a source');
  const { account } = source.result;
  const left = account.leftovers.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(account.bytesUnderstood + left).toBe(account.bytesTotal);
  return source;
}

describe('dumps of databases as SQL', () => {
  it.each([
    [
      'SQLite',
      `PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE transactions (${columns.join(' TEXT, ')} TEXT);\n${rows
        .map((row) => `INSERT INTO transactions VALUES(${row.map(literal).join(',')});`)
        .join('\n')}\nCOMMIT;\n`,
    ],
    [
      'MySQL',
      `-- MySQL dump 10.13\n/*!40101 SET NAMES utf8 */;\nCREATE TABLE \`transactions\` (\n${columns
        .map((column) => `  \`${column}\` varchar(50) DEFAULT NULL`)
        .join(',\n')}\n) ENGINE=InnoDB;\nLOCK TABLES \`transactions\` WRITE;\nINSERT INTO \`transactions\` VALUES ${rows
        .map((row) => `(${row.map(literal).join(',')})`)
        .join(',')};\nUNLOCK TABLES;\n`,
    ],
    [
      'PostgreSQL',
      `--\n-- PostgreSQL database dump\n--\nSET lock_timeout = 0;\nCOPY public.transactions (${columns.join(', ')}) FROM stdin;\n${rows
        .map((row) => row.map((cell) => cell ?? '\\N').join('\t'))
        .join('\n')}\n\\.\n`,
    ],
    [
      'SQL Server',
      `USE [Charging]\r\nGO\r\n${rows
        .map(
          (row) =>
            `INSERT [dbo].[transactions] (${columns.map((column) => `[${column}]`).join(', ')}) VALUES (${row
              .map((cell, index) =>
                index === 4
                  ? `CAST(N'${String(cell)}' AS DateTime2)`
                  : typeof cell === 'string'
                    ? `N${literal(cell)}`
                    : literal(cell),
              )
              .join(', ')})\r\nGO`,
        )
        .join('\r\n')}\r\n`,
    ],
  ])('%s', async (_name, text) => {
    const source = await onlySource('backup.sql', text);
    expect(source.records).toMatchObject(expected);
    expect(issueCodes(source)).toEqual([]);
    // each row leads to its bytes
    const [first] = source.records;
    const evidence = first?.record === 'transaction-row' ? first.evidence : undefined;
    const at = evidence?.kind === 'row' ? evidence.at : undefined;
    const { offset, length } = at ?? { offset: 0, length: 0 };
    expect(source.bytes.subarray(offset, offset + length).toString()).toContain('CARD1');
  });

  it('of MySQL write TIMESTAMP columns in UTC, DATETIME columns as they stand', async () => {
    const dump = (type: string, zone: string): string =>
      `-- MySQL dump 10.13\n/*!40103 SET TIME_ZONE='${zone}' */;\nCREATE TABLE \`tx\` (\n  \`transaction_id\` int NOT NULL,\n  \`id_tag\` varchar(20),\n  \`start_time\` ${type} NULL DEFAULT NULL,\n  \`meter_start_wh\` int\n) ENGINE=InnoDB;\nINSERT INTO \`tx\` VALUES (1,'T','2026-07-01 10:00:00',5);\n`;
    const startOf = async (text: string): Promise<unknown> => {
      const { sources } = await importGiven(
        { 'x.sql': text },
        { time: { zone: 'Europe/Berlin', referenceYear: null } },
      );
      const [record] = sources[0]?.records ?? [];
      return record?.record === 'transaction-row' ? record.startedAt?.epochMs : undefined;
    };
    const utc = Date.UTC(2026, 6, 1, 10);
    expect(await startOf(dump('timestamp(6)', '+00:00'))).toBe(utc);
    expect(await startOf(dump('datetime', '+00:00'))).toBe(utc - 7_200_000);
    expect(await startOf(dump('timestamp', 'SYSTEM'))).toBe(utc - 7_200_000);
  });

  it('counts rows that do not fit their table and goes on behind them', async () => {
    const text = `CREATE TABLE transactions (${columns.join(', ')});\nINSERT INTO transactions VALUES (1, 2);\nINSERT INTO transactions VALUES (what(;\n${rows
      .map((row) => `INSERT INTO transactions VALUES (${row.map(literal).join(', ')});`)
      .join('\n')}\n`;
    const source = await onlySource('backup.sql', text);
    expect(source.records).toHaveLength(sessions.length);
    expect(source.result?.issues).toMatchObject([{ code: 'database.rows-not-understood', params: { rows: 2 } }]);
  });

  it('signed values in cells are found, those of messages come with their message', async () => {
    const signed =
      'OCMF|{"FV":"1.0","GI":"x","MS":"1","RD":[{"TM":"2026-03-01T10:00:00,000+0000 S","RV":1.5,"RU":"kWh","ST":"G"}]}|{"SD":"3045"}';
    const source = await onlySource(
      'signed.sql',
      `CREATE TABLE transactions (transaction_id INT, connector_id INT, start_time TEXT, meter_start INT, signed_start TEXT);
INSERT INTO transactions VALUES (1, 1, '2026-03-01T10:00:00Z', 1500, '${signed}');
CREATE TABLE meter_values (transaction_id INT, payload TEXT);
INSERT INTO meter_values VALUES (1, '${JSON.stringify([{ sampledValue: [{ value: signed, format: 'SignedData' }] }])}');
`,
    );
    expect(source.records.map(({ record }) => record)).toEqual(['transaction-row', 'meter-sample-row', 'signed-value']);
  });

  it('messages with line breaks, as SQLite writes them', async () => {
    const source = await onlySource(
      'log.sql',
      `CREATE TABLE ocpp_logs (ts TEXT, direction TEXT, raw TEXT);\nINSERT INTO ocpp_logs VALUES('2026-03-01T10:00:00Z','in',replace('[2,"a1","Heartbeat",\\n{}]','\\n',char(10)));\n`,
    );
    expect(source.records).toMatchObject([{ record: 'frame', action: 'Heartbeat', uniqueId: 'a1', label: 'received' }]);
  });
});

describe('tables as separated fields', () => {
  it.each([
    ['commas and quotes', ',', '"'],
    ['semicolons', ';', ''],
    ['tabs', '\t', ''],
  ])('%s', async (_name, separator, quote) => {
    const line = (cells: readonly (string | number | null)[]): string =>
      cells.map((cell) => `${quote}${cell ?? ''}${quote}`).join(separator);
    const source = await onlySource('export.csv', `\ufeff${[columns, ...rows].map(line).join('\r\n')}\r\n`);
    expect(source.records).toMatchObject(expected);
  });

  it('the message log of OCPP.Core', async () => {
    const source = await onlySource(
      'log-2026.csv',
      'LogId,LogTime,ChargePointId,ConnectorId,Message,Result,ErrorCode\n1,2026-02-03 10:11:12,CP1,1,StatusNotification,Info= / Status=Charging / ,\n',
    );
    expect(source.result?.account.reader).toBe('ocpp-core');
    expect(source.records).toMatchObject([{ record: 'frame', state: 'described', action: 'StatusNotification' }]);
  });

  it('the security log of open-ocpp', async () => {
    const source = await onlySource(
      'x.csv',
      'id;timestamp;type;message;critical\n1;1772359200;StartupOfTheDevice;boot;1\n',
    );
    expect(source.records).toMatchObject([
      { record: 'security-event-row', event: 'StartupOfTheDevice', critical: true, at: { epochMs: 1772359200000 } },
    ]);
  });

  it('leaves a list of something else to the other readers', async () => {
    const source = await onlySource('x.csv', 'name;street;town\nA;B;C\n');
    expect(source.result?.account.reader).toBe('plain-text');
  });
});

const objects = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));

describe('tables as JSON', () => {
  it.each([
    ['a list', JSON.stringify(objects)],
    ['a list over many lines', JSON.stringify(objects, null, 2)],
    ['a list inside an answer', JSON.stringify({ total: 6, page: { size: 50 }, Data: objects })],
    ['an object a line', `${objects.map((object) => JSON.stringify(object)).join('\n')}\n`],
  ])('%s', async (_name, text) => {
    const source = await onlySource('export.json', text);
    expect(source.records).toMatchObject(expected);
    expect(issueCodes(source)).toEqual([]);
    const [first] = source.records;
    const evidence = first?.record === 'transaction-row' ? first.evidence : undefined;
    const { offset, length } =
      evidence?.kind === 'row' ? (evidence.at ?? { offset: 0, length: 0 }) : { offset: 0, length: 0 };
    expect(source.bytes.subarray(offset, offset + length).toString()).toMatch(/^\{[^{}]*CARD1[^{}]*\}$/);
  });

  it('with the end in an object of its own and times as MongoDB writes them', async () => {
    const documents = sessions.map((session) => ({
      _id: session.transactionId,
      chargeBoxID: session.station,
      connectorId: session.connector,
      tagID: session.idTag,
      timestamp: { $date: iso(session.startMs) },
      meterStart: session.meterStartWh,
      stop:
        session.stopMs === null || session.meterStopWh === null
          ? null
          : {
              timestamp: { $date: iso(session.stopMs) },
              meterStop: { $numberLong: String(session.meterStopWh) },
              tagID: session.idTag,
              reason: session.reason,
            },
    }));
    const source = await onlySource('transactions.json', documents.map((one) => JSON.stringify(one)).join('\n'));
    expect(source.records).toMatchObject(expected);
  });

  it('lines that are none are counted', async () => {
    const source = await onlySource('x.json', `${objects.map((object) => JSON.stringify(object)).join('\n')}\n{"cut":`);
    expect(source.records).toHaveLength(sessions.length);
    expect(source.result?.issues).toMatchObject([{ code: 'database.rows-not-understood', params: { rows: 1 } }]);
  });

  it('a configuration and a list of something else are left to the other readers', async () => {
    const configuration = await onlySource('x.json', '[{"key":"HeartbeatInterval","value":"5","readonly":false}]');
    expect(configuration.result?.account.reader).not.toBe('table-text');
    const list = await onlySource('y.json', '[{"name":"A","street":"B","town":"C"}]');
    expect(list.result?.account.reader).toBe('plain-text');
  });
});

describe('tables as a client draws them', () => {
  const shown = ['transaction_id', 'connector_id', 'start_time', 'meter_start'];
  it.each([
    [
      'MySQL',
      '+-----+-----+-----+-----+\n| transaction_id | connector_id | start_time | meter_start |\n+-----+-----+-----+-----+\n|  7 |  2 | 2026-03-02 06:00:00 | 500 |\n+-----+-----+-----+-----+\n1 row in set (0.00 sec)\n',
    ],
    ['PostgreSQL', ` ${shown.join(' | ')}\n-----+-----+-----+-----\n  7 |  2 | 2026-03-02 06:00:00 | 500\n(1 row)\n`],
    ['Markdown', `| ${shown.join(' | ')} |\n|---|---|---|---:|\n| 7 | 2 | 2026-03-02 06:00:00 | 500 |\n`],
  ])('%s', async (_name, text) => {
    const source = await onlySource('shown.txt', text);
    expect(source.records).toMatchObject([
      { record: 'transaction-row', transactionId: '7', connector: 2, startedAt: { epochMs: Date.UTC(2026, 2, 2, 6) } },
    ]);
    expect(issueCodes(source)).not.toContain('database.rows-not-understood');
  });
});

/** The content of an OpenDocument spreadsheet. */
function openDocument(table: readonly (readonly (string | number | null)[])[]): Buffer {
  const cell = (value: string | number | null): string =>
    value === null
      ? '<table:table-cell/>'
      : typeof value === 'number'
        ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value.toFixed(1)}</text:p></table:table-cell>`
        : /^\d{4}-\d{2}-\d{2}T/.test(value)
          ? `<table:table-cell office:date-value="${value.slice(0, 19)}"><text:p>shown otherwise</text:p></table:table-cell>`
          : `<table:table-cell><text:p>${value}</text:p></table:table-cell>`;
  const body = table.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`).join('');
  const empty =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>';
  const content = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Export">${body}${empty}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
    { name: 'content.xml', content },
  ]);
}

describe('sheets', () => {
  it('of an OpenDocument file hold sessions, below a title', async () => {
    const source = await onlySource('export.ods', openDocument([['Export of today'], columns, ...rows]));
    expect(source.records).toMatchObject(expected);
    expect(source.records[0]).toMatchObject({ evidence: { table: 'Export', rowId: '3' } });
  });

  it('of an OpenDocument file hold messages', async () => {
    const source = await onlySource(
      'log.ods',
      openDocument([
        ['Time', 'Message'],
        ['2026-03-01 10:00:00', '[2,"a1","Heartbeat",{}]'],
      ]),
    );
    expect(source.records).toMatchObject([{ record: 'frame', uniqueId: 'a1' }]);
  });

  it('in the binary form of Excel are told', async () => {
    const source = await onlySource('x.xlsb', zipOf([{ name: 'xl/workbook.bin', content: 'binary' }]));
    expect(issueCodes(source)).toEqual(['log.workbook-binary']);
    expect(source.result?.state).toBe('unread');
  });
});
