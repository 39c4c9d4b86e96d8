import type { Bilingual, Language } from '../model/language.ts';
import type { KeyForm, KeyOddity } from '../signatures/keys/usable-key.ts';
import { sentence } from './sentence.ts';

/* How a public key was written and what speaks against it, in words. */

const forms: Readonly<Record<KeyForm, Bilingual>> = {
  spki: {
    de: 'vollständige Schlüsselstruktur (SubjectPublicKeyInfo, DER)',
    en: 'complete key structure (SubjectPublicKeyInfo, DER)',
  },
  'sec1-point': { de: 'nackter Kurvenpunkt (SEC 1)', en: 'bare point of the curve (SEC 1)' },
  coordinates: { de: 'nackte Koordinaten x und y', en: 'bare coordinates x and y' },
  jwk: { de: 'JSON Web Key', en: 'JSON Web Key' },
};

const encodingNames: Readonly<Record<string, Bilingual>> = {
  hex: { de: 'hexadezimal', en: 'hexadecimal' },
  base64: { de: 'Base64', en: 'Base64' },
  base32: { de: 'Base32', en: 'Base32' },
  pem: { de: 'PEM', en: 'PEM' },
  oca: { de: 'Schreibweise der Open Charge Alliance (oca:…)', en: 'notation of the Open Charge Alliance (oca:…)' },
};

const oddities: Readonly<Record<KeyOddity, Bilingual>> = {
  'hybrid-point': {
    de: 'Der Punkt steht in der veralteten hybriden Form, die das Vorzeichen von y wiederholt.',
    en: 'The point stands in the obsolete hybrid form, which repeats the sign of y.',
  },
  'bare-coordinates': {
    de: 'Ohne das Byte 04 davor; die Kurve ergibt sich nur aus der Länge.',
    en: 'Without the byte 04 in front; the curve follows from the length only.',
  },
  'trailing-bytes': {
    de: 'Hinter dem Schlüssel stehen weitere Bytes; sie wurden nicht beachtet.',
    en: 'More bytes stand behind the key; they were not looked at.',
  },
  'hex-in-base64': {
    de: 'Hexadezimale Ziffern wurden noch einmal in Base64 verpackt.',
    en: 'Hexadecimal digits were wrapped once more in Base64.',
  },
  'non-minimal-length': {
    de: 'Eine Länge ist umständlicher geschrieben, als DER es erlaubt.',
    en: 'A length is written in a longer way than DER allows.',
  },
};

const compressedPoint: Bilingual = {
  de: 'komprimierter Punkt (nur x und das Vorzeichen von y)',
  en: 'compressed point (only x and the sign of y)',
};

/** Contradictions among the keys of a case. */
export const keyConflictTexts = {
  'other-key-for-meter': {
    de: 'Für den Zähler {meter} ist auch ein anderer Schlüssel bekannt.',
    en: 'Another key is known for the meter {meter} as well.',
  },
  'same-key-for-meters': {
    de: 'Derselbe Schlüssel wird mehreren Zählern zugeschrieben: {meters}. Ein Zähler hat seinen eigenen.',
    en: 'The same key is ascribed to several meters: {meters}. A meter has its own.',
  },
  'signed-by-meters': {
    de: 'Mit diesem Schlüssel gelten Datensätze mehrerer Zähler: {meters}. Ein Zähler hat seinen eigenen.',
    en: 'Records of several meters are valid with this key: {meters}. A meter has its own.',
  },
  'several-readings': {
    de: 'Die Angabe nennt keine Kurve und kann {count} {count#verschiedenen#verschiedene} Schlüssel bedeuten.',
    en: 'The text names no curve and can mean {count} different {count#key#keys}.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type KeyConflictCode = keyof typeof keyConflictTexts;

export function keyConflictText(
  code: KeyConflictCode,
  params: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return sentence(keyConflictTexts, code, params, language);
}

/** How a key was written, outermost wrapping first: "Base64, hexadecimal: bare point of the curve (SEC 1)". */
export function writtenKeyText(
  written: { readonly form: KeyForm; readonly compressed: boolean; readonly encodings: readonly string[] },
  language: Language,
): string {
  const names = written.encodings.map((encoding) => encodingNames[encoding]?.[language] ?? encoding);
  const form = forms[written.form][language];
  const content = written.compressed ? `${form}, ${compressedPoint[language]}` : form;
  return names.length === 0 ? content : `${names.join(', ')}: ${content}`;
}

export function keyOddityText(oddity: KeyOddity, language: Language): string {
  return oddities[oddity][language];
}
