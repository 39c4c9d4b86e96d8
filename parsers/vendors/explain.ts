import type { Language } from '../model/language.ts';
import type { CatalogueEntry, Explanation, VendorCatalogue } from './catalogue.ts';
import { builtInCatalogues } from './built-in-catalogues.ts';
import type { CatalogueIndex, IndexedEntry } from './catalogue-index.ts';
import { entriesOfCode, entriesOfShortCode, entriesOfVendorCode, entriesReportedWith } from './catalogue-search.ts';
import { isNumberedCode, longestCode } from './code-shape.ts';
import { rankFields, rankPastedMessage } from './explain-pasted.ts';
import { rankParts, rankWords } from './explain-words.ts';
import { kindNames, shownFacts } from './fact-words.ts';
import { commonCatalogues, idsOf, matchScore, Ranking, vendorsOwn } from './explanation-ranking.ts';
import type { Search } from './explanation-ranking.ts';
import { pastedFields, type PastedField } from './pasted-text.ts';

/**
 * What the catalogues know about a query: a code, a part of one, a configuration key, a DataTransfer message, or pasted text (a whole
 * StatusNotification, a log line) in which the codes are found. Best first, at most 25; nothing found is an empty list. A vendor that
 * is named (`options.vendor`, or `vendorId` in the text) and known limits the search to its catalogue and to OCPP's own;
 * a vendor that is named in the options and unknown leaves OCPP's own.
 */
export function explain(
  query: string,
  options: { readonly vendor?: string; readonly language: Language; readonly catalogues?: CatalogueIndex },
): Explanation[] {
  const text = query.trim();
  if (text === '') return [];
  const index = options.catalogues ?? builtInCatalogues;
  const fields = pastedFields(text);
  const search = searchFor(index, options.vendor, fields);
  const ranking = new Ranking();
  rankWholeCode(text, search, ranking);
  if (ranking.empty) rankFields(fields, search, ranking);
  if (!fields.some(({ role }) => role === 'vendor-code' || role === 'error-code'))
    rankPastedMessage(text, search, ranking);
  if (ranking.empty) rankWords(text, search, ranking);
  if (ranking.empty) rankParts(text, options.language, search, ranking);
  const named = options.vendor === undefined ? undefined : index.catalogueFor(options.vendor)?.id;
  return ranking
    .best(({ catalogue }) => (catalogue.id === named ? 4 : 0))
    .map(({ catalogue, entry }) => explanation(catalogue, entry, options.language));
}

/**
 * What a vendorErrorCode of a message means. `vendor` is any name the station goes by (`vendorId`, `chargePointVendor`) or `null`;
 * an unknown name is no reason to say nothing, because controllers are built into stations of many brands.
 */
export function explainVendorCode(
  vendor: string | null,
  code: string,
  language: Language,
  index: CatalogueIndex = builtInCatalogues,
): Explanation[] {
  const ids = vendor === null ? undefined : idsOf(index, vendor);
  const ranking = new Ranking();
  const accepts = ({ entry, catalogue }: IndexedEntry): boolean =>
    entry.kind === 'error' && (ids === undefined || ids.has(catalogue.id));
  // Without a vendor a code has to be there as a whole.
  const hits =
    ids === undefined ? entriesOfCode(index, code, accepts) : entriesOfVendorCode(index, code, accepts, true);
  for (const { indexed, match } of vendorsOwn(hits)) ranking.add(indexed, matchScore(match));
  return ranking.best(() => 0).map((found) => explanation(found.catalogue, found.entry, language));
}

function searchFor(index: CatalogueIndex, vendor: string | undefined, fields: readonly PastedField[]): Search {
  const only =
    (ids: ReadonlySet<string> | undefined) =>
    ({ catalogue }: IndexedEntry): boolean =>
      ids?.has(catalogue.id) === true || commonCatalogues.has(catalogue.id);
  if (vendor !== undefined && vendor.trim() !== '') {
    const ids = idsOf(index, vendor);
    return { index, accepts: only(ids), vendorIsKnown: ids !== undefined };
  }
  for (const { role, value } of fields) {
    const ids = role === 'vendor' ? idsOf(index, value) : undefined;
    if (ids !== undefined) return { index, accepts: only(ids), vendorIsKnown: true };
  }
  return { index, accepts: () => true, vendorIsKnown: false };
}

function rankWholeCode(text: string, search: Search, ranking: Ranking): void {
  if (text.length > longestCode) return;
  const hits = entriesOfCode(search.index, text, search.accepts);
  for (const { indexed, match } of hits) ranking.add(indexed, 1_000 + matchScore(match));
  if (hits.length === 0 && isNumberedCode(text))
    for (const { indexed, match } of entriesOfShortCode(search.index, text, search.accepts))
      ranking.add(indexed, 1_000 + matchScore(match));
  // "GroundFailure" alone: what the vendors report under it, after the meaning of the word itself.
  for (const indexed of entriesReportedWith(search.index, text, search.accepts)) ranking.add(indexed, 400);
}

/**
 * Codes that a text names as a vendor's (`vendorErrorCode`, `techCode`) and that no catalogue knows: they must not disappear behind what is known about the
 * rest of the text.
 */
export function unknownVendorCodes(text: string, catalogues: CatalogueIndex = builtInCatalogues): readonly string[] {
  const fields = pastedFields(text.trim());
  const { vendorIsKnown } = searchFor(catalogues, undefined, fields);
  const isError = ({ entry }: IndexedEntry): boolean => entry.kind === 'error';
  const unknown = fields.filter(
    ({ role, value }) =>
      role === 'vendor-code' && entriesOfVendorCode(catalogues, value, isError, vendorIsKnown).length === 0,
  );
  return [...new Set(unknown.map(({ value }) => value))];
}

/** An entry in one language. */
export function explanation(catalogue: VendorCatalogue, entry: CatalogueEntry, language: Language): Explanation {
  const { title, revision, date } = catalogue.document;
  const inLanguage = (texts: CatalogueEntry['causes']): readonly string[] => texts.map((text) => text[language]);
  return {
    vendor: catalogue.vendor,
    kind: entry.kind,
    code: entry.code,
    ocppErrorCode: entry.ocppErrorCode,
    title: entry.title[language],
    meaning: entry.meaning[language],
    causes: inLanguage(entry.causes),
    impact: inLanguage(entry.impact),
    remedies: { remote: inLanguage(entry.remedies.remote), onSite: inLanguage(entry.remedies.onSite) },
    facts: entry.facts,
    shown: { kind: kindNames[entry.kind][language], facts: shownFacts(entry.facts, language) },
    source: {
      document: [title, ...[revision].filter((part) => part !== '')].join(', ') + (date === '' ? '' : ` (${date})`),
      section: entry.section,
    },
  };
}
