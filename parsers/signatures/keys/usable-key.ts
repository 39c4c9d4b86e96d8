import { sha256 } from '@noble/hashes/sha2.js';
import { encodeHex } from '../../base/text-encodings.ts';
import type { Curve, CurveId, CurvePoint } from '../crypto/curves.ts';

/** What was unusual about a key that can be used all the same. */
export type KeyOddity = 'hybrid-point' | 'bare-coordinates' | 'trailing-bytes' | 'hex-in-base64' | 'non-minimal-length';

/** How the key was written, without its text encoding. */
export type KeyForm = 'spki' | 'sec1-point' | 'coordinates' | 'jwk';

/** A public key that may be used: named curve, point checked. */
export interface UsableKey {
  readonly curve: CurveId;
  readonly point: CurvePoint;
  /** SubjectPublicKeyInfo, DER, named curve, uncompressed point: one byte string per key, whatever form it came in. */
  readonly spki: Uint8Array;
  /** SHA-256 of `spki`, lower-case hex. */
  readonly fingerprint: string;
  readonly form: KeyForm;
  readonly compressed: boolean;
  readonly oddities: readonly KeyOddity[];
  /** Text encodings that were taken off, outermost first, e.g. `base64`, `oca`, `hex`. */
  readonly encodings: readonly string[];
}

function derLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

function der(tag: number, content: readonly number[]): readonly number[] {
  return [tag, ...derLength(content.length), ...content];
}

/** Content bytes of an OBJECT IDENTIFIER (X.690, 8.19). */
function oidContent(oid: string): readonly number[] {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  return [first * 40 + second, ...rest].flatMap((arc) => {
    const digits: number[] = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift((left & 0x7f) | 0x80);
    return digits;
  });
}

/** id-ecPublicKey (RFC 5480, 2.1.1). */
export const ecPublicKeyOid = '1.2.840.10045.2.1';

function coordinateBytes(value: bigint, bytes: number): readonly number[] {
  const hex = value.toString(16).padStart(bytes * 2, '0');
  return Array.from({ length: bytes }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
}

/** SubjectPublicKeyInfo (RFC 5480, 2) of a point, uncompressed. */
function spkiOf(curve: Curve, point: CurvePoint): Uint8Array {
  const { x, y } = point.toAffine();
  const sec1 = [4, ...coordinateBytes(x, curve.bytes), ...coordinateBytes(y, curve.bytes)];
  const algorithm = der(0x30, [...der(6, oidContent(ecPublicKeyOid)), ...der(6, oidContent(curve.oid))]);
  return Uint8Array.from(der(0x30, [...algorithm, ...der(3, [0, ...sec1])]));
}

/** The usable key of a point that was checked. */
export function usableKey(
  curve: Curve,
  point: CurvePoint,
  how: { readonly form: KeyForm; readonly compressed: boolean; readonly oddities: readonly KeyOddity[] },
): UsableKey {
  const spki = spkiOf(curve, point);
  return { curve: curve.id, point, spki, fingerprint: encodeHex(sha256(spki)), ...how, encodings: [] };
}
