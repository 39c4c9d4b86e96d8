import type { Language } from '../model/language.ts';
import type { CatalogueIndex, IndexedEntry } from './catalogue-index.ts';
import { codeKey, longestCode, looseKey, wordsOf } from './code-shape.ts';

/** How well a code was met, best first. */
export type CodeMatch = 'exact' | 'case' | 'family' | 'loose';

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
  const direct = (index.byKey.get(key) ?? []).filter(accepts);
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

/** Entries that contain this text: 3 the code begins with it, 2 the code contains it, 1 its words stand in code and title, 0 in the meaning. */
export function entriesContaining(
  index: CatalogueIndex,
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
  for (const indexed of index.entries) {
    if (!accepts(indexed)) continue;
    const { names } = indexed;
    if (names.some((name) => name.startsWith(key))) found.push({ indexed, grade: 3 });
    else if (names.some((name) => name.includes(key)) || (loose.length > 3 && indexed.loose.includes(loose)))
      found.push({ indexed, grade: 2 });
    else if (key.length > 2) {
      const heading = indexed.heading[language];
      if (words.every((word) => heading.includes(word))) found.push({ indexed, grade: 1 });
      else {
        const all = `${heading} ${indexed.entry.meaning[language].toLowerCase()}`;
        if (words.every((word) => word.length > 3 && all.includes(word))) found.push({ indexed, grade: 0 });
      }
    }
  }
  return found;
}
