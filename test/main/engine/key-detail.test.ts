import { ECDH, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KeyDetail } from '../../../main/api/views/key-views.ts';
import { makeRecords } from '../../bench/signed-records.ts';
import { ended } from '../ask-engine.ts';
import { createExportBench } from '../exporters/export-case.ts';
import type { ExportBench } from '../exporters/export-case.ts';

const p256 = makeRecords('secp256r1', 'prime256v1', 32, 1).key.text;
const brainpool = makeRecords('brainpoolP256r1', 'brainpoolP256r1', 32, 1).key.text;
const pointHex = p256.slice(-130);
const compressed = ECDH.convertKey(pointHex, 'prime256v1', 'hex', 'hex', 'compressed') as string;

let bench: ExportBench;
let caseId = '';
beforeAll(async () => {
  bench = createExportBench();
  caseId = await bench.importFiles([{ name: 'notes.txt', text: 'a case to pin keys in\n' }]);
});
afterAll(async () => {
  await bench.close();
});

async function pinned(text: string, meterSerial: string | null = null): Promise<KeyDetail> {
  await ended(bench.ask, await bench.ask('key.pin', { caseId, text, meterSerial }));
  const { rows } = await bench.ask('keys.list', { caseId, limit: 1_000 });
  const row = rows.findLast((candidate) => candidate.text === text.trim() && candidate.meterSerial === meterSerial);
  return bench.ask('key.get', { caseId, keyId: row?.id ?? -1, language: 'en' });
}

describe('one key', () => {
  test('a complete structure is shown as it was written', async () => {
    const detail = await pinned(p256);
    expect(detail.structure.of).toBe('written');
    expect(detail.structure.lines.map(({ depth, kind }) => `${'.'.repeat(depth)}${kind}`)).toEqual([
      'SEQUENCE',
      '.SEQUENCE',
      '..OBJECT IDENTIFIER',
      '..OBJECT IDENTIFIER',
      '.BIT STRING',
    ]);
    expect(detail.structure.lines[3]?.text).toContain('secp256r1');
    expect(detail.readings).toHaveLength(1);
    expect(detail.readings[0]).toMatchObject({
      curve: 'secp256r1',
      opensslCurve: 'prime256v1',
      written: 'hexadecimal: complete key structure (SubjectPublicKeyInfo, DER)',
      spkiHex: p256,
      xHex: pointHex.slice(2, 66),
      yHex: pointHex.slice(66),
    });
    expect(detail.conflicts).toEqual([]);
  });

  test('PEM and Base64 of hex lead to the same structure', async () => {
    const base64 = Buffer.from(p256, 'hex').toString('base64');
    const pem = await pinned(`-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----`);
    const twice = await pinned(Buffer.from(p256).toString('base64'));
    for (const { structure } of [pem, twice]) {
      expect(structure.of).toBe('written');
      expect(structure.lines).toHaveLength(5);
    }
    expect(pem.readings[0]?.written).toContain('PEM');
    expect(twice.readings[0]?.oddities).toHaveLength(1);
    expect(pem.sameKeyIds.length).toBeGreaterThan(0);
  });

  test('a bare point gets the structure that it stands for, and a point without a curve says so', async () => {
    const detail = await pinned(compressed);
    expect(detail.structure.of).toBe('canonical');
    expect(detail.structure.lines).toHaveLength(5);
    expect(detail.readings.length).toBeGreaterThan(0);
    expect(detail.readings.some(({ spkiHex }) => spkiHex === p256)).toBe(true);
    expect(detail.conflicts.map(({ code }) => code)).toEqual(detail.readings.length > 1 ? ['several-readings'] : []);
    expect(detail.conflicts.every(({ severity }) => severity === 'info')).toBe(true);
  });

  test('another key for the same meter, and one key for two meters', async () => {
    const first = await pinned(p256, 'ISK 0001');
    expect(first.conflicts).toEqual([]);
    const rival = await pinned(brainpool, 'isk0001');
    expect(rival.conflicts.map(({ code, severity, keyIds }) => [code, severity, keyIds])).toEqual([
      ['other-key-for-meter', 'warning', [first.row.id]],
    ]);
    expect(rival.conflicts[0]?.text).toContain('isk0001');
    const shared = await pinned(p256, 'DZG 9999');
    const both = shared.conflicts.find(({ code }) => code === 'same-key-for-meters');
    expect(both?.keyIds).toEqual([first.row.id]);
    expect(both?.text).toMatch(/DZG 9999, ISK 0001|ISK 0001, DZG 9999/);
  });

  test('a number that is no key is an error', async () => {
    await expect(bench.ask('key.get', { caseId, keyId: 99_999, language: 'de' })).rejects.toThrow('key-unknown');
  });
});

test('records of two meters under one key are told', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('hex');
  const value = (meter: string): string => {
    const payload = `{"FV":"1.0","PG":"T1","MS":"${meter}","RD":[{"TM":"2025-06-01T10:00:00,000+0000 S","TX":"B","RV":1,"RU":"kWh","RI":"1-b:1.8.0","ST":"G"}]}`;
    const signature = sign('sha256', Buffer.from(payload), privateKey).toString('hex');
    return `<value><signedData>OCMF|${payload}|{"SD":"${signature}"}</signedData><publicKey>${spki}</publicKey></value>`;
  };
  const detailOf = async (meters: readonly string[]): Promise<KeyDetail> => {
    const text = `<values>${meters.map(value).join('')}</values>`;
    const other = await bench.importFiles([{ name: 'records.xml', text }]);
    const { rows } = await bench.ask('keys.list', { caseId: other });
    return bench.ask('key.get', { caseId: other, keyId: rows[0]?.id ?? -1, language: 'de' });
  };
  const one = await detailOf(['METER-1', 'METER-1']);
  expect(one.row.usedBy).toBeGreaterThan(0);
  expect(one.conflicts).toEqual([]);
  const two = await detailOf(['METER-1', 'METER-2']);
  expect(two.conflicts.map(({ code, severity }) => [code, severity])).toEqual([['signed-by-meters', 'critical']]);
  expect(two.conflicts[0]?.text).toContain('METER-1, METER-2');
});

test('a key that a station reports again and again is one row of the distinct ones, and every place stays listed', async () => {
  const other = await bench.importFiles(['test/fixtures/sample/sample-diagnostics.tar.gz']);
  const all = await bench.ask('keys.list', { caseId: other, limit: 1_000 });
  const distinct = await bench.ask('keys.list', { caseId: other, distinct: true, limit: 1_000 });
  expect(all.rows.every(({ times }) => times === 1)).toBe(true);
  expect(distinct.rows.map(({ via, meterSerial, times }) => [via, meterSerial, times])).toEqual([
    ['setMeterConfiguration', 'ISK0004711001', 5],
    ['setMeterConfiguration', 'ISK0004711002', 5],
    ['Meter1PublicKey', null, 1],
    ['Meter2PublicKey', null, 1],
  ]);
  expect(distinct.rows.reduce((sum, { times }) => sum + times, 0)).toBe(all.total);
});
