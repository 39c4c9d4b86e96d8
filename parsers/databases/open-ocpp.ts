import type { TableShape } from './dialect.ts';
import { mappedDialect } from './mapped-dialect.ts';
import type { TableMapping } from './table-mapping.ts';
import { existingColumns, findTable, hasColumns } from './table-shapes.ts';

const authorisation = { idTag: 'tag', status: 'status', expiresAt: 'expiry', parentIdTag: 'parent' } as const;

const running = {
  connector: 'id',
  transactionId: 'transaction_id',
  startedAt: 'transaction_start',
  idTagStart: 'transaction_id_tag',
  parentIdTag: 'transaction_parent_id_tag',
} as const;

const reservation = {
  connector: 'id',
  reservationId: 'reservation_id',
  idTag: 'reservation_id_tag',
  parentIdTag: 'reservation_parent_id_tag',
  expiresAt: 'reservation_expiry_date',
} as const;

const status = { connector: 'id', state: 'status' } as const;

function mappings(tables: readonly TableShape[]): readonly TableMapping[] {
  const found: TableMapping[] = [];
  const connectors = findTable(tables, 'Connectors');
  if (connectors !== undefined) {
    // a row a connector; the transaction that runs on it and the reservation, if any
    found.push(
      { as: 'transactions', table: connectors.name, columns: existingColumns(connectors, running), unit: 'Wh' },
      { as: 'reservations', table: connectors.name, columns: existingColumns(connectors, reservation) },
      { as: 'states', table: connectors.name, columns: existingColumns(connectors, status), subject: 'status' },
    );
  }
  const security = findTable(tables, 'SecurityLogs');
  if (security !== undefined && hasColumns(tables, 'SecurityLogs', ['type'])) {
    const columns = { event: 'type', at: 'timestamp', message: 'message', critical: 'critical' };
    found.push({ as: 'security-events', table: security.name, columns: existingColumns(security, columns) });
  }
  const values = findTable(tables, 'TxMeterValues');
  const fifo = findTable(tables, 'RequestFifo');
  if (fifo !== undefined) {
    const columns = { message: 'request', action: 'action' };
    found.push({ as: 'messages', table: fifo.name, columns: existingColumns(fifo, columns), take: 'all' });
  }
  if (values !== undefined) {
    const columns = { transactionId: 'transaction_id', payload: 'meter_value' };
    found.push({ as: 'meter-samples', table: values.name, columns: existingColumns(values, columns) });
  }
  for (const [name, list] of [
    ['AuthentCache', 'cache'],
    ['AuthentLocalList', 'local-list'],
  ] as const) {
    const table = findTable(tables, name);
    if (table !== undefined && hasColumns(tables, name, ['tag'])) {
      found.push({ as: 'authorisations', table: table.name, list, columns: existingColumns(table, authorisation) });
    }
  }
  return found;
}

/**
 * The store of open-ocpp. It keeps no transaction table: only the transaction that runs on each connector, requests that wait, samples of running
 * transactions and the authorisations, whose status is a number of that software and stays one.
 */
export const openOcpp = mappedDialect({
  id: 'open-ocpp',
  title: 'open-ocpp',
  source: 'open-ocpp, column layout of its SQLite store (research 2.2)',
  recognises: (tables) =>
    hasColumns(tables, 'RequestFifo', ['action', 'request']) && hasColumns(tables, 'Connectors', ['transaction_id'])
      ? 0.95
      : 0,
  mappings,
  samples: [
    {
      note: 'a request that waits, a sample and a cached tag',
      tables: [
        {
          name: 'Connectors',
          columns: ['id', 'status', 'transaction_id', 'transaction_start', 'transaction_id_tag', 'reservation_id'].map(
            (name) => ({ name, declaredType: 'INT' }),
          ),
          rows: [
            [1n, 0n, 0n, 0n, '', -1n],
            [2n, 3n, 77n, 1772359200n, 'TAG7', 0n],
          ],
        },
        {
          name: 'RequestFifo',
          columns: ['id', 'connector_id', 'action', 'request'].map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [[1n, 1n, 'StopTransaction', '{"transactionId":5,"meterStop":900}']],
        },
        {
          name: 'TxMeterValues',
          columns: ['id', 'transaction_id', 'meter_value'].map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [[1n, 5n, '{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":"900"}]}']],
        },
        {
          name: 'AuthentCache',
          columns: ['id', 'tag', 'parent', 'expiry', 'status'].map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [[1n, 'TAG9', '', 1798761600n, 0n]],
        },
      ],
      expected: [
        { record: 'transaction-row', transactionId: '77', connector: 2, startedAt: { epochMs: 1772359200000 } },
        { record: 'stored-state-row', connector: 1, state: '0' },
        { record: 'stored-state-row', connector: 2, state: '3' },
        { record: 'stored-message-row', action: 'StopTransaction', queue: 'RequestFifo', uniqueId: null },
        { record: 'meter-sample-row', transactionId: '5' },
        { record: 'authorisation-row', idTag: 'TAG9', parentIdTag: null, expiresAt: { epochMs: 1798761600000 } },
      ],
    },
  ],
});
