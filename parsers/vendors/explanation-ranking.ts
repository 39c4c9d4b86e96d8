import { assertNever } from '../base/assert.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { CatalogueIndex, IndexedEntry } from './catalogue-index.ts';
import type { CodeHit, CodeMatch } from './catalogue-search.ts';

/** More than this nobody reads; also the bound of what a short query may return. */
export const mostExplanations = 25;

/** Catalogues that speak for every station, whoever made it. */
export const commonCatalogues: ReadonlySet<string> = new Set(['ocpp', 'oca']);

/** Where is looked: all catalogues, and which of their entries count for this question. */
export interface Search {
  readonly index: CatalogueIndex;
  readonly accepts: (indexed: IndexedEntry) => boolean;
  /** The question or the pasted text names a vendor that is known. */
  readonly vendorIsKnown: boolean;
}

/** Scores by entry; an entry keeps its best one. */
export class Ranking {
  private readonly scores = new Map<CatalogueEntry, { readonly indexed: IndexedEntry; readonly score: number }>();

  add(indexed: IndexedEntry, score: number): void {
    const known = this.scores.get(indexed.entry);
    if (known === undefined || known.score < score) this.scores.set(indexed.entry, { indexed, score });
  }

  get empty(): boolean {
    return this.scores.size === 0;
  }

  /** Best first; equal ones stay in the order of the registry and the catalogue, in which they were added. */
  best(bonus: (indexed: IndexedEntry) => number): readonly IndexedEntry[] {
    return [...this.scores.values()]
      .map(({ indexed, score }) => ({ indexed, score: score + bonus(indexed) }))
      .sort((one, other) => other.score - one.score)
      .slice(0, mostExplanations)
      .map(({ indexed }) => indexed);
  }
}

/** The ids of the catalogues that speak for a vendor's product: its own and those of what it is built with; `undefined` when nobody knows the vendor. */
export function idsOf(index: CatalogueIndex, vendor: string): ReadonlySet<string> | undefined {
  const catalogue = index.catalogueFor(vendor);
  if (catalogue === undefined) return undefined;
  const builtWith = index.catalogues.filter(({ id }) => id === catalogue.id).flatMap((each) => each.builtWith ?? []);
  return new Set([catalogue.id, ...builtWith]);
}

/**
 * A vendorErrorCode may be spelt like one of OCPP's errorCodes (chargebyte's InternalError of the meter). Entries that explain the OCPP
 * word then make way for those that explain a vendor's code.
 */
export function vendorsOwn(hits: readonly CodeHit[]): readonly CodeHit[] {
  const own = hits.filter(
    ({ indexed: { entry } }) => entry.ocppErrorCode !== null && entry.ocppErrorCode !== entry.code,
  );
  return own.length > 0 ? own : hits;
}

/** What a way of matching is worth. */
export function matchScore(match: CodeMatch): number {
  switch (match) {
    case 'exact':
      return 90;
    case 'case':
      return 70;
    case 'family':
      return 50;
    case 'short':
      return 40;
    case 'loose':
      return 30;
    default:
      return assertNever(match);
  }
}
