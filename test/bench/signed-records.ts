/** OCMF records signed by keys that are derived from a fixed text, for the benches and for tests that need many. */
import { ECDH, createECDH, createPrivateKey, createPublicKey, createSign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';

/** Our name of a curve, the host's, and the length of a coordinate in bytes. */
export const benchCurves = [
  ['secp256r1', 'prime256v1', 32],
  ['secp256k1', 'secp256k1', 32],
  ['brainpoolP256r1', 'brainpoolP256r1', 32],
  ['secp192r1', 'prime192v1', 24],
] as const;

export interface MadeRecords {
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
export function fixedKey(host: string, bytes: number): KeyObject {
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

/** So many different records of one key; every signature is good. */
export function makeRecords(name: string, host: string, bytes: number, records: number): MadeRecords {
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
