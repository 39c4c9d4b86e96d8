import { createRegistry } from '../base/registry.ts';
import { createCatalogueIndex } from './catalogue-index.ts';
import type { CatalogueIndex } from './catalogue-index.ts';
import { vendorCatalogues } from './index.ts';

/** What the program knows without any file of a company's own. */
export const builtInCatalogues: CatalogueIndex = createCatalogueIndex(
  createRegistry('vendor catalogues', vendorCatalogues).entries,
);
