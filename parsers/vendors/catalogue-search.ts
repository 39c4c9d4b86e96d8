import { createRegistry } from '../base/registry.ts';
import type { Language } from '../model/language.ts';
import type { CatalogueEntry, VendorCatalogue } from './catalogue.ts';
import { codeKey, familyPattern, longestCode, looseKey, wordsOf } from './code-shape.ts';
import { vendorCatalogues } from './index.ts';

/** An entry with the forms it is found by. */
export interface IndexedEntry {
  readonly catalogue: VendorCatalogue;
  readonly entry: CatalogueEntry;
  /** `codeKey` of the code. */
  readonly key: string;
  /** `key` and what else the same thing is called. */
  readonly names: readonly string[];
  readonly loose: string;
  /** Set when the code has a place for something that varies. */
  readonly family: RegExp | undefined;
}

/** How well a code was met, best first. */
export type CodeMatch = 'exact' | 'case' | 'family' | 'loose';

export interface CodeHit {
  readonly indexed: IndexedEntry;
  readonly match: CodeMatch;
}

const entries: readonly IndexedEntry[] = createRegistry('vendor catalogues', vendorCatalogues).entries.flatMap(
  (catalogue) =>
    catalogue.entries.map((entry) => ({
      catalogue,
      entry,
      key: codeKey(entry.code),
      names: namesOf(entry),
      loose: looseKey(entry.code),
      family: familyPattern(entry.code),
    })),
);

const byKey = new Map<string, IndexedEntry[]>();
const byLoose = new Map<string, IndexedEntry[]>();
for (const indexed of entries) {
  for (const key of indexed.names) push(byKey, key, indexed);
  push(byLoose, indexed.loose, indexed);
}
const families = entries.filter(({ family }) => family !== undefined);

/** The code and what else the same thing is called: facts `constant` (name in a header file), `mqttCondition` and `alsoWritten` (comma-separated). */
function namesOf({ code, facts }: CatalogueEntry): readonly string[] {
  const others = [facts['constant'], facts['mqttCondition'], facts['alsoWritten']].join(',').split(',');
  return [...new Set([code, ...others].map(codeKey))].filter((name) => name !== '');
}

function push(map: Map<string, IndexedEntry[]>, key: string, indexed: IndexedEntry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [indexed]);
  else list.push(indexed);
}

/**
 * Entries whose code is this text. A family (`<type> TIMEOUT`) counts only where its catalogue has no entry for the text itself;
 * the loose form (`plug lock cannot lock`) only where nothing else was met.
 */
export function entriesOfCode(text: string, accepts: (indexed: IndexedEntry) => boolean): readonly CodeHit[] {
  if (text.length > longestCode) return [];
  const key = codeKey(text);
  const direct = (byKey.get(key) ?? []).filter(accepts);
  const withDirect = new Set(direct.map(({ catalogue }) => catalogue.id));
  const members = families.filter(
    (indexed) => !withDirect.has(indexed.catalogue.id) && accepts(indexed) && indexed.family?.test(key) === true,
  );
  const hits: CodeHit[] = [
    ...direct.map((indexed): CodeHit => ({ indexed, match: indexed.entry.code === text.trim() ? 'exact' : 'case' })),
    ...members.map((indexed): CodeHit => ({ indexed, match: 'family' })),
  ];
  if (hits.length > 0) return hits;
  const loose = looseKey(text);
  if (loose.length < 4) return [];
  return (byLoose.get(loose) ?? []).filter(accepts).map((indexed) => ({ indexed, match: 'loose' }));
}

/** Entries that are reported together with this OCPP errorCode. */
export function entriesReportedWith(
  errorCode: string,
  accepts: (indexed: IndexedEntry) => boolean,
): readonly IndexedEntry[] {
  const key = codeKey(errorCode);
  return entries.filter(
    (indexed) => indexed.entry.ocppErrorCode?.toLowerCase() === key && indexed.key !== key && accepts(indexed),
  );
}

/** Entries that contain this text: 3 the code begins with it, 2 the code contains it, 1 its words stand in code and title, 0 in the meaning. */
export function entriesContaining(
  text: string,
  language: Language,
  accepts: (indexed: IndexedEntry) => boolean,
): readonly { readonly indexed: IndexedEntry; readonly grade: 0 | 1 | 2 | 3 }[] {
  if (text.length > longestCode) return [];
  const key = codeKey(text);
  const words = wordsOf(text);
  const loose = looseKey(text);
  if (key.length < 2 || words.length === 0) return [];
  const found: { indexed: IndexedEntry; grade: 0 | 1 | 2 | 3 }[] = [];
  for (const indexed of entries) {
    if (!accepts(indexed)) continue;
    const { names } = indexed;
    if (names.some((name) => name.startsWith(key))) found.push({ indexed, grade: 3 });
    else if (names.some((name) => name.includes(key)) || (loose.length > 3 && indexed.loose.includes(loose)))
      found.push({ indexed, grade: 2 });
    else if (key.length > 2) {
      const heading = `${indexed.key} ${indexed.entry.title[language].toLowerCase()}`;
      if (words.every((word) => heading.includes(word))) found.push({ indexed, grade: 1 });
      else {
        const all = `${heading} ${indexed.entry.meaning[language].toLowerCase()}`;
        if (words.every((word) => word.length > 3 && all.includes(word))) found.push({ indexed, grade: 0 });
      }
    }
  }
  return found;
}

/**
 * The catalogue that a vendor's name belongs to, by `recognisedBy`: the whole name, or its words one after the other within it
 * (`ABL SURSUM GmbH`, `com.in-tech.smartcharging.rcd`). `undefined` when nobody knows it.
 */
export function vendorCatalogueFor(vendor: string): VendorCatalogue | undefined {
  const words = wordsOf(vendor.slice(0, longestCode));
  if (words.length === 0) return undefined;
  const spaced = ` ${words.join(' ')} `;
  return vendorCatalogues.find(({ id, recognisedBy }) =>
    [id, ...recognisedBy].some((name) => spaced.includes(` ${wordsOf(name).join(' ')} `)),
  );
}
