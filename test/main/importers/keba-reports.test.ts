/* Answers of KEBA stations over UDP (KeContact P30, UDP Programmers Guide V2.01, 3.2.5): sessions in tenths of a watt-hour. Invented content. */
import { expect, test } from 'vitest';
import { KebaReports, kebaReports } from '../../../parsers/databases/keba-reports.ts';
import { importGiven } from './import-fixture.ts';
import { issueCodes } from './recording-sink.ts';

const report = (id: number, members: Readonly<Record<string, string | number>>): string =>
  `${JSON.stringify({ ID: String(id), ...members }, null, 1)}\n`;

const session = (id: number, number: number, parts: Readonly<Record<string, string | number>> = {}): string =>
  report(id, {
    'Session ID': number,
    'Curr HW': 32000,
    'E start': 5062978,
    'E pres': 239738,
    'started[s]': 1547187752,
    'ended[s]': 1547205057,
    started: '2019-01-11 06:22:32.000',
    ended: '2019-01-11 11:10:57.000',
    reason: 1,
    timeQ: 3,
    'RFID tag': '0405060708090a0b',
    Serial: '17654321',
    Sec: 274727,
    ...parts,
  });

const read = async (text: string, name = 'keba.txt') => {
  const { sources } = await importGiven({ [name]: text });
  const [source] = sources;
  if (source === undefined) throw new Error('no source');
  return source;
};

test('a session: registers in watt-hours, UTC, card, reason, station', async () => {
  const source = await read(session(101, 43));
  expect(source.result?.account.reader).toBe('keba-reports');
  expect(source.records).toMatchObject([
    {
      record: 'transaction-row',
      station: '17654321',
      localId: '43',
      meterStartWh: '506297.8',
      meterStopWh: '530271.6',
      idTagStart: '0405060708090a0b',
      reason: 'EVDisconnected',
      startedAt: { epochMs: Date.UTC(2019, 0, 11, 6, 22, 32), quality: 'offset-given' },
      stoppedAt: { epochMs: Date.UTC(2019, 0, 11, 11, 10, 57) },
      evidence: { kind: 'bytes', offset: 0 },
    },
  ]);
});

test('asked again and again: the last report of a session counts, zeros after a restart are none', async () => {
  const running = (energy: number) =>
    session(100, 44, { 'E pres': energy, ended: '0', 'ended[s]': 0, reason: 0, 'RFID tag': '0000000000000000' });
  const log = [running(10), running(25), session(100, 0, { 'E pres': 0 }), session(101, 43)]
    .map((text, index) => `2019-01-11 12:00:0${index} DEBUG Datagram received. ${text.replaceAll(/\s+/g, ' ')}\n`)
    .join('');
  const source = await read(log, 'home.log');
  expect(source.records).toMatchObject([
    { localId: '44', meterLastWh: '506300.3', meterStopWh: null, stoppedAt: null, reason: null, idTagStart: null },
    { localId: '43', reason: 'EVDisconnected' },
  ]);
});

test.each([10, 3_000])('between the messages of a log, over lines and behind %i lines of others', async (others) => {
  const line = (second: number, text: string) => `[ocpp  ] TRACE 2024/05/01 10:00:0${second} ${text}\n`;
  const log = [
    line(1, 'recv CP-1: [2,"m1","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available"}]'),
    `[keba  ] TRACE 2024/05/01 10:00:02 recv from 192.168.1.20:7090: ${session(101, 43)}`,
    line(3, 'send CP-1: [3,"m1",{}]').repeat(1),
    '[site  ] DEBUG 2024/05/01 10:00:03 site power: 230 {W}\n'.repeat(others),
    `[keba  ] TRACE 2024/05/01 10:00:04 recv from 192.168.1.20:7090: ${session(100, 44, { reason: 0, ended: '0', 'ended[s]': 0 })}`,
  ].join('');
  const source = await read(log, 'evcc.log');
  expect(source.result?.account.reader).toBe('evcc');
  expect(source.records.filter(({ record }) => record === 'frame')).toHaveLength(2);
  const rows = source.records.filter((record) => record.record === 'transaction-row');
  expect(rows.map(({ localId, meterStartWh, station }) => [localId, meterStartWh, station])).toEqual([
    ['43', '506297.8', '17654321'],
    ['44', '506297.8', '17654321'],
  ]);
  for (const { evidence } of rows) {
    if (evidence.kind !== 'bytes') throw new Error('no bytes');
    const { offset, length } = evidence;
    expect(JSON.parse(log.slice(offset, offset + length))).toMatchObject({ 'E start': 5062978 });
    expect(evidence.line).toBe(log.slice(0, offset).split('\n').length);
  }
});

test('a log whose first message comes behind more than is looked at', async () => {
  const asked = `2019-01-11 12:00:00 DEBUG Datagram received. ${session(101, 43).replaceAll(/\s+/g, ' ')}\n`;
  const source = await read(`${asked.repeat(300)}2019-01-11 12:00:01 INFO sent [2,"1","Heartbeat",{}]\n`, 'home.log');
  expect(source.records.map(({ record }) => record).toSorted()).toEqual(['frame', 'transaction-row']);
});

test('what the station is and does, energies with their unit; a comma behind the last member', async () => {
  const text =
    '{\n"ID": "1",\n"Product": "KC-P30-X",\n"Serial": "17654321",\n"Firmware": "P30 v 3.10.16",\n}\n' +
    report(3, { U1: 230, 'E pres': 0, 'E total': 5302716, Serial: '17654321' });
  const source = await read(text);
  expect(
    source.records.map((record) => (record.record === 'stored-state-row' ? `${record.subject}: ${record.state}` : '')),
  ).toEqual(['Product: KC-P30-X', 'Firmware: P30 v 3.10.16', 'E total: 530271.6 Wh', 'E pres: 0 Wh']);
});

test('times that count from the start of the station are told and not invented; a clock that nobody set says so', async () => {
  const sinceStart = { started: '1200', ended: '4800', 'started[s]': 1200, 'ended[s]': 4800, timeQ: 0 };
  const source = await read(session(101, 5, sinceStart) + session(102, 4, { timeQ: 0 }));
  expect(issueCodes(source)).toEqual(['keba.times-since-start']);
  expect(source.records).toMatchObject([
    { localId: '5', startedAt: null, stoppedAt: null, meterStopWh: '530271.6' },
    { localId: '4', startedAt: { quality: 'clock-not-set' } },
  ]);
});

test.each([
  ['a log of OCPP beside it', `${session(101, 43)}2019-01-11 12:00:00 [2,"1","Heartbeat",{}]\n`],
  ['other objects with an ID', '{"ID":"100","name":"x"}\n{"ID":"3","E pres":5}\n'],
  ['a report of another number', session(131, 43)],
])('%s is read otherwise', async (_name, text) => {
  expect((await read(text)).result?.account.reader).not.toBe('keba-reports');
});

test('many braces cost time in proportion to the text', () => {
  const text = '{"ID":"100","E pres":'.repeat(20_000);
  expect([...kebaReports(text)]).toEqual([]);
  expect(new KebaReports().reading(null)).toEqual({ records: [], timesSinceStart: 0, leftOut: 0 });
});
