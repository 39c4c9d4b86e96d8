import type { Bilingual } from '../model/language.ts';
import type { Billing, KeyOriginAnswer, Readable, SafeAnswer, SignatureAnswer } from '../model/verdict.ts';

/*
 * The words of the four answers. They are the same on screen, in reports and on the command line (house rule 10); the screens keep a copy,
 * because they import no values from here, and a guard test compares the two.
 */

export const readableWords: Readonly<Record<Readable, Bilingual>> = {
  ok: { de: 'lesbar', en: 'readable' },
  broken: { de: 'beschädigt', en: 'broken' },
};

export const signatureWords: Readonly<Record<SignatureAnswer, Bilingual>> = {
  valid: { de: 'gültig', en: 'valid' },
  invalid: { de: 'ungültig', en: 'invalid' },
  unverifiable: { de: 'nicht prüfbar', en: 'not verifiable' },
};

export const keyOriginWords: Readonly<Record<KeyOriginAnswer, Bilingual>> = {
  pinned: { de: 'von Hand hinterlegt', en: 'pinned by a person' },
  registered: { de: 'aus einem Register', en: 'from a register' },
  reported: { de: 'von der Station gemeldet', en: 'reported by the station' },
  enclosed: { de: 'liegt dem Messwert bei', en: 'enclosed in the record' },
  none: { de: 'kein Schlüssel', en: 'no key' },
};

export const billingWords: Readonly<Record<Billing, Bilingual>> = {
  usable: { de: 'verwendbar', en: 'usable' },
  'not-usable': { de: 'nicht verwendbar', en: 'not usable' },
  undecided: { de: 'offen', en: 'undecided' },
};

export const safeWords: Readonly<Record<SafeAnswer, Bilingual>> = {
  verified: { de: 'verifiziert', en: 'verified' },
  'not-verified': { de: 'nicht verifiziert', en: 'not verified' },
  refused: { de: 'abgelehnt', en: 'refused' },
};
