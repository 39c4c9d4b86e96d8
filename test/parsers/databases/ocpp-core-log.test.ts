import { describe, expect, it } from 'vitest';
import type { Cell, DatabaseItem } from '../../../parsers/databases/dialect.ts';
import { readDatabase } from '../../../parsers/databases/index.ts';
import { sampleView } from '../../../parsers/databases/sample-view.ts';

const transactionColumns = [
  'TransactionId',
  'Uid',
  'ChargePointId',
  'ConnectorId',
  'StartTagId',
  'StartTime',
  'MeterStart',
  'StartResult',
  'StopTagId',
  'StopTime',
  'MeterStop',
  'StopReason',
];
const logColumns = ['LogId', 'LogTime', 'ChargePointId', 'ConnectorId', 'Message', 'Result', 'ErrorCode'];
const named = (names: readonly string[]) => names.map((name) => ({ name, declaredType: 'TEXT' }));

function transaction(id: number, connector: number, start: string, stop: string | null): readonly Cell[] {
  const end = stop === null ? [null, null, null, null] : ['T', stop, 12.5, 'Local'];
  return [BigInt(id), null, 'CP1', BigInt(connector), 'T', start, 1.5, 'Accepted', ...end];
}

/** Frames and issues of a store with these rows; the place of a row is its number. */
function read(transactions: readonly (readonly Cell[])[], log: readonly (readonly Cell[])[]): readonly DatabaseItem[] {
  const view = sampleView({
    note: '',
    tables: [
      { name: 'Transactions', columns: named(transactionColumns), rows: transactions },
      { name: 'MessageLog', columns: named(logColumns), rows: log.map((row, index) => [BigInt(index + 1), ...row]) },
    ],
    expected: [],
  });
  // times are UTC whatever the zone of the case
  const context = { sourceId: 3, time: { zone: 'Europe/Berlin', referenceYear: null }, station: null };
  const { items } = readDatabase(view, { ...context, locate: (_table, row) => ({ offset: Number(row), length: 7 }) });
  return [...items].filter(({ record }) => record === 'frame' || record === 'issue');
}

/** Kind, action and payload of each message. */
function told(items: readonly DatabaseItem[]): readonly string[] {
  return items.map((item) =>
    item.record === 'frame'
      ? `${item.kind} ${item.action ?? ''} ${item.payload.at === 'text' ? item.payload.text : '-'}`
      : item.record,
  );
}

describe('the message log of OCPP.Core', () => {
  it('ties starts and ends to the transactions beside them, by connector and time', () => {
    const items = read(
      [
        transaction(41, 1, '2026-03-02 08:00:05.1', '2026-03-02 09:00:01'),
        transaction(42, 2, '2026-03-02 08:00:06', '2026-03-02 09:30:00'),
      ],
      [
        ['2026-03-02 08:00:05.2', 'CP1', 1n, 'StartTransaction', 'Accepted', null],
        ['2026-03-02 08:00:06.2', 'CP1', 2n, 'StartTransaction', 'Accepted', null],
        ['2026-03-02 09:00:02', 'CP1', null, 'StopTransaction', 'Accepted', null],
      ],
    );
    expect(told(items)).toEqual([
      'call StartTransaction {"connectorId":1}',
      'result StartTransaction {"transactionId":41,"idTagInfo":{"status":"Accepted"}}',
      'call StartTransaction {"connectorId":2}',
      'result StartTransaction {"transactionId":42,"idTagInfo":{"status":"Accepted"}}',
      'call StopTransaction {"transactionId":41}',
      'result StopTransaction {"idTagInfo":{"status":"Accepted"}}',
    ]);
    expect(items[0]).toMatchObject({
      state: 'described',
      uniqueId: 'MessageLog-1',
      station: 'CP1',
      loggedAt: { epochMs: Date.UTC(2026, 2, 2, 8, 0, 5, 200) },
      evidence: { kind: 'bytes', sourceId: 3, offset: 1, length: 7 },
    });
  });

  it('makes no session out of a start or an end that could be of two transactions, of another station, or was sent late', () => {
    const items = read(
      [
        transaction(41, 1, '2026-03-02 08:00:05', '2026-03-02 09:00:01'),
        transaction(42, 2, '2026-03-02 08:00:06', '2026-03-02 09:00:31'),
      ],
      [
        ['2026-03-02 09:00:02', 'CP1', null, 'StopTransaction', 'Accepted', null],
        ['2026-03-02 08:00:05', 'CP2', 1n, 'StartTransaction', 'Accepted', null],
        ['2026-03-02 10:01:02', 'CP1', null, 'StopTransaction', 'Accepted', null],
      ],
    );
    expect(told(items)).toEqual([
      'result StopTransaction {"idTagInfo":{"status":"Accepted"}}',
      'result StartTransaction {"idTagInfo":{"status":"Accepted"}}',
      'result StopTransaction {"idTagInfo":{"status":"Accepted"}}',
    ]);
  });

  it('a refused start is told although it has no transaction', () => {
    const items = read([], [['2026-03-02 08:00:05', 'CP1', 1n, 'StartTransaction', 'Blocked', null]]);
    expect(told(items)).toEqual([
      'call StartTransaction {"connectorId":1}',
      'result StartTransaction {"idTagInfo":{"status":"Blocked"}}',
    ]);
  });

  it.each([
    [
      'Info=door open / Status=Faulted / ',
      'OtherError',
      '{"errorCode":"OtherError","status":"Faulted","info":"door open"}',
    ],
    ['Info=a / b / Status=Available / ', 'NoError', '{"errorCode":"NoError","status":"Available","info":"a / b"}'],
    ['Occupied', null, '{"status":"Occupied"}'],
  ])('reads the state in %s', (result, errorCode, expected) => {
    const [frame] = read([], [['2026-03-02 08:00:05', 'CP1', null, 'StatusNotification', result, errorCode]]);
    expect(frame).toMatchObject({ payload: { text: expected } });
  });

  it('readings that were not there are not read', () => {
    const log = 'Meter (kWh): -1 | Charge (kW): -1 | SoC (%): -1';
    const items = read([], [['2026-03-02 08:00:05', 'CP1', 1n, 'MeterValues', log, null]]);
    expect(told(items)).toEqual(['call MeterValues {"connectorId":1}']);
  });

  it('a station names its answer, the backend its refusal', () => {
    const items = read(
      [],
      [
        ['2026-03-02 08:00:05', 'CP1', null, 'Reset', 'Accepted', null],
        ['2026-03-02 08:01:05', 'CP1', null, 'UnlockConnector', '', 'GenericError'],
        ['2026-03-02 08:02:05', 'CP1', null, 'Heartbeat', null, null],
      ],
    );
    expect(told(items)).toEqual([
      'result Reset {"status":"Accepted"}',
      'error UnlockConnector {}',
      'call Heartbeat {}',
    ]);
    expect(items).toMatchObject([
      { label: 'station-to-csms' },
      { label: 'station-to-csms', errorCode: 'GenericError' },
      { label: 'station-to-csms' },
    ]);
  });

  it('counts rows that name no message', () => {
    const items = read([], [['2026-03-02 08:00:05', 'CP1', null, '???', null, null]]);
    expect(items).toMatchObject([
      { record: 'issue', issue: { code: 'database.rows-not-understood', params: { table: 'MessageLog', rows: 1 } } },
    ]);
  });
});
