import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { spreadsheetReader } from '../../../main/importers/readers/spreadsheet.ts';
import type { ReaderItem } from '../../../main/importers/readers/source-reader.ts';
import { completeRecord, makeSigner } from '../../parsers/signatures/test-records.ts';
import { type MadeCell, makeWorkbook } from '../../fixtures/workbooks/make-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-workbook-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(bytes: Uint8Array) {
  if (spreadsheetReader.takes !== 'file') throw new Error('not a file');
  const head = { bytes: bytes.subarray(0, 262_144), whole: true, text: null, fileName: 'x.xlsx' };
  const recognition = spreadsheetReader.recognise(head);
  if (recognition === null) throw new Error('not recognised');
  const path = join(folder, 'x.xlsx');
  writeFileSync(path, bytes);
  const time = { zone: 'UTC', referenceYear: null };
  const context = {
    sourceId: 3,
    time,
    station: null,
    head,
    recognition,
    wholeTextBytes: 1,
    part: null,
    mappings: [],
    companionOf: null,
  };
  const reading = spreadsheetReader.open(context, { path, companions: [] });
  const items: readonly ReaderItem[] = [...reading.items()];
  const frames = items.flatMap((item) => (item.record === 'frame' ? [item] : []));
  const shown = frames.map(({ kind, uniqueId, label, station, loggedAt, evidence, state }) =>
    [kind, uniqueId, label, station ?? '-', loggedAt.text, `row ${evidence.line}`, state].join(' | '),
  );
  return { shown, frames, items, report: reading.report() };
}

const call = '[2,"a1","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available","info":"<&>"}]';
const answer = '[3,"a1",{}]';
/** 2025-08-08 00:02:42 in both date systems. */
const serial = 45_877 + 162 / 86_400;

const titled: readonly (readonly MadeCell[])[] = [
  ['OCPP log export'],
  ['Charger:', 'CP9'],
  [],
  ['Sr No.', 'Charger ID', 'Request String', 'Response String', 'Request Time', 'Response Time'],
  [{ number: '1' }, 'CP9', call, { inline: answer }, { serial }, { serial: serial + 1 / 86_400 }],
  [{ number: '2' }, 'CP9', '[2,"a2","Heartbeat",{}]', '-Awaiting response from charger-', '08/08/2025, 00:03:42', null],
];

describe('a workbook', () => {
  test('with cells beyond the columns that are read says how many were left', () => {
    const wide = [...Array.from({ length: 500 }, () => null), 'beyond', null, 'further'];
    const { shown, items } = read(makeWorkbook([...titled, wide]));
    expect(shown).toHaveLength(3);
    const issues = items.flatMap((item) => (item.record === 'issue' ? [item.issue] : []));
    expect(issues).toMatchObject([{ code: 'log.workbook-cells-left', severity: 'warning', params: { cells: 2 } }]);
    expect(read(makeWorkbook(titled)).items.filter(({ record }) => record === 'issue')).toEqual([]);
  });

  test('with titles above the header, shared, inline and divided strings, dates as serials', () => {
    const { shown, frames, report } = read(makeWorkbook(titled));
    expect(shown).toEqual([
      'call | a1 | unknown | CP9 | 2025-08-08 00:02:42 | row 5 | whole',
      'result | a1 | unknown | CP9 | 2025-08-08 00:02:43 | row 5 | whole',
      'call | a2 | unknown | CP9 | 08/08/2025, 00:03:42 | row 6 | whole',
    ]);
    expect(frames[0]?.payload).toEqual({ at: 'text', text: call.slice(call.indexOf('{'), -1) });
    expect(report).toMatchObject({
      found: 'records',
      partial: false,
      account: { reader: 'spreadsheet', linesTotal: 5 },
    });
  });

  test('that counts its days from 1904', () => {
    const rows = titled.map((cells) =>
      cells.map((cell) =>
        cell !== null && typeof cell === 'object' && 'serial' in cell ? { serial: cell.serial - 1462 } : cell,
      ),
    );
    expect(read(makeWorkbook(rows, true)).shown[0]).toContain('2025-08-08 00:02:42');
  });

  test('in which a program of the other order read some dates wrongly', () => {
    // 08/07/2026 was the 7th of August and was read as the 8th of July; 08/21/2026 stayed text.
    const july8 = 46_211 + 0.5;
    const { shown } = read(
      makeWorkbook([
        ['Event Name', 'Request', 'Created On'],
        ['Heartbeat', '[2,"b1","Heartbeat",{}]', { serial: july8 }],
        ['Heartbeat', '[2,"b2","Heartbeat",{}]', '08/21/2026 17:00:38'],
      ]),
    );
    expect(shown.map((line) => line.split(' | ')[4])).toEqual(['2026-08-07 12:00:00', '08/21/2026 17:00:38']);
  });

  test('into which a log was pasted', () => {
    const { shown } = read(
      makeWorkbook([
        [
          `[INFO ] 2024-02-26 09:10:45,446 de.rwth.idsg.steve.ocpp.ws.WebSocketLogger - [chargeBoxId=left_1, sessionId=71bc] Received: ${call}`,
        ],
        [
          '[INFO ] 2024-02-26 09:10:45,546 de.rwth.idsg.steve.ocpp.ws.WebSocketLogger - [chargeBoxId=left_1, sessionId=71bc] Sending: [3,"a1",{}]',
        ],
      ]),
    );
    expect(shown).toEqual([
      'call | a1 | station-to-csms | left_1 | 2024-02-26 09:10:45,446 | row 1 | whole',
      'result | a1 | csms-to-station | left_1 | 2024-02-26 09:10:45,546 | row 2 | whole',
    ]);
  });

  test('without messages is text, a damaged one is told', () => {
    expect(
      read(
        makeWorkbook([
          ['Name', 'Price'],
          ['Cable', { number: '12.5' }],
        ]),
      ).report.found,
    ).toBe('text');
    const bytes = makeWorkbook(titled);
    const { items, report } = read(bytes.subarray(0, bytes.length - 30));
    expect(items.map((item) => (item.record === 'issue' ? item.issue.code : item.record))).toEqual([
      'log.workbook-damaged',
    ]);
    expect(report.partial).toBe(true);
  });
});

test('a sheet of signed records gives them, with the rows that they stand in', () => {
  const record = completeRecord(makeSigner());
  const { items, report } = read(
    makeWorkbook([
      ['Transaction', 'Record'],
      ['7', record],
      ['8', Buffer.from(record).toString('hex')],
    ]),
  );
  const found = items.flatMap((item) => (item.record === 'signed-value' ? [item] : []));
  expect(found.map(({ text, layers }) => [text === record, layers])).toEqual([
    [true, []],
    [true, ['hex']],
  ]);
  expect(found.map(({ evidence }) => (evidence.kind === 'bytes' ? evidence.line : null))).toEqual([2, 3]);
  expect(report.found).toBe('records');
});
