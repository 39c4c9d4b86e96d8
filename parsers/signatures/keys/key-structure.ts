import { fail, ok, type Result } from '../../base/result.ts';
import { liftX } from '../crypto/ecdsa.ts';
import { curveByOid, curves, type Curve, type CurvePoint } from '../crypto/curves.ts';
import { oidText, readElement, readElements, type DerElement } from './der-reader.ts';
import { keyProblem, type KeyProblem } from './key-problem.ts';
import { ecPublicKeyOid, usableKey, type KeyForm, type KeyOddity, type UsableKey } from './usable-key.ts';

/*
 * From bytes to a checked point. Three rules protect the verdict (research 0.3, 1.11): the curve comes from an object identifier we know
 * and never from parameters in the key, the point lies on that curve, and it is not the point at infinity.
 */

function number(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

function pointOnCurve(curve: Curve, x: bigint, y: bigint): Result<CurvePoint, KeyProblem> {
  if (x >= curve.p || y >= curve.p) return fail(keyProblem('key.coordinate-out-of-range', { curve: curve.id }));
  const { Fp } = curve.Point;
  const right = Fp.add(Fp.add(Fp.mul(Fp.sqr(x), x), Fp.mul(curve.a, x)), curve.b);
  if (Fp.sqr(y) !== right) return fail(keyProblem('key.point-not-on-curve', { curve: curve.id }));
  return ok(curve.Point.fromAffine({ x, y }));
}

interface ReadPoint {
  readonly point: CurvePoint;
  readonly compressed: boolean;
  readonly oddities: readonly KeyOddity[];
}

/** A point in the forms of SEC 1, 2.3.3 on a known curve. */
function readPoint(curve: Curve, bytes: Uint8Array): Result<ReadPoint, KeyProblem> {
  const width = curve.bytes;
  const first = bytes[0];
  if (first === 0) return fail(keyProblem('key.point-at-infinity'));
  const x = number(bytes.subarray(1, 1 + width));
  if ((first === 2 || first === 3) && bytes.length === 1 + width) {
    if (x >= curve.p) return fail(keyProblem('key.coordinate-out-of-range', { curve: curve.id }));
    const even = liftX(curve, x);
    if (even === undefined) return fail(keyProblem('key.point-not-on-curve', { curve: curve.id }));
    return ok({ point: first === 2 ? even : even.negate(), compressed: true, oddities: [] });
  }
  if ((first === 4 || first === 6 || first === 7) && bytes.length === 1 + 2 * width) {
    const y = number(bytes.subarray(1 + width));
    const point = pointOnCurve(curve, x, y);
    if (!point.ok) return point;
    // Hybrid form: obsolete, and its first byte repeats the parity of y (ANSI X9.62).
    if (first !== 4 && Number(y & 1n) !== first - 6) return fail(keyProblem('key.hybrid-parity', { curve: curve.id }));
    return ok({ point: point.value, compressed: false, oddities: first === 4 ? [] : ['hybrid-point'] });
  }
  return fail(keyProblem('key.point-length', { bytes: bytes.length, curve: curve.id }));
}

function bitString(element: DerElement | undefined): Uint8Array | undefined {
  return element?.tag === 3 && element.content[0] === 0 ? element.content.subarray(1) : undefined;
}

function isSequence(element: DerElement | undefined): boolean {
  return element?.tag === 0x30;
}

/** `undefined`: these bytes are no SubjectPublicKeyInfo and nothing akin to one. */
function readSpki(bytes: Uint8Array): Result<UsableKey, KeyProblem> | undefined {
  const outer = readElement(bytes);
  if (outer?.tag !== 0x30) return undefined;
  const parts = readElements(outer.content);
  if (parts === undefined) return undefined;
  const [first, second] = parts;
  // PKCS#8 and RFC 5915 private keys begin with a version number.
  if (first?.tag === 2 && (isSequence(second) || second?.tag === 4)) return fail(keyProblem('key.private-key'));
  // An RSA public key of PKCS#1: two integers; a private one has more.
  if (first?.tag === 2 && second?.tag === 2) {
    return fail(keyProblem(parts.length > 2 ? 'key.private-key' : 'key.not-elliptic', { algorithm: 'RSA' }));
  }
  if (first?.tag !== 0x30) return undefined;
  const algorithm = readElements(first.content);
  if (algorithm === undefined) return undefined;
  // Certificate (RFC 5280, 4.1): its first part is the signed part, whose own first part is a version or a serial number.
  if (parts.length === 3 && (algorithm[0]?.tag === 0xa0 || algorithm[0]?.tag === 2)) {
    return fail(keyProblem('key.certificate'));
  }
  if (algorithm[0]?.tag !== 6) return undefined;
  const algorithmOid = oidText(algorithm[0].content);
  if (algorithmOid !== ecPublicKeyOid) return fail(keyProblem('key.not-elliptic', { algorithm: algorithmOid }));
  const parameters = algorithm[1];
  if (isSequence(parameters)) return fail(keyProblem('key.explicit-parameters'));
  if (parameters?.tag !== 6) return fail(keyProblem('key.damaged-structure', { part: 'curve' }));
  const curveOid = oidText(parameters.content);
  const curve = curveByOid(curveOid);
  if (curve === undefined) return fail(keyProblem('key.unknown-curve', { oid: curveOid }));
  const bits = bitString(second);
  if (bits === undefined) return fail(keyProblem('key.damaged-structure', { part: 'point' }));
  const point = readPoint(curve, bits);
  if (!point.ok) return point;
  const oddities: KeyOddity[] = [...point.value.oddities];
  if (outer.end < bytes.length || parts.length > 2) oddities.push('trailing-bytes');
  if (outer.longLength || first.longLength || second?.longLength === true) oddities.push('non-minimal-length');
  return ok(usableKey(curve, point.value.point, { form: 'spki', compressed: point.value.compressed, oddities }));
}

/** Points without a curve are tried on every curve of their size; `hint` decides where more than one fits. */
function readBarePoint(
  bytes: Uint8Array,
  form: KeyForm,
  sec1: Uint8Array,
): { readonly keys: readonly UsableKey[]; readonly problem: KeyProblem | undefined } {
  const width = (sec1[0] === 2 || sec1[0] === 3 ? sec1.length - 1 : (sec1.length - 1) / 2) | 0;
  const keys: UsableKey[] = [];
  let problem: KeyProblem | undefined;
  for (const curve of curves) {
    if (curve.bytes !== width) continue;
    const point = readPoint(curve, sec1);
    if (point.ok) {
      const oddities: readonly KeyOddity[] =
        form === 'coordinates' ? ['bare-coordinates', ...point.value.oddities] : point.value.oddities;
      keys.push(usableKey(curve, point.value.point, { form, compressed: point.value.compressed, oddities }));
    } else problem ??= point.error;
  }
  return {
    keys,
    problem: keys.length > 0 ? undefined : (problem ?? keyProblem('key.point-length', { bytes: bytes.length })),
  };
}

export interface StructureAnswer {
  readonly keys: readonly UsableKey[];
  readonly problem: KeyProblem | undefined;
}

/** All keys that these bytes can be. Several only for a compressed point without a curve. */
export function keysOfBytes(bytes: Uint8Array): StructureAnswer {
  const spki = readSpki(bytes);
  if (spki !== undefined)
    return spki.ok ? { keys: [spki.value], problem: undefined } : { keys: [], problem: spki.error };
  const first = bytes[0];
  if (bytes.length <= 1 && first === 0) return { keys: [], problem: keyProblem('key.point-at-infinity') };
  const sizes = new Set(curves.map((curve) => curve.bytes));
  const compressedForm = (first === 2 || first === 3) && sizes.has(bytes.length - 1);
  const uncompressedForm = (first === 4 || first === 6 || first === 7) && sizes.has((bytes.length - 1) / 2);
  if (compressedForm || uncompressedForm) return readBarePoint(bytes, 'sec1-point', bytes);
  if (bytes.length % 2 === 0 && sizes.has(bytes.length / 2)) {
    if (bytes.every((byte) => byte === 0)) return { keys: [], problem: keyProblem('key.point-at-infinity') };
    return readBarePoint(bytes, 'coordinates', Uint8Array.from([4, ...bytes]));
  }
  // A sequence that is cut: say so instead of "no key".
  if (first === 0x30 && bytes.length > 16)
    return { keys: [], problem: keyProblem('key.damaged-structure', { part: 'DER' }) };
  return { keys: [], problem: undefined };
}
