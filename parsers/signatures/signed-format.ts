import type { PublicKeyRecord, SignedValueRecord } from '../model/signed-value.ts';
import type { ValueVerdict } from '../model/verdict.ts';

/** One way in which meters sign (OCMF, Alfen, SML, ...). */
export interface SignedFormat {
  readonly id: string;
  readonly title: string;
  /** Specification or document it rests on. */
  readonly source: string;
  /** 0 to 1: does this text look like a record of this format? Cheap, never throws. */
  sniff(text: string): number;
  /** The verdict on one record against the keys given; tries all of them and names the one that fits. */
  verify(
    value: SignedValueRecord,
    keys: readonly PublicKeyRecord[],
    accelerator: SignatureAccelerator | null,
  ): ValueVerdict;
  readonly samples: readonly SignedFormatSample[];
}

export interface SignedFormatSample {
  readonly note: string;
  readonly text: string;
  readonly publicKey: string | null;
  readonly expected: Pick<ValueVerdict, 'readable' | 'signature' | 'signatureReason'>;
}

/**
 * A host's own ECDSA, where it has one (P-256/384); handed in because `parsers` has no host.
 * `undefined` means "not mine": the portable path decides. Keys are already parsed and checked by us.
 */
export type SignatureAccelerator = (request: {
  readonly curve: string;
  /** SubjectPublicKeyInfo DER, uncompressed point, named curve. */
  readonly keySpki: Uint8Array;
  readonly digest: Uint8Array;
  /** The signed bytes; hosts that cannot verify a bare digest hash these with SHA-256. */
  readonly signed: Uint8Array;
  readonly r: bigint;
  readonly s: bigint;
}) => boolean | undefined;
