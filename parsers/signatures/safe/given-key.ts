import { encodeHex } from '../../base/text-encodings.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import type { KeyOriginAnswer, SignatureAnswer } from '../../model/verdict.ts';
import { curveById } from '../crypto/curves.ts';
import { chooseKeys } from '../keys/key-choice.ts';
import type { UsableKey } from '../keys/usable-key.ts';
import { enclosedKeyForSafe } from './safe-keys.ts';

/*
 * Which key a person would hand to release 1.4.1 together with a record: the one beside it, else the one that fits, else the one that was
 * entered for it or that our own answer names. A key that concerns other records is no part of the statement.
 */

/** How that program takes the keys of a format: with their structure, as X and Y alone, or only as the one in the record. */
export type SafeKeyForm = 'spki' | 'coordinates' | 'in-record';

/** What our own check said about keys. */
export interface OwnAnswer {
  readonly signature: SignatureAnswer;
  readonly origin: KeyOriginAnswer;
  readonly key: UsableKey | null;
  readonly keyText: string | null;
}

function written(key: UsableKey, form: SafeKeyForm): string | null {
  switch (form) {
    case 'spki':
      return encodeHex(key.spki);
    case 'coordinates':
      return encodeHex(key.spki).slice(-4 * curveById(key.curve).bytes);
    case 'in-record':
      return null;
  }
}

/** The key that a person entered and that is meant for this record. */
function enteredKey(
  value: SignedValueRecord,
  serials: readonly string[],
  keys: readonly PublicKeyRecord[],
): string | null {
  const { candidates } = chooseKeys(value, serials, keys);
  return candidates.find(({ origin, concerns }) => origin === 'pinned' && concerns)?.text ?? null;
}

/** @param serials of the record itself; none where it cannot be read. */
export function keyForSafe(
  value: SignedValueRecord,
  serials: readonly string[],
  keys: readonly PublicKeyRecord[],
  own: OwnAnswer | null,
  form: SafeKeyForm,
): string | null {
  const enclosed = enclosedKeyForSafe(value);
  if (enclosed !== null) return enclosed;
  // In its own container that program takes the key beside the value, or the one that is typed in, and no other.
  const contained = value.channel === 'safe-xml';
  const fits = own?.signature === 'valid' && own.key !== null && own.origin !== 'enclosed';
  if (fits && (own.origin === 'pinned' || !contained)) return written(own.key, form);
  const entered = enteredKey(value, serials, keys);
  if (entered !== null || contained || own === null || form === 'in-record') return entered;
  return own.key === null ? own.keyText : written(own.key, form);
}
