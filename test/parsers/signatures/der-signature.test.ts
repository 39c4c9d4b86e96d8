import { describe, expect, test } from 'vitest';
import { readSignature, scalarHex } from '../../../parsers/signatures/crypto/der-signature.ts';
import { digestScalar, scalarsInRange } from '../../../parsers/signatures/crypto/ecdsa.ts';
import { curveById } from '../../../parsers/signatures/crypto/curves.ts';

/* DER of a signature, read leniently and with every departure named (X.690 8.3 and 10.1, research/ocmf 1.8), and the numbers in it. */

function read(hex: string, scalarBytes = 32): readonly unknown[] {
  const answer = readSignature(Buffer.from(hex.replaceAll(' ', ''), 'hex'), scalarBytes);
  return answer.ok ? [answer.value.r, answer.value.s, [...answer.value.oddities].toSorted().join(' ')] : [answer.error];
}

const zeros = (count: number): string => '00'.repeat(count);
const long = `7f${'11'.repeat(127)}`;

test.each<readonly [string, string, readonly unknown[]]>([
  ['small', '3006 020101 020102', [1n, 2n, '']],
  ['with sign bytes', '3008 02020080 020200ff', [128n, 255n, '']],
  ['the largest without sign byte', '3006 02017f 02017f', [127n, 127n, '']],
  ['without sign bytes', '3006 020180 0201ff', [128n, 255n, 'missing-sign-byte']],
  ['a zero too many', '3007 0202007f 020101', [127n, 1n, 'superfluous-zero']],
  ['zero', '3006 020100 020101', [0n, 1n, '']],
  ['two zeros', '3007 02020000 020101', [0n, 1n, 'superfluous-zero']],
  ['bytes behind', '3006 020101 020102 ff', [1n, 2n, 'trailing-bytes']],
  ['bytes behind within', '3009 020101 020102 020103', [1n, 2n, 'inner-trailing-bytes']],
  ['a length of the sequence in two bytes', '308106 020101 020102', [1n, 2n, 'long-length']],
  ['a length of a number in two bytes', '3007 02810101 020102', [1n, 2n, 'long-length']],
  ['a length in five bytes', '308400000006 020101 020102', [1n, 2n, 'long-length']],
  ['128 bytes need a long length', `308186 028180${long} 020102`, [BigInt(`0x${long}`), 2n, '']],
  [
    '128 bytes with a zero in front of the length',
    `30820087 02820080${long} 020102`,
    [BigInt(`0x${long}`), 2n, 'long-length'],
  ],
  ['empty', '', ['empty']],
  ['a tag alone', '30', ['truncated']],
  ['another tag', '3106 020101 020102', ['not-der']],
  ['another tag within', '3006 030101 020102', ['not-der']],
  ['a number without bytes', '3005 0200 020102', ['not-der']],
  ['one number', '3003 020101', ['truncated']],
  ['a sequence longer than there is', '3007 020101 020102', ['truncated']],
  ['a number longer than its sequence', '3006 020101 020202', ['truncated']],
  ['an open end', '3080 020101 020102 0000', ['indefinite-length']],
  ['a length in six bytes', '30850000000006 020101 020102', ['not-der']],
  ['beyond any signature', `30${zeros(4_096)}`, ['too-long']],
])('%s', (_, hex, expected) => {
  expect(read(hex)).toEqual(expected);
});

describe('bare r and s', () => {
  test('of the width of the curve', () => {
    const bare = `${'11'.repeat(24)}${'22'.repeat(24)}`;
    expect(read(bare, 24)).toEqual([BigInt(`0x${'11'.repeat(24)}`), BigInt(`0x${'22'.repeat(24)}`), 'bare-r-s']);
    expect(read(bare, 32)).toEqual(['not-der']);
    expect(read(bare.slice(2), 24)).toEqual(['not-der']);
  });

  test('what is DER is read as DER, whatever its width', () => {
    expect(read('3006 020101 020102', 4)).toEqual([1n, 2n, '']);
  });
});

test('numbers as hex of the width of the curve', () => {
  expect([scalarHex(1n, 2), scalarHex(0xffffn, 2), scalarHex(0x10000n, 2)]).toEqual(['0001', 'ffff', '10000']);
});

test('a digest longer than the order loses its bits on the right', () => {
  const digest = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
  const whole = BigInt(`0x${Buffer.from(digest).toString('hex')}`);
  expect(digestScalar(curveById('secp256r1'), digest)).toBe(whole);
  expect(digestScalar(curveById('secp384r1'), digest)).toBe(whole);
  expect(digestScalar(curveById('secp192r1'), digest)).toBe(whole >> 64n);
});

test('r and s lie between 1 and n - 1', () => {
  const curve = curveById('secp192r1');
  const last = curve.n - 1n;
  const pairs = [
    [1n, 1n],
    [last, last],
    [0n, 1n],
    [1n, 0n],
    [curve.n, 1n],
    [1n, curve.n],
    [-1n, 1n],
    [1n, -1n],
  ] as const;
  expect(pairs.map(([r, s]) => scalarsInRange(curve, r, s))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});
