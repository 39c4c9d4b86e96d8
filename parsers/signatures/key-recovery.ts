import { decodeHex } from '../base/text-encodings.ts';
import type { ValueVerdict } from '../model/verdict.ts';
import { curveById, curves } from './crypto/curves.ts';
import { recoverPoints } from './crypto/ecdsa.ts';
import { usableKey, type UsableKey } from './keys/usable-key.ts';

/*
 * From a signature alone the keys can be computed that would have made it: two as a rule (SEC 1, 4.1.6). Two records of one signer have
 * exactly one of them in common, which shows one signer and unaltered bytes, though not who the signer is (research 0.10). A recovered key
 * never makes a verdict valid: anyone can compute one for any forgery.
 */

/** The keys that could have made the signature of this verdict's proof. Empty without a readable signature. */
export function recoverCandidateKeys(verdict: ValueVerdict): readonly UsableKey[] {
  const { proof } = verdict;
  const curve = curves.find(({ id }) => id === proof?.curve);
  const digest = decodeHex(proof?.digestHex ?? '');
  if (proof === null || curve === undefined || digest === undefined) return [];
  const points = recoverPoints(curve.id, digest, BigInt(`0x${proof.rHex}`), BigInt(`0x${proof.sHex}`));
  return points.map((point) =>
    usableKey(curveById(curve.id), point, { form: 'spki', compressed: false, oddities: [] }),
  );
}

/** Records that share a signer whom nobody has named. */
export interface CommonSigner {
  readonly key: UsableKey;
  /** Indexes of the values, as the caller numbers them; two at least. */
  readonly members: readonly number[];
}

/** Recovery costs about as much as two checks; a case of many thousand records is sampled by its first ones. */
const mostRecovered = 2_000;

/**
 * Signers that two or more different statements have in common, for values that could not be checked for want of a key. Values with the same
 * signed bytes count once, since equal bytes share their candidates trivially.
 */
export function findCommonSigners(
  values: readonly { readonly index: number; readonly verdict: ValueVerdict }[],
): readonly CommonSigner[] {
  const byFingerprint = new Map<string, { readonly key: UsableKey; readonly members: Map<string, number> }>();
  const open = values.filter(({ verdict }) => verdict.signatureReason === 'no-key' && verdict.proof !== null);
  for (const { index, verdict } of open.slice(0, mostRecovered)) {
    const digest = verdict.proof?.digestHex ?? '';
    for (const key of recoverCandidateKeys(verdict)) {
      const known = byFingerprint.get(key.fingerprint) ?? { key, members: new Map<string, number>() };
      if (!known.members.has(digest)) known.members.set(digest, index);
      byFingerprint.set(key.fingerprint, known);
    }
  }
  return [...byFingerprint.values()]
    .filter(({ members }) => members.size > 1)
    .map(({ key, members }) => ({ key, members: [...members.values()] }));
}
