import {
  decodeBase32,
  decodeBase32Tolerant,
  decodeBase64Tolerant,
  decodeHex,
  encodeHex,
} from '../../base/text-encodings.ts';
import type { SignedValueRecord } from '../../model/signed-value.ts';
import type { SafeVerdict } from '../../model/verdict.ts';
import { curveById, type CurveId } from '../crypto/curves.ts';
import { verifyEcdsa } from '../crypto/ecdsa.ts';
import { readElement, readElements } from '../keys/der-reader.ts';
import { keysOfBytes } from '../keys/key-structure.ts';
import { readPublicKeys } from '../keys/public-key.ts';
import type { UsableKey } from '../keys/usable-key.ts';
import type { SignatureAccelerator } from '../signed-format.ts';
import { safeNotVerified, safeVerified, type SafeReason } from './safe-reasons.ts';

/*
 * How release 1.4.1 takes a key (research/transparency-software 1.2, 2.2): Base32, Base64 and hex readings are all tried; blanks, line feeds
 * and tabs are stripped and nothing else; `encoding` attributes are ignored.
 */

/** Every byte string that the key text decodes to. */
export function safeKeyBytes(text: string): readonly Uint8Array[] {
  const bare = text.replaceAll(/[ \n\t]/g, '');
  const readings = [
    decodeBase32(bare) ?? (/^[A-Z2-7]+=*$/.test(bare) ? decodeBase32Tolerant(bare) : undefined),
    /^[A-Za-z0-9+/]+={0,2}$/.test(bare) ? decodeBase64Tolerant(bare) : undefined,
    decodeHex(bare.replaceAll('\r', '')),
  ];
  return readings.filter((bytes) => bytes !== undefined && bytes.length > 0) as readonly Uint8Array[];
}

/**
 * The key that stands beside a record. One in an OCPP or OCPI envelope is written for the receiver (`oca:base16:asn1:`, hex within Base64, a
 * JSON object, OCA note 3.2.2); who hands the record to that software hands over the key that is meant.
 */
export function enclosedKeyForSafe({ enclosedKey, channel }: SignedValueRecord): string | null {
  if (enclosedKey === null || enclosedKey.trim() === '') return null;
  const [key] = channel === 'safe-xml' ? [] : readPublicKeys(enclosedKey).keys;
  if (key === undefined) return enclosedKey;
  const wrapped =
    key.encodings.includes('oca') || key.encodings.includes('json-object') || key.oddities.includes('hex-in-base64');
  return wrapped ? encodeHex(key.spki) : enclosedKey;
}

/** The point inside a SubjectPublicKeyInfo, whatever curve it names: OCMF takes the curve from SA only. */
function spkiPoint(bytes: Uint8Array): Uint8Array | undefined {
  const outer = readElement(bytes);
  const parts = outer?.tag === 0x30 ? readElements(outer.content) : undefined;
  const bits = parts?.[1];
  return parts?.[0]?.tag === 0x30 && bits?.tag === 3 && bits.content[0] === 0 ? bits.content.subarray(1) : undefined;
}

/** A key is checked once, however many records it is asked for. */
const checkedPoints = new Map<string, UsableKey | undefined>();
const checkedPointsKept = 256;

export function keyOnCurve(point: Uint8Array, curve: CurveId): UsableKey | undefined {
  const name = `${curve} ${encodeHex(point)}`;
  if (checkedPoints.has(name)) return checkedPoints.get(name);
  const key = keysOfBytes(point).keys.find((candidate) => candidate.curve === curve);
  if (checkedPoints.size >= checkedPointsKept) checkedPoints.clear();
  checkedPoints.set(name, key);
  return key;
}

export interface SafeSignature {
  readonly curve: CurveId;
  readonly signed: Uint8Array;
  readonly digest: Uint8Array;
  readonly r: bigint;
  readonly s: bigint;
}

/** Tries every reading of the key as a SubjectPublicKeyInfo whose point lies on the curve that the record names. */
export function safeVerifyWithSpki(
  keyText: string | null,
  signature: SafeSignature,
  accelerator: SignatureAccelerator | null,
): SafeVerdict {
  if (keyText === null || keyText.trim() === '') return safeNotVerified('no-key');
  let reason: SafeReason = 'key-encoding';
  for (const bytes of safeKeyBytes(keyText)) {
    const point = spkiPoint(bytes);
    if (point === undefined) continue;
    const key = keyOnCurve(point, signature.curve);
    if (key === undefined) {
      if (reason === 'key-encoding') reason = 'key-point';
      continue;
    }
    if (verifyEcdsa({ key, ...signature }, accelerator)) return safeVerified;
    reason = 'signature';
  }
  return safeNotVerified(reason);
}

/** The same for formats whose keys are bare coordinates of one curve. */
export function safeVerifyWithCoordinates(keyBytes: readonly Uint8Array[], signature: SafeSignature): SafeVerdict {
  let reason: SafeReason = 'key-encoding';
  const width = curveById(signature.curve).bytes;
  for (const bytes of keyBytes) {
    if (bytes.length !== 2 * width) continue;
    const key = keyOnCurve(bytes, signature.curve);
    if (key === undefined) {
      if (reason === 'key-encoding') reason = 'key-point';
      continue;
    }
    if (verifyEcdsa({ key, ...signature }, null)) return safeVerified;
    reason = 'signature';
  }
  return safeNotVerified(reason);
}
