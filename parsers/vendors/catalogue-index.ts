import type { Language } from '../model/language.ts';
import type { CatalogueEntry, VendorCatalogue } from './catalogue.ts';
import { codeKey, familyPattern, longestCode, looseKey, numberKey, shortPart, wordsOf } from './code-shape.ts';
import type { CodeFamily } from './code-shape.ts';
import { codeWords, foldWords } from './search-words.ts';

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
  readonly family: CodeFamily | undefined;
  /** Words of code and title, and of all the rest, by language (`foldWords`): what a question in words is looked for in. */
  readonly heading: Readonly<Record<Language, string>>;
  readonly body: Readonly<Record<Language, string>>;
}

/** All entries of some catalogues, ready to be searched. Built when first asked, asked often. */
export interface CatalogueIndex {
  readonly catalogues: readonly VendorCatalogue[];
  readonly entries: readonly IndexedEntry[];
  readonly byKey: ReadonlyMap<string, readonly IndexedEntry[]>;
  readonly byLoose: ReadonlyMap<string, readonly IndexedEntry[]>;
  readonly families: readonly IndexedEntry[];
  /** Errors by `looseKey` of the part that a station may write alone (`shortPart`); only the one that speaks of any device where there is one. */
  readonly byShort: ReadonlyMap<string, readonly IndexedEntry[]>;
  /**
   * The catalogue that a vendor's name belongs to, by `recognisedBy`: the whole name, or its words one after the other within it
   * (`ABL SURSUM GmbH`, `com.in-tech.smartcharging.rcd`). A catalogue that knows more words of the name goes first; `undefined` when nobody knows it.
   */
  catalogueFor(vendor: string): VendorCatalogue | undefined;
}

/**
 * Indexes catalogues. Several may share an id: then they speak for the same product, and an entry of a later one takes the place of the
 * same kind and code in an earlier one (a company's own file beside the manual).
 */
export function createCatalogueIndex(catalogues: readonly VendorCatalogue[]): CatalogueIndex {
  // Most runs of the program never ask for an entry, and none has to wait for those it does not ask for.
  let made: SearchedEntries | undefined;
  const searched = (): SearchedEntries => (made ??= searchedEntries(catalogues));
  let named: readonly NamedCatalogue[] | undefined;
  return {
    catalogues,
    get entries() {
      return searched().entries;
    },
    get byKey() {
      return searched().byKey;
    },
    get byLoose() {
      return searched().byLoose;
    },
    get families() {
      return searched().families;
    },
    get byShort() {
      return searched().byShort;
    },
    catalogueFor(vendor) {
      named ??= catalogues.flatMap((catalogue) =>
        [catalogue.id, ...catalogue.recognisedBy].map((name) => ({ catalogue, words: wordsOf(name).join(' ') })),
      );
      const spaced = ` ${wordsOf(vendor.slice(0, longestCode)).join(' ')} `;
      let best: NamedCatalogue | undefined;
      for (const name of named) {
        if (name.words === '' || !spaced.includes(` ${name.words} `)) continue;
        if (best === undefined || name.words.length > best.words.length) best = name;
      }
      return best?.catalogue;
    },
  };
}

interface NamedCatalogue {
  readonly catalogue: VendorCatalogue;
  readonly words: string;
}

type SearchedEntries = Pick<CatalogueIndex, 'entries' | 'byKey' | 'byLoose' | 'families' | 'byShort'>;

function searchedEntries(catalogues: readonly VendorCatalogue[]): SearchedEntries {
  const place = (id: string, entry: CatalogueEntry): string => `${id} ${entry.kind} ${codeKey(entry.code)}`;
  const last = new Map<string, CatalogueEntry>();
  for (const { id, entries } of catalogues) for (const entry of entries) last.set(place(id, entry), entry);
  const entries = catalogues.flatMap((catalogue) =>
    catalogue.entries.flatMap((entry) =>
      last.get(place(catalogue.id, entry)) === entry ? [indexed(catalogue, entry)] : [],
    ),
  );
  const byKey = new Map<string, IndexedEntry[]>();
  const byLoose = new Map<string, IndexedEntry[]>();
  for (const each of entries) {
    for (const key of each.names) push(byKey, key, each);
    push(byLoose, each.loose, each);
  }
  return {
    entries,
    byKey,
    byLoose,
    families: entries.filter(({ family }) => family !== undefined),
    byShort: shortNames(entries),
  };
}

function shortNames(entries: readonly IndexedEntry[]): ReadonlyMap<string, readonly IndexedEntry[]> {
  const byShort = new Map<string, IndexedEntry[]>();
  for (const each of entries) {
    const short = each.entry.kind === 'error' ? shortPart(each.entry.code) : undefined;
    if (short !== undefined) push(byShort, looseKey(short), each);
  }
  for (const [short, alike] of byShort) {
    const general = alike.filter(({ family }) => family !== undefined);
    const spoken = new Set(general.map(({ catalogue }) => catalogue.id));
    byShort.set(
      short,
      alike.filter((each) => general.includes(each) || !spoken.has(each.catalogue.id)),
    );
  }
  return byShort;
}

function indexed(catalogue: VendorCatalogue, entry: CatalogueEntry): IndexedEntry {
  let heading: IndexedEntry['heading'] | undefined;
  let body: IndexedEntry['body'] | undefined;
  return {
    catalogue,
    entry,
    key: codeKey(entry.code),
    names: namesOf(entry),
    loose: looseKey(entry.code),
    family: familyPattern(entry.code),
    get heading() {
      heading ??= { de: headingOf(entry, 'de'), en: headingOf(entry, 'en') };
      return heading;
    },
    get body() {
      body ??= { de: bodyOf(entry, 'de'), en: bodyOf(entry, 'en') };
      return body;
    },
  };
}

function headingOf({ code, title }: CatalogueEntry, language: Language): string {
  return ` ${foldWords(`${code} ${codeWords(code)} ${title[language]}`)}`;
}

function bodyOf({ meaning, causes, impact, facts }: CatalogueEntry, language: Language): string {
  const texts = [meaning, ...causes, ...impact].map((text) => text[language]);
  return ` ${foldWords([...texts, facts['info'] ?? ''].join(' '))}`;
}

/** The code and what else the same thing is called: facts `constant` (name in a header file), `mqttCondition` and `alsoWritten` (comma-separated), and the configuration file that it stands in. */
function namesOf({ code, facts }: CatalogueEntry): readonly string[] {
  const file = facts['file']?.split('/').at(-1);
  const others = [facts['constant'], facts['mqttCondition'], facts['alsoWritten'], file].join(',').split(',');
  return [...new Set([code, ...others, numberKey(code) ?? ''].map(codeKey))].filter((name) => name !== '');
}

function push(map: Map<string, IndexedEntry[]>, key: string, each: IndexedEntry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [each]);
  else list.push(each);
}
