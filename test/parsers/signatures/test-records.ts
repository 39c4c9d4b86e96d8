import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { CorrelatedFrame } from '../../../parsers/model/frame.ts';
import type { KeyOrigin, PublicKeyRecord, SignedValueRecord } from '../../../parsers/model/signed-value.ts';

/* OCMF records signed with keys that are worth nothing, for the tests of this folder. */

/** PKCS#8 of fixed test keys, by OpenSSL's curve name: RFC 5915 inside, secret from the curve's name. */
const curves: Readonly<Record<string, { readonly oid: string; readonly bytes: number; readonly sa: string }>> = {
  prime256v1: { oid: '06082a8648ce3d030107', bytes: 32, sa: 'ECDSA-secp256r1-SHA256' },
  secp384r1: { oid: '06052b81040022', bytes: 48, sa: 'ECDSA-secp384r1-SHA256' },
  secp256k1: { oid: '06052b8104000a', bytes: 32, sa: 'ECDSA-secp256k1-SHA256' },
  prime192v1: { oid: '06082a8648ce3d030101', bytes: 24, sa: 'ECDSA-secp192r1-SHA256' },
  secp192k1: { oid: '06052b8104001f', bytes: 24, sa: 'ECDSA-secp192k1-SHA256' },
  brainpoolP256r1: { oid: '06092b2403030208010107', bytes: 32, sa: 'ECDSA-brainpool256r1-SHA256' },
  brainpoolP384r1: { oid: '06092b240303020801010b', bytes: 48, sa: 'ECDSA-brainpool384r1-SHA256' },
};

export interface Signer {
  readonly curve: string;
  readonly sa: string;
  readonly publicKey: KeyObject;
  readonly spkiHex: string;
  sign(data: Uint8Array): Uint8Array;
}

export function makeSigner(curve = 'prime256v1', seed = 'one'): Signer {
  const known = curves[curve];
  if (known === undefined) throw new Error(`no test curve ${curve}`);
  const secret = createHash('sha512').update(`Ladeakte test ${curve} ${seed}`).digest().subarray(0, known.bytes);
  secret[0] = 1;
  const oid = Buffer.from(known.oid, 'hex');
  const inner = Buffer.concat([Buffer.from([2, 1, 1, 4, known.bytes]), secret, Buffer.from([0xa0, oid.length]), oid]);
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from([0x30, inner.length]), inner]),
    format: 'der',
    type: 'sec1',
  });
  const publicKey = createPublicKey(key);
  return {
    curve,
    sa: known.sa,
    publicKey,
    spkiHex: publicKey.export({ type: 'spki', format: 'der' }).toString('hex'),
    sign: (data) => sign('sha256', data, key),
  };
}

export interface RecordShape {
  readonly pagination?: string;
  readonly meter?: string;
  readonly gateway?: string;
  readonly id?: string;
  /** Readings as JSON text, to keep digits as written. */
  readonly readings: readonly string[];
}

export function reading(tx: string, value: string, time: string, more = ''): string {
  return `{"TM":"2026-03-01T${time},000+0100 S","TX":"${tx}","RV":${value},"RI":"01-00:B1.08.00*FF","RU":"kWh","RT":"AC","EF":"","ST":"G"${more}}`;
}

export const beginAt8 = reading('B', '100.000', '08:00:00');
export const endAt9 = reading('E', '129.500', '09:00:00');

/** A payload that breaks no rule. */
export function payloadOf(shape: RecordShape): string {
  return (
    `{"FV":"1.0","GI":"Test","GS":"${shape.gateway ?? 'GW-1'}","GV":"1","PG":"${shape.pagination ?? 'T10'}","MV":"V","MM":"M",` +
    `"MS":"${shape.meter ?? 'M-1'}","MF":"1","IS":true,"IL":"VERIFIED","IF":["RFID_PLAIN"],"IT":"ISO14443","ID":"${shape.id ?? '1F2D3A4F5506C7'}",` +
    `"RD":[${shape.readings.join(',')}]}`
  );
}

export function signedRecord(signer: Signer, payload: string): string {
  return `OCMF|${payload}|{"SA":"${signer.sa}","SD":"${Buffer.from(signer.sign(Buffer.from(payload))).toString('hex')}"}`;
}

export function completeRecord(signer: Signer): string {
  return signedRecord(signer, payloadOf({ readings: [beginAt8, endAt9] }));
}

export function valueOf(text: string, more: Partial<SignedValueRecord> = {}): SignedValueRecord {
  return {
    record: 'signed-value',
    format: 'ocmf',
    text,
    layers: [],
    channel: 'plain-text',
    context: null,
    transactionId: null,
    station: null,
    connector: null,
    enclosedKey: null,
    reportedAt: null,
    index: 0,
    evidence: { kind: 'bytes', sourceId: 1, offset: 0, length: text.length, line: 1 },
    ...more,
  };
}

export function keyOf(
  text: string,
  origin: KeyOrigin = 'pinned',
  more: Partial<PublicKeyRecord> = {},
): PublicKeyRecord {
  return {
    record: 'public-key',
    text,
    origin,
    via: 'test',
    station: null,
    connector: null,
    meterSerial: null,
    observedAt: null,
    evidence: null,
    ...more,
  };
}

export function frameOf(
  action: string,
  kind: 'call' | 'result' = 'call',
  more: Partial<CorrelatedFrame> = {},
): CorrelatedFrame {
  return {
    frameId: 1,
    kind,
    messageTypeId: kind === 'call' ? 2 : 3,
    uniqueId: 'a',
    action,
    errorCode: null,
    errorDescription: null,
    state: 'whole',
    direction: 'station-to-csms',
    labelContradicted: false,
    station: 'CP-1',
    connector: 1,
    transactionId: null,
    answerToFrameId: null,
    latencyMs: null,
    loggedAt: { text: '', epochMs: null, quality: 'position-only' },
    evidence: { kind: 'bytes', sourceId: 1, offset: 0, length: 10, line: 1 },
    ...more,
  };
}
