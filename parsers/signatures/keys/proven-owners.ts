import type { PublicKeyRecord } from '../../model/signed-value.ts';
import type { ValueVerdict } from '../../model/verdict.ts';
import { sameSerial } from './key-choice.ts';
import { readPublicKeys } from './public-key.ts';

/*
 * A key that lies in a file of its own names neither meter nor station, so at first it may be meant for every record beside it. Where it
 * fits records of one meter, it is the key of that meter, and it proves nothing against records of another (Ladeakte rule 1.12).
 */

/** Keys with the meters that they were found to belong to, and the verdicts that rest on their belonging to all. */
export interface ProvenOwners {
  readonly keys: readonly PublicKeyRecord[];
  /** Positions of the verdicts that have to be made anew with these keys. */
  readonly anew: readonly number[];
}

/** More owners than this are no owners: a gateway that signs for many meters. */
const mostOwners = 16;

function serialsOf({ meter, gateway }: ValueVerdict): readonly string[] {
  return [meter, gateway].flatMap((serial) => {
    const text = serial?.trim() ?? '';
    return text === '' ? [] : [text];
  });
}

function isLoose({ origin, station, connector, meterSerial }: PublicKeyRecord): boolean {
  return origin === 'reported' && station === null && connector === null && (meterSerial ?? '').trim() === '';
}

/** `null`: nothing has to be judged anew. */
export function provenOwners(
  keys: readonly PublicKeyRecord[],
  verdicts: readonly (ValueVerdict | undefined)[],
): ProvenOwners | null {
  if (!keys.some(isLoose)) return null;
  const ownersOf = new Map<string, string[]>();
  for (const verdict of verdicts) {
    if (verdict?.signature !== 'valid' || verdict.keyFingerprint === null) continue;
    const owners = ownersOf.get(verdict.keyFingerprint) ?? [];
    ownersOf.set(verdict.keyFingerprint, owners);
    for (const serial of serialsOf(verdict)) {
      if (owners.length <= mostOwners && !owners.some((known) => sameSerial(known, serial))) owners.push(serial);
    }
  }
  const owners = (fingerprint: string): readonly string[] => {
    const found = ownersOf.get(fingerprint) ?? [];
    return found.length > mostOwners ? [] : found;
  };
  const owned = keys.flatMap((key): readonly PublicKeyRecord[] => {
    if (!isLoose(key)) return [key];
    const serials = readPublicKeys(key.text).keys.flatMap(({ fingerprint }) => owners(fingerprint));
    return serials.length === 0 ? [key] : serials.map((meterSerial) => ({ ...key, meterSerial }));
  });
  if (owned.every((key, index) => key === keys[index])) return null;
  const anew = verdicts.flatMap((verdict, position) => {
    const serials = verdict === undefined ? [] : serialsOf(verdict);
    if (verdict === undefined || serials.length === 0) return [];
    const doubted =
      verdict.rules.some(({ code }) => code === 'key.origins-disagree') ||
      (verdict.signature === 'invalid' &&
        verdict.keyOrigin === 'reported' &&
        verdict.keyFingerprint !== null &&
        owners(verdict.keyFingerprint).length > 0);
    return doubted ? [position] : [];
  });
  return anew.length === 0 ? null : { keys: owned, anew };
}
