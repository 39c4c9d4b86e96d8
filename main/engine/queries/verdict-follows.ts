import type { PublicKeyRecord } from '../../../parsers/model/signed-value.ts';
import type { SignatureProof, ValueVerdict } from '../../../parsers/model/verdict.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import type { StoredSignature } from '../../casefile/concluded-records.ts';
import { createNativeAccelerator } from '../native-ecdsa.ts';

/*
 * A case file is input like any other (design 8): somebody else may have written it, and a verdict that a file states about itself is never believed
 * (design 5). What goes out of the case as a proof, into a report or a script that a person will run, is therefore drawn from the record once more.
 */

const accelerator = createNativeAccelerator();

/** The key that a verdict names, as if a person had entered it: the equation asks for nothing else. */
function namedKey(proof: SignatureProof | null): readonly PublicKeyRecord[] {
  if (proof === null || proof.keySpkiHex === null) return [];
  const key: PublicKeyRecord = {
    record: 'public-key',
    text: proof.keySpkiHex,
    origin: 'pinned',
    via: 'verdict',
    station: null,
    connector: null,
    meterSerial: null,
    observedAt: null,
    evidence: null,
  };
  return [key];
}

/** What the record alone decides. */
function statementOf({ readable, readings, meter, gateway, pagination, energyWh, proof }: ValueVerdict): string {
  const signed = proof === null ? null : [proof.signedHex, proof.digestHex, proof.rHex, proof.sHex, proof.curve];
  return JSON.stringify([readable, readings, meter, gateway, pagination, energyWh, signed]);
}

/** Whether bytes, readings and answer of a kept verdict follow from its record and the key that it names. */
export function followsFromRecord({ value, verdict }: Pick<StoredSignature, 'value' | 'verdict'>): boolean {
  const anew = verifyValue(value, namedKey(verdict.proof), accelerator);
  if (statementOf(anew) !== statementOf(verdict)) return false;
  // Without a key the answer depends on which keys the case had.
  if (verdict.signature === 'unverifiable') return verdict.proof === null || verdict.proof.keySpkiHex === null;
  return anew.signature === verdict.signature && anew.proof?.keySpkiHex === verdict.proof?.keySpkiHex;
}
