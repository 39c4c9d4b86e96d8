import { encodeHex } from '../../base/text-encodings.ts';
import type { SignatureAccelerator } from '../signed-format.ts';
import type { UsableKey } from '../keys/usable-key.ts';
import { curveById, type Curve, type CurveId, type CurvePoint } from './curves.ts';

/*
 * ECDSA verification (SEC 1, 4.1.4). Both s and n - s are accepted: half of all real meter signatures have a high s (research 0.4), and a
 * low-s rule belongs to block chains. The equation is written out here so that keys of many records can have their table made once.
 */

/** The digest as a number, cut to the bits of the order (SEC 1, 4.1.4 step 3). */
export function digestScalar(curve: Curve, digest: Uint8Array): bigint {
  let value = 0n;
  for (const byte of digest) value = (value << 8n) | BigInt(byte);
  const surplus = digest.length * 8 - curve.orderBits;
  return surplus > 0 ? value >> BigInt(surplus) : value;
}

/** r and s lie in 1 to n - 1 (SEC 1, 4.1.4 step 1). */
export function scalarsInRange(curve: Curve, r: bigint, s: bigint): boolean {
  return r > 0n && r < curve.n && s > 0n && s < curve.n;
}

/** How often a key was used; a table of its multiples pays after about a dozen signatures (measured). */
const uses = new WeakMap<UsableKey, number>();
const usesBeforeTable = 12;
const tableWindow = 6;

/** On P-521 the library's tables make verification far slower (measured), so there are none. */
function wantsTable(key: UsableKey): boolean {
  if (key.curve === 'secp521r1') return false;
  const count = (uses.get(key) ?? 0) + 1;
  uses.set(key, count);
  if (count === usesBeforeTable) key.point.precompute(tableWindow);
  return count >= usesBeforeTable;
}

function equationHolds(curve: Curve, key: UsableKey, z: bigint, r: bigint, s: bigint): boolean {
  const { Fn, BASE } = curve.Point;
  const w = Fn.inv(s);
  const u1 = Fn.mul(Fn.create(z), w);
  const u2 = Fn.mul(r, w);
  const point: CurvePoint = wantsTable(key)
    ? BASE.multiplyUnsafe(u1).add(key.point.multiplyUnsafe(u2))
    : BASE.mulAddUnsafe(u1, key.point, u2);
  if (point.is0()) return false;
  return Fn.create(point.toAffine().x) === r;
}

export interface EcdsaRequest {
  readonly key: UsableKey;
  readonly signed: Uint8Array;
  /** SHA-256 of `signed`, or what the format signs instead. */
  readonly digest: Uint8Array;
  readonly r: bigint;
  readonly s: bigint;
}

/**
 * The same question comes twice for a record: for our verdict and for what another program says. Answers of the portable path and of each
 * accelerator are kept apart, so that one never stands in for the other.
 */
type Answers = Map<string, boolean>;
const portableAnswers: Answers = new Map();
const acceleratedAnswers = new WeakMap<SignatureAccelerator, Answers>();
const answersKept = 64;

function answersOf(accelerator: SignatureAccelerator | null): Answers {
  if (accelerator === null) return portableAnswers;
  const known = acceleratedAnswers.get(accelerator) ?? new Map<string, boolean>();
  acceleratedAnswers.set(accelerator, known);
  return known;
}

function compute(request: EcdsaRequest, curve: Curve, accelerator: SignatureAccelerator | null): boolean {
  const { key, signed, digest, r, s } = request;
  if (accelerator !== null && (key.curve === 'secp256r1' || key.curve === 'secp384r1')) {
    const answer = accelerator({ curve: key.curve, keySpki: key.spki, digest, signed, r, s });
    if (answer !== undefined) return answer;
  }
  return equationHolds(curve, key, digestScalar(curve, digest), r, s);
}

/** Whether the signature belongs to the key and the digest. Never throws on input; ranges are checked first. */
export function verifyEcdsa(request: EcdsaRequest, accelerator: SignatureAccelerator | null): boolean {
  const { key, r, s } = request;
  const curve = curveById(key.curve);
  if (!scalarsInRange(curve, r, s)) return false;
  const answers = answersOf(accelerator);
  const question = `${key.fingerprint} ${encodeHex(request.digest)} ${r.toString(36)} ${s.toString(36)}`;
  const known = answers.get(question);
  if (known !== undefined) return known;
  const answer = compute(request, curve, accelerator);
  if (answers.size >= answersKept) answers.delete(answers.keys().next().value ?? '');
  answers.set(question, answer);
  return answer;
}

/**
 * The points whose owner could have made this signature: two as a rule (SEC 1, 4.1.6). Anyone can compute them, so they prove nothing by
 * themselves; that two records have one in common shows one signer.
 */
export function recoverPoints(id: CurveId, digest: Uint8Array, r: bigint, s: bigint): readonly CurvePoint[] {
  const curve = curveById(id);
  if (!scalarsInRange(curve, r, s)) return [];
  const { Fn, BASE } = curve.Point;
  const z = Fn.create(digestScalar(curve, digest));
  const inverse = Fn.inv(r);
  const points: CurvePoint[] = [];
  // The cofactor of all curves here is 1, so x is r or r + n.
  for (const x of [r, r + curve.n]) {
    if (x >= curve.p) continue;
    const R = liftX(curve, x);
    if (R === undefined) continue;
    for (const candidate of [R, R.negate()]) {
      const Q = BASE.mulAddUnsafe(Fn.mul(Fn.neg(z), inverse), candidate, Fn.mul(s, inverse));
      if (!Q.is0()) points.push(Q);
    }
  }
  return points;
}

/** The point with this x and an even y, if there is one. */
export function liftX(curve: Curve, x: bigint): CurvePoint | undefined {
  const { Fp } = curve.Point;
  const square = Fp.add(Fp.add(Fp.mul(Fp.sqr(x), x), Fp.mul(curve.a, x)), curve.b);
  let y: bigint;
  try {
    y = Fp.sqrt(square);
  } catch {
    return undefined;
  }
  return curve.Point.fromAffine({ x, y: y % 2n === 0n ? y : Fp.neg(y) });
}
