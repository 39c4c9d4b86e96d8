import { describe, expect, test } from 'vitest';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { alfen, alfenData, pcdf } from './block-records.ts';
import { fault, judgeBlock, said } from './judge-block.ts';
import { p256 } from './sample-keys.ts';
import { base32 } from './sml-writer.ts';
import { valueOf } from './test-records.ts';
import { told } from './told-rules.ts';

/* Alfen and PCDF by the tables of research/transparency-software 2.5 and 2.10, field by field. */

describe('Alfen', () => {
  test('every field stands at its place', () => {
    const text = alfen();
    const verdict = judgeBlock('alfen', text);
    expect(said(verdict)).toEqual(['valid', [], 'verified']);
    expect(verdict).toMatchObject({
      gateway: '0102030405060708090A',
      meter: '1112131415161718191A',
      pagination: String(0x05060708),
      curve: 'secp192r1',
      energyWh: null,
      readings: [
        {
          time: '2026-03-01T09:00:00+00:00',
          tx: 'B',
          value: '251234',
          unit: 'Wh',
          obis: '1-0:1.8.0*255',
          status: '00000000',
        },
      ],
    });
    const facts = verdict.steps.find(({ step }) => step === 'read-payload')?.facts;
    expect(facts).toEqual({ type: '0', firmware: 'v014', user: 'SAMPLE-UID', session: String(0x01020304) });
    const { offset, length } = verdict.proof?.signedRange ?? { offset: 0, length: 0 };
    expect(text.slice(offset, offset + length)).toBe(base32(alfenData()));
  });

  test('status bits 1 and 2, 16, 30 and 31 spoil it, 26 is a remark', () => {
    const found = Array.from({ length: 32 }, (_, bit) =>
      said(judgeBlock('alfen', alfen({ status: 1n << BigInt(bit) }))),
    );
    for (const [bit, answer] of found.entries()) {
      const expected = [1, 2, 16, 30, 31].includes(bit)
        ? [['fatal format.meter-status status'], 'meter-status']
        : [bit === 26 ? ['warning format.start-mismatch status'] : [], 'verified'];
      expect([bit, answer]).toEqual([bit, ['valid', ...expected]]);
    }
    const several = judgeBlock('alfen', alfen({ status: (1n << 31n) | 2n }));
    expect(several.rules.map(({ params }) => params['bits']).filter(Boolean)).toEqual(['1, 31']);
    expect(several.readings[0]?.status).toBe('80000002');
  });

  test.each<readonly [string, bigint, number]>([
    ['251234', 251_234n, 0],
    ['25123.4', 251_234n, -1],
    ['251234000', 251_234n, 3],
    ['-5', -5n, 0],
    ['9007199254740.993', 9_007_199_254_740_993n, -3],
  ])('%s from an integer and a power of ten', (expected, value, scalar) => {
    expect(judgeBlock('alfen', alfen({ value, scalar })).readings[0]?.value).toBe(expected);
  });

  test('a unit that is not the watt-hour has no energy; that program does not look', () => {
    const verdict = judgeBlock('alfen', alfen({ unit: 27 }));
    expect(said(verdict)).toEqual(['valid', ['fatal format.unit unit'], 'verified']);
    expect(verdict.readings[0]?.unit).toBe('DLMS 27');
  });

  test('the type tells begin, end and between, and is not signed', () => {
    expect(['0', '1', '2'].map((type) => judgeBlock('alfen', alfen({ type })).readings[0]?.tx)).toEqual([
      'B',
      'E',
      'C',
    ]);
    expect(told(judgeBlock('alfen', alfen()))).toEqual(['info format.type-not-signed type']);
  });

  test('the user id ends at a zero and shows no control characters', () => {
    const user = (written: string): unknown =>
      judgeBlock('alfen', alfen({ user: written })).steps.find(({ step }) => step === 'read-payload')?.facts['user'];
    expect(['A\u0000B', ' AB ', 'A\u001fB', 'A\u007fB', '~A ', 'A\u00e4'].map(user)).toEqual([
      'A',
      'AB',
      'A?B',
      'A?B',
      '~A',
      'A?',
    ]);
  });

  const parts = alfen().split(';');
  const changed = (index: number, value: string): string => parts.with(index, value).join(';');
  test.each([
    ['without the last semicolon', parts.slice(0, 6).join(';'), 'readable'],
    ['five fields', parts.slice(0, 5).join(';'), 'six-fields'],
    ['something behind', `${alfen()}x`, 'six-fields'],
    ['eight fields', `${alfen()};`, 'six-fields'],
    ['another head', changed(0, 'AQ'), 'six-fields'],
    ['a key that is no Base32', changed(3, '!'), 'base32'],
    ['data that are no Base32', changed(4, '!'), 'base32'],
    ['a signature that is no Base32', changed(5, '!'), 'base32'],
    ['81 bytes', changed(4, base32(alfenData().subarray(1))), 'data-length'],
    ['83 bytes', changed(4, base32(Buffer.concat([alfenData(), Buffer.from([0])]))), 'data-length'],
    ['47 bytes of signature', changed(5, base32(new Uint8Array(47))), 'signature-length'],
  ])('%s', (_, text, expected) => {
    expect(fault(judgeBlock('alfen', text))).toBe(expected);
  });

  test('a key beside the record that differs: ours holds by the one within, theirs is spoiled', () => {
    const verdict = verifyValue(valueOf(alfen(), { format: 'alfen', enclosedKey: base32(p256.compressed) }), [], null);
    expect([verdict.signature, verdict.safe.reason]).toEqual(['valid', 'key-differs']);
  });
});

describe('PCDF', () => {
  test('every field stands in its place', () => {
    const verdict = judgeBlock('pcdf', pcdf());
    expect(said(verdict)).toEqual(['valid', [], 'verified']);
    expect(verdict).toMatchObject({
      meter: '12345678901',
      pagination: '17',
      energyWh: '3276',
      curve: 'secp256r1',
      readings: [
        { time: '2026-03-01T10:00:00Z', tx: 'B', value: '0', unit: 'kWh', obis: '128.8.0' },
        { time: '2026-03-01T10:15:00Z', tx: 'E', value: '0003.276', unit: 'kWh' },
      ],
    });
    const facts = verdict.steps.find(({ step }) => step === 'read-payload')?.facts;
    expect(facts).toEqual({ software: '513f627b', duration: '001500', session: '959bff1e-7164' });
  });

  const good: readonly (readonly [string, string])[] = [
    ['ST', '190101000000'],
    ['ST', '240229235959'],
    ['CT', '991231235959'],
    ['TV', '0'],
    ['CD', '999999'],
    ['CSC', '0'],
    ['DT', '12'],
    ['RV', '00001234*kWh'],
    ['SI', `${'a'.repeat(36)}*0*${'b'.repeat(36)}`],
    ['SI', 'a*9*b'],
  ];
  test.each(good)('%s may be %j', (name, value) => {
    expect(said(judgeBlock('pcdf', pcdf({ [name]: value })))).toEqual(['valid', [], 'verified']);
  });

  const bad: readonly (readonly [string, string])[] = [
    ['ST', '181231235959'],
    ['ST', '260001000000'],
    ['ST', '261301000000'],
    ['ST', '260100000000'],
    ['ST', '260431000000'],
    ['ST', '230229000000'],
    ['ST', '260301240000'],
    ['ST', '260301006000'],
    ['ST', '260301000060'],
    ['ST', '2603011000000'],
    ['ST', 'x260301100000'],
    ['CD', 'x001500'],
    ['TV', '1x'],
    ['TV', 'x1'],
    ['CSC', 'x1'],
    ['RV', '0003.276*kWh.'],
    ['DT', '1x'],
    ['ST', '26030110000'],
    ['CT', '26030110150x'],
    ['CD', '01500'],
    ['CD', '0015000'],
    ['TV', '2'],
    ['TV', ''],
    ['CSC', '1x'],
    ['CSC', ''],
    ['RV', '003.276*kWh'],
    ['RV', '00003.276*kWh'],
    ['RV', '0003,276*kWh'],
    ['RV', '0003.276*Wh'],
    ['RV', '0003.276kWh'],
    ['SI', '55*1'],
    ['SI', `${'a'.repeat(37)}*1*b`],
    ['SI', `a*1*${'b'.repeat(37)}`],
    ['SI', 'a*12*b'],
    ['SI', '*1*b'],
    ['SI', 'a*1*'],
    ['CS', '513f627'],
    ['CS', '513f627bb'],
    ['HW', '1234567890'],
    ['HW', '123456789012'],
    ['DT', 'x1'],
    ['DT', ''],
  ];
  test.each(bad)('%s must not be %j', (name, value) => {
    expect(said(judgeBlock('pcdf', pcdf({ [name]: value })))).toEqual([
      'valid',
      [`fatal format.structure ${name}`],
      'billing-field',
    ]);
  });

  test.each(['BV', 'SP'])('%s must be 1 to bill', (name) => {
    expect(said(judgeBlock('pcdf', pcdf({ [name]: '0' })))).toEqual([
      'valid',
      [`fatal format.billing-not-allowed ${name}`],
      'billing-field',
    ]);
  });

  test('the end is not before the begin', () => {
    expect(said(judgeBlock('pcdf', pcdf({ CT: '260301095959' })))[1]).toEqual(['fatal transaction.time-regression CT']);
    expect(said(judgeBlock('pcdf', pcdf({ CT: '260301100000' })))[1]).toEqual([]);
  });

  test.each(['ST', 'CT', 'CD', 'TV', 'BV', 'CSC', 'SP', 'RV', 'SI', 'CS', 'HW', 'DT', 'PK'])('%s is needed', (name) => {
    expect(fault(judgeBlock('pcdf', pcdf({ [name]: null })))).toBe(`missing-${name}`);
  });

  test.each([
    ['no signature', pcdf().replace(/\(SG:.*$/, ''), 'missing-SG'],
    ['a field twice', pcdf().replace('(TV:1)', '(TV:1)(TV:1)'), 'double-TV'],
    ['a field behind the signature', `${pcdf()}(ZZ:1)`, 'signature-not-last'],
    ['a signature that is none', pcdf().replace(/\(SG:.*$/, '(SG:00)'), 'signature'],
    ['no tuple', 'ST:260301100000', 'no-tuple'],
    ['no end', '128.8.0', 'no-tuple'],
    ['text around', `Ladung 1: ${pcdf()} Ende`, 'readable'],
  ])('%s', (_, text, expected) => {
    expect(fault(judgeBlock('pcdf', text))).toBe(expected);
  });

  test('text around is not signed', () => {
    const verdict = judgeBlock('pcdf', `Ladung ä: ${pcdf()} Ende`);
    expect([verdict.signature, verdict.proof?.signedRange.offset]).toEqual(['valid', 11]);
  });
});
