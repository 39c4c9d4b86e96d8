import type { Language } from '../model/language.ts';
import type { CatalogueIndex, IndexedEntry } from './catalogue-index.ts';
import { codeKey, isNumberedCode, longestCode, looseKey, numberKey } from './code-shape.ts';
import { forgivenSlips, slipsBetween } from './near-codes.ts';
import { denies, foldWords, mentions, readsLikeWords, termsOf } from './search-words.ts';
import type { SearchTerm } from './search-words.ts';
import type { CatalogueEntryKind } from './catalogue.ts';

/** How well a code was met, best first. */
export type CodeMatch = 'exact' | 'case' | 'family' | 'short' | 'loose';

export interface CodeHit {
  readonly indexed: IndexedEntry;
  readonly match: CodeMatch;
}

/**
 * Entries whose code is this text. A family (`<type> TIMEOUT`) counts only where its catalogue has no entry for the text itself;
 * the loose form (`plug lock cannot lock`) only where nothing else was met.
 */
export function entriesOfCode(
  index: CatalogueIndex,
  text: string,
  accepts: (indexed: IndexedEntry) => boolean,
): readonly CodeHit[] {
  if (text.length > longestCode) return [];
  const key = codeKey(text);
  const written = index.byKey.get(key) ?? index.byKey.get(numberKey(text) ?? '');
  const direct = (written ?? []).filter(accepts);
  const withDirect = new Set(direct.map(({ catalogue }) => catalogue.id));
  const members = index.families.filter(
    (indexed) => !withDirect.has(indexed.catalogue.id) && accepts(indexed) && indexed.family?.test(key) === true,
  );
  const hits: CodeHit[] = [
    ...direct.map((indexed): CodeHit => ({ indexed, match: indexed.entry.code === text.trim() ? 'exact' : 'case' })),
    ...members.map((indexed): CodeHit => ({ indexed, match: 'family' })),
  ];
  if (hits.length > 0) return hits;
  const loose = looseKey(text);
  if (loose.length < 4) return [];
  return (index.byLoose.get(loose) ?? []).filter(accepts).map((indexed) => ({ indexed, match: 'loose' }));
}

/** Codes that one field names together: `EVSE F4 / EVSE F14`, `F9, F15`, `F9: Overcurrent`. */
const betweenCodes = /\s*[,;|/]\s*|\s*:\s+/;
/** So many of them are looked at. */
const mostCodesOfField = 8;

/**
 * Entries of a vendor's code that a station reports. Beyond `entriesOfCode`: the code without its front (`F9` for `EVSE F9`, also behind another type of
 * device), and several codes in one field. Where the vendor is not known, only what looks like a numbered code is taken without its front: `TIMEOUT` is
 * everybody's word.
 */
export function entriesOfVendorCode(
  index: CatalogueIndex,
  text: string,
  accepts: (indexed: IndexedEntry) => boolean,
  vendorIsKnown: boolean,
): readonly CodeHit[] {
  const whole = entriesOfCode(index, text, accepts);
  if (whole.length > 0 || text.length > longestCode) return whole;
  const parts = text.split(betweenCodes, mostCodesOfField).filter((part) => part !== '');
  const hits = parts.flatMap((part) => entriesOfOneVendorCode(index, part, accepts, vendorIsKnown));
  return hits.filter(({ indexed }, at) => hits.findIndex((hit) => hit.indexed === indexed) === at);
}

function entriesOfOneVendorCode(
  index: CatalogueIndex,
  text: string,
  accepts: (indexed: IndexedEntry) => boolean,
  vendorIsKnown: boolean,
): readonly CodeHit[] {
  const hits = entriesOfCode(index, text, accepts);
  if (hits.length > 0) return hits;
  const short = vendorIsKnown || isNumberedCode(text) ? entriesOfShortCode(index, text, accepts) : [];
  if (short.length > 0 || !vendorIsKnown) return short;
  const last = text.trim().split(/\s+/).at(-1) ?? '';
  return isNumberedCode(last) ? entriesOfShortCode(index, last, accepts) : [];
}

/** Entries whose code ends with this text behind a type of device or a common prefix. */
export function entriesOfShortCode(
  index: CatalogueIndex,
  text: string,
  accepts: (indexed: IndexedEntry) => boolean,
): readonly CodeHit[] {
  if (text.length > longestCode) return [];
  return (index.byShort.get(looseKey(text)) ?? []).filter(accepts).map((indexed) => ({ indexed, match: 'short' }));
}

/** Entries that are reported together with this OCPP errorCode. */
export function entriesReportedWith(
  index: CatalogueIndex,
  errorCode: string,
  accepts: (indexed: IndexedEntry) => boolean,
): readonly IndexedEntry[] {
  const key = codeKey(errorCode);
  return index.entries.filter(
    (indexed) => indexed.entry.ocppErrorCode?.toLowerCase() === key && indexed.key !== key && accepts(indexed),
  );
}

/** Entries whose code begins with this text, or contains it. */
export function entriesContaining(
  index: CatalogueIndex,
  text: string,
  accepts: (indexed: IndexedEntry) => boolean,
): readonly { readonly indexed: IndexedEntry; readonly begins: boolean }[] {
  const key = codeKey(text);
  const loose = looseKey(text);
  if (text.length > longestCode || key.length < 2) return [];
  const found: { indexed: IndexedEntry; begins: boolean }[] = [];
  for (const indexed of index.entries) {
    if (!accepts(indexed)) continue;
    const { names } = indexed;
    if (names.some((name) => name.startsWith(key))) found.push({ indexed, begins: true });
    else if (names.some((name) => name.includes(key)) || (loose.length > 3 && indexed.loose.includes(loose)))
      found.push({ indexed, begins: false });
  }
  return found;
}

/** Entries whose code is this text but for a slip of the finger; those with the fewest. */
export function entriesNear(
  index: CatalogueIndex,
  text: string,
  accepts: (indexed: IndexedEntry) => boolean,
): readonly IndexedEntry[] {
  const loose = looseKey(text);
  let most = forgivenSlips(loose.length);
  if (loose.length > longestCode || most === 0) return [];
  let nearest: IndexedEntry[] = [];
  for (const indexed of index.entries) {
    if (!accepts(indexed)) continue;
    const slips = slipsBetween(loose, indexed.loose, most);
    if (slips > most) continue;
    if (slips < most) nearest = [];
    most = slips;
    nearest.push(indexed);
  }
  return nearest;
}

/** What a term counts that stands in code or title as it was written, that stands there by another name, and that stands only in meaning, causes or impact. */
const termWeights = { written: 5, named: 4, told: 1 } as const;

/** Who asks in words mostly has a fault before him. */
const kindWeights: Readonly<Record<CatalogueEntryKind, number>> = {
  error: 1.3,
  status: 1.1,
  reason: 1.1,
  'configuration-key': 1,
  'data-transfer': 0.9,
  meter: 0.8,
  parameter: 0.8,
  message: 0.9,
  'mqtt-topic': 0.7,
};

/**
 * Entries that a question in words is about: at least half of its terms stand in them. Rare terms tell more than frequent ones. The score of the best is
 * 1; what scores less than half of it is left out.
 */
export function entriesAbout(
  index: CatalogueIndex,
  question: string,
  language: Language,
  accepts: (indexed: IndexedEntry) => boolean,
): readonly { readonly indexed: IndexedEntry; readonly score: number }[] {
  const asked = question.slice(0, longestCode);
  const terms = readsLikeWords(asked) ? termsOf(asked) : [];
  if (terms.length === 0) return [];
  const denied = denies(foldWords(asked));
  const searched = index.entries.filter((indexed) => accepts(indexed));
  const found = searched.map((indexed) => terms.map((term) => weightOf(indexed, term, language)));
  const rarity = terms.map((_, at) => {
    const having = found.reduce((sum, weights) => sum + ((weights[at] ?? 0) > 0 ? 1 : 0), 0);
    return Math.log((searched.length + 1) / (having + 1));
  });
  const scored: { indexed: IndexedEntry; score: number }[] = [];
  for (const [row, indexed] of searched.entries()) {
    const weights = found[row] ?? [];
    const met = weights.filter((weight) => weight > 0).length;
    if (met * 2 < terms.length || !weights.some((weight) => weight >= termWeights.named)) continue;
    const told = weights.reduce<number>((sum, weight, at) => sum + weight * (rarity[at] ?? 0), 0);
    const same = denied && denies(indexed.heading[language]) ? 1.2 : 1;
    scored.push({ indexed, score: told * same * kindWeights[indexed.entry.kind] });
  }
  const best = Math.max(...scored.map(({ score }) => score), Number.MIN_VALUE);
  return scored.map(({ indexed, score }) => ({ indexed, score: score / best })).filter(({ score }) => score >= 0.5);
}

function weightOf(indexed: IndexedEntry, { written, names }: SearchTerm, language: Language): number {
  if (mentions(indexed.heading[language], [written])) return termWeights.written;
  if (mentions(indexed.heading[language], names)) return termWeights.named;
  return mentions(indexed.body[language], names) ? termWeights.told : 0;
}
