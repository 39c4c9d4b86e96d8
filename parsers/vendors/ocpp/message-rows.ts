import type { CatalogueEntry } from '../catalogue.ts';
import { both, entry } from '../entry.ts';

/** What a message of OCPP is for. */
export type MessageRow = readonly [
  action: string,
  titleDe: string,
  titleEn: string,
  meaningDe: string,
  meaningEn: string,
];

/** Entries that explain messages. */
export function messageRows(list: readonly MessageRow[]): readonly CatalogueEntry[] {
  return list.map(([action, titleDe, titleEn, meaningDe, meaningEn]) =>
    entry('message', 'messages', action, both(titleDe, titleEn), both(meaningDe, meaningEn)),
  );
}

/** A word of a field that stands for itself: what it means fits into a title. */
export type WordRow = readonly [word: string, titleDe: string, titleEn: string];

/** The section of entries that explain single words. */
export const enumerations = 'enumerations';

/** Entries of words that one field has. */
export function wordRows(
  kind: 'status' | 'reason' | 'parameter',
  field: string,
  versions: string,
  list: readonly WordRow[],
): readonly CatalogueEntry[] {
  return list.map(([word, titleDe, titleEn]) =>
    entry(
      kind,
      enumerations,
      word,
      both(titleDe, titleEn),
      both(`Steht in ${field}: ${titleDe}.`, `Stands in ${field}: ${titleEn}.`),
      { facts: { field, versions } },
    ),
  );
}
