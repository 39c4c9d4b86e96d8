import type { Bilingual } from '../model/language.ts';
import type { CatalogueEntry, CatalogueEntryKind } from './catalogue.ts';

/*
 * The shorthand the catalogue files are written in. Order is always German, English. Nothing is filled in: what the
 * document does not say stays an empty list.
 */

/** One text in both languages. */
export function both(de: string, en: string): Bilingual {
  return { de, en };
}

/** What an entry may have besides its name and meaning. */
export interface EntryDetails {
  readonly ocppErrorCode?: string;
  readonly causes?: readonly Bilingual[];
  readonly impact?: readonly Bilingual[];
  readonly remote?: readonly Bilingual[];
  readonly onSite?: readonly Bilingual[];
  readonly facts?: Readonly<Record<string, string>>;
}

/** One catalogue entry; what is not given is empty. */
export function entry(
  kind: CatalogueEntryKind,
  section: string,
  code: string,
  title: Bilingual,
  meaning: Bilingual,
  details: EntryDetails = {},
): CatalogueEntry {
  return {
    kind,
    code,
    ocppErrorCode: details.ocppErrorCode ?? null,
    title,
    meaning,
    causes: details.causes ?? [],
    impact: details.impact ?? [],
    remedies: { remote: details.remote ?? [], onSite: details.onSite ?? [] },
    facts: details.facts ?? {},
    section,
  };
}

/** A row of a table with facts but no causes or remedies: configuration keys, parameters, topics. */
export type FactRow = readonly [
  code: string,
  facts: Readonly<Record<string, string>>,
  titleDe: string,
  titleEn: string,
  meaningDe: string,
  meaningEn: string,
];

/** Entries of one kind and section from such rows. */
export function rows(kind: CatalogueEntryKind, section: string, list: readonly FactRow[]): readonly CatalogueEntry[] {
  return list.map(([code, facts, titleDe, titleEn, meaningDe, meaningEn]) =>
    entry(kind, section, code, both(titleDe, titleEn), both(meaningDe, meaningEn), { facts }),
  );
}
