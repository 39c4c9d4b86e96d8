import { verify } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { ecdsa } from '@noble/curves/abstract/weierstrass.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curveById, curves } from '../../../parsers/signatures/crypto/curves.ts';
import { readSignature } from '../../../parsers/signatures/crypto/der-signature.ts';
import { verifyEcdsa } from '../../../parsers/signatures/crypto/ecdsa.ts';
import { readPublicKey } from '../../../parsers/signatures/keys/public-key.ts';
import { derSignature } from '../../../parsers/signatures/proof.ts';
import { makeSigner } from './test-records.ts';

const names = ['prime256v1', 'secp384r1', 'secp256k1', 'prime192v1', 'secp192k1', 'brainpoolP256r1', 'brainpoolP384r1'];

function keyFor(name: string) {
  const signer = makeSigner(name);
  const key = readPublicKey(signer.spkiHex);
  if (!key.ok) throw new Error(key.error.code);
  return { signer, key: key.value };
}

describe.each(names)('%s', (name) => {
  const { signer, key } = keyFor(name);
  const { bytes, n, Point } = curveById(key.curve);

  test('accepts what OpenSSL signed, refuses it when a bit is changed, with and without the table of the key', () => {
    for (let round = 0; round < 16; round += 1) {
      const data = Buffer.from(`message ${round}`);
      const scalars = readSignature(signer.sign(data), bytes);
      if (!scalars.ok) throw new Error(scalars.error);
      const { r, s } = scalars.value;
      const request = { key, signed: data, digest: sha256(data), r, s };
      expect(verifyEcdsa(request, null)).toBe(true);
      expect(verifyEcdsa({ ...request, s: n - s }, null)).toBe(true);
      const other = Buffer.from(`massage ${round}`);
      expect(verifyEcdsa({ ...request, signed: other, digest: sha256(other) }, null)).toBe(false);
      expect(verifyEcdsa({ ...request, r: r ^ 1n }, null)).toBe(false);
    }
  });

  test('agrees with the library on arbitrary numbers', () => {
    const library = ecdsa(Point, sha256);
    const digest = sha256(Buffer.from('x'));
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: n - 1n }), fc.bigInt({ min: 1n, max: n - 1n }), (r, s) => {
        const compact = Buffer.from(
          `${r.toString(16).padStart(bytes * 2, '0')}${s.toString(16).padStart(bytes * 2, '0')}`,
          'hex',
        );
        const theirs = library.verify(compact, digest, key.point.toBytes(false), {
          prehash: false,
          lowS: false,
          format: 'compact',
        });
        expect(verifyEcdsa({ key, signed: digest, digest, r, s }, null)).toBe(theirs);
      }),
      { numRuns: 5 },
    );
  });

  test('refuses r and s outside of 1 to n - 1', () => {
    const digest = sha256(Buffer.from('x'));
    for (const [r, s] of [
      [0n, 1n],
      [1n, 0n],
      [n, 1n],
      [1n, n],
      [n + 1n, 1n],
      [1n, 2n * n - 1n],
    ] as const) {
      expect(verifyEcdsa({ key, signed: digest, digest, r, s }, null)).toBe(false);
    }
  });
});

describe('signature bytes', () => {
  const scalar = fc.bigInt({ min: 1n, max: (1n << 256n) - 1n });

  test('DER of any r and s is read back without an oddity', () => {
    fc.assert(
      fc.property(scalar, scalar, (r, s) => {
        const read = readSignature(derSignature(r.toString(16), s.toString(16)), 32);
        expect(read).toEqual({ ok: true, value: { r, s, oddities: [] } });
      }),
    );
  });

  test('never throws and never takes cut DER for a signature', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readSignature(bytes, 32)));
    const whole = derSignature('1234567890abcdef', 'fedcba0987654321');
    for (let length = 0; length < whole.length; length += 1)
      expect(readSignature(whole.subarray(0, length), 32).ok).toBe(false);
  });

  test.each([
    ['trailing-bytes', '300602010102010200'],
    ['long-length', '308106020101020102'],
    ['superfluous-zero', '30070202000102010200'.slice(0, 18)],
    ['missing-sign-byte', '3006020181020102'],
  ])('%s is read and named', (oddity, hex) => {
    const read = readSignature(Buffer.from(hex, 'hex'), 32);
    expect(read.ok && read.value.oddities).toContain(oddity);
  });

  test('bare r and s of the right width', () => {
    const read = readSignature(Buffer.alloc(64, 0x11), 32);
    expect(read.ok && read.value.oddities).toEqual(['bare-r-s']);
    expect(readSignature(Buffer.alloc(63, 0x11), 32).ok).toBe(false);
  });
});

test('the accelerator is asked for the two native curves only, and "not mine" falls back', () => {
  const asked: string[] = [];
  for (const name of names) {
    const { signer, key } = keyFor(name);
    const data = Buffer.from('native');
    const scalars = readSignature(signer.sign(data), curveById(key.curve).bytes);
    if (!scalars.ok) throw new Error(scalars.error);
    const request = { key, signed: data, digest: sha256(data), r: scalars.value.r, s: scalars.value.s };
    const answer = verifyEcdsa(request, ({ curve }) => {
      asked.push(curve);
      return undefined;
    });
    expect(answer).toBe(true);
    expect(verifyEcdsa(request, () => false)).toBe(!['secp256r1', 'secp384r1'].includes(key.curve));
  }
  expect(asked.toSorted()).toEqual(['secp256r1', 'secp384r1']);
});

test('base points lie on their curves and have their order', () => {
  for (const { Point, n, id } of curves) {
    Point.BASE.assertValidity();
    expect(
      `${id} ${Point.BASE.multiplyUnsafe(n - 1n)
        .add(Point.BASE)
        .is0()}`,
    ).toBe(`${id} true`);
  }
});

test('a signature that we accept is accepted by Node from the proof files, and the other way round', () => {
  const { signer, key } = keyFor('brainpoolP384r1');
  const data = Buffer.from('both');
  const der = signer.sign(data);
  const scalars = readSignature(der, 48);
  if (!scalars.ok) throw new Error(scalars.error);
  const { r, s } = scalars.value;
  expect(verifyEcdsa({ key, signed: data, digest: sha256(data), r, s }, null)).toBe(true);
  expect(verify('sha256', data, signer.publicKey, derSignature(r.toString(16), s.toString(16)))).toBe(true);
});
