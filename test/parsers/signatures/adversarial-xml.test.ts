import { describe, expect, test } from 'vitest';
import { recordsInXml } from '../../../parsers/signatures/carriers/in-xml.ts';
import { edlSamples } from '../../../parsers/signatures/edl/samples.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { codes, end, begin, payload, record, readings, signer } from './record-writer.ts';
import { valueOf } from './test-records.ts';

/* Numbers, times and ids as a German program writes them, in records that are XML and in containers around records. */

const mennekes = edlSamples.edl40Mennekes[0]?.text ?? '';
const sig = edlSamples.edl40Sig[0]?.text ?? '';

function inContainer(text: string, format: string, attributes = ''): ReturnType<typeof verifyValue> {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const xml = `<values><value${attributes}><signedData format="${format}">${escaped}</signedData><publicKey>${signer.spkiHex}</publicKey></value></values>`;
  const [value] = recordsInXml(new TextEncoder().encode(xml), 1).signedValues;
  return verifyValue(value ?? valueOf(''), [], null);
}

describe('Mennekes', () => {
  test.each([
    ['<Value>519116<', '<Value>519.116<'],
    ['<Value>519116<', '<Value>519116,0<'],
    ['<Value>519116<', '<Value>51.911,6<'],
    ['<Value>519116<', '<Value>5,19116E5<'],
    ['<Value>519116<', '<Value>0x7EBCC<'],
    ['<Value>519116<', '<Value><'],
    ['<Value>519116<', '<Value>99999999999999999999<'],
    ['<Scaler>-1<', '<Scaler>-1,0<'],
    ['<Scaler>-1<', '<Scaler>0,1<'],
    ['<Pagination>20<', '<Pagination>20,0<'],
    ['<SecondIndex>', '<SecondIndex>4.'],
    ['<Timestamp>2026-03-01T10:00:00+01:00<', '<Timestamp>01.03.2026 10:00:00<'],
    ['<Timestamp>2026-03-01T10:00:00+01:00<', '<Timestamp>2026-02-30T10:00:00+01:00<'],
    ['<Timestamp>2026-03-01T10:00:00+01:00<', '<Timestamp>2026-03-01T10:00:00<'],
    ['<EventCounter>7<', '<EventCounter>sieben<'],
    ['<MeterStatus>8<', '<MeterStatus>gut<'],
  ])('%s written as %s is never read as another number', (from, to) => {
    expect(mennekes).toContain(from);
    const verdict = verifyValue(valueOf(mennekes.replace(from, to), { format: 'edl40-mennekes' }), [], null);
    expect(verdict.signature).not.toBe('valid');
    expect(verdict.billing).toBe('not-usable');
  });

  test('blanks and line ends around values are layout, a plus sign is none of the number', () => {
    const spaced = mennekes.replaceAll(/>([^<>]+)</g, '>\n  $1\n<');
    for (const text of [spaced, mennekes.replace('<Value>519116<', '<Value>+519116<')]) {
      const verdict = verifyValue(valueOf(text, { format: 'edl40-mennekes' }), [], null);
      expect([verdict.signature, codes(verdict.rules).join()]).toEqual(['valid', '']);
    }
  });
});

describe('signedMeterValue', () => {
  test.each([
    ['encoding of another name', 'encoding="base64"', 'encoding="Base64"'],
    ['no encoding', ' encoding="base64"', ''],
    [
      'hex under Base64',
      /<encodedMeterValue encoding="base64">[^<]+/.exec(sig)?.[0] ?? '',
      '<encodedMeterValue encoding="base64">00ff',
    ],
  ])('%s is never valid with other bytes', (_, from, to) => {
    expect(sig).toContain(from);
    const verdict = verifyValue(valueOf(sig.replace(from, to), { format: 'edl40-sig' }), [], null);
    expect(['ok', 'broken']).toContain(verdict.readable);
    if (verdict.signature === 'valid') expect(verdict.readings[0]?.value).toBe('25123.4');
  });
});

describe('OCMF in a container', () => {
  test('a decimal comma is no number here, and stops the other program', () => {
    const verdict = inContainer(readings(begin({ RV: '"100,000"' }), end({ RV: '"129,500"' })), 'OCMF');
    expect([verdict.signature, verdict.billing, verdict.energyWh, verdict.safe.reason]).toEqual([
      'valid',
      'not-usable',
      null,
      'crash',
    ]);
    expect(codes(verdict.rules)).toContain('ocmf.value-not-number');
  });

  test.each([
    ['1', null],
    [' 42 ', null],
    ['-1', null],
    ['99999999999999999999999999', null],
    ['1,0', 'transaction-id'],
    ['1.0', 'transaction-id'],
    ['1e3', 'transaction-id'],
    ['0x1', 'transaction-id'],
    ['T-1', 'transaction-id'],
    ['6f1c2b7e-0d3a-4c1e-9a55-2f6d0c9f1a11', 'transaction-id'],
  ])('transactionId %j', (id, reason) => {
    const verdict = inContainer(record(), 'OCMF', ` transactionId="${id}"`);
    expect([verdict.signature, verdict.safe.reason]).toEqual(['valid', reason]);
  });

  test.each([
    ['in upper case', 'ocmf'],
    ['of another format', 'EDL_40_P'],
    ['of nobody', 'FOO'],
    ['empty', ''],
  ])('a declared format %s does not change what the record is', (_, format) => {
    const verdict = inContainer(record(payload({ TT: '"Ladetarif A & B <1>"' })), format);
    expect([verdict.signature, verdict.safe.verdict]).toEqual(['valid', 'verified']);
  });
});
