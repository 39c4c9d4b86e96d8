import type { TableShape } from './dialect.ts';
import { mappedDialect } from './mapped-dialect.ts';
import type { TableMapping } from './table-mapping.ts';
import { existingColumns, findTable, hasColumns } from './table-shapes.ts';

const transactions = {
  localId: 'ID',
  transactionId: 'TRANSACTION_ID',
  connector: 'CONNECTOR',
  idTagStart: 'ID_TAG_START',
  idTagStop: 'ID_TAG_END',
  parentIdTag: 'PARENT_ID_TAG',
  startedAt: 'TIME_START',
  stoppedAt: 'TIME_END',
  meterStart: 'METER_START',
  meterStop: 'METER_STOP',
  meterLast: 'METER_LAST',
  meterLastAt: 'METER_LAST_TIME',
  reason: 'STOP_REASON',
  acknowledged: 'CSMS_ACK',
  startMessageId: 'START_TRANSACTION_MESSAGE_ID',
  stopMessageId: 'STOP_TRANSACTION_MESSAGE_ID',
} as const;

const queue = {
  message: 'MESSAGE',
  action: 'MESSAGE_TYPE',
  uniqueId: 'UNIQUE_ID',
  attempts: 'MESSAGE_ATTEMPTS',
  storedAt: 'MESSAGE_TIMESTAMP',
} as const;

const authorisation = {
  idTag: 'ID_TAG',
  status: 'AUTH_STATUS',
  expiresAt: 'EXPIRY_DATE',
  parentIdTag: 'PARENT_ID_TAG',
} as const;

/** The queues and lists that libocpp keeps for 1.6; the queues are the same in its 2.x store. */
export function libocppQueues(tables: readonly TableShape[]): readonly TableMapping[] {
  return ['TRANSACTION_QUEUE', 'NORMAL_QUEUE', 'MESSAGE_QUEUE'].flatMap((name): readonly TableMapping[] => {
    const table = findTable(tables, name);
    if (table === undefined || !hasColumns(tables, name, ['MESSAGE'])) return [];
    return [{ as: 'messages', table: table.name, columns: existingColumns(table, queue), take: 'all' }];
  });
}

/** What both stores of libocpp remember over a restart. `connector` names the column that addresses it. */
export function libocppMemory(tables: readonly TableShape[]): readonly TableMapping[] {
  const found: TableMapping[] = [];
  const memory = [
    ['CONNECTORS', 'availability', { connector: 'ID', state: 'AVAILABILITY' }],
    ['AVAILABILITY', 'availability', { connector: 'EVSE_ID', state: 'OPERATIONAL_STATUS' }],
    ['AUTH_LIST_VERSION', 'local-list-version', { state: 'VERSION' }],
  ] as const;
  for (const [name, subject, columns] of memory) {
    const table = findTable(tables, name);
    if (table === undefined || !hasColumns(tables, name, [columns.state])) continue;
    found.push({ as: 'states', table: table.name, columns: existingColumns(table, columns), subject });
  }
  const profiles = findTable(tables, 'CHARGING_PROFILES');
  if (profiles !== undefined && hasColumns(tables, 'CHARGING_PROFILES', ['PROFILE'])) {
    const columns = {
      profile: 'PROFILE',
      profileId: 'ID',
      connector: hasColumns(tables, 'CHARGING_PROFILES', ['EVSE_ID']) ? 'EVSE_ID' : 'CONNECTOR_ID',
      transactionId: 'TRANSACTION_ID',
      stackLevel: 'STACK_LEVEL',
      purpose: 'CHARGING_PROFILE_PURPOSE',
    };
    found.push({ as: 'charging-profiles', table: profiles.name, columns: existingColumns(profiles, columns) });
  }
  return found;
}

function mappings(tables: readonly TableShape[]): readonly TableMapping[] {
  const found: TableMapping[] = [];
  const table = findTable(tables, 'TRANSACTIONS');
  if (table !== undefined) {
    found.push({ as: 'transactions', table: table.name, columns: existingColumns(table, transactions), unit: 'Wh' });
  }
  found.push(...libocppQueues(tables), ...libocppMemory(tables));
  for (const [name, list] of [
    ['AUTH_CACHE', 'cache'],
    ['AUTH_LIST', 'local-list'],
  ] as const) {
    const lists = findTable(tables, name);
    if (lists !== undefined && hasColumns(tables, name, ['ID_TAG'])) {
      found.push({ as: 'authorisations', table: lists.name, list, columns: existingColumns(lists, authorisation) });
    }
  }
  return found;
}

/** The store of EVerest's libocpp for OCPP 1.6, all of its migrations. */
export const libocpp16 = mappedDialect({
  id: 'libocpp-1.6',
  title: 'EVerest libocpp (OCPP 1.6)',
  source: 'EVerest libocpp, config/v16/core_migrations 1 to 3',
  recognises(tables) {
    if (hasColumns(tables, 'TRANSACTIONS', ['ID_TAG_START', 'TIME_START', 'METER_START', 'CSMS_ACK'])) return 0.98;
    // cards in a file of their own, beside that of the transactions
    const lists = ['AUTH_CACHE', 'AUTH_LIST'].some((name) => hasColumns(tables, name, ['ID_TAG', 'AUTH_STATUS']));
    return lists && findTable(tables, 'TRANSACTIONS') === undefined ? 0.95 : 0;
  },
  mappings,
  samples: [
    {
      note: 'a finished transaction, one that waits offline, and the message that waits with it',
      tables: [
        {
          name: 'TRANSACTIONS',
          columns: Object.values(transactions).map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [
            [
              'a0c2-11',
              4711n,
              1n,
              'TAG1',
              'TAG1',
              null,
              '2026-03-01T10:00:00.000Z',
              '2026-03-01T11:30:00.000Z',
              1000n,
              13500n,
              13500n,
              '2026-03-01T11:30:00.000Z',
              'EVDisconnected',
              1n,
              'm-1',
              'm-2',
            ],
            [
              'a0c2-12',
              -1n,
              2n,
              'TAG2',
              null,
              null,
              '2026-03-01T12:00:00.000Z',
              null,
              500n,
              null,
              900n,
              '2026-03-01T12:10:00.000Z',
              null,
              0n,
              'm-3',
              null,
            ],
          ],
        },
        {
          name: 'TRANSACTION_QUEUE',
          columns: Object.values(queue).map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [['[2,"m-3","StartTransaction",{}]', 'StartTransaction', 'm-3', 2n, '2026-03-01T12:00:00.000Z']],
        },
        {
          name: 'AUTH_CACHE',
          columns: Object.values(authorisation).map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [['TAG1', 'Accepted', '2027-01-01T00:00:00.000Z', null]],
        },
      ],
      expected: [
        {
          record: 'transaction-row',
          localId: 'a0c2-11',
          transactionId: '4711',
          connector: 1,
          meterStartWh: '1000',
          meterStopWh: '13500',
          reason: 'EVDisconnected',
          acknowledged: true,
        },
        { record: 'transaction-row', transactionId: null, connector: 2, stoppedAt: null, acknowledged: false },
        { record: 'stored-message-row', uniqueId: 'm-3', attempts: 2, queue: 'TRANSACTION_QUEUE' },
        { record: 'authorisation-row', list: 'cache', idTag: 'TAG1', status: 'Accepted' },
      ],
    },
    {
      note: 'the lists of cards in a file of their own',
      tables: [
        {
          name: 'AUTH_LIST',
          columns: Object.values(authorisation).map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [['TAG9', 'Blocked', '2026-12-31T23:00:00.000Z', null]],
        },
        {
          name: 'AUTH_LIST_VERSION',
          columns: ['ID', 'VERSION'].map((name) => ({ name, declaredType: 'INT' })),
          rows: [[0n, 12n]],
        },
      ],
      expected: [
        { record: 'stored-state-row', subject: 'local-list-version', state: '12' },
        {
          record: 'authorisation-row',
          list: 'local-list',
          idTag: 'TAG9',
          status: 'Blocked',
          expiresAt: { epochMs: 1798758000000 },
        },
      ],
    },
  ],
});
