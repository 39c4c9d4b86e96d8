import { weierstrass, type WeierstrassPoint, type WeierstrassPointCons } from '@noble/curves/abstract/weierstrass.js';
import { brainpoolP256r1, brainpoolP384r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';

/*
 * The curves that meters sign on. Seven belong to OCMF (Table 22); secp224r1 and secp521r1 are known because keys on them turn up and because
 * the S.A.F.E. software accepts any SEC curve. Only these named curves are used: parameters that come with a key are never believed.
 */

export type CurveId =
  | 'secp192k1'
  | 'secp192r1'
  | 'secp224r1'
  | 'secp256k1'
  | 'secp256r1'
  | 'brainpoolP256r1'
  | 'secp384r1'
  | 'brainpoolP384r1'
  | 'secp521r1';

export type CurvePoint = WeierstrassPoint<bigint>;

export interface Curve {
  readonly id: CurveId;
  /** Object identifier in dotted form (SEC 2, RFC 5639). */
  readonly oid: string;
  /** The curve's name in OpenSSL, where it differs from the usual one. */
  readonly opensslName: string;
  /** Name in a JSON Web Key (RFC 7518, RFC 8812), `null` where none is registered. */
  readonly jwkName: string | null;
  /** Bytes of a coordinate and of r and s. */
  readonly bytes: number;
  /** Bits of the group order; a longer digest loses its rightmost bits (SEC 1, 4.1.3). */
  readonly orderBits: number;
  readonly p: bigint;
  readonly n: bigint;
  readonly a: bigint;
  readonly b: bigint;
  readonly Point: WeierstrassPointCons<bigint>;
  /** Name in the `SA` field as OCMF Table 22 spells it; `null` for curves that no version of OCMF knows. */
  readonly ocmfName: string | null;
}

/** SEC 2, 2.2.2 and NIST P-192. */
const secp192r1 = weierstrass({
  p: 0xfffffffffffffffffffffffffffffffeffffffffffffffffn,
  n: 0xffffffffffffffffffffffff99def836146bc9b1b4d22831n,
  h: 1n,
  a: 0xfffffffffffffffffffffffffffffffefffffffffffffffcn,
  b: 0x64210519e59c80e70fa7e9ab72243049feb8deecc146b9b1n,
  Gx: 0x188da80eb03090f67cbf20eb43a18800f4ff0afd82ff1012n,
  Gy: 0x07192b95ffc8da78631011ed6b24cdd573f977a11e794811n,
});

/** SEC 2, 2.2.1. */
const secp192k1 = weierstrass({
  p: 0xfffffffffffffffffffffffffffffffffffffffeffffee37n,
  n: 0xfffffffffffffffffffffffe26f2fc170f69466a74defd8dn,
  h: 1n,
  a: 0n,
  b: 3n,
  Gx: 0xdb4ff10ec057e9ae26b07d0280b7f4341da5d1b1eae06c7dn,
  Gy: 0x9b2f2f6d9c5628a7844163d015be86344082aa88d95e2f9dn,
});

/** SEC 2, 2.3.2 and NIST P-224. */
const secp224r1 = weierstrass({
  p: 0xffffffffffffffffffffffffffffffff000000000000000000000001n,
  n: 0xffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3dn,
  h: 1n,
  a: 0xfffffffffffffffffffffffffffffffefffffffffffffffffffffffen,
  b: 0xb4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4n,
  Gx: 0xb70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21n,
  Gy: 0xbd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34n,
});

function curve(
  id: CurveId,
  oid: string,
  Point: WeierstrassPointCons<bigint>,
  names: { readonly openssl?: string; readonly jwk?: string; readonly ocmf?: string },
): Curve {
  const { p, n, a, b } = Point.CURVE();
  return {
    id,
    oid,
    opensslName: names.openssl ?? id,
    jwkName: names.jwk ?? null,
    bytes: Point.Fp.BYTES,
    orderBits: Point.Fn.BITS,
    p,
    n,
    a,
    b,
    Point,
    ocmfName: names.ocmf ?? null,
  };
}

export const curves: readonly Curve[] = [
  curve('secp192k1', '1.3.132.0.31', secp192k1, { ocmf: 'secp192k1' }),
  curve('secp192r1', '1.2.840.10045.3.1.1', secp192r1, { openssl: 'prime192v1', ocmf: 'secp192r1' }),
  curve('secp224r1', '1.3.132.0.33', secp224r1, {}),
  curve('secp256k1', '1.3.132.0.10', secp256k1.Point, { jwk: 'secp256k1', ocmf: 'secp256k1' }),
  curve('secp256r1', '1.2.840.10045.3.1.7', p256.Point, { openssl: 'prime256v1', jwk: 'P-256', ocmf: 'secp256r1' }),
  curve('brainpoolP256r1', '1.3.36.3.3.2.8.1.1.7', brainpoolP256r1.Point, { ocmf: 'brainpool256r1' }),
  curve('secp384r1', '1.3.132.0.34', p384.Point, { jwk: 'P-384', ocmf: 'secp384r1' }),
  curve('brainpoolP384r1', '1.3.36.3.3.2.8.1.1.11', brainpoolP384r1.Point, { ocmf: 'brainpool384r1' }),
  curve('secp521r1', '1.3.132.0.35', p521.Point, { jwk: 'P-521' }),
];

const byId = new Map<string, Curve>(curves.map((entry) => [entry.id, entry]));
const byOid = new Map<string, Curve>(curves.map((entry) => [entry.oid, entry]));

export function curveById(id: CurveId): Curve {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`no curve ${id}`);
  return found;
}

export function curveByOid(oid: string): Curve | undefined {
  return byOid.get(oid);
}
