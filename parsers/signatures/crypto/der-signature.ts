import { fail, ok, type Result } from '../../base/result.ts';

/*
 * Reads an ECDSA signature from the bytes of `SD`: DER SEQUENCE { INTEGER r, INTEGER s } (OCMF Table 8), leniently, because authentic
 * devices depart from it (eBZ LD3 leaves out the sign byte, Isabellenhuette writes bare r and s). Every departure is named.
 */

export type SignatureOddity =
  | 'bare-r-s'
  | 'long-length'
  | 'superfluous-zero'
  | 'missing-sign-byte'
  | 'trailing-bytes'
  | 'inner-trailing-bytes';

export type SignatureFault = 'empty' | 'truncated' | 'not-der' | 'indefinite-length' | 'too-long';

export interface SignatureScalars {
  readonly r: bigint;
  readonly s: bigint;
  readonly oddities: readonly SignatureOddity[];
}

interface Element {
  readonly tag: number;
  readonly from: number;
  readonly to: number;
  readonly longLength: boolean;
}

/** A signature of our curves has at most 139 bytes in DER; far beyond that nothing sensible follows. */
const longestSignature = 4_096;

function element(bytes: Uint8Array, at: number, end: number): Result<Element, SignatureFault> {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 1 >= end) return fail('truncated');
  if (first < 0x80) {
    const from = at + 2;
    return from + first > end ? fail('truncated') : ok({ tag, from, to: from + first, longLength: false });
  }
  if (first === 0x80) return fail('indefinite-length');
  const count = first & 0x7f;
  if (count > 4) return fail('not-der');
  let length = 0;
  for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const from = at + 2 + count;
  if (from + length > end) return fail('truncated');
  // DER wants the shortest form (X.690, 10.1).
  const minimal = length < 0x80 ? false : count === 1 || (bytes[at + 2] ?? 0) !== 0;
  return ok({ tag, from, to: from + length, longLength: !minimal });
}

function unsigned(bytes: Uint8Array, from: number, to: number): bigint {
  let value = 0n;
  for (let index = from; index < to; index += 1) value = (value << 8n) | BigInt(bytes[index] ?? 0);
  return value;
}

function readDer(bytes: Uint8Array): Result<SignatureScalars, SignatureFault> {
  if (bytes[0] !== 0x30) return fail('not-der');
  const sequence = element(bytes, 0, bytes.length);
  if (!sequence.ok) return sequence;
  const oddities = new Set<SignatureOddity>();
  if (sequence.value.longLength) oddities.add('long-length');
  if (sequence.value.to < bytes.length) oddities.add('trailing-bytes');
  const scalars: bigint[] = [];
  let at = sequence.value.from;
  while (scalars.length < 2) {
    const integer = element(bytes, at, sequence.value.to);
    if (!integer.ok) return integer;
    const { tag, from, to, longLength } = integer.value;
    if (tag !== 0x02 || from === to) return fail('not-der');
    if (longLength) oddities.add('long-length');
    const first = bytes[from] ?? 0;
    if (first >= 0x80) oddities.add('missing-sign-byte');
    if (first === 0 && to - from > 1 && (bytes[from + 1] ?? 0) < 0x80) oddities.add('superfluous-zero');
    scalars.push(unsigned(bytes, from, to));
    at = to;
  }
  if (at < sequence.value.to) oddities.add('inner-trailing-bytes');
  return ok({ r: scalars[0] ?? 0n, s: scalars[1] ?? 0n, oddities: [...oddities] });
}

/**
 * @param scalarBytes bytes of r and of s on the curve in question, for the bare form.
 */
export function readSignature(bytes: Uint8Array, scalarBytes: number): Result<SignatureScalars, SignatureFault> {
  if (bytes.length === 0) return fail('empty');
  if (bytes.length > longestSignature) return fail('too-long');
  const der = readDer(bytes);
  if (der.ok || bytes.length !== 2 * scalarBytes) return der;
  return ok({
    r: unsigned(bytes, 0, scalarBytes),
    s: unsigned(bytes, scalarBytes, bytes.length),
    oddities: ['bare-r-s'],
  });
}

/** The number as lower-case hex of the curve's width, or longer when it does not fit. */
export function scalarHex(value: bigint, bytes: number): string {
  return value.toString(16).padStart(bytes * 2, '0');
}
