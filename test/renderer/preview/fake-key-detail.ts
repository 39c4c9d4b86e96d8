import type { Asn1Line, KeyConflict, KeyDetail, KeyReadingView } from '../../../main/api/views/key-views.ts';
import type { Language } from '../../../parsers/model/language.ts';
import { keys } from './fake-data.ts';

/* The invented keys, whole: one that nothing contradicts, one of two meters, one that can mean two keys, one that is none. */

const xHex = 'd2aa6a3b2b4f4b9d7d0e6b0e6a7a8f0c1d2e3f405162738495a6b7c8d9eafb0c';
const yHex = '1d2e3f405162738495a6b7c8d9eafb0c1d2e3f405162738495a6b7c8d9eafb0c';

const lines: readonly Asn1Line[] = [
  { depth: 0, kind: 'SEQUENCE', text: '', offset: 0, length: 91 },
  { depth: 1, kind: 'SEQUENCE', text: '', offset: 2, length: 21 },
  { depth: 2, kind: 'OBJECT IDENTIFIER', text: '1.2.840.10045.2.1 (id-ecPublicKey)', offset: 4, length: 9 },
  { depth: 2, kind: 'OBJECT IDENTIFIER', text: '1.2.840.10045.3.1.7 (secp256r1)', offset: 13, length: 10 },
  { depth: 1, kind: 'BIT STRING', text: `0004${xHex}${yHex}`, offset: 23, length: 68 },
];

function reading(curve: string, opensslCurve: string, language: Language, odd: boolean): KeyReadingView {
  const oddity =
    language === 'de'
      ? 'Hexadezimale Ziffern wurden noch einmal in Base64 verpackt.'
      : 'Hexadecimal digits were wrapped once more in Base64.';
  return {
    curve,
    opensslCurve,
    fingerprint: 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90',
    written:
      language === 'de'
        ? 'hexadezimal: vollständige Schlüsselstruktur (SubjectPublicKeyInfo, DER)'
        : 'hexadecimal: complete key structure (SubjectPublicKeyInfo, DER)',
    oddities: odd ? [oddity] : [],
    spkiHex: `3059301306072a8648ce3d020106082a8648ce3d03010703420004${xHex}${yHex}`,
    xHex,
    yHex,
  };
}

function conflictsOf(id: number, language: Language): readonly KeyConflict[] {
  const de = language === 'de';
  switch (id) {
    case 1:
      return [
        {
          code: 'same-key-for-meters',
          severity: 'warning',
          text: de
            ? 'Derselbe Schlüssel wird mehreren Zählern zugeschrieben: 1EMH0012345678, 1EMH0012345679. Ein Zähler hat seinen eigenen.'
            : 'The same key is ascribed to several meters: 1EMH0012345678, 1EMH0012345679. A meter has its own.',
          keyIds: [0, 212],
        },
        {
          code: 'signed-by-meters',
          severity: 'critical',
          text: de
            ? 'Mit diesem Schlüssel gelten Datensätze mehrerer Zähler: 1EMH0012345678, 1EMH0012345679. Ein Zähler hat seinen eigenen.'
            : 'Records of several meters are valid with this key: 1EMH0012345678, 1EMH0012345679. A meter has its own.',
          keyIds: [],
        },
      ];
    case 2:
      return [
        {
          code: 'several-readings',
          severity: 'info',
          text: de
            ? 'Die Angabe nennt keine Kurve und kann 2 verschiedene Schlüssel bedeuten.'
            : 'The text names no curve and can mean 2 different keys.',
          keyIds: [],
        },
      ];
    default:
      return [];
  }
}

/** `undefined` for a number that is no key. */
export function keyDetail(id: number, language: Language): KeyDetail | undefined {
  const row = keys.find((each) => each.id === id);
  if (row === undefined) return undefined;
  const usable = row.problem === null;
  const first = reading('secp256r1', 'prime256v1', language, id === 1);
  const second = reading('brainpoolP256r1', 'brainpoolP256r1', language, false);
  return {
    row,
    readings: usable ? (id === 2 ? [first, second] : [first]) : [],
    problemText: usable
      ? null
      : language === 'de'
        ? 'Der Punkt liegt nicht auf der Kurve secp256r1.'
        : 'The point does not lie on the curve secp256r1.',
    structure: { of: id === 2 ? 'canonical' : 'written', lines: usable ? lines : [] },
    sameKeyIds: usable ? keys.filter((each) => each.id !== id && each.problem === null).map((each) => each.id) : [],
    conflicts: conflictsOf(id, language),
    others: keys.filter((each) => each.id !== id),
  };
}
