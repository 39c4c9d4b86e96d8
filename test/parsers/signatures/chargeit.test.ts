import { describe, expect, test } from 'vitest';
import { recordsInText } from '../../../parsers/signatures/carriers/in-text.ts';
import { chargeItSamples } from '../../../parsers/signatures/chargeit/samples.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { judgeTransactions } from '../../../parsers/signatures/transactions/judge-transactions.ts';
import { codes } from './record-writer.ts';
import { keyOf, valueOf } from './test-records.ts';

/* The JSON container of chargeIT mobility. Entries come from the samples of the formats, which our own keys signed. */

const emh = chargeItSamples.emh[0];
const bsm = chargeItSamples.bsm[0];
if (emh === undefined || bsm === undefined) throw new Error('no samples');

type Entry = Record<string, unknown> & { additionalValues: Record<string, { name?: string; value?: unknown }>[] };

function entry(text: string): Entry {
  return JSON.parse(text) as Entry;
}

function verdictOf(text: string, format: string) {
  const verdict = verifyValue(valueOf(text, { format }), [], null);
  return [verdict.readable, verdict.signature, codes(verdict.rules).join(' ')];
}

describe('containers', () => {
  test('entries become values with their bytes, session and place', () => {
    const container = `{\n  "placeInfo": {"evseId": "DE*XXX*E1*1"},\n  "signedMeterValues": [\n    ${emh.text},\n    ${emh.text}\n  ]\n}`;
    const { signedValues } = recordsInText(new TextEncoder().encode(container), 1);
    expect(signedValues.map(({ format, transactionId, context }) => [format, transactionId, context])).toEqual([
      ['chargeit-emh', 'sample:1', 'Start'],
      ['chargeit-emh', 'sample:1', 'End'],
    ]);
    for (const { text, evidence } of signedValues) {
      expect(text).toBe(emh.text);
      if (evidence.kind !== 'bytes') throw new Error('no bytes');
      expect(container.slice(evidence.offset, evidence.offset + evidence.length)).toBe(text);
    }
  });

  test('snapshots of one document are one session', () => {
    const container = JSON.stringify({ '@id': 'document-1', signedMeterValues: [entry(bsm.text)] });
    const [value] = recordsInText(new TextEncoder().encode(container), 1).signedValues;
    expect([value?.format, value?.transactionId, value?.context]).toEqual(['bsm-ws36a', 'document-1', null]);
    const verdict = verifyValue(value ?? valueOf(''), [keyOf(bsm.publicKey ?? '')], null);
    expect([verdict.signature, verdict.keyOrigin, verdict.readings[0]?.value, verdict.readings[0]?.tx]).toEqual([
      'valid',
      'pinned',
      '160',
      'E',
    ]);
    const [session] = judgeTransactions([{ index: 0, value: value ?? valueOf(''), verdict }]);
    expect([session?.transactionId, codes(session?.rules ?? []).join()]).toEqual([
      'document-1',
      'transaction.begin-missing',
    ]);
  });

  test('an entry of its own, and one in a message as text', () => {
    for (const text of [bsm.text, JSON.stringify(bsm.text), JSON.stringify({ values: [{ value: bsm.text }] })]) {
      const found = recordsInText(new TextEncoder().encode(text), 1).signedValues;
      expect(found.map(({ format, text: own }) => [format, own])).toEqual([['bsm-ws36a', bsm.text]]);
    }
  });
});

describe('what is not signed', () => {
  test('names of data points are not taken on trust', () => {
    const changed = entry(bsm.text);
    const [, energy, total] = changed.additionalValues;
    if (energy?.['measurand'] === undefined || total?.['measurand'] === undefined) throw new Error('no data points');
    // Signed bytes stay as they are, only the labels of the two registers change places.
    [energy['measurand'].name, total['measurand'].name] = ['TotWhImp', 'RCR'];
    expect(verdictOf(JSON.stringify(changed), 'bsm-ws36a')).toEqual(['broken', 'unverifiable', 'format.structure']);
  });

  test.each([
    ['time', '2020-01-01T00:00:00+00:00'],
    ['measurementId', 1],
    ['meterInfo', { ...(entry(bsm.text)['meterInfo'] as object), meterId: 'OTHER' }],
    ['contract', { id: 'other', type: 'rfid' }],
    ['value', { measuredValue: { value: 99_999 } }],
  ])('%s that says something else than the signed part is told', (field, value) => {
    const changed = JSON.stringify({ ...entry(bsm.text), [field]: value });
    expect(verdictOf(changed, 'bsm-ws36a')).toEqual(['ok', 'valid', 'format.unsigned-differs']);
  });

  test.each([
    ['a value that is no whole number', ['"value":16,', '"value":16.5,']],
    ['a value beyond 32 bits', ['"value":16,', '"value":4294967296,']],
    [
      'a power of ten beyond a byte',
      [
        '"name":"RCR"},"measuredValue":{"scale":1,"unitEncoded":30,"value":16,"valueType"',
        '"name":"RCR"},"measuredValue":{"scale":300,"unitEncoded":30,"value":16,"valueType"',
      ],
    ],
    ['letters that nobody knows', ['ISO-8859-1', 'EBCDIC']],
    ['a letter that ISO-8859-1 does not have', ['Gäste', 'Gäste €']],
    ['a name that stands twice', ['"measurementId"', '"signature":"00","measurementId"']],
    ['one data point less', [',{"measurand":{"name":"Evt"}', ',{"measurand":{"name":"Evx"}']],
  ])('%s makes the snapshot unreadable', (_, [from = '', to = '']) => {
    expect(bsm.text).toContain(from);
    expect(verdictOf(bsm.text.replace(from, to), 'bsm-ws36a')[0]).toBe('broken');
  });

  test.each([
    ['"timestamp":1772355600,"localOffset":60', '"timestamp":1772355601,"localOffset":60'],
    ['"localOffset":60', '"localOffset":0'],
    ['SAMPLE-CONTRACT', 'SAMPLE-CONTRACU'],
    ['"status":"08"', '"status":"00"'],
    ['"logBook":"0007"', '"logBook":"0700"'],
    ['"measurementId":"00000019"', '"measurementId":"0000001A"'],
    ['"0100011100FF"', '"0100010800FF"'],
    ['"scale":-1', '"scale":0'],
    ['"unitEncoded":30', '"unitEncoded":31'],
  ])('every field of the block is signed: %s', (from, to) => {
    expect(emh.text).toContain(from);
    expect(verdictOf(emh.text.replaceAll(from, to), 'chargeit-emh').slice(0, 2)).toEqual(['ok', 'invalid']);
  });

  test.each([
    ['"110281"', '"110,281"'],
    ['"110281"', '"11028.1"'],
    ['"110281"', '"1.10281e5"'],
    ['"110281"', 'null'],
    ['"timer":', '"timer":-'],
    ['"meterId":"0', '"meterId":"'],
  ])('%s written as %s makes it unreadable', (from, to) => {
    expect(emh.text).toContain(from);
    expect(verdictOf(emh.text.replace(from, to), 'chargeit-emh')).toEqual([
      'broken',
      'unverifiable',
      'format.structure',
    ]);
  });

  test('numbers may stand as texts and texts as numbers', () => {
    expect(
      verdictOf(emh.text.replace('"110281"', '110281').replace('"scale":-1', '"scale":"-1"'), 'chargeit-emh'),
    ).toEqual(['ok', 'valid', '']);
  });
});
