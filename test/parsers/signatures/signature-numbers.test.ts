import { expect, test } from 'vitest';
import { curves } from '../../../parsers/signatures/crypto/curves.ts';
import { judge, key, payload, record } from './record-writer.ts';

/* r and s (research/ocmf 0.4, 1.8). */

const byteHex = (value: number): string => value.toString(16).padStart(2, '0');

test('Table 22 and nothing else', () => {
  const told = curves.flatMap(({ ocmfName }) => (ocmfName === null ? [] : [ocmfName]));
  expect(told).toEqual([
    'secp192k1',
    'secp192r1',
    'secp256k1',
    'secp256r1',
    'brainpool256r1',
    'secp384r1',
    'brainpool384r1',
  ]);
});

test('a large s is told and counts', () => {
  const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
  const proof = judge(record()).proof;
  if (proof === null) throw new Error('no proof');
  const integer = (value: bigint): string => {
    const digits = value.toString(16);
    const even = digits.length % 2 === 0 ? digits : `0${digits}`;
    const bytes = Number.parseInt(even.slice(0, 2), 16) >= 0x80 ? `00${even}` : even;
    return `02${byteHex(bytes.length / 2)}${bytes}`;
  };
  const section = (s: bigint): string => {
    const body = `${integer(BigInt(`0x${proof.rHex}`))}${integer(s)}`;
    return `OCMF|${payload()}|{"SD":"30${byteHex(body.length / 2)}${body}"}`;
  };
  const own = BigInt(`0x${proof.sHex}`);
  const [low, high] = own > order / 2n ? [order - own, own] : [own, order - own];
  const codes = (text: string): readonly string[] => {
    const verdict = judge(text, [key]);
    expect(verdict.signature).toBe('valid');
    return verdict.rules.map(({ severity, code }) => `${severity} ${code}`);
  };
  expect(codes(section(low))).toEqual([]);
  expect(codes(section(high))).toEqual(['info ocmf.high-s']);
});
