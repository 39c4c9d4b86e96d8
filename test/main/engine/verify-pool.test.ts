import { describe, expect, test } from 'vitest';
import { verifyPoolDefaults, verifyValues } from '../../../main/engine/verify-pool.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { makeRecords } from '../../bench/signed-records.ts';

const p256 = makeRecords('secp256r1', 'prime256v1', 32, 60);
const k1 = makeRecords('secp256k1', 'secp256k1', 32, 40);
const keys = [p256.key, { ...k1.key, origin: 'reported' as const, via: 'test' }];
/** Good ones on two curves, one with a changed reading, one that is cut, one that nobody can read. */
const values = [...p256.values, ...k1.values].map((value, index) => {
  if (index === 17) return { ...value, text: value.text.replace('"RV":17.00', '"RV":16.00') };
  if (index === 41) return { ...value, text: value.text.slice(0, 90) };
  return index === 73 ? { ...value, format: 'unknown-format' } : value;
});
const expected = values.map((value) => verifyValue(value, keys, null));

describe('values judged by several threads', () => {
  test('the verdicts are those of one thread without the host, in the order of the values', async () => {
    expect(expected.filter(({ signature }) => signature === 'valid')).toHaveLength(97);
    for (const workers of [1, 2]) {
      expect(await verifyValues(values, keys, { workers, aloneMs: 0, callerHelps: false })).toEqual(expected);
    }
    expect(await verifyValues(values, keys, { workers: 0, aloneMs: 0, callerHelps: false })).toEqual(expected);
  });

  test('part here and part there is the same', async () => {
    for (const aloneMs of [0, 5]) {
      expect(await verifyValues(values, keys, { workers: 1, aloneMs, callerHelps: true })).toEqual(expected);
    }
    expect(await verifyValues(values, keys, { workers: 2, aloneMs: 5, callerHelps: false })).toEqual(expected);
    expect(await verifyValues(values, keys, verifyPoolDefaults)).toEqual(expected);
  });

  test('no value, no verdict; one value, one', async () => {
    expect(await verifyValues([], keys, { workers: 2, aloneMs: 0, callerHelps: false })).toEqual([]);
    expect(await verifyValues(values.slice(0, 1), keys, { workers: 2, aloneMs: 0, callerHelps: false })).toEqual(
      expected.slice(0, 1),
    );
  });

  test('a fault inside a worker is told and not swallowed', async () => {
    const broken = { ...values[0], text: 42 } as unknown as (typeof values)[number];
    await expect(
      verifyValues([broken, ...values], keys, { workers: 2, aloneMs: 0, callerHelps: false }),
    ).rejects.toThrow();
  });
});
