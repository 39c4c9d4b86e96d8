import type { VendorCatalogue } from './catalogue.ts';
import { chargebyteCatalogue } from './chargebyte/catalogue.ts';
import { greenfluxCatalogue } from './greenflux/catalogue.ts';

/** All catalogues; OCPP's own first, because its words come up in everybody's messages. One line per document. */
export const vendorCatalogues: readonly VendorCatalogue[] = [chargebyteCatalogue, greenfluxCatalogue];
