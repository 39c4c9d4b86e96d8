import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRecords } from '../../bench/signed-records.ts';
import { createExportBench } from '../exporters/export-case.ts';
import type { ExportBench } from '../exporters/export-case.ts';

let bench: ExportBench;
beforeAll(() => {
  bench = createExportBench();
});
afterAll(async () => {
  await bench.close();
});

test('a record without a key is checked with the one in the register, and says so', async () => {
  const { key, values } = makeRecords('secp256r1', 'prime256v1', 32, 2);
  const others = ['secp256k1', 'brainpoolP256r1'].map((name) => makeRecords(name, name, 32, 1).key.text);
  const register = [
    'Ladesäulenregister;;;;;',
    'Betreiber;Straße;Hausnummer;Postleitzahl;Ort;Public Key1',
    ...others.map((text, index) => `Andere ${index};Weg;${index};10000;Dort;${text}`),
    `Stadtwerke Süd;Ring;5;01234;Hier;${key.text}`,
  ];
  const caseId = await bench.importFiles([
    { name: 'register.csv', text: `${register.join('\r\n')}\r\n` },
    { name: 'records.txt', text: values.map(({ text }) => `${text}\n`).join('') },
  ]);
  const rows = (await bench.signatures(caseId)).map(({ row }) => [row.signature, row.keyOrigin]);
  expect(rows).toEqual([
    ['valid', 'registered'],
    ['valid', 'registered'],
  ]);
  const keys = (await bench.ask('keys.list', { caseId, filter: 'origin:registered' })).rows;
  expect(keys).toHaveLength(3);
  const used = keys.find(({ usedBy }) => usedBy === 2);
  expect(used).toMatchObject({ via: 'Register: Stadtwerke Süd, Ring 5, 01234 Hier, #1', text: key.text });
  expect(used?.evidence?.label).toMatch(/register\.csv:5$/);
});
