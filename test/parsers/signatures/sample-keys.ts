import { createECDH, createHash, createPrivateKey, sign } from 'node:crypto';
import type { EdlFields } from '../../../parsers/signatures/edl/edl-block.ts';

/* Keys and fields of the samples; the keys are derived from a sentence and worth nothing. */

export interface TestKey {
  readonly curve: 'prime192v1' | 'prime256v1';
  readonly width: number;
  /** X and Y without a leading byte. */
  readonly coordinates: Uint8Array;
  readonly compressed: Uint8Array;
  sign(data: Uint8Array): Uint8Array;
  signDer(data: Uint8Array): Uint8Array;
}

export const oids = { prime192v1: '06082a8648ce3d030101', prime256v1: '06082a8648ce3d030107' } as const;

/** RFC 5915 private key from a seed; test data only. */
export function testKey(curve: TestKey['curve'], seed: string): TestKey {
  const width = curve === 'prime192v1' ? 24 : 32;
  const secret = createHash('sha256').update(seed).digest().subarray(0, width);
  secret[0] = 1;
  const ecdh = createECDH(curve);
  ecdh.setPrivateKey(secret);
  const oid = Buffer.from(oids[curve], 'hex');
  const inner = Buffer.concat([Buffer.from([2, 1, 1, 4, width]), secret, Buffer.from([0xa0, oid.length]), oid]);
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from([0x30, inner.length]), inner]),
    format: 'der',
    type: 'sec1',
  });
  return {
    curve,
    width,
    coordinates: ecdh.getPublicKey(null, 'uncompressed').subarray(1),
    compressed: ecdh.getPublicKey(null, 'compressed'),
    sign: (data) => sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' }),
    signDer: (data) => sign('sha256', data, { key, dsaEncoding: 'der' }),
  };
}

export const p192 = testKey('prime192v1', 'Ladeakte sample key one');
export const p256 = testKey('prime256v1', 'Ladeakte sample key two');
export const serverId = Buffer.from('09014c414400000000a1', 'hex');

export function fields(value: bigint, pagination: bigint, secondsUtc: bigint): EdlFields {
  return {
    serverId,
    localSeconds: secondsUtc + 3600n,
    status: 8,
    secondsIndex: 4711n + pagination,
    pagination,
    obis: Buffer.from('0100011100ff', 'hex'),
    unit: 30,
    scaler: -1,
    value,
    logBytes: Buffer.from([0, 7]),
    contractId: Buffer.from('sample-contract', 'latin1'),
    contractSeconds: secondsUtc + 3590n,
    historicalValue: 0n,
    compensatedValue: 0n,
    lineResistance: 0n,
    stopwatch: 0n,
    price: 0n,
  };
}
