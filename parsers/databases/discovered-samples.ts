import type { DatabaseSample } from './dialect.ts';

/** Stores that no dialect knows, and what the discovery makes of them. */
export const discoveredSamples: readonly DatabaseSample[] = [
  {
    note: 'a small backend: kilowatt-hours with fractions, local times, a log of frames',
    tables: [
      {
        name: 'charging_sessions',
        columns: ['id', 'tx_id', 'charge_point_id', 'connector_id', 'rfid', 'started_at', 'stopped_at']
          .map((name) => ({
            name,
            declaredType: 'TEXT',
          }))
          .concat(
            ['meter_start', 'meter_stop'].map((name) => ({ name, declaredType: 'REAL' })),
            [{ name: 'stop_reason', declaredType: 'TEXT' }],
          ),
        rows: [[1n, 77n, 'CP-7', 2n, 'AB12', '2026-03-01 10:00:00', '2026-03-01 11:00:00', 10.5, 22.25, 'Remote']],
      },
      {
        name: 'traffic',
        columns: ['ts', 'charger_id', 'raw'].map((name) => ({ name, declaredType: 'TEXT' })),
        rows: [[1772359200n, 'CP-7', '[2,"x1","Heartbeat",{}]']],
      },
    ],
    expected: [
      { record: 'issue', issue: { code: 'database.unit-assumed', params: { unit: 'kWh' } } },
      {
        record: 'transaction-row',
        station: 'CP-7',
        transactionId: '77',
        connector: 2,
        idTagStart: 'AB12',
        meterStartWh: '10500',
        meterStopWh: '22250',
        reason: 'Remote',
        startedAt: { epochMs: 1772359200000, quality: 'zone-assumed' },
      },
      { record: 'frame', action: 'Heartbeat', station: 'CP-7', loggedAt: { epochMs: 1772359200000 } },
    ],
  },
  {
    note: 'starts and ends in two tables, joined by transaction',
    tables: [
      {
        name: 'tx_begin',
        columns: ['transaction_id', 'id_tag', 'meter_start', 'timestamp'].map((name) => ({
          name,
          declaredType: 'INT',
        })),
        rows: [[5n, 'T', 100n, 1772359200000n]],
      },
      {
        name: 'tx_end',
        columns: ['transaction_id', 'meter_stop', 'timestamp', 'reason'].map((name) => ({
          name,
          declaredType: 'INT',
        })),
        rows: [[5n, 300n, 1772359260000n, 'Local']],
      },
      {
        name: 'auth_cache',
        columns: ['idTag', 'status', 'expiryDate'].map((name) => ({ name, declaredType: 'TEXT' })),
        rows: [['T', 'Accepted', '2027-01-01T00:00:00Z']],
      },
    ],
    expected: [
      { record: 'issue', issue: { code: 'database.unit-assumed', params: { unit: 'Wh' } } },
      { record: 'transaction-row', transactionId: '5', meterStartWh: '100', meterStopWh: '300', reason: 'Local' },
      { record: 'authorisation-row', list: 'cache', idTag: 'T', status: 'Accepted' },
    ],
  },
];
