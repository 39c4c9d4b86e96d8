import { ablCatalogue } from './abl/catalogue.ts';
import { bacancyCatalogue } from './bacancy/catalogue.ts';
import type { VendorCatalogue } from './catalogue.ts';
import { chargebyteCatalogue } from './chargebyte/catalogue.ts';
import { greenfluxCatalogue } from './greenflux/catalogue.ts';
import { ocaCatalogue } from './oca/catalogue.ts';
import { ocppCatalogue } from './ocpp/catalogue.ts';

/** All catalogues; OCPP's own first, because its words come up in everybody's messages. One line per document. */
export const vendorCatalogues: readonly VendorCatalogue[] = [
  ocppCatalogue,
  chargebyteCatalogue,
  ablCatalogue,
  greenfluxCatalogue,
  bacancyCatalogue,
  ocaCatalogue,
];
