import { describe, expect, test } from 'vitest';
import { encodeHex } from '../../../parsers/base/text-encodings.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { edl, edlDefaults, isa, mennekes, seconds } from './block-records.ts';
import { blockKeys, fault, judgeBlock, said } from './judge-block.ts';
import { p192, p256 } from './sample-keys.ts';
import { valueOf } from './test-records.ts';

/* EDL 40, Mennekes and ISA by the tables of research/transparency-software 2.6, 2.8 and 2.9, field by field. */

describe('EDL 40', () => {
  test('every field stands at its place', () => {
    const verdict = judgeBlock('edl40', edl());
    expect(said(verdict)).toEqual(['valid', [], 'verified']);
    expect(verdict).toMatchObject({
      meter: '09014C414400000000A1',
      pagination: String(edlDefaults.pagination),
      readings: [
        { time: '2026-03-01T10:00:00+01:00', value: '25123.4', unit: 'Wh', obis: '1-0:1.17.0*255', status: '08' },
      ],
    });
    const facts = verdict.steps.find(({ step }) => step === 'read-payload')?.facts;
    const contractId = encodeHex(edlDefaults.contract);
    expect(facts).toMatchObject({ contractId, contract: contractId.slice(2), logIndex: '5152', status: '8' });
  });

  test.each([
    ['historical value', { historical: 0x0102030405060708n }],
    ['line resistance', { resistance: 0x1112n }],
    ['stopwatch', { stopwatch: 0x21222324n }],
    ['price, most significant byte first', { price: 0x3132n }],
    ['total register', { obis: '0100010800ff' }],
    ['only the low byte of the state', { status: [0x1234n, 0x34] as const }],
    ['a power of ten', { scaler: 2 }],
    ['256 bits', { curve: 'secp256r1', version: 4n, status: [0n, 0] as const } as const],
  ])('%s is signed', (_, shape) => {
    const text = edl(shape);
    const key = 'curve' in shape ? encodeHex(p256.coordinates) : blockKeys['edl40'];
    expect(said(judgeBlock('edl40', text, key))).toEqual(['valid', [], 'verified']);
  });

  test('a compensated value is signed and shown instead', () => {
    const verdict = judgeBlock('edl40', edl({ compensated: 240_000n }));
    expect([verdict.signature, verdict.readings[0]?.value]).toEqual(['valid', '24000.0']);
  });

  test.each([
    [17, 0],
    [31, 3],
    [16, 4],
    [11, 5],
    [9, 6],
    [8, 7],
  ])('bit %i of the state of a meter with 256 bits is signed as bit %i', (from, to) => {
    const text = edl({ curve: 'secp256r1', version: 4n, status: [(1n << BigInt(from)) | 0x06n, 1 << to] });
    expect(judgeBlock('edl40', text, encodeHex(p256.coordinates)).signature).toBe('valid');
  });

  test('without the version 4 that program takes the log bytes for part of the signature', () => {
    const text = edl({ curve: 'secp256r1', status: [0n, 0] });
    expect(said(judgeBlock('edl40', text, encodeHex(p256.coordinates)))).toEqual(['valid', [], 'signature-structure']);
  });

  test('a unit that is not the watt-hour has no energy', () => {
    const verdict = judgeBlock('edl40', edl({ unit: 27 }));
    expect(said(verdict)).toEqual(['valid', ['fatal format.unit unit'], 'verified']);
    expect(verdict.readings[0]?.unit).toBe('DLMS 27');
  });

  test.each(['meter', 'secondsIndex', 'pagination', 'contract', 'signature'])('%s is needed', (name) => {
    expect(fault(judgeBlock('edl40', edl({ without: [name] })))).toBe('entries-missing');
  });

  test('a wrong checksum is told; that program does not read the file', () => {
    const text = edl();
    const other = text.endsWith('00') ? `${text.slice(0, -2)}01` : `${text.slice(0, -2)}00`;
    expect(said(judgeBlock('edl40', other))).toEqual(['valid', ['warning format.checksum'], 'format']);
  });

  test('the offset is told as what nobody signed', () => {
    const [rule] = judgeBlock('edl40', edl()).rules;
    expect([rule?.severity, rule?.code, rule?.params]).toEqual([
      'info',
      'format.offset-not-signed',
      { offset: '+01:00' },
    ]);
  });
});

describe('Mennekes', () => {
  const key = p192.coordinates;
  test('both ends', () => {
    const verdict = judgeBlock('edl40-mennekes', mennekes());
    expect(said(verdict)).toEqual(['valid', [], 'verified']);
    expect(verdict).toMatchObject({
      energyWh: '141.9',
      pagination: '21',
      readings: [
        { time: '2026-03-01T10:00:00+01:00', tx: 'B', value: '51911.6' },
        { time: '2026-03-01T10:04:30+01:00', tx: 'E', value: '52053.5' },
      ],
    });
    expect(verdict.steps.filter(({ step }) => step === 'digest')).toHaveLength(2);
  });

  test.each<readonly [string, string, readonly string[], string]>([
    ['equal running numbers', mennekes({}, { pagination: 20n }), ['fatal format.pagination Pagination'], 'pagination'],
    [
      'falling running numbers',
      mennekes({}, { pagination: 19n }),
      ['fatal format.pagination Pagination'],
      'pagination',
    ],
    ['no energy', mennekes({}, { value: 519_116n }), [], 'verified'],
    ['falling values', mennekes({}, { value: 519_115n }), ['fatal format.value-regression Value'], 'start-above-stop'],
    [
      'an end before the begin',
      mennekes({}, { time: '2026-03-01T09:59:59+01:00', localSeconds: seconds + 3599n }),
      ['fatal transaction.time-regression Timestamp'],
      'verified',
    ],
    [
      'an end with the begin',
      mennekes({}, { time: '2026-03-01T10:00:00+01:00', localSeconds: seconds + 3600n }),
      [],
      'verified',
    ],
    [
      'an end in another zone',
      mennekes({}, { time: '2026-03-01T08:01:00-01:00', localSeconds: seconds - 3540n }),
      [],
      'verified',
    ],
    [
      'another event counter',
      mennekes({}, { eventCounter: 0x0103 }),
      ['warning transaction.event-counter-differs EventCounter'],
      'verified',
    ],
    ['log bytes behind the signature', mennekes({ behind: 'a1a2' }, { behind: 'a1a2' }), [], 'verified'],
    [
      'a zone of half an hour',
      mennekes({ time: '2026-03-01T14:30:00+05:30', localSeconds: seconds + 19_800n }),
      [],
      'verified',
    ],
    ['UTC', mennekes({ time: '2026-03-01T09:00:00Z', localSeconds: seconds }), [], 'verified'],
  ])('%s', (_, text, rules, safe) => {
    expect(said(judgeBlock('edl40-mennekes', text))).toEqual(['valid', rules, safe]);
  });

  test.each([
    ['the begin', mennekes().replace('<Value>519116<', '<Value>519117<')],
    ['the end', mennekes().replace('<Value>520535<', '<Value>520536<')],
  ])('%s changed', (_, text) => {
    const verdict = judgeBlock('edl40-mennekes', text);
    expect([verdict.signature, verdict.safe.reason]).toEqual(['invalid', 'signature']);
  });

  test('without a key that program asks for one, and a given one is taken', () => {
    expect(said(verifyValue(valueOf(mennekes({}, {}, null), { format: 'edl40-mennekes' }), [], null))).toEqual([
      'unverifiable',
      [],
      'no-key',
    ]);
    expect(said(judgeBlock('edl40-mennekes', mennekes({}, {}, null), encodeHex(key)))).toEqual([
      'valid',
      [],
      'verified',
    ]);
  });

  test('a given key that nobody can read', () => {
    const verdict = judgeBlock('edl40-mennekes', mennekes({}, {}, null), 'no key!');
    expect([verdict.signatureReason, verdict.safe.reason]).toEqual(['unusable-key', 'key-encoding']);
  });

  test('the offset is told as what nobody signed', () => {
    const { rules } = judgeBlock('edl40-mennekes', mennekes());
    expect(rules.map(({ code, params }) => [code, params])).toEqual([
      ['format.offset-not-signed', { offset: '+01:00' }],
    ]);
  });

  test.each(['Timestamp', 'Signature', 'Value', 'Pagination', 'SecondIndex', 'TimestampCustomerIdent', 'ServerId'])(
    '%s is needed',
    (name) => {
      expect(
        fault(judgeBlock('edl40-mennekes', mennekes().replaceAll(new RegExp(`<${name}>[^<]*</${name}>`, 'g'), ''))),
      ).toBe('measurement-incomplete');
    },
  );
});

describe('ISA', () => {
  test('every field stands at its place', () => {
    const verdict = judgeBlock('isa-edl40', isa());
    expect(said(verdict)).toEqual(['valid', [], 'verified']);
    expect(verdict).toMatchObject({
      energyWh: '22329.4',
      pagination: String(0x71727374),
      meter: '09014C414400000000A1',
      readings: [
        { time: '2026-03-01T09:50:00+01:00', tx: 'B', value: '25695931.6', obis: '1-0:1.8.0*128', status: '36' },
        { time: '2026-03-01T10:00:00+01:00', tx: 'E', value: '25718261.0', obis: '1-0:1.8.0*255', status: '35' },
      ],
    });
  });

  test.each(['contract', 'start', 'pagination', 'meter'] as const)('%s is needed', (name) => {
    expect(fault(judgeBlock('isa-edl40', isa({ without: [name] })))).toBe('entries-missing');
  });

  test('what is told beside', () => {
    const told = (shape: Parameters<typeof isa>[0]): readonly unknown[] =>
      judgeBlock('isa-edl40', isa(shape)).rules.map(({ severity, code, params }) => [severity, code, params]);
    expect(told({})).toEqual([
      ['info', 'format.offset-not-signed', { offset: '+01:00' }],
      ['info', 'format.inner-signature', {}],
    ]);
    expect(told({ status: 0x135n })[0]).toEqual([
      'warning',
      'format.status-not-signed',
      { stated: '135', signed: '35' },
    ]);
    expect(judgeBlock('isa-edl40', isa({ unit: 27 })).readings.map(({ unit }) => unit)).toEqual(['DLMS 27', 'DLMS 27']);
  });

  test.each([
    [0, 'C', null],
    [1, 'C', null],
    [2, 'E', '22329.4'],
  ])('phase %i: the present value is %s', (phase, tx, energyWh) => {
    const verdict = judgeBlock('isa-edl40', isa({ phase }));
    expect([verdict.signature, verdict.readings[1]?.tx, verdict.energyWh]).toEqual(['valid', tx, energyWh]);
  });

  test.each<readonly [string, Parameters<typeof isa>[0], readonly string[]]>([
    ['falling values', { value: 256_959_315n }, ['fatal format.value-regression']],
    ['no energy', { value: 256_959_316n }, []],
    ['no watt-hours', { unit: 27 }, ['fatal format.unit unit']],
    ['a state beyond its signed byte', { status: 0x135n }, ['warning format.status-not-signed status']],
    [
      'a state of the begin beyond its signed byte',
      { startStatus: 0x136n },
      ['warning format.status-not-signed status'],
    ],
    ['a begin whose time nobody signed', { contractAt: seconds - 601n }, ['warning format.begin-time-not-signed']],
    ['a begin behind the present', { begunAt: seconds + 1n }, ['fatal transaction.time-regression']],
    ['a begin at the present', { begunAt: seconds }, []],
  ])('%s', (_, shape, rules) => {
    expect(said(judgeBlock('isa-edl40', isa(shape)))).toEqual(['valid', rules, 'verified']);
  });
});
