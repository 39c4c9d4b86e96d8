import type { RuleDeviation, ValueVerdict } from '../model/verdict.ts';
import { deviation } from './deviations.ts';
import { findCommonSigners } from './key-recovery.ts';

/*
 * What signatures tell of their signer although nobody has named a key (Ladeakte rule 0.10): values that one signer made, and a meter whose
 * signer changed. Remarks only: they never make a verdict valid.
 */

/** A remark about one of the values, by the caller's own number. */
export interface SignerRemark {
  readonly index: number;
  readonly deviation: RuleDeviation;
}

interface NumberedVerdict {
  readonly index: number;
  readonly verdict: ValueVerdict;
}

/** Identity by which records name their signer (OCMF 1.4, Relation of Serial Numbers). */
function signerName({ meter, gateway }: ValueVerdict): string | null {
  return meter === null && gateway === null ? null : `${gateway ?? ''} ${meter ?? ''}`.trim();
}

const clause = 'Ladeakte rule 0.10';
/** So much of a fingerprint is enough to tell two apart by eye. */
const shownDigits = 16;

/** Remarks on values without a key that share a signer, and on values whose meter was signed for by different keys. */
export function signerRemarks(values: readonly NumberedVerdict[]): readonly SignerRemark[] {
  const signers = findCommonSigners(values);
  const remarks: SignerRemark[] = [];
  /** Per named signer: fingerprints that signed for it, and the values of each. */
  const named = new Map<string, Map<string, number[]>>();
  const verdicts = new Map(values.map(({ index, verdict }) => [index, verdict]));
  const signedBy = (index: number, fingerprint: string): void => {
    const verdict = verdicts.get(index);
    const name = verdict === undefined ? null : signerName(verdict);
    if (name === null) return;
    const keys = named.get(name) ?? new Map<string, number[]>();
    keys.set(fingerprint, [...(keys.get(fingerprint) ?? []), index]);
    named.set(name, keys);
  };

  for (const { key, members } of signers) {
    for (const index of members) {
      const params = { count: members.length, fingerprint: key.fingerprint.slice(0, shownDigits) };
      remarks.push({ index, deviation: deviation('key.common-signer', 'info', clause, '', null, params) });
      signedBy(index, key.fingerprint);
    }
  }
  for (const { index, verdict } of values) {
    if (verdict.signature === 'valid' && verdict.keyFingerprint !== null) signedBy(index, verdict.keyFingerprint);
  }
  for (const [name, keys] of named) {
    if (keys.size < 2) continue;
    for (const index of [...keys.values()].flat()) {
      const params = { name, count: keys.size };
      remarks.push({ index, deviation: deviation('key.signer-changed', 'warning', clause, '', null, params) });
    }
  }
  return remarks;
}
