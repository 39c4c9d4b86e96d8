import { afterAll, beforeAll, expect, test } from 'vitest';
import { completeRecord, makeSigner } from '../../parsers/signatures/test-records.ts';
import { createExportBench } from '../exporters/export-case.ts';
import type { ExportBench } from '../exporters/export-case.ts';

let bench: ExportBench;
beforeAll(() => {
  bench = createExportBench();
});
afterAll(async () => {
  await bench.close();
});

const signer = makeSigner();
const record = completeRecord(signer);
const base64 = Buffer.from(record).toString('base64');
const key = signer.spkiHex;

/* JSON documents that hold a key and values are no key files, whichever of the two is longer. */
test.each([
  ['OCPI', { encoding_method: 'OCMF', public_key: key, signed_values: [{ nature: 'End', signed_data: record }] }],
  ['the note of the OCA', { signedMeterData: base64, encodingMethod: 'OCMF', publicKey: key }],
  [
    'an object of KEBA beside it',
    { signedMeterData: base64, publicKey: Buffer.from(JSON.stringify({ UK: key })).toString('base64') },
  ],
  ['a list', [{ publicKey: key, value: record }]],
])('%s', async (_, document) => {
  const caseId = await bench.importFiles([{ name: 'values.json', text: JSON.stringify(document) }]);
  const rows = (await bench.signatures(caseId)).map(({ row }) => [row.signature, row.keyOrigin]);
  expect(rows).toEqual([['valid', 'enclosed']]);
});

test('an object that holds nothing but a key is a key file', async () => {
  const caseId = await bench.importFiles([
    { name: 'record.txt', text: `${record}\n` },
    { name: 'meter.json', text: JSON.stringify({ UK: key }) },
  ]);
  expect((await bench.signatures(caseId)).map(({ row }) => [row.signature, row.keyOrigin])).toEqual([
    ['valid', 'reported'],
  ]);
});
