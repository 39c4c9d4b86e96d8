import { describe, expect, test } from 'vitest';
import { judge, key, payload, record, signatureOf, type Fields } from './record-writer.ts';
import { keyOf, makeSigner } from './test-records.ts';
import { expectTold, told, type ToldCase } from './told-rules.ts';

/* OCMF 1.4 Table 8 and 22 (research/ocmf 1.8): each rule on the signature section with severity and place, everything else with silence. */

const brainpool = makeSigner('brainpoolP256r1');
const text = (written: string): string => JSON.stringify(written);

const cases: readonly ToldCase[] = [
  [
    'vendor fields',
    record(payload(), { UA: '1', Z: '1' }),
    ['info ocmf.signature-extension UA', 'info ocmf.signature-extension Z'],
  ],
  [
    'fields kept for later',
    record(payload(), { AB: '1', F: '1' }),
    ['info ocmf.signature-extension AB', 'info ocmf.signature-extension F'],
  ],
  [
    'unknown fields',
    record(payload(), { GA: '1', T: '1', aU: '1' }),
    [
      'warning ocmf.signature-unknown-key GA',
      'warning ocmf.signature-unknown-key T',
      'warning ocmf.signature-unknown-key aU',
    ],
  ],
  ['its media type', record(payload(), { SM: '"application/x-der"' }), []],
  ['another media type', record(payload(), { SM: '"application/der"' }), ['warning ocmf.signature-media-type SM']],
  ['hex', record(payload(), { SE: '"hex"' }), []],
  ['hex in another case', record(payload(), { SE: '"Hex "' }), ['warning ocmf.signature-encoding-spelling SE']],
  ['Base64', record(payload(), { SE: '"base64"', SD: text(signatureOf(payload(), 'base64')) }), []],
  [
    'Base64 in another case',
    record(payload(), { SE: '"BASE64"', SD: text(signatureOf(payload(), 'base64')) }),
    ['warning ocmf.signature-encoding-spelling SE'],
  ],
  ['without an algorithm', record(payload(), { SA: null }), []],
  [
    'an algorithm in another case',
    record(payload(), { SA: '"ecdsa-secp256r1-sha256"' }),
    ['warning ocmf.signature-algorithm-spelling SA'],
  ],
  [
    'blanks in the digits',
    record(payload(), { SD: text(signatureOf(payload()).replaceAll(/../g, '$& ').trim()) }),
    ['warning ocmf.signature-separators SD'],
  ],
  ...['ECDSA-brainpool256r1-SHA256', 'ECDSA-brainpoolP256r1-SHA256', ' ecdsa-brainpool256r1-sha256'].map(
    (name, index): ToldCase => [
      name,
      record(payload(), { SA: text(name) }, brainpool),
      index === 0 ? [] : ['warning ocmf.signature-algorithm-spelling SA'],
    ],
  ),
];

test.each(cases)('%s', (_, written, expected) => expectTold(written, expected, [key, keyOf(brainpool.spkiHex)]));

describe('sections that cannot be used', () => {
  const section = (more: Fields): readonly unknown[] => {
    const verdict = judge(record(payload(), more));
    return [verdict.signature, verdict.signatureReason, ...told(verdict)];
  };
  const der = signatureOf(payload());
  const base64 = signatureOf(payload(), 'base64');
  test.each<readonly [string, Fields, readonly string[]]>([
    ['no signature', { SD: null }, ['unsigned', 'fatal ocmf.signature-missing SD']],
    ['an empty signature', { SD: '" "' }, ['unsigned', 'fatal ocmf.signature-missing SD']],
    ['a number', { SD: '7' }, ['signature-undecodable', 'fatal ocmf.wrong-type SD']],
    ['nothing', { SD: 'null' }, ['signature-undecodable', 'fatal ocmf.wrong-type SD']],
    [
      'no such curve',
      { SA: '"ECDSA-secp521r1-SHA256"' },
      ['unsupported-algorithm', 'fatal ocmf.signature-algorithm SA'],
    ],
    [
      'another hash',
      { SA: '"ECDSA-secp256r1-SHA512"' },
      ['unsupported-algorithm', 'fatal ocmf.signature-algorithm SA'],
    ],
    ['RSA', { SA: '"RSA-2048-SHA256"' }, ['unsupported-algorithm', 'fatal ocmf.signature-algorithm SA']],
    ['an algorithm that is no text', { SA: '1' }, ['unsupported-algorithm', 'fatal ocmf.wrong-type SA']],
    ['another encoding', { SE: '"base32"' }, ['unsupported-encoding', 'fatal ocmf.signature-encoding SE']],
    ['an encoding that is no text', { SE: '{}' }, ['unsupported-encoding', 'fatal ocmf.signature-encoding SE']],
    [
      'Base64 as hex',
      { SD: text(base64) },
      ['signature-undecodable', 'fatal ocmf.signature-undecodable SD', 'info hint.base64 SE'],
    ],
    [
      'hex as Base64',
      { SE: '"base64"', SD: text('30080202008002020080') },
      ['signature-undecodable', 'fatal ocmf.signature-structure SD', 'info hint.hex SE'],
    ],
    [
      'a curve without a name there',
      { SA: '"ECDSA-null-SHA256"' },
      ['unsupported-algorithm', 'fatal ocmf.signature-algorithm SA'],
    ],
    [
      'hex with colons as Base64',
      { SE: '"base64"', SD: text(der.replaceAll(/..(?!$)/g, '$&:')) },
      ['signature-undecodable', 'fatal ocmf.signature-undecodable SD', 'info hint.hex SE'],
    ],
    [
      'neither hex nor a signature',
      { SD: '"zzzzzzzzzzzzzzzz"' },
      ['signature-undecodable', 'fatal ocmf.signature-undecodable SD'],
    ],
    [
      'Base64 of something else',
      { SE: '"base64"', SD: '"zzzzzzzzzzzzzzzz"' },
      ['signature-undecodable', 'fatal ocmf.signature-structure SD'],
    ],
    [
      'hex of something else',
      { SD: text('5a'.repeat(20)) },
      ['signature-undecodable', 'fatal ocmf.signature-structure SD'],
    ],
    ['cut', { SD: text(der.slice(0, -2)) }, ['signature-undecodable', 'fatal ocmf.signature-structure SD']],
    ['half a byte', { SD: text(der.slice(0, -1)) }, ['signature-undecodable', 'fatal ocmf.signature-undecodable SD']],
  ])('%s', (_, more, [reason = '', ...rules]) => {
    expect(section(more)).toEqual(['unverifiable', reason, ...rules]);
  });

  test('s beyond the order is no large s', () => {
    const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
    const verdict = judge(record(payload(), { SD: text(`3026020101022100${order}`) }));
    expect([verdict.signature, verdict.signatureReason, ...told(verdict)]).toEqual([
      'invalid',
      'r-or-s-out-of-range',
      'fatal ocmf.signature-range SD',
    ]);
  });

  test.each([
    ['der', der],
    ['r-s', `${judge(record()).proof?.rHex}${judge(record()).proof?.sHex}`],
  ])('the form %s is told', (form, written) => {
    const step = judge(record(payload(), { SD: text(written) })).steps.find(
      (entry) => entry.step === 'decode-signature',
    );
    expect(step?.facts['form']).toBe(form);
  });

  test('a signature that stands there twice is ambiguous', () => {
    const verdict = judge(`OCMF|${payload()}|{"SD":"00","SD":"${der}"}`);
    expect(told(verdict)).toContain('fatal ocmf.duplicate-key SD');
    expect(told(judge(`OCMF|${payload()}|{"SA":"x","SA":"ECDSA-secp256r1-SHA256","SD":"${der}"}`))).toContain(
      'fatal ocmf.duplicate-key SA',
    );
  });
});
