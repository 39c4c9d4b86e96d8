import type { TableShape } from './dialect.ts';
import { mappedDialect } from './mapped-dialect.ts';
import type { TableMapping } from './table-mapping.ts';
import { existingColumns, findTable, hasColumns } from './table-shapes.ts';

const starts = {
  transactionId: 'TransactionID',
  connector: 'ConnectorID',
  idTagStart: 'IdTag',
  startedAt: 'Timestamp',
  meterStart: 'MeterStart',
  startMessageId: 'UniqueID',
} as const;

const stops = {
  transactionId: 'TransactionID',
  idTagStop: 'IdTag',
  stoppedAt: 'Timestamp',
  meterStop: 'MeterStop',
  reason: 'Reason',
  stopMessageId: 'UniqueID',
} as const;

function mappings(tables: readonly TableShape[]): readonly TableMapping[] {
  const start = findTable(tables, 'StartTransaction');
  const stop = findTable(tables, 'StopTransaction');
  const values = findTable(tables, 'MeterValues');
  const found: TableMapping[] = [];
  if (start !== undefined) {
    found.push({
      as: 'transactions',
      table: start.name,
      columns: existingColumns(start, starts),
      unit: 'Wh',
      ...(stop === undefined ? {} : { stops: { table: stop.name, columns: existingColumns(stop, stops) } }),
    });
  }
  if (values !== undefined && hasColumns(tables, 'MeterValues', ['MeterValue'])) {
    const columns = { transactionId: 'TransactionID', connector: 'ConnectorID', payload: 'MeterValue' };
    found.push({ as: 'meter-samples', table: values.name, columns: existingColumns(values, columns) });
  }
  if (stop !== undefined && hasColumns(tables, 'StopTransaction', ['TransactionData'])) {
    const columns = { transactionId: 'TransactionID', payload: 'TransactionData' };
    found.push({ as: 'meter-samples', table: stop.name, columns: existingColumns(stop, columns) });
  }
  return found;
}

/**
 * The store of a charge point firmware in C: starts, meter values and stops in three tables. The store rewrites TransactionID when
 * the backend's id arrives and replaces rows with the same id, so offline sessions can overwrite each other; whether the
 * backend knows a row can therefore not be told from it.
 */
export const threeTableStore = mappedDialect({
  id: 'three-table-store',
  title: 'Charge point firmware: StartTransaction, MeterValues, StopTransaction',
  source: 'column layout seen in charge point firmware (research 2.2)',
  recognises: (tables) =>
    hasColumns(tables, 'StartTransaction', ['TransactionID', 'IdTag', 'MeterStart', 'Timestamp', 'UniqueID']) &&
    hasColumns(tables, 'StopTransaction', ['TransactionID', 'MeterStop'])
      ? 0.97
      : 0,
  mappings,
  samples: [
    {
      note: 'starts and stops joined by their transaction, in epoch seconds; one still runs, one lost its start',
      tables: [
        {
          name: 'StartTransaction',
          columns: Object.values(starts).map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [
            [7n, 1n, 'TAG1', 1772359200n, 100n, 'u-1'],
            [8n, 2n, 'TAG2', 1772362800n, 200n, 'u-2'],
          ],
        },
        {
          name: 'StopTransaction',
          columns: [...Object.values(stops), 'TransactionData'].map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [
            [7n, 'TAG1', 1772361000n, 5100n, 'Local', 'u-9', '[{"sampledValue":[{"value":"5100"}]}]'],
            [3n, 'TAG3', 1772350000n, 900n, 'PowerLoss', 'u-5', null],
          ],
        },
      ],
      expected: [
        {
          record: 'transaction-row',
          transactionId: '7',
          meterStartWh: '100',
          meterStopWh: '5100',
          startedAt: { text: '1772359200', epochMs: 1772359200000 },
          stoppedAt: { epochMs: 1772361000000 },
          reason: 'Local',
          startMessageId: 'u-1',
          stopMessageId: 'u-9',
        },
        { record: 'transaction-row', transactionId: '8', stoppedAt: null, meterStopWh: null },
        { record: 'transaction-row', transactionId: '3', startedAt: null, meterStopWh: '900', reason: 'PowerLoss' },
        { record: 'meter-sample-row', transactionId: '7' },
      ],
    },
  ],
});
