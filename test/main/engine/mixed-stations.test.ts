import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  completeRecord,
  endAt9,
  beginAt8,
  makeSigner,
  payloadOf,
  signedRecord,
} from '../../parsers/signatures/test-records.ts';
import { createExportBench } from '../exporters/export-case.ts';
import type { ExportBench } from '../exporters/export-case.ts';

let bench: ExportBench;
beforeAll(() => {
  bench = createExportBench();
});
afterAll(async () => {
  await bench.close();
});

const one = makeSigner('prime256v1', 'station one');
const two = makeSigner('prime256v1', 'station two');
const three = makeSigner('prime192v1', 'station three');

function recordOf(
  signer: typeof one,
  meter: string,
  readings: readonly string[] = [beginAt8, endAt9],
  pagination = 'T10',
): string {
  return signedRecord(signer, payloadOf({ meter, gateway: `GW-${meter}`, readings, pagination }));
}

async function answers(files: readonly { readonly name: string; readonly text: string }[]) {
  const caseId = await bench.importFiles([...files]);
  return (await bench.signatures(caseId)).map(({ row }) => [
    row.meter,
    row.signature,
    row.signatureReason,
    row.keyOrigin,
    row.rules
      .filter(({ severity }) => severity !== 'info')
      .map(({ code }) => code)
      .join(),
    row.safe.reason,
  ]);
}

test("a key in a file of its own is that of the meter whose records it fits, and says nothing of another's", async () => {
  const files = [
    { name: 'one.txt', text: `${recordOf(one, 'METER-0001')}\n` },
    { name: 'one.key', text: `${one.spkiHex}\n` },
    { name: 'three.txt', text: `${recordOf(three, 'METER-0003')}\n` },
    { name: 'two.txt', text: `${recordOf(two, 'METER-0002')}\n` },
  ];
  const expected = [
    ['METER-0001', 'valid', 'matches', 'reported', '', null],
    ['METER-0002', 'unverifiable', 'no-key', 'none', '', 'no-key'],
    ['METER-0003', 'unverifiable', 'no-key', 'none', '', 'no-key'],
  ];
  for (const order of [files, files.toReversed()]) {
    const found = await answers(order);
    expect(found.toSorted((left, right) => String(left[0]).localeCompare(String(right[0]), 'en'))).toEqual(expected);
  }
});

test('two keys in files of their own do not contradict each other', async () => {
  const found = await answers([
    { name: 'one.key', text: `${one.spkiHex}\n` },
    { name: 'two.key', text: `${two.spkiHex}\n` },
    { name: 'records.txt', text: `${recordOf(one, 'METER-0001')}\n${recordOf(two, 'METER-0002')}\n` },
  ]);
  expect(found).toEqual([
    ['METER-0001', 'valid', 'matches', 'reported', '', null],
    ['METER-0002', 'valid', 'matches', 'reported', '', null],
  ]);
});

test('a changed record of the same meter stays refuted', async () => {
  const changed = recordOf(one, 'METER-0001').replace('129.500', '999.500');
  const found = await answers([
    { name: 'one.key', text: `${one.spkiHex}\n` },
    { name: 'records.txt', text: `${recordOf(one, 'METER-0001', [beginAt8])}\n${changed}\n` },
  ]);
  expect(found.map(([meter, signature]) => [meter, signature])).toEqual([
    ['METER-0001', 'valid'],
    ['METER-0001', 'invalid'],
  ]);
});

test('a key that fits nothing may be meant for all', async () => {
  const found = await answers([
    { name: 'two.key', text: `${two.spkiHex}\n` },
    { name: 'record.txt', text: `${completeRecord(one)}\n` },
  ]);
  expect(found.map(([, signature, reason]) => [signature, reason])).toEqual([['invalid', 'does-not-match']]);
});

test('a session over several files with its key in a third', async () => {
  const caseId = await bench.importFiles([
    {
      name: 'session.txt',
      text: `${recordOf(one, 'METER-0001', [beginAt8])}\n${recordOf(one, 'METER-0001', [endAt9], 'T11')}\n`,
    },
    { name: 'other.txt', text: `${recordOf(two, 'METER-0002', [beginAt8])}\n` },
    { name: 'a.key', text: `${one.spkiHex}\n` },
    { name: 'b.key', text: `${two.spkiHex}\n` },
  ]);
  const rows = (await bench.signatures(caseId)).map(({ row }) => [row.signature, row.safe.verdict]);
  expect(rows).toEqual([
    ['valid', 'verified'],
    ['valid', 'verified'],
    ['valid', 'verified'],
  ]);
});
