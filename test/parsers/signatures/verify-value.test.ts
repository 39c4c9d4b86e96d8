import { describe, expect, test } from 'vitest';
import type { PublicKeyRecord } from '../../../parsers/model/signed-value.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import {
  beginAt8,
  completeRecord,
  endAt9,
  keyOf,
  makeSigner,
  payloadOf,
  reading,
  signedRecord,
  valueOf,
} from './test-records.ts';

const signer = makeSigner();
const other = makeSigner('prime256v1', 'two');
const record = completeRecord(signer);

function verify(
  text: string,
  keys: readonly PublicKeyRecord[] = [keyOf(signer.spkiHex)],
  more: Parameters<typeof valueOf>[1] = {},
) {
  return verifyValue(valueOf(text, more), keys, null);
}

function codes(text: string): readonly string[] {
  return verify(text).rules.map(({ code, severity }) => `${severity} ${code}`);
}

describe('four answers', () => {
  test('a sound record with a pinned key', () => {
    const verdict = verify(record);
    expect(verdict).toMatchObject({
      readable: 'ok',
      signature: 'valid',
      signatureReason: 'matches',
      keyOrigin: 'pinned',
      curve: 'secp256r1',
      hash: 'SHA-256',
      meter: 'M-1',
      gateway: 'GW-1',
      pagination: 'T10',
      energyWh: '29500',
      billing: 'usable',
      safe: { verdict: 'verified', reason: null },
    });
    expect(verdict.rules.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(verdict.readings.map(({ value, tx }) => `${tx} ${value}`)).toEqual(['B 100.000', 'E 129.500']);
    expect(verdict.steps.map(({ step }) => step)).toEqual([
      'unwrap',
      'split-sections',
      'read-payload',
      'decode-signature',
      'digest',
      'check-key',
      'equation',
      'rules',
    ]);
  });

  test('the proof names the exact bytes in the text', () => {
    const text = `  \ufeff${record}`;
    const { proof } = verify(text);
    const range = proof?.signedRange ?? { offset: 0, length: 0 };
    expect(
      Buffer.from(text)
        .subarray(range.offset, range.offset + range.length)
        .toString('hex'),
    ).toBe(proof?.signedHex);
    expect(Buffer.from(proof?.signedHex ?? '', 'hex').toString()).toBe(record.split('|')[1]);
  });

  test.each([
    ['pinned', 'usable'],
    ['registered', 'usable'],
    ['reported', 'undecided'],
  ] as const)('a key that is %s makes the record %s', (origin, billing) => {
    const key = keyOf(signer.spkiHex, origin, { meterSerial: 'M-1' });
    expect(verify(record, [key])).toMatchObject({ signature: 'valid', keyOrigin: origin, billing });
  });

  test('an enclosed key proves integrity only', () => {
    const verdict = verify(record, [], { enclosedKey: signer.spkiHex });
    expect(verdict).toMatchObject({ signature: 'valid', keyOrigin: 'enclosed', billing: 'undecided' });
    expect(verdict.rules.map(({ code }) => code)).toContain('key.enclosed-only');
  });

  test('the strongest origin of a key that fits is named', () => {
    const keys = [keyOf(signer.spkiHex, 'reported'), keyOf(signer.spkiHex, 'pinned')];
    expect(verify(record, keys, { enclosedKey: signer.spkiHex }).keyOrigin).toBe('pinned');
  });

  test('all keys are tried', () => {
    expect(verify(record, [keyOf(other.spkiHex), keyOf('nonsense'), keyOf(signer.spkiHex)]).signature).toBe('valid');
  });

  test('a pinned key for this meter that does not fit outweighs an enclosed one that does', () => {
    const verdict = verify(record, [keyOf(other.spkiHex, 'pinned', { meterSerial: 'm-1' })], {
      enclosedKey: signer.spkiHex,
    });
    expect(verdict).toMatchObject({ signature: 'valid', keyOrigin: 'enclosed', billing: 'not-usable' });
    expect(verdict.rules.map(({ code, severity }) => `${severity} ${code}`)).toContain('fatal key.pinned-does-not-fit');
  });

  test('a key without a serial is that of the meter that the same key was reported for elsewhere', () => {
    const own = keyOf(signer.spkiHex, 'reported', { meterSerial: 'M-1' });
    const ofAnother = [
      keyOf(other.spkiHex, 'reported', { meterSerial: 'M-2000' }),
      keyOf(other.spkiHex, 'reported', { meterSerial: null, via: 'Meter2PublicKey' }),
    ];
    const disagree = (keys: readonly PublicKeyRecord[]): boolean =>
      verify(record, keys).rules.some(({ code }) => code === 'key.origins-disagree');
    expect(disagree([own, ...ofAnother])).toBe(false);
    // Without that word it may be meant for this meter.
    expect(disagree([own, ...ofAnother.slice(1)])).toBe(true);
  });

  test('a key of another meter proves nothing against a record', () => {
    const key = keyOf(other.spkiHex, 'reported', { meterSerial: 'SOMEONE-ELSE' });
    expect(verify(record, [key])).toMatchObject({
      signature: 'unverifiable',
      signatureReason: 'no-key',
      billing: 'undecided',
    });
  });

  test('the key of this meter does', () => {
    const key = keyOf(other.spkiHex, 'reported', { meterSerial: 'M-1' });
    expect(verify(record, [key])).toMatchObject({
      signature: 'invalid',
      signatureReason: 'does-not-match',
      billing: 'not-usable',
    });
  });

  test('an unusable key is a third answer and not an accusation', () => {
    expect(verify(record, [keyOf('04'.repeat(65))])).toMatchObject({
      signature: 'unverifiable',
      signatureReason: 'unusable-key',
    });
  });

  test('among very many registered keys the right one is looked up, not tried one by one', () => {
    const keys = Array.from({ length: 200 }, (_, index) =>
      keyOf(makeSigner('prime256v1', `register ${index}`).spkiHex, 'registered'),
    );
    expect(verify(record, [...keys, keyOf(signer.spkiHex, 'registered')])).toMatchObject({
      signature: 'valid',
      keyOrigin: 'registered',
    });
    expect(verify(record, keys).signatureReason).toBe('no-key');
  });
});

describe.each(['secp384r1', 'secp256k1', 'prime192v1', 'secp192k1', 'brainpoolP256r1', 'brainpoolP384r1'])(
  '%s',
  (curve) => {
    test('is verified, and a change is noticed', () => {
      const own = makeSigner(curve);
      const text = completeRecord(own);
      expect(verify(text, [keyOf(own.spkiHex)]).signature).toBe('valid');
      expect(verify(text.replace('129.500', '929.500'), [keyOf(own.spkiHex)]).signature).toBe('invalid');
    });
  },
);

describe('rules', () => {
  const signed = (readings: readonly string[], change: (payload: string) => string = (payload) => payload): string =>
    signedRecord(signer, change(payloadOf({ readings })));

  test.each([
    ['begin above end', signed([reading('B', '200', '08:00:00'), endAt9]), 'fatal ocmf.value-regression'],
    ['two begins', signed([beginAt8, reading('B', '110', '08:30:00'), endAt9]), 'fatal ocmf.begin-repeated'],
    ['two ends', signed([beginAt8, reading('E', '110', '08:30:00'), endAt9]), 'fatal ocmf.end-repeated'],
    ['end only', signed([endAt9]), 'warning ocmf.begin-missing'],
    ['unknown unit', signed([beginAt8.replace('kWh', 'mWh'), endAt9.replace('kWh', 'mWh')]), 'fatal ocmf.unit-unknown'],
    [
      'no unit',
      signed([beginAt8.replace('"RU":"kWh",', ''), endAt9.replace('"RU":"kWh",', '')]),
      'fatal ocmf.unit-missing',
    ],
    ['value as text', signed([beginAt8.replace('100.000', '" 100.000 "'), endAt9]), 'warning ocmf.value-text'],
    ['negative value', signed([reading('B', '-1', '08:00:00'), endAt9]), 'fatal ocmf.value-negative'],
    ['30 February', signed([beginAt8.replace('03-01', '02-30'), endAt9]), 'fatal ocmf.time-invalid'],
    ['no clock letter', signed([beginAt8.replace('0100 S', '0100'), endAt9]), 'warning ocmf.clock-missing'],
    ['colon in the offset', signed([beginAt8.replace('+0100', '+01:00'), endAt9]), 'warning ocmf.time-form'],
    [
      'unknown error flag',
      signed([beginAt8.replace('"EF":""', '"EF":"Et!"'), endAt9]),
      'fatal ocmf.error-flag-unknown',
    ],
    ['state missing', signed([beginAt8.replace(',"ST":"G"', ''), endAt9]), 'fatal ocmf.meter-status-missing'],
    [
      'unknown transaction code',
      signed([beginAt8.replace('"TX":"B"', '"TX":"Z"'), endAt9]),
      'fatal ocmf.transaction-code-unknown',
    ],
    [
      'not an energy register',
      signed([beginAt8.replace('08.00*FF', '07.00*FF'), endAt9.replace('08.00*FF', '07.00*FF')]),
      'fatal ocmf.register-not-energy',
    ],
    [
      'register that is none',
      signed([beginAt8.replace('01-00:B1.08.00*FF', '1-b'), endAt9]),
      'warning ocmf.register-undecodable',
    ],
    [
      'vendor field in a reading',
      signed([beginAt8.replace('"ST"', '"XV":1,"ST"'), endAt9]),
      'warning ocmf.extension-in-reading',
    ],
    [
      'loss not zero at begin',
      signed([beginAt8.replace('}', ',"CL":0.5}'), endAt9]),
      'warning ocmf.cumulated-loss-at-begin',
    ],
    ['negative loss', signed([beginAt8, endAt9.replace('}', ',"CL":-1}')]), 'fatal ocmf.cumulated-loss-negative'],
    [
      'identification level',
      signed([beginAt8, endAt9], (text) => text.replace('VERIFIED', 'MISMATCH')),
      'fatal ocmf.identification-level',
    ],
    [
      'unknown level',
      signed([beginAt8, endAt9], (text) => text.replace('VERIFIED', 'GOOD')),
      'warning ocmf.identification-level-unknown',
    ],
    [
      'two flags of a group',
      signed([beginAt8, endAt9], (text) => text.replace('["RFID_PLAIN"]', '["RFID_PLAIN","RFID_PSK"]')),
      'warning ocmf.identification-flags-group',
    ],
    [
      'unknown flag',
      signed([beginAt8, endAt9], (text) => text.replace('RFID_PLAIN', 'OCCP_AUTH')),
      'warning ocmf.identification-flag-unknown',
    ],
    [
      'identification data',
      signed([beginAt8, endAt9], (text) => text.replace('1F2D3A4F5506C7', 'XYZ')),
      'warning ocmf.identification-data',
    ],
    [
      'no serial at all',
      signed([beginAt8, endAt9], (text) => text.replace(/"GS":"[^"]*",/, '').replace(/"MS":"[^"]*",/, '')),
      'fatal ocmf.no-serial',
    ],
    [
      'no meter serial',
      signed([beginAt8, endAt9], (text) => text.replace(/"MS":"[^"]*",/, '')),
      'warning ocmf.meter-serial-missing',
    ],
    [
      'long tariff text',
      signed([beginAt8, endAt9], (text) => text.replace('"RD"', `"TT":"${'x'.repeat(251)}","RD"`)),
      'warning ocmf.text-too-long',
    ],
    [
      'newer version',
      signed([beginAt8, endAt9], (text) => text.replace('"FV":"1.0"', '"FV":"1.9"')),
      'warning ocmf.version-newer',
    ],
    [
      'other major version',
      signed([beginAt8, endAt9], (text) => text.replace('"FV":"1.0"', '"FV":"2.0"')),
      'warning ocmf.version-unknown',
    ],
    [
      'leading zero',
      signed([beginAt8, endAt9], (text) => text.replace('"T10"', '"T010"')),
      'warning ocmf.pagination-leading-zero',
    ],
    ['no readings', signed([]), 'fatal ocmf.readings-missing'],
    [
      'direction override',
      signed([beginAt8, endAt9], (text) => text.replace('"GI":"Test"', '"GI":"\u202eTest"')),
      'warning ocmf.invisible-characters',
    ],
    [
      'double FV',
      signed([beginAt8, endAt9], (text) => text.replace('{"FV"', '{"FV":"1.1","FV"')),
      'warning ocmf.duplicate-key',
    ],
    [
      'fiscal record with a transaction code',
      signed([beginAt8, endAt9], (text) => text.replace('"T10"', '"F10"')),
      'warning ocmf.transaction-code-in-fiscal',
    ],
  ])('%s: %s', (_name, text, expected) => {
    expect(codes(text)).toContain(expected);
  });

  test('fields that are left out are carried forward and shown as inherited, values are not', () => {
    const verdict = verify(signed([beginAt8, '{"TM":"2026-03-01T09:00:00,000+0100 S","TX":"E","RV":129.500}']));
    expect(verdict.readings[1]).toMatchObject({
      value: '129.500',
      unit: 'kWh',
      status: 'G',
      inherited: ['RI', 'RU', 'RT', 'EF', 'ST'],
    });
    expect(verdict.energyWh).toBe('29500');
  });

  test('import and export interleaved are paired each by their own register', () => {
    const other = (text: string): string =>
      text.replace('01-00:B1.08.00*FF', '1-0:2.8.0').replace(/"RV":[\d.]+/, '"RV":5');
    const verdict = verify(signed([beginAt8, other(beginAt8), endAt9, other(endAt9)]));
    expect(verdict.rules.filter(({ severity }) => severity === 'fatal')).toEqual([]);
    expect(verdict.energyWh).toBe('29500');
  });

  test('exact digits: no double ever touches a reading', () => {
    const verdict = verify(
      signed([reading('B', '10000000.001', '08:00:00'), reading('E', '10000000.002', '09:00:00')]),
    );
    expect(verdict.energyWh).toBe('1');
  });

  test('old model before 0.5', () => {
    const text = signed([beginAt8, endAt9], (payload) =>
      payload.replace('"FV":"1.0"', '"FV":"0.4"').replace('"IS":true,"IL":"VERIFIED"', '"IS":"VERIFIED","VI":"v"'),
    );
    expect(codes(text).filter((code) => !code.startsWith('info'))).toEqual([]);
  });

  test('names that are special elsewhere are plain data', () => {
    expect(
      codes(signed([beginAt8, endAt9], (text) => text.replace('"RD"', '"__proto__":{"x":1},"constructor":2,"RD"'))),
    ).toContain('warning ocmf.unknown-key');
  });

  test('quotes are bounded and safe to show', () => {
    const text = signed([beginAt8, endAt9], (payload) =>
      payload.replace('"RD"', `"QQ":"\u202e${'<b>'.repeat(500)}","RD"`),
    );
    for (const { quoted } of verify(text).rules) {
      expect((quoted ?? '').length).toBeLessThanOrEqual(120);
      expect(quoted ?? '').not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
    }
  });
});

describe('diagnoses explain and never upgrade', () => {
  test.each([
    [
      'numbers rewritten',
      record.replace('129.500', '129.5').replace('100.000', '100.0'),
      'invalid',
      'hint.number-digits',
    ],
    ['indented afterwards', record.replaceAll('","', '", "'), 'invalid', 'hint.blanks'],
    ['wrapped by a mail program', record.replace(/(.{76})/g, '$1\n'), 'invalid', 'hint.joined-lines'],
    ['HTML entities', record.replaceAll('"', '&quot;'), 'unverifiable', 'hint.html-entities'],
    ['typographic quotes', record.replaceAll('"', '\u201c'), 'unverifiable', 'hint.typographic-quotes'],
  ])('%s', (_name, text, signature, hint) => {
    const verdict = verify(text);
    expect(verdict.signature).toBe(signature);
    expect(verdict.billing).toBe('not-usable');
    expect(verdict.rules.map(({ code }) => code)).toContain(hint);
  });
});
