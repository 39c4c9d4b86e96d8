import { describe, expect, test } from 'vitest';
import { recordsInText } from '../../../parsers/signatures/carriers/in-text.ts';
import { recordsInXml } from '../../../parsers/signatures/carriers/in-xml.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { unwrapSignedValue } from '../../../parsers/signatures/unwrap.ts';
import { completeRecord, keyOf, makeSigner, valueOf } from './test-records.ts';

/*
 * Input that is made to hurt. Times are not asserted; what is quadratic or exponential would run into the limit of the test itself. Each of
 * these was quadratic or exhausted the memory at some time, or is known to break other programs.
 */

const signer = makeSigner();
const record = completeRecord(signer);
const fiveMegabytes = 5_000_000;

function filled(unit: string): Uint8Array {
  return Buffer.from(unit.repeat(Math.ceil(fiveMegabytes / unit.length)));
}

describe('long lines', () => {
  test.each([
    'a',
    'OCMF|',
    'OCMF|{',
    'OCMF|{"',
    'OCMF|{\\"',
    '4F434D467C',
    '4F434D467C ',
    'T0NNRn',
    'T0NNRn ',
    '{',
    '[',
    '3059301306',
    'AP;0;3;',
  ])('five megabytes of %j', (unit) => {
    const found = recordsInText(filled(unit), 1);
    expect(found.signedValues.length).toBeLessThanOrEqual(200_000);
  });

  test('one record of five megabytes is answered', () => {
    const text = record.replace('"GI":"Test"', `"GI":"${'x'.repeat(fiveMegabytes)}"`);
    const [value] = recordsInText(Buffer.from(text), 1).signedValues;
    expect(value === undefined ? 'none' : verifyValue(value, [], null).readable).toBe('broken');
  });

  test('a hundred thousand records in one file', () => {
    const found = recordsInText(Buffer.from(Array.from({ length: 100_000 }, () => record).join('\n')), 1);
    expect(found.signedValues.length).toBe(100_000);
    expect(found.signedValues.at(-1)?.index).toBe(99_999);
  });
});

describe('XML', () => {
  test.each([
    '<',
    '<a>',
    '<value>',
    '&a;',
    '<value/>',
    '</value>',
    '<signedData>',
    '<![CDATA[',
    '<!--',
    '<!DOCTYPE a [',
  ])('five megabytes of %j', (unit) => {
    const found = recordsInXml(filled(unit), 1);
    expect(found.issues.length).toBeLessThan(50);
  });

  test('an external entity is not asked for', () => {
    const xml =
      '<!DOCTYPE v [<!ENTITY x SYSTEM "file:///etc/passwd">]><values><value><signedData>&x;</signedData></value></values>';
    const found = recordsInXml(Buffer.from(xml), 1);
    expect(found.signedValues.map(({ text }) => text).join()).not.toContain('root');
    expect(found.issues.length).toBeGreaterThan(0);
  });
});

describe('records', () => {
  test.each([
    ['depth 3000', `OCMF|${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}|{"SD":""}`, 'ocmf.limits'],
    ['half a million readings', `OCMF|{"RD":[${'{},'.repeat(500_000)}{}]}|{"SD":""}`, 'ocmf.limits'],
    ['nothing', '', 'ocmf.header'],
    ['header only', 'OCMF|', 'ocmf.sections'],
    ['homoglyph header', record.replace('OCMF', 'O\u0421MF'), 'ocmf.header'],
    ['lower-case header', record.replace('OCMF', 'ocmf'), 'ocmf.header'],
    ['null bytes', `OCMF|{"a":"\u0000"}|{}`, 'ocmf.payload-json'],
  ])('%s', (_name, text, reason) => {
    expect(verifyValue(valueOf(text), [keyOf(signer.spkiHex)], null)).toMatchObject({
      readable: 'broken',
      brokenReason: reason,
      billing: 'not-usable',
    });
  });

  test('thousands of deviations are counted and not all listed', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `"Q${index}":1`).join();
    const { rules } = verifyValue(valueOf(`OCMF|{${many},"RD":[]}|{"SD":"00"}`), [], null);
    expect(rules.length).toBeLessThan(450);
    expect(
      rules.at(-1)?.code === 'ocmf.more-deviations' || rules.some(({ code }) => code === 'ocmf.more-deviations'),
    ).toBe(true);
  });

  test('numbers of absurd size neither hang nor become Infinity', () => {
    for (const number of ['1e400', '1e-999', '9'.repeat(300), `0.${'1'.repeat(300)}`, '-1e999', '1e99999999']) {
      const verdict = verifyValue(valueOf(record.replace('129.500', number)), [], null);
      expect(verdict.readable).toBe('ok');
      expect(verdict.energyWh === null || !/Infinity|NaN/.test(verdict.energyWh)).toBe(true);
    }
  });

  test('keys of every damaged kind beside a sound record', () => {
    for (const key of [
      '',
      '00',
      '0'.repeat(130),
      '{',
      '-----BEGIN PUBLIC KEY-----',
      '${jndi:ldap://example.invalid}',
      '\ud800',
      'f'.repeat(19_999),
    ]) {
      expect(verifyValue(valueOf(record), [keyOf(key)], null).signature).toBe('unverifiable');
    }
  });

  test('unwrapping a bomb of envelopes ends', () => {
    let text = record;
    for (let layer = 0; layer < 12; layer += 1) text = JSON.stringify({ signedMeterData: text });
    expect(unwrapSignedValue(text)).toBeUndefined();
  });
});
