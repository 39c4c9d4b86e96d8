import { createHash } from 'node:crypto';
import type { Language } from '../../../parsers/model/language.ts';
import type { ReportData } from '../report-data.ts';
import { mapTexts, visitTexts } from './deep-text.ts';
import { decodedRuns, mayBeText, replaceEncodedRuns } from './encoded-runs.ts';
import type { DecodedRun } from './encoded-runs.ts';
import { categoryOfTag, identifiersIn, spellingsOf } from './identifiers.ts';
import type { MaskCategory } from './identifiers.ts';
import { createNeedleSearch } from './needle-search.ts';
import type { NeedleSearch } from './needle-search.ts';

/** One masked id; the id itself is nowhere in it. */
export interface MaskedEntry {
  readonly category: MaskCategory;
  readonly pseudonym: string;
}

export interface MaskedReport {
  readonly data: ReportData;
  readonly masked: readonly MaskedEntry[];
}

/** The pseudonyms that a finished text really shows, and how often. */
export function maskedIn(
  text: string,
  masked: readonly MaskedEntry[],
): readonly (MaskedEntry & { readonly occurrences: number })[] {
  const counts = new Map<string, number>();
  const kinds = new Set(masked.map(({ pseudonym }) => pseudonym.replace(/-\d+$/, '')));
  if (kinds.size === 0) return [];
  for (const [word] of text.matchAll(new RegExp(`(?:${[...kinds].join('|')})-\\d+`, 'g')))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return masked.flatMap((entry) => {
    const occurrences = counts.get(entry.pseudonym) ?? 0;
    return occurrences === 0 ? [] : [{ ...entry, occurrences }];
  });
}

const pseudonymWords: Readonly<Record<MaskCategory, Readonly<Record<Language, string>>>> = {
  card: { de: 'Karte', en: 'card' },
  contract: { de: 'Vertrag', en: 'contract' },
  email: { de: 'E-Mail', en: 'email' },
  phone: { de: 'Telefon', en: 'phone' },
  sim: { de: 'SIM', en: 'SIM' },
  device: { de: 'Modem', en: 'modem' },
  mac: { de: 'MAC', en: 'MAC' },
  secret: { de: 'Kennwort', en: 'password' },
};

interface Pseudonym {
  readonly category: MaskCategory;
  readonly text: string;
}

/**
 * Replaces ids of persons by pseudonyms that stay the same throughout the report (`persons`), and secrets in any case. Nothing of an
 * id survives: neither plain nor in hex or Base64, nor its beginning where something was cut.
 */
export function maskReport(data: ReportData, language: Language, persons: boolean): MaskedReport {
  const key = `${language} ${String(persons)}`;
  const known = finished.get(data)?.get(key);
  if (known !== undefined) return known;
  const made = makeMasked(data, language, persons);
  finished.set(data, new Map([...(finished.get(data) ?? []), [key, made]]));
  return made;
}

/** The name of the file needs the masked case too; the work is done once. */
const finished = new WeakMap<ReportData, ReadonlyMap<string, MaskedReport>>();

function makeMasked(data: ReportData, language: Language, persons: boolean): MaskedReport {
  const pseudonyms = assignPseudonyms(data, language, persons);
  const search = createNeedleSearch([...pseudonyms.keys()]);
  const cache = new Map<string, string>();
  const change = (text: string): string => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const masked = maskText(text, search, pseudonyms, language);
    cache.set(text, masked);
    return masked;
  };
  const whole = { ...data, excerpts: data.excerpts.map((excerpt) => ({ ...excerpt, text: withoutCutTail(excerpt) })) };
  const masked = mapTexts(whole, change);
  const entries = [...new Set(pseudonyms.values())].map(({ category, text }) => ({ category, pseudonym: text }));
  return { data: persons ? withoutReadableSignedTexts(data, masked, language) : masked, masked: entries };
}

/** Ids in the order of their first appearance, so that the same case always gives the same pseudonyms. */
function assignPseudonyms(data: ReportData, language: Language, persons: boolean): ReadonlyMap<string, Pseudonym> {
  const pseudonyms = new Map<string, Pseudonym>();
  const counts = new Map<MaskCategory, number>();
  const add = (category: MaskCategory, id: string) => {
    if (category !== 'secret' && !persons) return;
    const folded = id.toLowerCase();
    if (id.trim() === '' || pseudonyms.has(folded)) return;
    const count = (counts.get(category) ?? 0) + 1;
    counts.set(category, count);
    const pseudonym = { category, text: `${pseudonymWords[category][language]}-${count}` };
    for (const spelling of [folded, ...spellingsOf(id).map((text) => text.toLowerCase())]) {
      if (!pseudonyms.has(spelling)) pseudonyms.set(spelling, pseudonym);
    }
  };
  for (const { idTag } of data.sessions) if (idTag !== null) add(categoryOfTag(idTag), idTag);
  for (const detail of data.details) {
    for (const { about, statements } of detail.disagreements) {
      if (about === 'id-tag') for (const { text } of statements) add(categoryOfTag(text), text);
    }
  }
  visitTexts(data, (text, member) => {
    if (member === 'idTag') add(categoryOfTag(text), text);
    for (const { category, text: id } of identifiersIn(text)) add(category, id);
    for (const decoded of decodedRuns(text)) {
      if (!mayBeText(decoded.bytes)) continue;
      const inner = decoded.bytes.toString('utf8');
      for (const { category, text: id } of identifiersIn(inner)) add(category, id);
      for (const twice of decodedRuns(inner)) {
        for (const { category, text: id } of identifiersIn(twice.bytes.toString('utf8'))) add(category, id);
      }
    }
  });
  return pseudonyms;
}

const privateKeyBlock =
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,20000}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g;

function maskText(
  text: string,
  search: NeedleSearch,
  pseudonyms: ReadonlyMap<string, Pseudonym>,
  language: Language,
): string {
  const withoutKeys = text.replace(privateKeyBlock, language === 'de' ? '[privater Schlüssel]' : '[private key]');
  const withoutRuns = replaceEncodedRuns(
    withoutKeys,
    (decoded) => holdsIdentifier(decoded, search, 2),
    (run) => hashed(run, language),
  );
  const plain = search.replaceAll(withoutRuns, (needle) => pseudonyms.get(needle)?.text ?? '…');
  // Short ids are too common to be looked for in prose; where a text is nothing but the id, it is replaced.
  const whole = pseudonyms.get(text.toLowerCase());
  if (whole !== undefined && plain === text) return whole.text;
  const mayBeCut = plain.length >= 100 || /(?:…|\.\.\.)$/.test(plain);
  return mayBeCut && search.endsInPart(plain) ? plain.replace(/[^\s"',;:=(){}[\]]{4,64}$/, '…') : plain;
}

function holdsIdentifier({ from, bytes }: DecodedRun, search: NeedleSearch, depth: number): boolean {
  const text = bytes.toString('latin1');
  if (search.holdsAny(text) || search.endsInPart(text)) return true;
  // Letters outside of ASCII look different in the two readings.
  if (mayBeText(bytes) && search.holdsAny(bytes.toString('utf8'))) return true;
  // The bytes of a card's number instead of its letters. In hex they are its letters, and those are replaced in place.
  if (from === 'base64' && search.holdsAny(bytes.toString('hex'))) return true;
  return depth > 0 && mayBeText(bytes) && decodedRuns(text).some((inner) => holdsIdentifier(inner, search, depth - 1));
}

function hashed(text: string, language: Language): string {
  const digest = createHash('sha256').update(text, 'utf8').digest('hex');
  return language === 'de'
    ? `[maskiert: ${text.length} Zeichen, SHA-256 ${digest}]`
    : `[masked: ${text.length} characters, SHA-256 ${digest}]`;
}

/** Where reading stopped, half an id may stand: what touches the end goes. */
function withoutCutTail(excerpt: { readonly text: string; readonly truncated: boolean }): string {
  return excerpt.truncated ? excerpt.text.replace(/[A-Za-z0-9+/_=-]{1,100000}$/, '…') : excerpt.text;
}

/**
 * A signed text that holds an id is shown as hash and length only, and so are its signed bytes. Formats whose user field we do not
 * read as text are treated as if they held one.
 */
function withoutReadableSignedTexts(original: ReportData, masked: ReportData, language: Language): ReportData {
  const signatures = masked.signatures.map((shown, index) => {
    const before = original.signatures[index];
    if (before === undefined) return shown;
    const untouched = before.text === shown.text && before.proof?.signedHex === shown.proof?.signedHex;
    if (untouched && before.row.format === 'ocmf') return shown;
    const proof =
      before.proof === null ? null : { ...before.proof, signedHex: hashed(before.proof.signedHex, language) };
    const steps = shown.steps.map((step, position) => ({
      ...step,
      facts: Object.fromEntries(
        Object.entries(step.facts).map(([name, fact]) => {
          const raw = before.steps[position]?.facts[name] ?? fact;
          return [name, raw.length > 200 ? hashed(raw, language) : fact];
        }),
      ),
    }));
    return { ...shown, text: hashed(before.text, language), proof, steps, opensslLines: [] };
  });
  return { ...masked, signatures };
}
