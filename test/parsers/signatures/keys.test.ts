import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asn1Tree } from '../../../parsers/signatures/keys/asn1-tree.ts';
import { readPublicKey, readPublicKeys } from '../../../parsers/signatures/keys/public-key.ts';
import { makeSigner } from './test-records.ts';

const names = ['prime256v1', 'secp384r1', 'secp256k1', 'prime192v1', 'secp192k1', 'brainpoolP256r1', 'brainpoolP384r1'];

function fingerprintOf(text: string, hint?: Parameters<typeof readPublicKey>[1]): string {
  const key = readPublicKey(text, hint);
  return key.ok ? key.value.fingerprint : key.error.code;
}

describe.each(names)('%s: every way of writing one key gives the same key', (name) => {
  const { spkiHex, publicKey } = makeSigner(name);
  const spki = Buffer.from(spkiHex, 'hex');
  const jwkCurve = { prime256v1: 'secp256r1' }[name] ?? (name === 'prime192v1' ? 'secp192r1' : name);
  const width = { prime192v1: 24, secp192k1: 24, secp384r1: 48, brainpoolP384r1: 48 }[name] ?? 32;
  const point = spki.subarray(spki.length - 2 * width - 1);
  const expected = fingerprintOf(spkiHex);
  const compressed = Buffer.concat([Buffer.from([2 + ((point.at(-1) ?? 0) & 1)]), point.subarray(1, 1 + width)]);
  const hint = jwkCurve as Parameters<typeof readPublicKey>[1];

  test.each([
    ['upper-case hex', spkiHex.toUpperCase()],
    ['hex in groups', spkiHex.replaceAll(/(.{4})/g, '$1 ')],
    ['hex with colons and CRLF', `0x${spkiHex.replaceAll(/(..)/g, '$1:').slice(0, -1)}\r\n`],
    ['non-breaking blanks', spkiHex.replaceAll(/(.{8})/g, '$1\u00a0')],
    ['Base64', spki.toString('base64')],
    ['Base64 in lines', spki.toString('base64').replaceAll(/(.{20})/g, '$1\n')],
    ['Base64 of hex text', Buffer.from(spkiHex).toString('base64')],
    ['PEM', publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['OCA composite', `oca:base16:asn1:${spkiHex}`],
    ['OCA composite in Base64', Buffer.from(`oca:base16:asn1:${spkiHex}`).toString('base64')],
    ['OCA composite with Base64', `oca:base64:asn1:${spki.toString('base64')}`],
    ['in a JSON object (KEBA)', JSON.stringify({ UK: spkiHex.toUpperCase() })],
    ['in a JSON object in Base64 (KEBA)', Buffer.from(JSON.stringify({ UK: spkiHex })).toString('base64')],
    [
      'in a JSON object with other fields',
      JSON.stringify({ curve: 'x', note: '', publicKey: spki.toString('base64') }),
    ],
    [
      'in a JSON object in the composite',
      `oca:base64:json:${Buffer.from(JSON.stringify({ UK: spkiHex })).toString('base64')}`,
    ],
    ['uncompressed point', point.toString('hex')],
    ['compressed point', compressed.toString('hex')],
    ['bare coordinates', point.subarray(1).toString('hex')],
    ['hybrid point', Buffer.concat([Buffer.from([6 + ((point.at(-1) ?? 0) & 1)]), point.subarray(1)]).toString('hex')],
  ])('%s', (_form, text) => {
    expect(fingerprintOf(text, hint)).toBe(expected);
  });
});

describe('objects around keys', () => {
  test.each([
    ['no key in it', '{"UK":"hello"}', 'key.undecodable'],
    ['nothing in it', '{}', 'key.undecodable'],
    ['a number', '{"UK":3059}', 'key.undecodable'],
    [
      'a record beside the key',
      JSON.stringify({ publicKey: makeSigner().spkiHex, signedMeterData: 'x'.repeat(99) }),
      'key.undecodable',
    ],
    [
      'values beside the key',
      JSON.stringify({ public_key: makeSigner().spkiHex, signed_values: [] }),
      'key.undecodable',
    ],
    [
      'a private key in it',
      JSON.stringify({ UK: '-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----' }),
      'key.private-key',
    ],
    [
      'deeper than anyone wraps',
      JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ c: JSON.stringify({ d: makeSigner().spkiHex }) }) }) }),
      'key.undecodable',
    ],
  ])('%s', (_what, text, code) => {
    expect(fingerprintOf(text)).toBe(code);
  });

  test('two different keys in one object are both tried', () => {
    const [one, two] = [makeSigner('prime256v1'), makeSigner('secp256k1')];
    const { keys } = readPublicKeys(JSON.stringify({ UK1: one.spkiHex, UK2: two.spkiHex }));
    expect(keys.map(({ curve }) => curve)).toEqual(['secp256r1', 'secp256k1']);
  });
});

describe('what must never be used', () => {
  const { spkiHex } = makeSigner();
  const x = spkiHex.slice(-128, -64);
  const y = spkiHex.slice(-64);
  const head = spkiHex.slice(0, -130);

  test.each([
    ['point off the curve', `${head}04${x}${y.slice(0, -1)}${y.endsWith('0') ? '1' : '0'}`, 'key.point-not-on-curve'],
    ['point at infinity', '3019301306072a8648ce3d020106082a8648ce3d03010703020000', 'key.point-at-infinity'],
    ['all zeros', '00'.repeat(64), 'key.point-at-infinity'],
    ['coordinate beyond p', `${head}04${'f'.repeat(64)}${y}`, 'key.coordinate-out-of-range'],
    [
      'hybrid point with the wrong parity',
      `${head}0${Number.parseInt(y.slice(-1), 16) % 2 === 0 ? 7 : 6}${x}${y}`,
      'key.hybrid-parity',
    ],
    ['PEM of a private key', '-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----', 'key.private-key'],
    ['JWK with d', '{"kty":"EC","crv":"P-256","x":"AA","y":"AA","d":"AA"}', 'key.private-key'],
    ['RSA', '300d06092a864886f70d0101010500'.replace(/^/, '3018').concat('030700000000000000'), 'key.not-elliptic'],
    ['unknown curve', '3019301306072a8648ce3d020106082a8648ce3d03017f03020004', 'key.unknown-curve'],
    ['cut in the middle', spkiHex.slice(0, 120), 'key.damaged-structure'],
    ['nothing', '  ', 'key.empty'],
    ['a sentence', 'see the label of the meter!', 'key.undecodable'],
    ['injection string', '${jndi:ldap://example.invalid/a}', 'key.undecodable'],
    ['very long', 'a'.repeat(30_000), 'key.too-long'],
  ])('%s', (_what, text, code) => {
    expect(fingerprintOf(text)).toBe(code);
  });

  test('a private key in DER is refused loudly, in hex and in Base64', () => {
    const inner = Buffer.from(`0201010420${'11'.repeat(32)}a00a06082a8648ce3d030107`, 'hex');
    const der = Buffer.concat([Buffer.from([0x30, inner.length]), inner]);
    expect(fingerprintOf(der.toString('hex'))).toBe('key.private-key');
    expect(fingerprintOf(der.toString('base64'))).toBe('key.private-key');
  });

  test('no byte string and no text makes it throw', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 120 }),
        (bytes) => void readPublicKeys(Buffer.from(bytes).toString('hex')),
      ),
    );
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readPublicKeys(text)));
  });

  test('a key with one byte changed is never the same key', () => {
    const original = fingerprintOf(spkiHex);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: spkiHex.length / 2 - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, change) => {
          const bytes = Buffer.from(spkiHex, 'hex');
          bytes[at] = (bytes[at] ?? 0) ^ change;
          expect(fingerprintOf(bytes.toString('hex'))).not.toBe(original);
        },
      ),
    );
  });
});

test('the structure is shown as a tree with names and places', () => {
  const { spkiHex } = makeSigner('brainpoolP256r1');
  const tree = asn1Tree(Buffer.from(spkiHex, 'hex'));
  expect(tree?.kind).toBe('SEQUENCE');
  expect(tree?.children[0]?.children.map(({ text }) => text)).toEqual([
    '1.2.840.10045.2.1 (id-ecPublicKey)',
    '1.3.36.3.3.2.8.1.1.7 (brainpoolP256r1)',
  ]);
  expect(tree?.children[1]).toMatchObject({ kind: 'BIT STRING', offset: 24, length: 68 });
  expect(asn1Tree(Buffer.from('nothing'))).toBeNull();
});
