import { describe, expect, test } from 'vitest';
import type { PublicKeyRecord } from '../../../parsers/model/signed-value.ts';
import type { ValueVerdict } from '../../../parsers/model/verdict.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { provenOwners } from '../../../parsers/signatures/keys/proven-owners.ts';
import { pointOf, readPublicKey, readPublicKeys } from '../../../parsers/signatures/keys/public-key.ts';
import { payload, record, type Fields } from './record-writer.ts';
import { keyOf, makeSigner, valueOf, type Signer } from './test-records.ts';

/* Forms of keys (research/ocmf 1.11, 4.1): which departures are told, why a text is no key, and whose a loose key is. */

const signer = makeSigner();
const { spkiHex } = signer;
const spki = Buffer.from(spkiHex, 'hex');
const point = spkiHex.slice(-130);
const last = Number.parseInt(spkiHex.slice(-1), 16);
const hybrid = `0${6 + (last & 1)}${point.slice(2)}`;

describe('what is told about a form', () => {
  test.each<
    readonly [string, string, readonly [form: string, compressed: boolean, encodings: string, oddities: string]]
  >([
    ['SubjectPublicKeyInfo', spkiHex, ['spki', false, 'hex', '']],
    ['in Base64', spki.toString('base64'), ['spki', false, 'base64', '']],
    ['hex in Base64', Buffer.from(spkiHex).toString('base64'), ['spki', false, 'base64 hex', 'hex-in-base64']],
    ['a point', point, ['sec1-point', false, 'hex', '']],
    ['a compressed point', `0${2 + (last & 1)}${point.slice(2, 66)}`, ['sec1-point', true, 'hex', '']],
    ['a hybrid point', hybrid, ['sec1-point', false, 'hex', 'hybrid-point']],
    ['X and Y', point.slice(2), ['coordinates', false, 'hex', 'bare-coordinates']],
    ['bytes behind', `${spkiHex}00`, ['spki', false, 'hex', 'trailing-bytes']],
    ['a part behind', `305b${spkiHex.slice(4)}0500`, ['spki', false, 'hex', 'trailing-bytes']],
    ['a long length', `308159${spkiHex.slice(4)}`, ['spki', false, 'hex', 'non-minimal-length']],
    ['the composite', `oca:base16:asn1:${spkiHex}`, ['spki', false, 'oca', '']],
    ['the composite in capitals', `OCA:BASE16:ASN1:${spkiHex.toUpperCase()}`, ['spki', false, 'oca', '']],
    [
      'the composite with what is no digit',
      `oca:base16:asn1:0X${spkiHex.replaceAll(/../g, '$&-')} .`,
      ['spki', false, 'oca', ''],
    ],
    ['the composite as another structure', `oca:base64:x:${spki.toString('base64')}`, ['spki', false, 'oca', '']],
  ])('%s', (_, text, [form, compressed, encodings, oddities]) => {
    const key = readPublicKeys(text).keys.find(({ curve }) => curve === 'secp256r1');
    expect([key?.form, key?.compressed, key?.encodings.join(' '), key?.oddities.join(' ')]).toEqual([
      form,
      compressed,
      encodings,
      oddities,
    ]);
    expect(Buffer.from(key?.spki ?? []).toString('hex')).toBe(spkiHex);
  });

  test('a compressed point without a curve is several keys; the wanted curve decides, else secp256r1', () => {
    const text = `0${2 + (last & 1)}${point.slice(2, 66)}`;
    const curves = readPublicKeys(text).keys.map(({ curve }) => curve);
    expect(curves).toContain('secp256r1');
    const chosen = readPublicKey(text);
    expect(chosen.ok && chosen.value.curve).toBe('secp256r1');
    for (const curve of curves) {
      const wanted = readPublicKey(text, curve);
      expect(wanted.ok && wanted.value.curve).toBe(curve);
    }
  });

  test('the coordinates for the screen have the width of the curve', () => {
    const key = readPublicKey(spkiHex);
    if (!key.ok) throw new Error(key.error.code);
    expect(pointOf(key.value)).toEqual({ xHex: point.slice(2, 66), yHex: point.slice(66) });
  });
});

describe('why a text is no key', () => {
  const x = Buffer.from(point.slice(2, 66), 'hex').toString('base64url');
  const y = Buffer.from(point.slice(66), 'hex').toString('base64url');
  const jwk = (more: Record<string, unknown>): string => JSON.stringify({ kty: 'EC', crv: 'P-256', x, y, ...more });
  test.each<readonly [string, string, string, Readonly<Record<string, unknown>>]>([
    ['RSA as two integers', '3006020103020105', 'key.not-elliptic', { algorithm: 'RSA' }],
    ['RSA with its secret', '3009020103020105020107', 'key.private-key', { algorithm: 'RSA' }],
    ['PKCS#8', '3005020100300000', 'key.private-key', {}],
    ['PEM of a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 'key.certificate', {}],
    ['PEM of nothing', '-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----', 'key.undecodable', {}],
    ['a certificate that begins with a version', '300b3005a00302010230000500', 'key.certificate', {}],
    ['a zero alone', '00', 'key.point-at-infinity', {}],
    ['zeros of the width of a point', '00'.repeat(48), 'key.point-at-infinity', {}],
    ['a JWK of RSA', jwk({ kty: 'RSA' }), 'key.not-elliptic', { algorithm: 'JWK' }],
    ['a JWK of another curve', jwk({ crv: 'Ed25519' }), 'key.unknown-curve', { oid: 'Ed25519' }],
    ['a JWK without y', jwk({ y: undefined }), 'key.point-length', { bytes: 32, curve: 'secp256r1' }],
    ['a JWK with a short x', jwk({ x: x.slice(0, -4) }), 'key.point-length', { bytes: 61, curve: 'secp256r1' }],
    ['a JWK off its curve', jwk({ x: y, y: x }), 'key.point-not-on-curve', { curve: 'secp256r1' }],
    ['a JWK with its secret', jwk({ d: 'AA' }), 'key.private-key', {}],
    ['a composite that is none', 'oca:base64:asn1:!!', 'key.undecodable', {}],
  ])('%s', (_, text, code, params) => {
    expect(readPublicKeys(text)).toEqual({ keys: [], problem: { code, params } });
  });

  test('a JWK is the key that it names', () => {
    const [key] = readPublicKeys(jwk({})).keys;
    expect([key?.form, Buffer.from(key?.spki ?? []).toString('hex')]).toEqual(['jwk', spkiHex]);
  });
});

describe('whose a loose key is (rule 1.12)', () => {
  const other = makeSigner('prime256v1', 'two');
  const loose = (by: Signer): PublicKeyRecord => keyOf(by.spkiHex, 'reported');
  const of = (fields: Fields, by: Signer, keys: readonly PublicKeyRecord[], altered = false): ValueVerdict => {
    const text = record(payload(fields), {}, by);
    return verifyValue(valueOf(altered ? text.replace('129.500', '129.501') : text), keys, null);
  };
  const keys = [loose(signer), loose(other)];
  const mine = of({}, signer, keys);
  const theirs = of({ MS: '"M-2"', GS: null }, other, keys);
  const altered = of({ MS: '"M-3"', GS: null }, signer, keys, true);

  test('it is that of the meters whose records it fits, and those that it does not fit are judged anew', () => {
    expect(altered.signature).toBe('invalid');
    const found = provenOwners(keys, [mine, undefined, theirs, altered]);
    expect(found?.keys.map(({ text, meterSerial }) => [text === spkiHex ? 'one' : 'two', meterSerial])).toEqual([
      ['one', 'M-1'],
      ['one', 'GW-1'],
      ['two', 'M-2'],
    ]);
    // The two that hold were each told that another key disagrees; the altered one was accused by a key of others.
    expect(found?.anew).toEqual([0, 2, 3]);
  });

  test('a key with a place, a serial or another origin is not loose', () => {
    const named = [
      keyOf(spkiHex, 'reported', { station: 'CP-1' }),
      keyOf(spkiHex, 'reported', { connector: 1 }),
      keyOf(spkiHex, 'reported', { meterSerial: 'M-9' }),
      keyOf(spkiHex, 'pinned'),
      keyOf(spkiHex, 'registered'),
      keyOf(spkiHex, 'enclosed'),
    ];
    for (const key of named) expect(provenOwners([key], [mine, theirs, altered])).toBeNull();
  });

  test('nothing changes where it fits nothing, or where nobody is accused by it', () => {
    expect(provenOwners([loose(other)], [altered])).toBeNull();
    const alone = of({}, signer, [loose(signer)]);
    expect(provenOwners([loose(signer)], [alone])).toBeNull();
    const unnamed = of({ MS: null, GS: null, CT: '"EVSEID"', CI: '"a"' }, signer, [loose(signer)], true);
    expect(provenOwners([loose(signer)], [alone, unnamed])).toBeNull();
  });

  test('a key that fits more than sixteen serials belongs to nobody', () => {
    const meters = (count: number): readonly ValueVerdict[] =>
      Array.from({ length: count }, (_, index) => ({ ...mine, meter: `M-${1000 + index}`, gateway: null }));
    expect(provenOwners(keys, [...meters(16), altered])?.keys).toHaveLength(17);
    expect(provenOwners(keys, [...meters(17), altered])).toBeNull();
  });

  test('the same serial in two spellings is one owner', () => {
    const spelled = { ...mine, meter: ' m -1', gateway: '' };
    const found = provenOwners(keys, [{ ...mine, gateway: null }, spelled, altered]);
    expect(found?.keys.map(({ meterSerial }) => meterSerial)).toEqual(['M-1', null]);
  });
});
