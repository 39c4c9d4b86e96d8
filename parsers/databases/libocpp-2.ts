import type { Cell, DatabaseContext, DatabaseDialect, DatabaseItem, DatabaseView, TableShape } from './dialect.ts';
import { longTextCell, textCell, wholeCell } from './cell-values.ts';
import { timeCell } from './time-cell.ts';
import { formatInstantUtc } from '../time/format-instant.ts';
import { libocppMemory, libocppQueues } from './libocpp-16.ts';
import { roleRows, rowEvidence } from './role-rows.ts';
import type { TableMapping } from './table-mapping.ts';
import { existingColumns, findTable, hasColumns } from './table-shapes.ts';

const transactions = {
  transactionId: 'TRANSACTION_ID',
  connector: 'EVSE_ID',
  startedAt: 'TIME_START',
} as const;

/** The token, which the first stores kept beside the transaction; later ones only remember that it was sent. */
const tokens = ['ID_TOKEN', 'ID_TAG'] as const;

const items = {
  valueId: 'METER_VALUE_ID',
  value: 'VALUE',
  measurand: 'MEASURAND',
  phase: 'PHASE',
  location: 'LOCATION',
  unit: 'UNIT_TEXT',
  multiplier: 'UNIT_MULTIPLIER',
  signedMeterData: 'SIGNED_METER_DATA',
  signingMethod: 'SIGNING_METHOD',
  encodingMethod: 'ENCODING_METHOD',
  publicKey: 'PUBLIC_KEY',
} as const;

/** The store holds open transactions only; so many values are put together in memory. */
const joinedValues = 200_000;

function mappings(tables: readonly TableShape[]): readonly TableMapping[] {
  const found: TableMapping[] = [];
  const table = findTable(tables, 'TRANSACTIONS');
  if (table !== undefined) {
    const token = tokens.find((name) => hasColumns(tables, table.name, [name]));
    const columns = { ...transactions, ...(token === undefined ? {} : { idTagStart: token }) };
    found.push({ as: 'transactions', table: table.name, columns: existingColumns(table, columns), unit: 'Wh' });
  }
  found.push(...libocppQueues(tables), ...libocppMemory(tables));
  for (const [name, list] of [
    ['AUTH_CACHE', 'cache'],
    ['AUTH_LIST', 'local-list'],
  ] as const) {
    const lists = findTable(tables, name);
    if (lists === undefined || !hasColumns(tables, name, ['ID_TOKEN_HASH'])) continue;
    const columns = existingColumns(lists, {
      idTag: 'ID_TOKEN_HASH',
      expiresAt: 'EXPIRY_DATE',
      information: 'ID_TOKEN_INFO',
    });
    found.push({ as: 'authorisations', table: lists.name, list, columns });
  }
  return found;
}

/** Numbers of an enumeration table and their words. */
function readEnumeration(view: DatabaseView, name: string, column: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  if (!hasColumns(view.tables, name, ['ID', column])) return words;
  for (const row of roleRows(view, findTable(view.tables, name)?.name ?? name, { id: 'ID', word: column })) {
    const id = textCell(row.cell('id'));
    const word = textCell(row.cell('word'));
    if (id !== null && word !== null && words.size < 1_000) words.set(id, word);
  }
  return words;
}

/** As a number of JSON; `undefined` for what is none. */
function numberOf(cell: Cell): number | undefined {
  const value = cell === null || cell instanceof Uint8Array ? Number.NaN : Number(cell);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Meter values lie in two tables with enumerations beside them. They are put together as the `meterValue` that the station would
 * send (OCPP 2.0.1 MeterValueType), so that signed data in them is found where it always is.
 */
function* readMeterValues(view: DatabaseView, context: DatabaseContext): Iterable<DatabaseItem> {
  const values = findTable(view.tables, 'METER_VALUES');
  const parts = findTable(view.tables, 'METER_VALUE_ITEMS');
  if (values === undefined || parts === undefined) return;
  const contexts = readEnumeration(view, 'READING_CONTEXT_ENUM', 'READING_CONTEXT');
  const measurands = readEnumeration(view, 'MEASURAND_ENUM', 'MEASURAND');
  const phases = readEnumeration(view, 'PHASE_ENUM', 'PHASE');
  const locations = readEnumeration(view, 'LOCATION_ENUM', 'LOCATION');
  const word = (words: ReadonlyMap<string, string>, id: string | null): string | undefined =>
    id === null ? undefined : (words.get(id) ?? id);

  const sampled = new Map<string, object[]>();
  for (const row of roleRows(view, parts.name, existingColumns(parts, items))) {
    const valueId = textCell(row.cell('valueId'));
    if (valueId === null || (sampled.size >= joinedValues && !sampled.has(valueId))) continue;
    const signed = longTextCell(row.cell('signedMeterData'));
    const list = sampled.get(valueId) ?? [];
    sampled.set(valueId, list);
    list.push({
      value: numberOf(row.cell('value')),
      measurand: word(measurands, textCell(row.cell('measurand'))),
      phase: word(phases, textCell(row.cell('phase'))),
      location: word(locations, textCell(row.cell('location'))),
      unitOfMeasure: {
        unit: textCell(row.cell('unit')) ?? undefined,
        multiplier: wholeCell(row.cell('multiplier')) ?? 0,
      },
      signedMeterValue:
        signed === null
          ? undefined
          : {
              signedMeterData: signed,
              signingMethod: textCell(row.cell('signingMethod')) ?? '',
              encodingMethod: textCell(row.cell('encodingMethod')) ?? '',
              publicKey: textCell(row.cell('publicKey')) ?? '',
            },
    });
  }
  const columns = existingColumns(values, {
    transactionId: 'TRANSACTION_ID',
    at: 'TIMESTAMP',
    context: 'READING_CONTEXT',
  });
  for (const row of roleRows(view, values.name, columns)) {
    const at = timeCell(row.cell('at'), context.time);
    const reading = word(contexts, textCell(row.cell('context')));
    const list = (sampled.get(row.rowId) ?? []).map((item) => ({ ...item, context: reading }));
    yield {
      record: 'meter-sample-row',
      transactionId: textCell(row.cell('transactionId')),
      connector: null,
      payload: JSON.stringify([
        { timestamp: typeof at?.epochMs === 'number' ? formatInstantUtc(at.epochMs) : undefined, sampledValue: list },
      ]),
      evidence: rowEvidence(context, values.name, row),
    };
  }
}

const enumerations = ['READING_CONTEXT_ENUM', 'MEASURAND_ENUM', 'PHASE_ENUM', 'LOCATION_ENUM'];

/** The tables that are read together. */
function meterTables(tables: readonly TableShape[]): readonly string[] {
  const values = ['METER_VALUES', 'METER_VALUE_ITEMS'].flatMap((name) => findTable(tables, name)?.name ?? []);
  if (values.length < 2) return [];
  return [...values, ...enumerations.flatMap((name) => findTable(tables, name)?.name ?? [])];
}

/** The store of EVerest's libocpp for OCPP 2.0.1 and 2.1. */
export const libocpp2: DatabaseDialect = {
  id: 'libocpp-2',
  title: 'EVerest libocpp (OCPP 2.x)',
  source: 'EVerest libocpp, config/v201/core_migrations',
  recognises: (tables) =>
    hasColumns(tables, 'TRANSACTIONS', ['TRANSACTION_ID', 'EVSE_ID', 'SEQ_NO', 'TIME_START']) ||
    hasColumns(tables, 'AUTH_CACHE', ['ID_TOKEN_HASH'])
      ? 0.96
      : 0,
  understand: (view) => ({ mappings: mappings(view.tables), reasons: [], columnReasons: [], issues: [] }),
  more: { tables: meterTables, read: readMeterValues },
  samples: [
    {
      note: 'an open transaction with a signed value of two tables',
      tables: [
        {
          name: 'TRANSACTIONS',
          columns: ['TRANSACTION_ID', 'EVSE_ID', 'CONNECTOR_ID', 'TIME_START', 'SEQ_NO'].map((name) => ({
            name,
            declaredType: 'TEXT',
          })),
          rows: [['c0ffee', 1n, 1n, 1772359200123n, 3n]],
        },
        {
          name: 'METER_VALUES',
          columns: ['ROWID', 'TRANSACTION_ID', 'TIMESTAMP', 'READING_CONTEXT'].map((name) => ({
            name,
            declaredType: 'INTEGER',
          })),
          rows: [[1n, 'c0ffee', 1772359200123n, 6n]],
        },
        {
          name: 'READING_CONTEXT_ENUM',
          columns: ['ID', 'READING_CONTEXT'].map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [[6n, 'Transaction.Begin']],
        },
        {
          name: 'METER_VALUE_ITEMS',
          columns: ['METER_VALUE_ID', 'VALUE', 'SIGNED_METER_DATA', 'ENCODING_METHOD'].map((name) => ({
            name,
            declaredType: 'TEXT',
          })),
          rows: [[1n, 12.5, 'OCMF|{}|{}', 'OCMF']],
        },
      ],
      expected: [
        { record: 'transaction-row', transactionId: 'c0ffee', connector: 1, startedAt: { epochMs: 1772359200123 } },
        { record: 'meter-sample-row', transactionId: 'c0ffee' },
      ],
    },
  ],
};
