import type { TableShape } from './dialect.ts';
import { mappedDialect } from './mapped-dialect.ts';
import { ocppCoreLog } from './ocpp-core-log.ts';
import type { TableMapping } from './table-mapping.ts';
import { existingColumns, findTable, hasColumns } from './table-shapes.ts';

const transactions = {
  station: 'ChargePointId',
  localId: 'Uid',
  transactionId: 'TransactionId',
  connector: 'ConnectorId',
  idTagStart: 'StartTagId',
  idTagStop: 'StopTagId',
  startedAt: 'StartTime',
  stoppedAt: 'StopTime',
  meterStart: 'MeterStart',
  meterStop: 'MeterStop',
  reason: 'StopReason',
} as const;

const tags = { idTag: 'TagId', expiresAt: 'ExpiryDate', parentIdTag: 'ParentTagId', blocked: 'Blocked' } as const;

function mappings(tables: readonly TableShape[]): readonly TableMapping[] {
  const found: TableMapping[] = [];
  const table = findTable(tables, 'Transactions');
  if (table !== undefined) {
    // meters are kept in kWh as doubles, times in UTC without saying so
    const columns = existingColumns(table, transactions);
    found.push({ as: 'transactions', table: table.name, columns, unit: 'kWh', timesInUtc: true });
  }
  const status = findTable(tables, 'ConnectorStatus');
  if (status !== undefined && hasColumns(tables, 'ConnectorStatus', ['LastStatus'])) {
    const columns = { station: 'ChargePointId', connector: 'ConnectorId', state: 'LastStatus', at: 'LastStatusTime' };
    const mapped = existingColumns(status, columns);
    found.push({ as: 'states', table: status.name, columns: mapped, subject: 'status', timesInUtc: true });
  }
  const list = findTable(tables, 'ChargeTags');
  if (list !== undefined && hasColumns(tables, 'ChargeTags', ['TagId'])) {
    const columns = existingColumns(list, tags);
    found.push({ as: 'authorisations', table: list.name, list: 'local-list', columns });
  }
  return found;
}

/** The backend store of OCPP.Core. */
export const ocppCore = mappedDialect({
  id: 'ocpp-core',
  title: 'OCPP.Core',
  source: 'OCPP.Core, SQLite schema up to V1.5',
  recognises: (tables) =>
    hasColumns(tables, 'Transactions', ['ChargePointId', 'StartTagId', 'StartTime', 'MeterStart', 'StartResult'])
      ? 0.97
      : // the log alone, as it is exported
        hasColumns(tables, 'MessageLog', ['LogTime', 'ChargePointId', 'ConnectorId', 'Message', 'Result', 'ErrorCode'])
        ? 0.95
        : 0,
  mappings,
  more: ocppCoreLog,
  samples: [
    {
      note: 'kilowatt-hours as doubles become exact watt-hours; times are UTC',
      tables: [
        {
          name: 'Transactions',
          columns: [...Object.values(transactions), 'StartResult'].map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [
            [
              'CP1',
              null,
              12n,
              1n,
              'TAG1',
              'TAG1',
              '2026-02-03 10:11:12.345',
              '2026-02-03 12:00:00',
              1234.567,
              1250,
              'Local',
              'Accepted',
            ],
          ],
        },
        {
          name: 'ChargeTags',
          columns: Object.values(tags).map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [['TAG1', null, null, 1n]],
        },
      ],
      expected: [
        {
          record: 'transaction-row',
          station: 'CP1',
          transactionId: '12',
          meterStartWh: '1234567',
          meterStopWh: '1250000',
          startedAt: { epochMs: 1770113472345 },
        },
        { record: 'authorisation-row', list: 'local-list', idTag: 'TAG1', status: 'Blocked' },
      ],
    },
    {
      note: 'the message log: actions with what came of them, as described messages',
      tables: [
        {
          name: 'Transactions',
          columns: [...Object.values(transactions), 'StartResult'].map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [],
        },
        {
          name: 'MessageLog',
          columns: ['LogId', 'LogTime', 'ChargePointId', 'ConnectorId', 'Message', 'Result', 'ErrorCode'].map(
            (name) => ({ name, declaredType: 'TEXT' }),
          ),
          rows: [
            [
              1n,
              '2026-02-03 10:11:12.345',
              'CP1',
              1n,
              'StatusNotification',
              'Info= / Status=Faulted / ',
              'GroundFailure',
            ],
            [
              2n,
              '2026-02-03 10:12:00',
              'CP1',
              1n,
              'MeterValues',
              'Meter (kWh): 12,5 | Charge (kW): -1 | SoC (%): 40',
              null,
            ],
            [3n, '2026-02-03 10:13:00', 'CP1', null, 'Authorize', "'TAG1'=>Blocked", null],
            [4n, '2026-02-03 10:14:00', 'CP1', null, 'UnlockConnector', 'Unlocked', null],
            [5n, '2026-02-03 10:15:00', 'CP1', null, 'Nonsense', '{"a":1}', 'NotSupported'],
          ],
        },
      ],
      expected: [
        {
          record: 'frame',
          state: 'described',
          kind: 'call',
          action: 'StatusNotification',
          station: 'CP1',
          label: 'station-to-csms',
          loggedAt: { epochMs: 1770113472345 },
          payload: { text: '{"connectorId":1,"errorCode":"GroundFailure","status":"Faulted"}' },
        },
        {
          action: 'MeterValues',
          payload: {
            text: '{"connectorId":1,"meterValue":[{"sampledValue":[{"value":"12.5","measurand":"Energy.Active.Import.Register","unit":"kWh"},{"value":"40","measurand":"SoC","unit":"Percent"}]}]}',
          },
        },
        { kind: 'call', action: 'Authorize', payload: { text: '{"idTag":"TAG1"}' } },
        { kind: 'result', label: 'csms-to-station', payload: { text: '{"idTagInfo":{"status":"Blocked"}}' } },
        {
          kind: 'result',
          action: 'UnlockConnector',
          label: 'station-to-csms',
          payload: { text: '{"status":"Unlocked"}' },
        },
        { kind: 'call', action: 'Nonsense', payload: { text: '{"a":1}' } },
        { kind: 'error', errorCode: 'NotSupported', label: 'csms-to-station' },
      ],
    },
  ],
});
