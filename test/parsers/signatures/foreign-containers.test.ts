import { describe, expect, test } from 'vitest';
import { looksLikeSignedXml, recordsInXml } from '../../../parsers/signatures/carriers/in-xml.ts';
import { edlSamples } from '../../../parsers/signatures/edl/samples.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { judgeTransactions } from '../../../parsers/signatures/transactions/judge-transactions.ts';
import { beginAt8, completeRecord, endAt9, makeSigner, payloadOf, signedRecord } from './test-records.ts';

/*
 * Containers that we read and release 1.4.1 does not (research/transparency-software 2.3.1, 5 no. 19): the values keep their verdict, and the
 * S.A.F.E. column says that this file is refused there.
 */

const signer = makeSigner();
const record = completeRecord(signer).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const value = `<value><signedData format="OCMF">${record}</signedData><publicKey>${signer.spkiHex}</publicKey></value>`;

function answers(xml: string) {
  return recordsInXml(new TextEncoder().encode(xml), 1).signedValues.map((found) => {
    const { signature, safe, rules } = verifyValue(found, [], null);
    return [signature, safe.reason ?? safe.verdict, rules.some(({ code }) => code.startsWith('transport.'))];
  });
}

describe('refused there', () => {
  test.each([
    ['a default namespace', `<values xmlns="http://example.invalid/x">${value}</values>`, 1],
    [
      'a prefix',
      `<s:values xmlns:s="urn:x">${value.replaceAll(/<(\/?)(value|signedData|publicKey)/g, '<$1s:$2')}</s:values>`,
      1,
    ],
    ['two roots', `<values>${value}</values><values>${value}</values>`, 2],
    ['an element that is not closed', `<values>${value}<value>`, 1],
    ['an ampersand on its own', `<values><!-- --><note>a & b</note>${value}</values>`, 1],
    ['tags that do not match', `<values>${value}</valuez>`, 1],
  ])('%s', (_, xml, count) => {
    expect(answers(xml)).toEqual(Array.from({ length: count }, () => ['valid', 'container', false]));
  });

  test('whatever the format', () => {
    const [sample] = edlSamples.edl40;
    const xml = `<values xmlns="urn:x"><value><signedData format="EDL_40_P">${sample?.text ?? ''}</signedData><publicKey>${sample?.publicKey ?? ''}</publicKey></value></values>`;
    expect(answers(xml)).toEqual([['valid', 'container', true]]);
  });

  test('a pair too', () => {
    const part = (context: string, pagination: string, reading: string): string =>
      `<value transactionId="1" context="Transaction.${context}"><signedData format="OCMF">${signedRecord(signer, payloadOf({ pagination, readings: [reading] }))}</signedData><publicKey>${signer.spkiHex}</publicKey></value>`;
    const pair = (namespace: string): string =>
      `<values${namespace}>${part('Begin', 'T1', beginAt8)}${part('End', 'T2', endAt9)}</values>`;
    const safeOf = (xml: string) => {
      const values = recordsInXml(new TextEncoder().encode(xml), 1).signedValues;
      const judged = values.map((found, index) => ({ index, value: found, verdict: verifyValue(found, [], null) }));
      return judgeTransactions(judged).map(({ signature, safe }) => [signature, safe.reason ?? safe.verdict]);
    };
    expect(safeOf(pair(''))).toEqual([['valid', 'verified']]);
    expect(safeOf(pair(' xmlns="urn:x"'))).toEqual([['valid', 'container']]);
  });
});

describe('read there', () => {
  test.each([
    ['as documented', `<?xml version="1.0" encoding="UTF-8"?>\n<values>\n  ${value}\n</values>\n`],
    ['an empty namespace', `<values xmlns="">${value}</values>`],
    ['a namespace of somebody else inside', `<values><note xmlns="urn:x">a</note>${value}</values>`],
    ['comments and elements that it does not know', `<!-- a --><values><x/>${value}</values><!-- b -->`],
    [
      'a namespace that nothing lies in',
      `<values xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${value}</values>`,
    ],
  ])('%s', (_, xml) => {
    expect(answers(xml)).toEqual([['valid', 'verified', false]]);
  });
});

describe('ampersands that begin no reference', () => {
  const container = (inner: string): string => `<values>${inner}${value}</values>`;
  test.each([
    ['in the text of an element before', container('<note>Müller & Söhne</note>'), 1],
    ['in an attribute', container('<note name="Müller & Söhne"/>'), 1],
    ['at the end', container('<note>a &</note>'), 1],
    ['without a semicolon', container('<note>&amp &lt</note>'), 2],
    ['before a blank and a semicolon', container('<note>& ;</note>'), 1],
    ['many', container('<note>& & & & & & & & & & & & & & & & & & & & & & & & &</note>'), 20],
  ])('%s lose no value', (_, xml, faults) => {
    const found = recordsInXml(new TextEncoder().encode(xml), 1);
    expect(answers(xml)).toEqual([['valid', 'container', false]]);
    expect(found.issues.map(({ code }) => code)).toEqual(
      Array.from({ length: faults }, () => 'signatures.xml-malformed'),
    );
    const [{ evidence } = { evidence: null }] = found.signedValues;
    if (evidence?.kind !== 'bytes') throw new Error('no bytes');
    const bytes = Buffer.from(xml).subarray(evidence.offset, evidence.offset + evidence.length);
    expect(bytes.toString()).toBe(record);
  });

  test('in a record they are what was signed', () => {
    const text = signedRecord(
      signer,
      payloadOf({ readings: [beginAt8, endAt9] }).replace('"GI":"Test"', '"GI":"A & B"'),
    );
    const xml = `<values><value><signedData>${text}</signedData><publicKey>${signer.spkiHex}</publicKey></value></values>`;
    expect(answers(xml)).toEqual([['valid', 'container', false]]);
  });

  test('in CDATA and comments they are no fault', () => {
    const xml = `<values><!-- a & b --><note><![CDATA[a & b]]></note>${value}</values>`;
    expect(answers(xml)).toEqual([['valid', 'verified', false]]);
  });
});

test('a message in SOAP is no container, whatever its elements are called', () => {
  const soap = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><m:meterValuesRequest xmlns:m="urn://Ocpp/Cs/2012/06/"><m:values><m:value format="SignedData">${record}</m:value></m:values></m:meterValuesRequest></s:Body></s:Envelope>`;
  expect(looksLikeSignedXml(soap)).toBe(false);
  expect(looksLikeSignedXml(`<?xml version="1.0"?>\n${soap}`)).toBe(false);
  expect(looksLikeSignedXml(`<values>${value}</values>`)).toBe(true);
});
