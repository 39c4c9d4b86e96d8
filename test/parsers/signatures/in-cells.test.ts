import { describe, expect, test } from 'vitest';
import { recordsInCells } from '../../../parsers/signatures/carriers/in-cells.ts';
import type { CellSource } from '../../../parsers/signatures/carriers/in-cells.ts';
import { completeRecord, makeSigner } from './test-records.ts';

const signer = makeSigner();
const record = completeRecord(signer);

type Rows = readonly (readonly unknown[])[];

function source(
  tables: Readonly<Record<string, { readonly columns: readonly string[]; readonly rows: Rows }>>,
): CellSource {
  return {
    tables: Object.entries(tables).map(([name, { columns }]) => ({
      name,
      columns: columns.map((own) => ({ name: own })),
    })),
    *rows(table) {
      for (const [index, cells] of (tables[table]?.rows ?? []).entries()) yield { rowId: String(index + 1), cells };
    },
  };
}

const nothingSkipped = { sourceId: 3, station: 'CP-1', skipped: new Set<string>() };

describe('signed values in cells', () => {
  test.each([
    ['plain', record],
    ['hex', Buffer.from(record).toString('hex')],
    ['Base64', Buffer.from(record).toString('base64')],
    ['bytes', Buffer.from(record)],
    ['envelope', JSON.stringify({ signedMeterData: Buffer.from(record).toString('base64'), encodingMethod: 'OCMF' })],
  ])('as %s, with the row that they lie in', (_, cell) => {
    const store = source({
      charges: { columns: ['id', 'transaction_id', 'connectorId', 'signed_stop'], rows: [[1n, 77n, 2n, cell]] },
    });
    const [value, ...more] = [...recordsInCells(store, nothingSkipped)];
    expect(more).toEqual([]);
    expect(value).toMatchObject({
      record: 'signed-value',
      text: record,
      channel: 'database-cell',
      transactionId: '77',
      connector: 2,
      station: 'CP-1',
      evidence: { kind: 'row', sourceId: 3, table: 'charges', rowId: '1', column: 'signed_stop' },
    });
  });

  test('a key stands beside its meter', () => {
    const store = source({
      meters: {
        columns: ['meter_serial', 'public_key'],
        rows: [
          ['M-1', signer.spkiHex],
          ['M-2', 'none'.repeat(30)],
        ],
      },
    });
    expect([...recordsInCells(store, nothingSkipped)]).toMatchObject([
      { record: 'public-key', text: signer.spkiHex, origin: 'reported', meterSerial: 'M-1' },
    ]);
  });

  test('messages and other texts are left to their readers', () => {
    const message = JSON.stringify([2, '1', 'MeterValues', { meterValue: [{ sampledValue: [{ value: record }] }] }]);
    const store = source({
      log: { columns: ['line'], rows: [[record]] },
      other: {
        columns: ['a', 'b'],
        rows: [
          [message, 'x'.repeat(500)],
          [null, 5n],
          [`OCMF in a sentence ${'y'.repeat(80)}`, 1.5],
        ],
      },
    });
    expect([...recordsInCells(store, { ...nothingSkipped, skipped: new Set(['log']) })]).toEqual([]);
  });
});
