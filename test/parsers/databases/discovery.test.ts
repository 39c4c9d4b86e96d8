import { expect, test } from 'vitest';
import type { Cell } from '../../../parsers/databases/dialect.ts';
import { planDatabase, readDatabase } from '../../../parsers/databases/index.ts';
import { sampleView } from '../../../parsers/databases/sample-view.ts';
import {
  mappingFits,
  mappingsOf,
  plansOf,
  readSavedMappings,
  savedMappingText,
} from '../../../parsers/databases/table-plan.ts';

const context = { sourceId: 1, time: { zone: 'UTC', referenceYear: null }, station: null };

function viewOf(
  tables: Readonly<Record<string, { readonly columns: string; readonly rows: readonly (readonly Cell[])[] }>>,
) {
  return sampleView({
    note: '',
    expected: [],
    tables: Object.entries(tables).map(([name, { columns, rows }]) => ({
      name,
      columns: columns.split(' ').map((column) => ({ name: column, declaredType: '' })),
      rows,
    })),
  });
}

const hour = 3_600_000n;
const t0 = 1_772_359_200_000n;
/** Sessions of an hour with this meter start and difference, times in milliseconds. */
const sessions = (start: number, difference: number): readonly (readonly Cell[])[] =>
  Array.from({ length: 6 }, (_unused, index): readonly Cell[] => [
    BigInt(index + 1),
    'CARD',
    t0 + BigInt(index) * 5n * hour,
    t0 + BigInt(index) * 5n * hour + hour,
    start + index * difference,
    start + (index + 1) * difference,
  ]);
const columns = 'tx_id card begin end meter_start meter_stop';

function unitOf(tables: Parameters<typeof viewOf>[0]): readonly [unit: string | undefined, code: string | undefined] {
  const plan = planDatabase(viewOf(tables), []);
  const reason = plan.understanding.reasons.find(({ code }) => code.startsWith('mapping.unit'));
  const [mapping] = plan.mappings;
  return [mapping?.as === 'transactions' ? mapping.unit : undefined, reason?.code];
}

test('the unit follows from what would be possible, not from fractions alone', () => {
  expect(unitOf({ tx: { columns, rows: sessions(1_000, 7_000) } })).toEqual(['Wh', 'mapping.unit-by-power']);
  expect(unitOf({ tx: { columns, rows: sessions(1_000, 22) } })).toEqual(['kWh', 'mapping.unit-by-power']);
  // tenths of watt-hours are watt-hours
  expect(unitOf({ tx: { columns, rows: sessions(1_000.5, 11_000) } })).toEqual(['Wh', 'mapping.unit-by-power']);
  expect(unitOf({ tx: { columns, rows: sessions(10.25, 0) } })).toEqual(['kWh', 'mapping.unit-by-fractions']);
  expect(unitOf({ tx: { columns, rows: sessions(10, 0) } })).toEqual(['Wh', 'mapping.unit-usual']);
});

test('how long a session took is no id and no register', () => {
  const rows = sessions(1_000, 7_000).map((row, index): readonly Cell[] => [
    `s-${index}`,
    row[1] ?? null,
    row[2] ?? null,
    BigInt(3_600 + index * 61),
    BigInt(7_000 + index),
  ]);
  const plan = planDatabase(viewOf({ charge_log: { columns: 'uid card begin duration_s energy_wh', rows } }), []);
  const [mapping] = plan.mappings;
  expect(mapping?.as === 'transactions' && Object.values(mapping.columns)).not.toContain('duration_s');
});

test('samples that name their unit decide', () => {
  const rows = sessions(1_000, 300);
  const sample = (id: bigint, value: string, unit: string): readonly Cell[] => [
    id,
    `[{"timestamp":"2026-03-01T10:00:00Z","sampledValue":[{"value":"${value}","unit":"${unit}"}]}]`,
  ];
  const tables = { tx: { columns, rows }, samples: { columns: 'tx_id payload', rows: [sample(1n, '1100', 'kWh')] } };
  expect(unitOf(tables)).toEqual(['kWh', 'mapping.unit-by-samples']);
  expect(unitOf({ ...tables, samples: { columns: 'tx_id payload', rows: [sample(1n, '1100', 'Wh')] } })).toEqual([
    'Wh',
    'mapping.unit-by-samples',
  ]);
});

test('every form of time is recognised and told', () => {
  const forms: readonly (readonly [Cell, string])[] = [
    [1_772_359_200n, 'epoch-s'],
    [1_772_359_200_000n, 'epoch-ms'],
    [1_772_359_200_000_000n, 'epoch-us'],
    [1_772_359_200_000_000_000n, 'epoch-ns'],
    [1_772_359_200_000n * 10_000n + 621_355_968_000_000_000n, 'ticks'],
    [2_461_100.916_666_667, 'julian-day'],
    ['2026-03-01T10:00:00Z', 'text-with-offset'],
    ['2026-03-01 10:00:00', 'text-without-offset'],
    ['1772359200', 'epoch-s'],
  ];
  for (const [time, form] of forms) {
    const rows: readonly (readonly Cell[])[] = [[1n, 'CARD', time, 100n]];
    const view = viewOf({ tx: { columns: 'transaction_id id_tag start_time meter_start', rows } });
    const { understanding } = planDatabase(view, []);
    expect(understanding.reasons.map(({ code }) => code)).toContain(`mapping.time-${form}`);
    const [item] = [...readDatabase(view, context).items].filter(({ record }) => record === 'transaction-row');
    expect(item).toMatchObject({ startedAt: { epochMs: 1_772_359_200_000 } });
  }
});

test('a name that the values contradict is told and not believed', () => {
  const rows = Array.from({ length: 6 }, (_unused, index): readonly Cell[] => [
    BigInt(index),
    'CARD',
    'Monday',
    `2026-03-0${index + 1}T10:00:00Z`,
    `2026-03-0${index + 1}T11:00:00Z`,
    BigInt(1_000 + index * 9_000),
    BigInt(10_000 + index * 9_000),
  ]);
  const view = viewOf({ tx: { columns: 'tx_id card connector started_at stopped_at meter_start meter_stop', rows } });
  const items = [...readDatabase(view, context).items];
  expect(items).toContainEqual(
    expect.objectContaining({ issue: expect.objectContaining({ code: 'mapping.name-contradicted' }) }),
  );
  expect(items.find(({ record }) => record === 'transaction-row')).toMatchObject({ connector: null });
});

test('what is no store of a charger gives nothing', () => {
  const rows = Array.from({ length: 9 }, (_unused, index): readonly Cell[] => [
    BigInt(index),
    `https://x/${index}`,
    BigInt(index * 3),
  ]);
  const view = viewOf({
    moz_places: { columns: 'id url visit_count', rows },
    log: { columns: 'ts text', rows: [[1n, 'a']] },
  });
  expect([...readDatabase(view, context).items].filter(({ record }) => record !== 'issue')).toEqual([]);
});

test('a mapping survives its file, fits tables with its columns only, and says the same again', () => {
  const view = viewOf({
    a: { columns: 'transaction_id id_tag meter_start ts', rows: [[1n, 'T', 5n, 1_772_359_200n]] },
    b: { columns: 'transaction_id meter_stop ts', rows: [[1n, 9n, 1_772_359_300n]] },
    l: { columns: 'ts raw', rows: [[1_772_359_200n, '[2,"1","Heartbeat",{}]']] },
  });
  const { mappings, tables } = planDatabase(view, []);
  expect(mappingsOf(plansOf(mappings), view.tables)).toEqual(mappings);
  const read = readSavedMappings(savedMappingText({ title: 'x', tables }));
  expect(read).toEqual({ ok: true, value: [{ title: 'x', tables }] });
  const [saved] = read.ok ? read.value : [];
  if (saved === undefined) throw new Error('there is one');
  expect(mappingFits(saved, view.tables)).toBe(true);
  expect(mappingFits(saved, view.tables.slice(1))).toBe(false);
  expect(
    mappingFits(
      saved,
      view.tables.map((table) => ({ ...table, columns: table.columns.slice(1) })),
    ),
  ).toBe(false);
});
