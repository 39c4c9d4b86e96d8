import { explain, unknownVendorCodes } from '../../../parsers/vendors/explain.ts';
import type { CatalogueIndex } from '../../../parsers/vendors/catalogue-index.ts';
import type { Language } from '../../../parsers/model/language.ts';
import type { ExplainResult } from '../../api/views/explain-views.ts';

/** What is known about a code, a key, a message or a pasted line; needs no case. */
export function explainQuery(
  input: { readonly query: string; readonly vendor?: string | undefined; readonly language: Language },
  catalogues: CatalogueIndex,
): ExplainResult {
  const { query, vendor, language } = input;
  return {
    query,
    matches: explain(query, { language, catalogues, ...(vendor === undefined ? {} : { vendor }) }),
    unknown: unknownVendorCodes(query, catalogues),
  };
}
