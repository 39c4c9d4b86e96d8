import { describe, expect, test } from 'vitest';
import { recordsInKeyFile } from '../../../parsers/signatures/carriers/in-key-file.ts';
import { recordsInText } from '../../../parsers/signatures/carriers/in-text.ts';
import { recordsInXml } from '../../../parsers/signatures/carriers/in-xml.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { unwrapSignedValue } from '../../../parsers/signatures/unwrap.ts';
import { completeRecord, makeSigner } from './test-records.ts';

const signer = makeSigner();
const record = completeRecord(signer);
const hex = Buffer.from(record).toString('hex');
const base64 = Buffer.from(record).toString('base64');
const oca = JSON.stringify({
  signedMeterData: base64,
  signingMethod: '',
  encodingMethod: 'OCMF',
  publicKey: signer.spkiHex,
});

function cut(bytes: Uint8Array, evidence: { readonly offset: number; readonly length: number }): string {
  return Buffer.from(bytes)
    .subarray(evidence.offset, evidence.offset + evidence.length)
    .toString();
}

describe('wrappings', () => {
  test.each([
    ['plain', record, []],
    ['hex', hex, ['hex']],
    ['upper-case hex in groups', hex.toUpperCase().replaceAll(/(.{8})/g, '$1 '), ['hex']],
    ['Base64', base64, ['base64']],
    ['hex of hex', Buffer.from(hex).toString('hex'), ['hex', 'hex']],
    ['Base64 of hex', Buffer.from(hex).toString('base64'), ['base64', 'hex']],
    ['JSON string', JSON.stringify(record), ['json-string']],
    ['JSON string in a JSON string', JSON.stringify(JSON.stringify(record)), ['json-string', 'json-string']],
    ['envelope of the OCA note', oca, ['oca-json-envelope', 'base64']],
    ['the envelope as JSON string', JSON.stringify(oca), ['json-string', 'oca-json-envelope', 'base64']],
    [
      'be.ENERGISED dialect',
      JSON.stringify({ signedMeterValue: hex, publicKey: signer.spkiHex }),
      ['signed-meter-value', 'hex'],
    ],
    [
      '2.0.1 object',
      JSON.stringify({ signedMeterValue: { signedMeterData: base64 } }),
      ['signed-meter-value', 'oca-json-envelope', 'base64'],
    ],
    ['OCPI', JSON.stringify({ nature: 'End', plain_data: '', signed_data: record }), ['ocpi-signed-data']],
  ])('%s', (_name, text, layers) => {
    expect(unwrapSignedValue(text)).toMatchObject({ text: record, layers, format: 'ocmf' });
  });

  test('the key of the envelope stays with the record', () => {
    expect(unwrapSignedValue(oca)?.enclosedKey).toBe(signer.spkiHex);
  });

  test('unwrapping ends: seven layers of hex are not followed', () => {
    let text = record;
    for (let layer = 0; layer < 8; layer += 1) text = Buffer.from(text).toString('hex');
    expect(unwrapSignedValue(text)).toBeUndefined();
  });

  test.each(['', '12345.678', '{"a":1}', 'hello world, this is no record at all', '[]', 'null'])(
    '%j is none',
    (text) => {
      expect(unwrapSignedValue(text)).toBeUndefined();
    },
  );
});

describe('texts', () => {
  test('one record a line, with the bytes of each', () => {
    const bytes = Buffer.from(`\ufeff# Zähler Ä\n${record}\r\n\r\n${record}\n`);
    const found = recordsInText(bytes, 7);
    expect(found.signedValues.map(({ index, text }) => [index, text])).toEqual([
      [0, record],
      [1, record],
    ]);
    for (const { evidence } of found.signedValues) {
      expect(evidence.kind === 'bytes' && cut(bytes, evidence)).toBe(record);
    }
    expect(found.signedValues.map(({ evidence }) => evidence.kind === 'bytes' && evidence.line)).toEqual([2, 4]);
  });

  test('inside log messages: plain, hex, Base64 and with escaped quotes', () => {
    const lines = [
      `2026-03-01 08:00:00 INFO meter said ${record} end`,
      `2026-03-01 08:00:01 {"value":"${hex}"}`,
      `2026-03-01 08:00:02 value=${base64};`,
      `2026-03-01 08:00:03 payload "${JSON.stringify(record).slice(1, -1)}"`,
      `2026-03-01 08:00:04 payload "${JSON.stringify(JSON.stringify(record)).slice(3, -3)}"`,
    ];
    const found = recordsInText(Buffer.from(lines.join('\n')), 1);
    expect(found.signedValues.map(({ text }) => text === record)).toEqual([true, true, true, true, true]);
    expect(found.signedValues.map(({ layers }) => layers.join())).toEqual([
      '',
      'hex',
      'base64',
      'json-string',
      'json-string,json-string',
    ]);
  });

  test('a broken record is shown, not passed over', () => {
    for (const text of [
      record.slice(0, 200),
      hex.slice(0, 401),
      record.toLowerCase().replace('ocmf', 'ocmf'),
      record.replace('OCMF', 'OCMA'),
    ]) {
      const [value] = recordsInText(Buffer.from(text), 1).signedValues;
      expect(value?.format).toBe('ocmf');
    }
  });

  test('keys beside the records travel with them', () => {
    const pem = signer.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const found = recordsInText(Buffer.from(`${record}\npublic key: ${signer.spkiHex}\n${pem}`), 1);
    expect(found.publicKeys.map(({ origin }) => origin)).toEqual(['enclosed', 'enclosed']);
  });

  test('a CDR of a roaming partner gives its values, with nature, key and session', () => {
    const cdr = {
      session_id: 'abc-1',
      signed_data: {
        encoding_method: 'OCMF',
        public_key: signer.spkiHex,
        signed_values: [
          { nature: 'Start', plain_data: 'x', signed_data: record },
          { nature: 'End', plain_data: record.split('|')[1], signed_data: record.split('|')[2] },
        ],
      },
    };
    const found = recordsInText(Buffer.from(JSON.stringify(cdr)), 1).signedValues;
    expect(
      found.map(({ text, context, transactionId, enclosedKey, channel }) => [
        text === record,
        context,
        transactionId,
        enclosedKey,
        channel,
      ]),
    ).toEqual([
      [true, 'Start', 'abc-1', signer.spkiHex, 'ocpi-signed-data'],
      [true, 'End', 'abc-1', signer.spkiHex, 'ocpi-signed-data'],
    ]);
  });

  test('a charge detail record of OICP gives its values, with status, session and key', () => {
    const cdr = {
      SessionID: 'b2688855-7f00-0002-6d8e-48d883f6abb6',
      MeterValueStart: 1,
      SignedMeteringValues: [
        { SignedMeteringValue: record, MeteringStatus: 'Start' },
        { SignedMeteringValue: base64, MeteringStatus: 'Progress' },
        { SignedMeteringValue: hex, MeteringStatus: 'End' },
      ],
      CalibrationLawVerificationInfo: { CalibrationLawCertificateID: 'x', PublicKey: signer.spkiHex },
    };
    const { signedValues } = recordsInText(JSON.stringify(cdr), 1);
    expect(
      signedValues.map(({ context, transactionId, enclosedKey }) => [context, transactionId, enclosedKey]),
    ).toEqual(['Start', 'Progress', 'End'].map((status) => [status, cdr.SessionID, signer.spkiHex]));
    expect(signedValues.map(({ text }) => text)).toEqual([record, record, record]);
  });

  const wrappedKey = Buffer.from(JSON.stringify({ UK: signer.spkiHex })).toString('base64');

  test('a message that was saved with the names of a Python library, its id beside the values', () => {
    const sample = (context: string) => ({
      value: 1,
      context,
      signed_meter_value: {
        signed_meter_data: base64,
        signing_method: 'ECC256',
        encoding_method: 'OCMF',
        public_key: wrappedKey,
      },
    });
    const contexts = ['Transaction.Begin', 'Transaction.End'];
    for (const name of ['transaction_info', 'transactionInfo']) {
      const id = name === 'transaction_info' ? 'transaction_id' : 'transactionId';
      const message = {
        [name]: { [id]: '288', charging_state: 'Idle' },
        meter_value: [{ sampled_value: contexts.map(sample) }],
      };
      const { signedValues } = recordsInText(JSON.stringify(message), 1);
      expect(signedValues.map(({ context, transactionId, layers }) => [context, transactionId, layers])).toEqual(
        contexts.map((context) => [context, '288', ['signed-meter-value', 'oca-json-envelope', 'base64']]),
      );
      expect(signedValues.map((value) => verifyValue(value, [], null).signature)).toEqual(['valid', 'valid']);
    }
  });

  test('a key in an object in Base64 is found beside a record in a log', () => {
    const line = `sending {'signed_meter_data': '${base64}', 'encoding_method': 'OCMF', 'public_key': '${wrappedKey}'}\n`;
    expect(recordsInText(line, 1).publicKeys.map(({ text }) => text)).toEqual([wrappedKey]);
  });

  test('a key in a fourth section is part of its record and not used, one beside it is', () => {
    const inside = recordsInText(`a\n${record}|${signer.spkiHex}\nb\n`, 1);
    expect([inside.signedValues.length, inside.publicKeys.length]).toEqual([1, 0]);
    const beside = recordsInText(`a\n${record}|x\n${signer.spkiHex}\n${record}\nkey ${signer.spkiHex}\n`, 1);
    expect([beside.signedValues.length, beside.publicKeys.length]).toEqual([2, 2]);
  });

  const key = signer.spkiHex;
  const json = JSON.stringify({ signedMeterValue: record, publicKey: key });
  const xml = `<values><value><signedData>${record}</signedData><publicKey>${key}</publicKey></value></values>`;
  test.each([
    ['JSON', json, ['csv-quotes', 'json-string']],
    ['JSON in JSON', JSON.stringify(json), ['csv-quotes', 'json-string', 'json-string']],
    ['XML', xml, ['csv-quotes']],
  ])('a record in %s in a cell of a CSV table', (_, cell, layers) => {
    const row = (line: number): string => `${line};"${cell.replaceAll('"', '""')}";"A ""B"""`;
    const { signedValues, publicKeys } = recordsInText(['time;value;who', row(1), row(2)].join('\r\n'), 1);
    expect(signedValues.map((value) => [value.text, value.layers])).toEqual([
      [record, layers],
      [record, layers],
    ]);
    expect(publicKeys.map(({ text }) => text)).toEqual([key, key]);
  });

  test('UTF-16 and other encodings', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(record, 'utf16le')]);
    expect(recordsInText(utf16, 1).signedValues[0]?.text).toBe(record);
    const latin = Buffer.concat([Buffer.from('Zähler: ', 'latin1'), Buffer.from(record)]);
    expect(recordsInText(latin, 1).signedValues[0]?.text).toBe(record);
  });

  test('ordinary text holds none', () => {
    expect(recordsInText(Buffer.from('no signed values here\n'.repeat(100)), 1)).toEqual({
      signedValues: [],
      publicKeys: [],
      issues: [],
    });
  });
});

describe('S.A.F.E. containers', () => {
  const escaped = record.replaceAll('"', '&quot;');
  const value = (attributes: string, inner: string): string => `<value ${attributes}>${inner}</value>`;
  const data = `<signedData format="OCMF" encoding="plain">${escaped}</signedData><publicKey encoding="plain">${signer.spkiHex}</publicKey>`;

  test('values with their transaction, context, key and bytes', () => {
    const xml = `<?xml version="1.0"?>\n<!-- Zähler -->\n<values>${value('transactionId="7" context="Transaction.Begin"', data)}\n${value('transactionId="7" context="Transaction.End"', data)}</values>`;
    const bytes = Buffer.from(xml);
    const found = recordsInXml(bytes, 3);
    expect(found.issues).toEqual([]);
    expect(
      found.signedValues.map(({ text, transactionId, context, enclosedKey, index }) => [
        text === record,
        transactionId,
        context,
        enclosedKey === signer.spkiHex,
        index,
      ]),
    ).toEqual([
      [true, '7', 'Transaction.Begin', true, 0],
      [true, '7', 'Transaction.End', true, 1],
    ]);
    for (const { evidence } of found.signedValues)
      expect(evidence.kind === 'bytes' && cut(bytes, evidence)).toBe(escaped);
    expect(found.publicKeys).toHaveLength(2);
  });

  test.each([
    ['a default namespace', `<values xmlns="http://example.invalid/x">${value('', data)}</values>`, 1],
    ['a prefix', `<s:values xmlns:s="x"><s:value><s:signedData>${escaped}</s:signedData></s:value></s:values>`, 1],
    ['two roots', `<values>${value('', data)}</values><values>${value('', data)}</values>`, 2],
    ['CDATA', `<values>${value('', `<signedData><![CDATA[${record}]]></signedData>`)}</values>`, 1],
    ['hex inside', `<values>${value('', `<signedData encoding="hex">${hex}</signedData>`)}</values>`, 1],
    ['a document type with entities', `<!DOCTYPE values [<!ENTITY a "b">]><values>${value('', data)}</values>`, 1],
  ])('%s', (_name, xml, count) => {
    const found = recordsInXml(Buffer.from(xml), 1);
    expect(found.signedValues.map(({ text }) => text)).toEqual(Array.from({ length: count }, () => record));
  });

  test('entities are never expanded', () => {
    const bomb = `<!DOCTYPE v [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, index) => `<!ENTITY b${index} "&a;&a;&a;&a;">`).join('')}]><values><value><signedData>&b19;</signedData></value></values>`;
    const found = recordsInXml(Buffer.from(bomb), 1);
    expect(found.issues.length).toBeGreaterThan(0);
    expect(found.signedValues[0]?.text.length ?? 0).toBeLessThan(100);
  });

  test('malformed XML gives what it held, and the places of its faults', () => {
    const found = recordsInXml(Buffer.from(`<values>${value('', data)}<value><signedData>${escaped}</values>`), 1);
    expect(found.signedValues.length).toBeGreaterThan(0);
    expect(found.issues[0]).toMatchObject({ code: 'signatures.xml-malformed' });
  });

  test('an empty record is a record that cannot be read', () => {
    const found = recordsInXml(
      Buffer.from('<values><value><signedData format="OCMF"></signedData></value></values>'),
      1,
    );
    expect(found.signedValues).toMatchObject([{ format: 'ocmf', text: '' }]);
  });
});

describe('key files', () => {
  const { spkiHex, publicKey } = signer;
  const der = Buffer.from(spkiHex, 'hex');

  test.each([
    ['DER', der],
    ['PEM', Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }).toString())],
    ['hex with a line end', Buffer.from(`${spkiHex}\r\n`)],
    ['Base64', Buffer.from(der.toString('base64'))],
    ['JWK', Buffer.from(JSON.stringify(publicKey.export({ format: 'jwk' })))],
    ['a line with a name', Buffer.from(`Meter M-1: ${spkiHex}\n`)],
  ])('%s', (_name, bytes) => {
    expect(recordsInKeyFile(bytes, 1, 'pinned').publicKeys).toMatchObject([{ origin: 'pinned', via: 'key-file' }]);
  });

  test('a private key is handed on so that a person is told', () => {
    const pem = '-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n';
    expect(recordsInKeyFile(Buffer.from(pem), 1).publicKeys).toHaveLength(1);
  });

  test('something else holds no key', () => {
    expect(recordsInKeyFile(Buffer.from('just a text file\n'), 1).publicKeys).toEqual([]);
    expect(recordsInKeyFile(Buffer.from([0x89, 0x50, 0x4e, 0x47]), 1).publicKeys).toEqual([]);
  });
});
