import { describe, expect, it } from 'vitest';
import type { ImportedRecord } from '../../main/importers/import-sink.ts';
import {
  authDatabase,
  expectedCards,
  expectedReadings,
  expectedTransactions,
  ocppData,
  ocppDataSecrets,
  transactionsDatabase,
} from '../fixtures/databases/charge-control.ts';
import { configurationHistories } from '../../parsers/ocpp/configuration-history.ts';
import { importGiven } from '../main/importers/import-fixture.ts';
import { issueCodes } from '../main/importers/recording-sink.ts';

/** What a dropped file gave. */
async function readFile(name: string, content: Uint8Array | string) {
  const { sources } = await importGiven({ [name]: content });
  const [source] = sources;
  if (source === undefined || sources.length !== 1) throw new Error('one source was expected');
  return source;
}

function only<Kind extends ImportedRecord['record']>(
  records: readonly ImportedRecord[],
  kind: Kind,
): readonly Extract<ImportedRecord, { readonly record: Kind }>[] {
  return records.filter(
    (record): record is Extract<ImportedRecord, { readonly record: Kind }> => record.record === kind,
  );
}

describe('what a Charge Control C keeps (user guide, 3.3.11)', () => {
  it.each([
    ['libocpp', 'libocpp-1.6'],
    ['own', 'discovered'],
  ] as const)('auth.db, %s names: both lists exactly', async (layout, reader) => {
    const { records, result } = await readFile('auth.db', authDatabase(layout));
    expect(result).toMatchObject({ state: 'complete', account: { reader } });
    const cards = only(records, 'authorisation-row').map(({ list, idTag, status, expiresAt, parentIdTag }) => ({
      list,
      idTag,
      status,
      expiresAtMs: expiresAt?.epochMs ?? null,
      parentIdTag,
    }));
    expect(cards).toHaveLength(expectedCards.length);
    expect(cards).toEqual(expect.arrayContaining([...expectedCards]));
    const versions = only(records, 'stored-state-row').map(({ subject, state }) => `${subject} ${state}`);
    expect(versions).toEqual(layout === 'libocpp' ? ['local-list-version 12'] : []);
  });

  it('transactions.db with names of its own: transactions and readings exactly', async () => {
    const source = await readFile('transactions.db', transactionsDatabase());
    const { records } = source;
    expect(issueCodes(source)).not.toContain('database.table-not-read');
    const rows = only(records, 'transaction-row').map((row) => ({
      transactionId: row.transactionId,
      connector: row.connector,
      idTagStart: row.idTagStart,
      startedAtMs: row.startedAt?.epochMs ?? null,
      stoppedAtMs: row.stoppedAt?.epochMs ?? null,
      meterStartWh: row.meterStartWh,
      meterStopWh: row.meterStopWh,
      reason: row.reason,
    }));
    expect(rows).toEqual(expectedTransactions);
    const readings = only(records, 'meter-sample-row').map(({ transactionId, payload }) => ({
      transactionId,
      payload,
    }));
    expect(readings).toEqual(
      expectedReadings.map(({ transactionId, atMs, valueWh }) => ({
        transactionId,
        payload: JSON.stringify([
          {
            timestamp: new Date(atMs).toISOString(),
            sampledValue: [{ value: valueWh, measurand: 'Energy.Active.Import.Register', unit: 'Wh' }],
          },
        ]),
      })),
    );
  });

  it('ocpp_data.json: every value with its place, secrets masked', async () => {
    const text = ocppData();
    const { records, result } = await readFile('ocpp_data.json', text);
    expect(result).toMatchObject({ state: 'complete', account: { reader: 'configuration-json' } });
    const configuration = only(records, 'configuration');
    expect(Object.fromEntries(configuration.map(({ key, value }) => [key, value]))).toEqual({
      version: '3',
      registrationStatus: 'Accepted',
      heartbeatInterval: '600',
      authorizationKey: ocppDataSecrets[0],
      lastBackend: ocppDataSecrets[1],
      localListVersion: '12',
      'meter/publicKey': '3059301306072A8648CE3D0201',
      'connectors[0]/id': '0',
      'connectors[0]/availability': 'Operative',
      'connectors[0]/status': 'Available',
      'connectors[1]/id': '1',
      'connectors[1]/availability': 'Inoperative',
      'connectors[1]/status': 'Unavailable',
      'connectors[1]/transactionId': null,
    });
    expect(configuration.filter(({ secret }) => secret).map(({ value }) => value)).toEqual(ocppDataSecrets);
    for (const { value, evidence } of configuration) {
      if (evidence.kind !== 'bytes') throw new Error('a file has bytes');
      const written = text.slice(evidence.offset, evidence.offset + evidence.length);
      expect(written.replaceAll('"', '')).toBe(value ?? 'null');
    }
    const histories = configurationHistories(
      configuration.map((record, id) => ({ id, record })),
      new Map(),
    );
    expect(histories).toHaveLength(configuration.length);
    expect(histories.find(({ key }) => key === 'authorizationKey')).toMatchObject({
      secret: true,
      entries: [{ setBy: 'file', effect: 'observed' }],
      current: { value: ocppDataSecrets[0], pending: false },
    });
  });
});
