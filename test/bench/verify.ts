/**
 * Verification of OCMF records per second, portable and with the host's own ECDSA, as ratios to bare noble and bare OpenSSL on the same
 * digests in the same run. Keys are derived from a fixed text; signatures are made by the host.
 */
import { ECDH, createECDH, createPrivateKey, createPublicKey, createSign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createNativeAccelerator } from '../../main/engine/native-ecdsa.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';
import { verifyValue } from '../../parsers/signatures/index.ts';

const curves = [
  ['secp256r1', 'prime256v1', 32],
  ['secp256k1', 'secp256k1', 32],
  ['brainpoolP256r1', 'brainpoolP256r1', 32],
  ['secp192r1', 'prime192v1', 24],
] as const;

interface Made {
  readonly key: PublicKeyRecord;
  readonly keyObject: KeyObject;
  readonly values: readonly SignedValueRecord[];
  readonly payloads: readonly { readonly payload: Buffer; readonly signature: Buffer }[];
}

function derLength(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(bytes.length < 128 ? [bytes.length] : [0x81, bytes.length]), bytes]);
}

function tagged(tag: number, ...parts: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([tag]), derLength(Buffer.concat(parts))]);
}

const oids: Readonly<Record<string, string>> = {
  prime256v1: '06082a8648ce3d030107',
  secp256k1: '06052b8104000a',
  brainpoolP256r1: '06092b2403030208010107',
  prime192v1: '06082a8648ce3d030101',
};

/** A private key with a fixed secret (RFC 5915 inside PKCS #8). */
function fixedKey(host: string, bytes: number): KeyObject {
  const secret = Buffer.alloc(bytes, 0x11);
  const point = ECDH.convertKey(publicPoint(host, secret), host, undefined, undefined, 'uncompressed') as Buffer;
  const ecPrivate = tagged(
    0x30,
    Buffer.from('020101', 'hex'),
    tagged(4, secret),
    tagged(0xa1, tagged(3, Buffer.from([0]), point)),
  );
  const algorithm = tagged(0x30, Buffer.from('06072a8648ce3d0201', 'hex'), Buffer.from(oids[host] ?? '', 'hex'));
  return createPrivateKey({
    key: tagged(0x30, Buffer.from('020100', 'hex'), algorithm, tagged(4, ecPrivate)),
    format: 'der',
    type: 'pkcs8',
  });
}

function publicPoint(host: string, secret: Buffer): Buffer {
  const agreement = createECDH(host);
  agreement.setPrivateKey(secret);
  return agreement.getPublicKey();
}

function make(name: string, host: string, bytes: number, records: number): Made {
  const privateKey = fixedKey(host, bytes);
  const keyObject = createPublicKey(privateKey);
  const payloads = Array.from({ length: records }, (_, index) => {
    const payload = Buffer.from(
      `{"FV":"1.0","GI":"BENCH","GS":"1","PG":"T${index}","MS":"M1","IS":true,"IL":"TRUSTED","IF":[],"IT":"NONE","RD":[{"TM":"2025-06-01T10:00:00,000+0000 S","TX":"B","RV":${index}.00,"RI":"1-b:1.8.0","RU":"kWh","ST":"G"},{"TM":"2025-06-01T11:00:00,000+0000 S","TX":"E","RV":${index + 1}.00,"RI":"1-b:1.8.0","RU":"kWh","ST":"G"}]}`,
    );
    return { payload, signature: createSign('sha256').update(payload).sign(privateKey) };
  });
  const algorithm = `ECDSA-${name}-SHA256`;
  return {
    keyObject,
    payloads,
    key: {
      record: 'public-key',
      text: keyObject.export({ format: 'der', type: 'spki' }).toString('hex'),
      origin: 'pinned',
      via: 'bench',
      station: null,
      connector: null,
      meterSerial: null,
      observedAt: null,
      evidence: null,
    },
    values: payloads.map(({ payload, signature }, index) => ({
      record: 'signed-value',
      format: 'ocmf',
      text: `OCMF|${payload.toString()}|{"SA":"${algorithm}","SD":"${signature.toString('hex')}"}`,
      layers: [],
      channel: 'plain-file',
      context: null,
      transactionId: null,
      station: null,
      connector: null,
      enclosedKey: null,
      reportedAt: null,
      index,
      evidence: { kind: 'bytes', sourceId: 1, offset: 0, length: 1, line: null },
    })),
  };
}

function perSecond(count: number, work: () => void): number {
  const start = performance.now();
  work();
  return count / ((performance.now() - start) / 1000);
}

/** Runs the bench and prints one line per curve. */
export async function benchVerify(records: number): Promise<void> {
  for (const [name, host, bytes] of curves) {
    const made = make(name, host, bytes, records);
    let valid = 0;
    const judge = (native: boolean) => (): void => {
      const accelerator = native ? createNativeAccelerator() : null;
      for (const value of made.values)
        if (verifyValue(value, [made.key], accelerator).signature === 'valid') valid += 1;
    };
    const openssl = perSecond(records, () => {
      for (const { payload, signature } of made.payloads) {
        if (!verify('sha256', payload, made.keyObject, signature)) throw new Error('OpenSSL refused its own signature');
      }
    });
    const portable = perSecond(records, judge(false));
    const native = perSecond(records, judge(true));
    console.log(
      `${name.padEnd(16)} ${records} records, ${valid / 2} valid: portable ${portable.toFixed(0)}/s, with the host's ECDSA ${native.toFixed(0)}/s; bare OpenSSL ${openssl.toFixed(0)}/s; ratio to OpenSSL ${(portable / openssl).toFixed(3)} and ${(native / openssl).toFixed(3)}`,
    );
  }
}
