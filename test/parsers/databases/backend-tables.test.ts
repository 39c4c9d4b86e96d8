import { expect, test } from 'vitest';
import type { Cell, DatabaseItem } from '../../../parsers/databases/dialect.ts';
import { expandedView } from '../../../parsers/databases/expanded-view.ts';
import { planDatabase, readDatabase } from '../../../parsers/databases/index.ts';
import { sampleView } from '../../../parsers/databases/sample-view.ts';
import { tableUses } from '../../../parsers/databases/table-mapping.ts';
import { mappingsOf, plansOf } from '../../../parsers/databases/table-plan.ts';
import { reasonText } from '../../../parsers/text/issue-texts.ts';
import { tableWords } from '../../../parsers/text/table-words.ts';

const context = { sourceId: 1, time: { zone: 'UTC', referenceYear: null }, station: null };

type Tables = Readonly<Record<string, { readonly columns: string; readonly rows: readonly (readonly Cell[])[] }>>;

function viewOf(tables: Tables) {
  return expandedView(
    sampleView({
      note: '',
      expected: [],
      tables: Object.entries(tables).map(([name, { columns, rows }]) => ({
        name,
        columns: columns.split(' ').map((column) => ({ name: column, declaredType: '' })),
        rows,
      })),
    }),
  );
}

const itemsOf = (tables: Tables): readonly DatabaseItem[] => [...readDatabase(viewOf(tables), context).items];
const codesOf = (items: readonly DatabaseItem[]): readonly string[] =>
  items.flatMap((item) => (item.record === 'issue' ? [item.issue.code] : []));

const changes: readonly (readonly Cell[])[] = [
  [901n, '2026-03-01 10:00:00', 'Charging', 'NoError', null, 'ACME', null],
  [902n, '2026-03-01 10:05:00', 'Available', 'NoError', null, 'ACME', null],
  [901n, '2026-03-01 11:00:00', 'Faulted', 'GroundFailure', 'RCD', 'ACME', 'F17'],
];
const status = {
  columns: 'connector_pk status_timestamp status error_code error_info vendor_id vendor_error_code',
  rows: changes,
};
const connector = {
  columns: 'connector_pk charge_box_id connector_id',
  rows: [
    [901n, 'CP-9', 1n],
    [902n, 'CP-9', 2n],
  ] as const,
};

test('a row for each change of a state becomes a notification in the history of its connector', () => {
  const items = itemsOf({ connector_status: status, connector });
  expect(items).toHaveLength(3);
  expect(items[2]).toMatchObject({
    record: 'frame',
    state: 'described',
    action: 'StatusNotification',
    station: 'CP-9',
    label: 'station-to-csms',
    // no log was written: a session that no message tells of is not missing from it
    loggedAt: { epochMs: null },
    payload: {
      text: '{"connectorId":1,"errorCode":"GroundFailure","status":"Faulted","timestamp":"2026-03-01T11:00:00.000Z","info":"RCD","vendorId":"ACME","vendorErrorCode":"F17"}',
    },
  });
});

test('changes that are kept by connector come in the order of their times', () => {
  const items = itemsOf({ connector_status: { ...status, rows: changes.toReversed() }, connector });
  expect(
    items.map((item) =>
      item.record === 'frame' && item.payload.at === 'text' ? /"status":"(\w+)"/.exec(item.payload.text)?.[1] : '',
    ),
  ).toEqual(['Charging', 'Available', 'Faulted']);
});

test('a table with one row for each connector is what a station remembers, not a history', () => {
  const rows: readonly (readonly Cell[])[] = [
    ['CP-9', 1n, 'Available', '2026-03-01 10:00:00'],
    ['CP-9', 2n, 'Charging', '2026-03-01 10:00:00'],
  ];
  const items = itemsOf({ connector_status: { columns: 'charge_point_id connector_id status timestamp', rows } });
  expect(items).toMatchObject([{ record: 'stored-state-row' }, { record: 'stored-state-row', state: 'Charging' }]);
});

test('tables in which keys were looked up are not told as unread', () => {
  expect(codesOf(itemsOf({ connector_status: status, connector }))).toEqual([]);
  expect(
    codesOf(itemsOf({ connector_status: status, connector, address: { columns: 'street', rows: [['x']] } })),
  ).toEqual(['database.table-not-read']);
});

test('samples lead to the id that the backend gave, not to the key of the row', () => {
  const items = itemsOf({
    charging_sessions: {
      columns: 'id transaction_id id_tag started_at stopped_at meter_start_wh',
      rows: [[51n, 8_001n, 'T', '2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z', 5n]],
    },
    meter_values: {
      columns: 'charging_session_id sampled_values timestamp',
      rows: [[51n, '[{"value":"6","unit":"Wh","context":"Sample.Clock"}]', '2026-03-01T10:30:00Z']],
    },
  });
  expect(items.find(({ record }) => record === 'meter-sample-row')).toMatchObject({
    transactionId: '8001',
    payload:
      '[{"timestamp":"2026-03-01T10:30:00.000Z","sampledValue":[{"value":"6","unit":"Wh","context":"Sample.Clock"}]}]',
  });
});

test('request and answer in one row are two messages', () => {
  const rows: readonly (readonly Cell[])[] = [
    ['CP-1', 'RemoteStartTransaction', '{"idTag":"T"}', '{"status":"Accepted"}', '2026-03-01T10:00:00Z'],
    ['CP-1', 'Heartbeat', '{}', null, '2026-03-01T10:01:00Z'],
  ];
  const items = itemsOf({ log: { columns: 'identity action request response datetime', rows } });
  expect(items).toMatchObject([
    { record: 'frame', kind: 'call', label: 'csms-to-station', uniqueId: 'log-1', station: 'CP-1' },
    { record: 'frame', kind: 'result', label: 'station-to-csms', uniqueId: 'log-1' },
    { record: 'frame', kind: 'call', action: 'Heartbeat', label: 'station-to-csms' },
  ]);
});

test('a queue of payloads stays what waits to be sent', () => {
  const rows: readonly (readonly Cell[])[] = [['StopTransaction', '{"transactionId":5}', 2n, '2026-03-01T10:00:00Z']];
  const items = itemsOf({ outbox: { columns: 'action payload attempts created_at', rows } });
  expect(items).toMatchObject([{ record: 'stored-message-row', action: 'StopTransaction', attempts: 2 }]);
});

test('registers in joules are read only where a unit says so, and that they were converted is told', () => {
  const row: readonly Cell[] = [1n, 'T', '2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z', 36_000n, 25_236_000n];
  const columns = (unit: string) => `transaction_id id_tag start_time stop_time meter_start_${unit} meter_stop_${unit}`;
  const items = itemsOf({ tx: { columns: columns('kj'), rows: [row] } });
  expect(items[0]).toMatchObject({ record: 'transaction-row', meterStartWh: '10000', meterStopWh: '7010000' });
  expect(codesOf(items)).toContain('database.unit-converted');
  const plain = itemsOf({ tx: { columns: columns('wh'), rows: [row] } });
  expect(plain[0]).toMatchObject({ meterStartWh: '36000' });
  expect(codesOf(plain)).not.toContain('database.unit-converted');
});

test('readings with a column of units may be joules', () => {
  const rows: readonly (readonly Cell[])[] = [
    [5n, '2026-03-01T10:00:00Z', '0', 'kJ'],
    [5n, '2026-03-01T10:10:00Z', '3600', 'kJ'],
  ];
  const items = itemsOf({ meter_values: { columns: 'transaction_id timestamp value unit', rows } });
  const payloads = items.flatMap((item) => (item.record === 'meter-sample-row' ? [item.payload] : []));
  expect(payloads.map((payload) => /"value":"([^"]*)".*"unit":"([^"]*)"/.exec(payload)?.slice(1))).toEqual([
    ['0', 'Wh'],
    ['1000', 'Wh'],
  ]);
});

test('a table that is too large to look things up in is told', () => {
  const tx = {
    columns: 'transaction_id charger_id id_tag start_time meter_start_wh',
    rows: [[1n, 7n, 'T', '2026-03-01T10:00:00Z', 5n]] as const,
  };
  const chargers = (count: number) => ({
    columns: 'id identity',
    rows: Array.from({ length: count }, (_, index): readonly Cell[] => [BigInt(index + 1), `CP-${index + 1}`]),
  });
  expect(codesOf(itemsOf({ tx, chargers: chargers(50_001) }))).toContain('database.reference-too-large');
  const small = itemsOf({ tx, chargers: chargers(10) });
  expect(codesOf(small)).not.toContain('database.reference-too-large');
  expect(small[0]).toMatchObject({ record: 'transaction-row', station: 'CP-7' });
});

test('rows that their application counts as deleted are read, marked and counted', () => {
  const row = (number: bigint, deleted: Cell): readonly Cell[] => [number, 'T', '2026-03-01T10:00:00Z', 5n, deleted];
  const columns = 'transaction_id id_tag start_time meter_start_wh';
  const dated = itemsOf({
    tx: { columns: `${columns} deleted_at`, rows: [row(1n, null), row(2n, '2026-04-01 10:00:00')] },
  });
  expect(dated.filter(({ record }) => record === 'transaction-row')).toHaveLength(2);
  expect(dated[1]).toMatchObject({ transactionId: '2', markedDeleted: '2026-04-01 10:00:00' });
  expect(dated.at(-1)).toMatchObject({
    issue: {
      code: 'database.rows-marked-deleted',
      params: { table: 'tx', column: 'deleted_at', rows: 1, numbers: '2' },
    },
  });
  expect(codesOf(itemsOf({ tx: { columns: `${columns} is_deleted`, rows: [row(1n, 0n), row(2n, 0n)] } }))).toEqual([]);
  expect(codesOf(itemsOf({ tx: { columns: `${columns} is_deleted`, rows: [row(1n, 1n), row(2n, 'false')] } }))).toEqual(
    ['database.rows-marked-deleted'],
  );
});

test('cards with an end of validity are no sessions, and sessions without a register are no cards', () => {
  const cards = itemsOf({
    session_tokens: {
      columns: 'id_tag auth_status started_at expires_at',
      rows: [['T', 'Accepted', null, '2027-01-01T00:00:00Z']],
    },
  });
  expect(cards.filter(({ record }) => record === 'transaction-row')).toEqual([]);
  const charges = itemsOf({
    ocpp_charge: {
      columns: 'created idtag auth_status ended',
      rows: [['2026-03-01 10:00:00', 'T', 'ACCEPTED', '2026-03-01 11:00:00']],
    },
  });
  expect(charges).toMatchObject([
    { record: 'transaction-row', idTagStart: 'T', startedAt: { epochMs: Date.UTC(2026, 2, 1, 10) } },
  ]);
});

test('payments and bookings are no sessions', () => {
  const pay = [1n, 3n, '5.50', '2026-03-01 10:00:00', '2026-03-01 10:00:05'] as const;
  const book = [1n, 3n, 'CP-1', '2026-03-01 10:00:00', '2026-03-01 11:00:00'] as const;
  const items = itemsOf({
    payment_transactions: { columns: 'id user_id amount created_at completed_at', rows: [pay] },
    bookings: { columns: 'id user_id station_id start_time end_time', rows: [book] },
    transactions: {
      columns: 'id transaction_id amount started_at finished_at status card',
      rows: [[1n, 'tx1', '5.50', '2026-03-01 10:00:00', '2026-03-01 10:00:05', 'Accepted', '4111']],
    },
  });
  expect(items.every(({ record }) => record === 'issue')).toBe(true);
});

test.each(['start_odometer end_odometer', 'bytesFrom bytesTo', 'soc_begin soc_end', 'preis_von preis_bis'])(
  'numbers that rise and measure something else are no registers: %s',
  (pair) => {
    const rows = [1n, 2n, 3n, 4n, 5n].map((at): readonly Cell[] => [
      at,
      at % 2n,
      `2026-03-01 1${at}:00:00`,
      `2026-03-01 1${at}:30:00`,
      at * 40n + 1300n,
      at * 40n + 1307n,
    ]);
    const of = (columns: string): ReturnType<typeof itemsOf> => itemsOf({ rentals: { columns, rows } });
    expect(of(`id unit_id start_time end_time ${pair}`).every(({ record }) => record === 'issue')).toBe(true);
    // what says nothing of itself is still taken by its values
    expect(of('id unit_id start_time end_time c1 c2').some(({ record }) => record === 'transaction-row')).toBe(true);
  },
);

test('rows of a table of sessions that say nothing of one are counted', () => {
  const rows: readonly (readonly Cell[])[] = [
    [7n, 'T', '2026-03-01T10:00:00Z', 5n],
    [null, null, null, null],
    [0n, 'T', null, null],
  ];
  const items = itemsOf({ sessions: { columns: 'transaction_id id_tag start_time meter_start_wh', rows } });
  expect(items).toMatchObject([
    { record: 'transaction-row', transactionId: '7' },
    { record: 'issue', issue: { code: 'database.rows-not-understood', params: { table: 'sessions', rows: 1 } } },
  ]);
});

test('a register that no row holds needs no unit', () => {
  const rows: readonly (readonly Cell[])[] = [
    [1n, 'x7', 'Started', '2026-03-01T10:00:00Z', 'T', null],
    [1n, 'x7', 'Ended', '2026-03-01T11:00:00Z', 'T', null],
  ];
  const items = itemsOf({
    events: { columns: 'evse_id transaction_id event_type timestamp id_token meter_value', rows },
  });
  expect(items).toMatchObject([{ record: 'transaction-row', transactionId: 'x7' }]);
});

test('a row with a column for each measurand is one sample', () => {
  const items = itemsOf({
    sessions: {
      columns: 'id transaction_id id_tag start_time meter_start_wh',
      rows: [[4n, 77n, 'T', '2026-03-01T10:00:00Z', 5n]],
    },
    meter_values: {
      columns: 'session_id recorded_at energy_wh power_kw voltage current soc note',
      rows: [
        [4n, '2026-03-01T10:10:00Z', 900n, 11.04, 230.1, 16n, null, 'x'],
        [4n, '2026-03-01T10:20:00Z', null, null, null, null, null, 'x'],
      ],
    },
  });
  const samples = items.filter(({ record }) => record === 'meter-sample-row');
  expect(samples).toMatchObject([{ transactionId: '77' }]);
  const [sample] = samples;
  expect(sample?.record === 'meter-sample-row' ? JSON.parse(sample.payload) : null).toMatchObject([
    {
      timestamp: '2026-03-01T10:10:00.000Z',
      sampledValue: [
        { value: '900', measurand: 'Energy.Active.Import.Register', unit: 'Wh' },
        { value: '11.04', measurand: 'Power.Active.Import', unit: 'kW' },
        { value: '230.1', measurand: 'Voltage', unit: 'V' },
        { value: '16', measurand: 'Current.Import', unit: 'A' },
      ],
    },
  ]);
});

test('a plan of histories and logs of payloads says the same again', () => {
  const rows: readonly (readonly Cell[])[] = [['CALL', 'Heartbeat', '{}', '2026-03-01T10:00:00Z', 'm1']];
  const view = viewOf({
    connector_status: status,
    connector,
    messages: { columns: 'message_type action payload created_at message_id', rows },
  });
  const { mappings } = planDatabase(view, []);
  expect(mappingsOf(plansOf(mappings), view.tables)).toEqual(mappings);
});

test('every use and every role has its word, and reasons say it in the language of the reader', () => {
  for (const [use, roles] of Object.entries(tableUses)) {
    expect(Object.keys(tableWords.uses)).toContain(use);
    for (const role of roles) expect(Object.keys(tableWords.roles)).toContain(role);
  }
  const params = { table: 'tx', as: 'transactions', columns: 'startedAt=begin, idTagStart=card' };
  expect(reasonText('database.table-as', params, 'de')).toBe(
    'Tabelle tx gelesen als Ladevorgänge: Startzeit = begin, Karte beim Start = card',
  );
  expect(reasonText('mapping.name-contradicted', { table: 'tx', column: 'x', role: 'meterStop' }, 'de')).toContain(
    '„Zähler beim Stopp“',
  );
});
