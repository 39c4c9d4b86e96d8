import type { Language } from '../../../parsers/model/language.ts';
import type { MaskKind } from '../../api/report-choices.ts';
import { visitTexts } from './deep-text.ts';
import { decodedRuns, mayBeText, replaceEncodedRuns } from './encoded-runs.ts';
import type { DecodedRun } from './encoded-runs.ts';
import { unescaped } from './escapes.ts';
import { identifiersIn, kindOfTag, spellingsOf } from './identifiers.ts';
import type { FoundIdentifier } from './identifiers.ts';
import type { Masking } from './masking.ts';
import { createNeedleSearch } from './needle-search.ts';
import type { NeedleSearch } from './needle-search.ts';

/** One masked id; the id itself is nowhere in it. */
export interface MaskedEntry {
  readonly kind: MaskKind;
  readonly pseudonym: string;
}

/** Replaces what it knows in any text, always by the same pseudonym. */
export interface Masker {
  readonly text: (original: string) => string;
  readonly entries: readonly MaskedEntry[];
}

const pseudonymWords: Readonly<Record<MaskKind, Readonly<Record<Language, string>>>> = {
  idTag: { de: 'Karte', en: 'card' },
  contract: { de: 'Vertrag', en: 'contract' },
  email: { de: 'E-Mail', en: 'email' },
  phone: { de: 'Telefon', en: 'phone' },
  sim: { de: 'SIM', en: 'SIM' },
  modem: { de: 'Modem', en: 'modem' },
  mac: { de: 'MAC', en: 'MAC' },
  ip: { de: 'IP', en: 'IP' },
  address: { de: 'Anschrift', en: 'address' },
  name: { de: 'Person', en: 'person' },
  vehicle: { de: 'Fahrzeug', en: 'vehicle' },
  account: { de: 'Konto', en: 'account' },
  serial: { de: 'Nummer', en: 'serial' },
  password: { de: 'Kennwort', en: 'password' },
};

interface Pseudonym {
  readonly kind: MaskKind;
  readonly text: string;
}

/** Members of our own views that hold a serial number. */
const serialMembers = new Set(['serial', 'meterSerial', 'meter', 'gateway']);
/** Our own times are in every row and hold nobody. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const versionMember = /firmware|version|revision/i;

/** Ids that a value holds, with those in encodings, up to two deep. */
function identifiersOf(value: unknown, add: (found: FoundIdentifier) => void): void {
  const look = (text: string): void => {
    for (const found of identifiersIn(text)) add(found);
    const plain = unescaped(text);
    if (plain !== null) for (const found of identifiersIn(plain.text)) add(found);
  };
  const seen = new Set<string>();
  visitTexts(value, (text, member) => {
    if (member === 'idTag') add({ kind: kindOfTag(text), text });
    if (serialMembers.has(member)) add({ kind: 'serial', text });
    if (versionMember.test(member) || seen.has(text) || instant.test(text)) return;
    seen.add(text);
    look(text);
    for (const decoded of decodedRuns(text)) {
      if (!mayBeText(decoded.bytes)) continue;
      const inner = decoded.bytes.toString('utf8');
      look(inner);
      for (const twice of decodedRuns(inner)) if (mayBeText(twice.bytes)) look(twice.bytes.toString('utf8'));
    }
  });
}

/**
 * Knows every id in `values` and `alsoKnown`. Pseudonyms are numbered in the order of first appearance, so that the same case always
 * gives the same ones. Nothing of an id survives: neither plain nor in another case, in hex, Base64 or Base32, behind escapes, in UTF-16,
 * nor its beginning where something was cut.
 */
export function createMasker(
  values: Iterable<unknown>,
  alsoKnown: readonly FoundIdentifier[],
  language: Language,
  masking: Masking,
): Masker {
  const pseudonyms = new Map<string, Pseudonym>();
  const counts = new Map<MaskKind, number>();
  const add = ({ kind, text }: FoundIdentifier): void => {
    if (!masking.has(kind) || text.trim() === '') return;
    const folded = text.toLowerCase();
    if (pseudonyms.has(folded)) return;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const pseudonym = { kind, text: `${pseudonymWords[kind][language]}-${count}` };
    for (const spelling of [folded, ...spellingsOf(text).map((other) => other.toLowerCase())]) {
      if (!pseudonyms.has(spelling)) pseudonyms.set(spelling, pseudonym);
    }
  };
  for (const found of alsoKnown) add(found);
  for (const value of values) identifiersOf(value, add);

  const search = createNeedleSearch([...pseudonyms.keys()]);
  // In an encoding a cut id is still most of an id, and a run need not begin at its first letter.
  const pieces = createNeedleSearch([...pseudonyms.keys()].flatMap(mostOf));
  const cache = new Map<string, string>();
  const entries = [...new Set(pseudonyms.values())].map(({ kind, text }) => ({ kind, pseudonym: text }));
  return {
    entries,
    text(original) {
      const known = cache.get(original);
      if (known === undefined && instant.test(original)) return original;
      if (known !== undefined) return known;
      const masked = maskText(original, { search, pieces }, pseudonyms, language);
      // Rows of a list repeat their words; long texts seldom come twice.
      if (original.length < 4_096) cache.set(original, masked);
      return masked;
    },
  };
}

/** All stretches that are seven tenths of an id; ids that are too short for that as they are. */
function mostOf(id: string): readonly string[] {
  const length = Math.ceil(id.length * 0.7);
  if (length < 6) return [id];
  return Array.from({ length: id.length - length + 1 }, (_, from) => id.slice(from, from + length));
}

const privateKeyBlock =
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,20000}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g;

function maskText(
  text: string,
  { search, pieces }: { readonly search: NeedleSearch; readonly pieces: NeedleSearch },
  pseudonyms: ReadonlyMap<string, Pseudonym>,
  language: Language,
): string {
  const withoutKeys = text.replace(privateKeyBlock, language === 'de' ? '[privater Schlüssel]' : '[private key]');
  const withoutRuns = replaceEncodedRuns(
    withoutKeys,
    (decoded) => holdsIdentifier(decoded, pieces, 2),
    (run) => hiddenText(run, language),
  );
  const shown = (needle: string): string => pseudonyms.get(needle)?.text ?? '…';
  const plain = maskEscaped(search.replaceAll(withoutRuns, shown), search, shown);
  // Short ids are too common to be looked for in prose; where a text is nothing but the id, it is replaced.
  const whole = pseudonyms.get(text.toLowerCase());
  if (whole !== undefined && plain === text) return whole.text;
  const mayBeCut = plain.length >= 100 || /(?:…|\.\.\.)$/.test(plain);
  return mayBeCut && search.endsInPart(plain) ? plain.replace(/[^\s"',;:=(){}[\]]{4,64}$/, '…') : plain;
}

/** Ids whose letters are written as escapes: the whole stretch from its first to its last letter is replaced. */
function maskEscaped(text: string, search: NeedleSearch, shown: (needle: string) => string): string {
  const inner = unescaped(text);
  if (inner === null) return text;
  let result = '';
  let done = 0;
  for (const { at, length, needle } of search.hits(inner.text)) {
    const from = inner.starts[at] ?? 0;
    const to = inner.ends[at + length - 1] ?? from;
    if (from < done) continue;
    result += text.slice(done, from) + shown(needle);
    done = to;
  }
  return result + text.slice(done);
}

function holdsIdentifier({ from, bytes }: DecodedRun, search: NeedleSearch, depth: number): boolean {
  const text = bytes.toString('latin1');
  if (search.holdsAny(text) || search.endsInPart(text)) return true;
  if (bytes.includes(0) && search.holdsAny(text.replaceAll('\u0000', ''))) return true;
  if (!mayBeText(bytes)) {
    // The bytes of a card's number instead of its letters. In hex they are its letters, and those are replaced in place.
    return from !== 'hex' && search.holdsAny(bytes.toString('hex'));
  }
  // Letters outside of ASCII look different in the two readings.
  const utf8 = bytes.toString('utf8');
  if (search.holdsAny(utf8) || search.holdsAny(unescaped(utf8)?.text ?? '')) return true;
  if (from !== 'hex' && search.holdsAny(bytes.toString('hex'))) return true;
  return depth > 0 && decodedRuns(text).some((inner) => holdsIdentifier(inner, search, depth - 1));
}

/**
 * What is shown instead of a text that can only be shown whole. Its length and nothing else: a card has 32 or 56 bits, and whoever tries them all finds
 * the one with a given sum.
 */
export function hiddenText(text: string, language: Language): string {
  return language === 'de' ? `[maskiert: ${text.length} Zeichen]` : `[masked: ${text.length} characters]`;
}

/** The pseudonyms that a finished text really shows, and how often. */
export function maskedIn(
  text: string,
  masked: readonly MaskedEntry[],
): readonly (MaskedEntry & { readonly occurrences: number })[] {
  const counts = new Map<string, number>();
  const words = new Set(masked.map(({ pseudonym }) => pseudonym.replace(/-\d+$/, '')));
  if (words.size === 0) return [];
  for (const [word] of text.matchAll(new RegExp(`(?:${[...words].join('|')})-\\d+`, 'g')))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return masked.flatMap((entry) => {
    const occurrences = counts.get(entry.pseudonym) ?? 0;
    return occurrences === 0 ? [] : [{ ...entry, occurrences }];
  });
}
