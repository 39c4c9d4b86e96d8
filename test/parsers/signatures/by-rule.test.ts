import { describe, expect, test } from 'vitest';
import { recordsInText } from '../../../parsers/signatures/carriers/in-text.ts';
import { recordsInXml } from '../../../parsers/signatures/carriers/in-xml.ts';
import { recordsInFrame } from '../../../parsers/signatures/in-frame.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { edlSamples } from '../../../parsers/signatures/edl/samples.ts';
import { judgeTransactions } from '../../../parsers/signatures/transactions/judge-transactions.ts';
import type { PublicKeyRecord, SignedValueChannel, SignedValueRecord } from '../../../parsers/model/signed-value.ts';
import {
  at,
  begin,
  between,
  codes,
  end,
  fiscal,
  judge,
  key,
  object,
  payload,
  readings,
  record,
  signatureOf,
  signer,
  worst,
  type Fields,
} from './record-writer.ts';
import { frameOf, keyOf, makeSigner, valueOf } from './test-records.ts';

/* Records that were written from the rules of research, one departure each, with what must follow known before. */

describe('one record', () => {
  const energy: readonly (readonly [string, string, string | null, string, readonly string[]])[] = [
    ['numbers with exponents', readings(begin({ RV: '1e3' }), end({ RV: '1.5E+03' })), '500000', 'usable', []],
    ['1.0 and 1.00 are one number', readings(begin({ RV: '1.0' }), end({ RV: '1.00' })), '0', 'usable', []],
    ['minus zero is zero', readings(begin({ RV: '-0' }), end({ RV: '-0.0' })), '0', 'usable', []],
    [
      'more digits than a double holds',
      readings(begin({ RV: '12345678901234567.123' }), end({ RV: '12345678901234567.124' })),
      '1',
      'usable',
      [],
    ],
    [
      'energy in ohms has no amount',
      readings(begin({ RU: '"mOhm"' }), end({ RU: '"uOhm"' })),
      null,
      'not-usable',
      ['ocmf.unit-not-energy', 'ocmf.unit-not-energy', 'ocmf.units-mixed'],
    ],
    [
      'begin and end on two registers',
      readings(begin({ RI: '"1-b:1.8.0"' }), end({ RI: '"1-b:1.8.1"' })),
      null,
      'not-usable',
      ['transaction.register-changed'],
    ],
    [
      'one register in two spellings',
      readings(begin({ RI: '"1-b:1.8.0"' }), end({ RI: '"01-0B:01.08.00*FF"' })),
      '29500',
      'usable',
      [],
    ],
    [
      'an intermediate value above the end',
      readings(begin(), between({ RV: '200' }), end()),
      '29500',
      'not-usable',
      ['ocmf.value-outside', 'ocmf.value-regression-within'],
    ],
    [
      'a value that falls between the ends',
      readings(begin(), between({ RV: '120' }), between({ RV: '110', TM: at('08:40') }), end()),
      '29500',
      'usable',
      ['ocmf.value-regression-within'],
    ],
    [
      'falling before the end is known',
      readings(begin(), between({ RV: '90' })),
      null,
      'undecided',
      ['ocmf.value-regression-within', 'ocmf.end-missing'],
    ],
    [
      'fiscal readings that fall',
      record(payload(fiscal, [end({ TX: null }), begin({ TX: null })])),
      null,
      'undecided',
      ['ocmf.value-regression-within', 'ocmf.time-regression-within'],
    ],
    [
      'fiscal readings that rise',
      record(payload(fiscal, [begin({ TX: null }), end({ TX: null })])),
      null,
      'undecided',
      [],
    ],
  ];
  test.each(energy)('%s', (_, text, energyWh, billing, expected) => {
    const verdict = judge(text);
    expect([verdict.signature, verdict.energyWh, verdict.billing]).toEqual(['valid', energyWh, billing]);
    expect(codes(verdict.rules).toSorted()).toEqual([...expected].toSorted());
  });

  test.each(['0.4', '0.5'])('the algorithm stands in the payload of version %s', (version) => {
    const other = makeSigner('prime192v1');
    const text = payload({ FV: `"${version}"`, SA: `"${other.sa}"`, IS: version === '0.4' ? '"VERIFIED"' : 'true' });
    const verdict = judge(record(text, { SA: null }, other), [keyOf(other.spkiHex)]);
    expect([verdict.signature, verdict.curve]).toEqual(['valid', 'secp192r1']);
    expect(codes(verdict.rules)).toEqual([]);
  });

  test('from 1.0 on an algorithm in the payload is a name like any other', () => {
    const other = makeSigner('prime192v1');
    const verdict = judge(record(payload({ SA: `"${other.sa}"` }), { SA: null }, other), [keyOf(other.spkiHex)]);
    expect([verdict.signature, verdict.signatureReason]).toEqual(['invalid', 'curve-of-key-differs']);
  });

  const base64 = signatureOf(payload(), 'base64');
  test.each([
    ['plain', base64, 'none'],
    ['line breaks', base64.replaceAll(/.{32}/g, '$&\\r\\n'), 'warning'],
    ['URL alphabet without padding', `${Buffer.from(base64, 'base64').toString('base64url')} `, 'warning'],
  ])('Base64 signature: %s', (_, text, severity) => {
    const verdict = judge(record(payload(), { SE: '"base64"', SD: `"${text}"` }));
    expect([verdict.signature, worst(verdict.rules)]).toEqual(['valid', severity]);
  });

  const pem = String(signer.publicKey.export({ type: 'spki', format: 'pem' }));
  test.each([
    ['in quotes', `"${signer.spkiHex}"`],
    ['as a JSON string', JSON.stringify(pem)],
    ['with written escapes', pem.replaceAll('\n', String.raw`\n`)],
    ['in quotes, Base64', `"${Buffer.from(signer.spkiHex, 'hex').toString('base64')}"`],
  ])('a key %s', (_, text) => {
    expect(judge(record(), [keyOf(text)]).signature).toBe('valid');
  });
});

function judgeAll(values: readonly SignedValueRecord[], keys: readonly PublicKeyRecord[] = [key]) {
  return judgeTransactions(values.map((value, index) => ({ index, value, verdict: verifyValue(value, keys, null) })));
}

function page(number: number, list: readonly string[], more: Fields = {}): string {
  return record(payload({ PG: `"T${number}"`, ...more }, list));
}

describe('a session of several records', () => {
  const plain = (texts: readonly string[]): readonly SignedValueRecord[] =>
    texts.map((text, index) => valueOf(text, { index }));

  test('an intermediate reading from before the begin is told', () => {
    const [session] = judgeAll(plain([page(1, [begin()]), page(2, [between({ TM: at('07:20') })]), page(3, [end()])]));
    expect(codes(session?.rules ?? [])).toEqual(['transaction.time-regression']);
    expect(session?.billing).toBe('usable');
  });

  test('a list with its newest value on top is read from below', () => {
    const texts = [
      page(1, [begin()]),
      page(2, [end()]),
      page(3, [begin({ RV: '129.500', TM: at('10:00') })]),
      page(4, [end({ RV: '140', TM: at('11:00') })]),
    ];
    const sessions = judgeAll(plain(texts.toReversed()));
    expect(sessions.map(({ members, energyWh, billing }) => [members, energyWh, billing])).toEqual([
      [[1, 0], '10500', 'usable'],
      [[3, 2], '29500', 'usable'],
    ]);
  });

  test('a falling number alone is no such list', () => {
    const [session] = judgeAll(plain([page(5, [begin()]), page(4, [end()])]));
    expect(codes(session?.rules ?? [])).toContain('transaction.pagination-descends');
  });

  test('two points behind one gateway that names no meters', () => {
    const point = (id: string): Fields => ({ MS: null, CT: '"EVSEID"', CI: `"${id}"` });
    const sessions = judgeAll(
      plain([
        page(1, [begin()], point('E1')),
        page(2, [begin({ RV: '500', TM: at('08:10') })], point('E2')),
        page(3, [end()], point('E1')),
        page(4, [end({ RV: '600', TM: at('09:10') })], point('E2')),
      ]),
    );
    expect(sessions.map(({ members, energyWh }) => [members, energyWh])).toEqual([
      [[0, 2], '29500'],
      [[1, 3], '100000'],
    ]);
    const told = sessions.flatMap(({ rules }) => codes(rules));
    // Numbers between those of a session are on the other point's records.
    expect(told.filter((code) => !code.startsWith('ocmf.'))).toEqual([]);
    expect(sessions.map(({ billing }) => billing)).toEqual(['usable', 'usable']);
  });

  const twice = [
    page(1, [begin()]),
    page(2, [end()]),
    page(3, [begin({ RV: '129.500', TM: at('10:00') })]),
    page(4, [end({ RV: '140', TM: at('11:00') })]),
  ];
  const underOneId = (channel: SignedValueChannel): readonly SignedValueRecord[] =>
    twice.map((text, index) => valueOf(text, { index, channel, transactionId: '0', station: 'CP-1' }));

  test('an id that messages use a second time is a second session', () => {
    const sessions = judgeAll(underOneId('transaction-data'));
    expect(
      sessions.map(({ transactionId, members, energyWh, billing }) => [transactionId, members, energyWh, billing]),
    ).toEqual([
      ['0', [0, 1], '29500', 'usable'],
      ['0', [2, 3], '10500', 'usable'],
    ]);
  });

  test('in a container one id is one session', () => {
    const sessions = judgeAll(underOneId('safe-xml'));
    expect(sessions).toHaveLength(1);
    expect(codes(sessions[0]?.rules ?? [])).toContain('transaction.begin-repeated');
  });

  test('a closing record that repeats the begin stays in its session', () => {
    const texts = [page(1, [begin()]), page(2, [between()]), page(3, [begin(), end()])];
    const values = texts.map((text, index) =>
      valueOf(text, { index, channel: 'transaction-data', transactionId: '5', station: 'CP-1' }),
    );
    expect(judgeAll(values).map(({ members, billing }) => [members, billing])).toEqual([[[0, 1, 2], 'usable']]);
  });

  test.each([
    ['signed-meter-value', 'verified'],
    ['transaction-data', 'verified'],
    ['safe-xml', 'start-in-end-record'],
  ] as const)('a complete record sent as begin and as end (KEBA), over %s: %s', (channel, expected) => {
    const values = ['Transaction.Begin', 'Transaction.End'].map((context, index) =>
      valueOf(page(1, [begin({ RI: '"1-b:1.8.0"' }), end({ RI: '"1-b:1.8.0"' })]), {
        index,
        channel,
        context,
        transactionId: '5',
        enclosedKey: signer.spkiHex,
      }),
    );
    const [session] = judgeAll(values);
    expect([session?.energyWh, session?.safe.reason ?? session?.safe.verdict]).toEqual(['29500', expected]);
  });

  test('the S.A.F.E. column takes the key that an OCPP envelope means', () => {
    const composite = Buffer.from(`oca:base16:asn1:${signer.spkiHex}`).toString('base64');
    const values = [page(1, [begin()]), page(2, [end()])].map((text, index) =>
      valueOf(text, {
        index,
        channel: 'signed-meter-value',
        transactionId: '5',
        enclosedKey: index === 0 ? composite : null,
      }),
    );
    const own = verifyValue(values[0] ?? valueOf(''), [], null);
    expect([own.signature, own.safe.verdict]).toEqual(['valid', 'verified']);
    expect(judgeAll(values)[0]?.safe.verdict).toBe('verified');
    // In its own container that program decodes no composite.
    const contained = verifyValue({ ...(values[0] ?? valueOf('')), channel: 'safe-xml' }, [], null);
    expect(contained.safe.reason).toBe('key-encoding');
  });
});

describe('carriers', () => {
  test('cells of a CSV table', () => {
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const table = `time;value\r\n1;${cell(page(1, [begin({ RI: '"1-b:1.8.0"' })]))}\r\n2;${cell(page(2, [end({ RI: '"1-b:1.8.0"' })]))}\r\n`;
    const values = recordsInText(new TextEncoder().encode(table), 1).signedValues;
    expect(values.map(({ layers }) => layers)).toEqual([['csv-quotes'], ['csv-quotes']]);
    expect(judgeAll(values).map(({ signature, energyWh }) => [signature, energyWh])).toEqual([['valid', '29500']]);
  });

  test.each([
    ['a page', (text: string) => `<html><body><pre>${text.replaceAll('"', '&quot;')}</pre></body></html>`],
    ['some other XML', (text: string) => `<?xml version="1.0"?><a><b>${text.replaceAll('"', '&#34;')}</b></a>`],
    ['SQL', (text: string) => `INSERT INTO t VALUES (1,'${text.replaceAll('"', String.raw`\"`)}');\n`],
  ])('in the escapes of %s', (_, written) => {
    expect(judge(written(record())).signature).toBe('valid');
  });

  test('entities without a document are a fault of the record, with a hint', () => {
    const verdict = judge(record().replaceAll('"', '&quot;'));
    expect([verdict.readable, verdict.rules.some(({ code }) => code === 'hint.html-entities')]).toEqual([
      'broken',
      true,
    ]);
  });

  test('letters of one byte each are signed as they stand in the file', () => {
    const text = payload({ TT: '"Ladetarif für Gäste"' });
    const signed = Buffer.from(text, 'latin1');
    const asLatin = `OCMF|${text}|${object({ SD: `"${Buffer.from(signer.sign(signed)).toString('hex')}"` })}`;
    const inXml = `<?xml version="1.0" encoding="ISO-8859-1"?><values><value><signedData>${asLatin.replaceAll('"', '&quot;')}</signedData></value></values>`;
    const values = [
      ...recordsInText(Buffer.from(asLatin, 'latin1'), 1).signedValues,
      ...recordsInXml(Buffer.from(inXml, 'latin1'), 1).signedValues,
      // Signed as UTF-8 and only carried in Latin-1.
      ...recordsInText(Buffer.from(record(text), 'latin1'), 1).signedValues,
    ];
    const verdicts = values.map((value) => verifyValue(value, [key], null));
    expect(verdicts.map(({ signature }) => signature)).toEqual(['valid', 'valid', 'valid']);
    expect(verdicts[0]?.proof?.signedHex).toBe(signed.toString('hex'));
    expect(verdicts[0]?.proof?.signedRange).toEqual({ offset: 5, length: signed.length });
    // The same record written anew as UTF-8 holds other bytes than were signed.
    const anew = judge(asLatin);
    expect([anew.signature, anew.rules.some(({ code }) => code === 'hint.charset')]).toEqual(['invalid', true]);
  });

  test("a vendor's DataTransfer names transaction, context and connector beside the record", () => {
    const data = JSON.stringify({ connectorId: 2, transactionId: 77, context: 'Transaction.End', value: record() });
    const { signedValues } = recordsInFrame(frameOf('DataTransfer'), { vendorId: 'x', messageId: 'y', data });
    expect(signedValues.map(({ transactionId, context, connector }) => [transactionId, context, connector])).toEqual([
      ['77', 'Transaction.End', 2],
    ]);
  });

  test.each([
    ['edl40Sig', 'EDL_40_SIG'],
    ['edl40Mennekes', 'EDL_40_MENNEKES'],
  ] as const)('%s in a CDATA section, as elements and with entities', (name, format) => {
    const inner = edlSamples[name][0]?.text ?? '';
    const escaped = inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    for (const body of [inner, `<![CDATA[${inner}]]>`, escaped]) {
      const xml = `<values><value transactionId="1"><signedData format="${format}">${body}</signedData></value></values>`;
      const [value] = recordsInXml(new TextEncoder().encode(xml), 1).signedValues;
      const verdict = verifyValue(value ?? valueOf(''), [], null);
      // Coordinates without more are the form of these keys and no remark.
      expect([verdict.signature, codes(verdict.rules)]).toEqual(['valid', []]);
    }
  });

  test('coordinates without more stay worth a remark for OCMF', () => {
    expect(codes(judge(record(), [keyOf(signer.spkiHex.slice(-128))]).rules)).toEqual(['key.odd-form']);
  });
});
