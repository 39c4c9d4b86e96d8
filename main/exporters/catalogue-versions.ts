import { createHash } from 'node:crypto';
import { vendorCatalogues } from '../../parsers/vendors/index.ts';

/** Which edition of the built-in knowledge a report rests on. */
export interface CatalogueVersion {
  readonly vendor: string;
  readonly product: string;
  readonly document: string;
  readonly revision: string;
  readonly date: string;
  readonly entries: number;
  /** SHA-256 over all entries: tells two editions of the same catalogue apart. */
  readonly sha256: string;
}

let known: readonly CatalogueVersion[] | undefined;

/** The catalogues of this program, in their order. */
export function catalogueVersions(): readonly CatalogueVersion[] {
  known ??= vendorCatalogues.map(({ vendor, product, document, entries }) => ({
    vendor,
    product,
    document: document.title,
    revision: document.revision,
    date: document.date,
    entries: entries.length,
    sha256: createHash('sha256').update(JSON.stringify(entries), 'utf8').digest('hex'),
  }));
  return known;
}
