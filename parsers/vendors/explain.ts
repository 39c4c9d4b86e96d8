import { assertNever } from '../base/assert.ts';
import type { Language } from '../model/language.ts';
import type { CatalogueEntry, Explanation, VendorCatalogue } from './catalogue.ts';
import { builtInCatalogues } from './built-in-catalogues.ts';
import type { CatalogueIndex, IndexedEntry } from './catalogue-index.ts';
import {
  entriesAbout,
  entriesContaining,
  entriesNear,
  entriesOfCode,
  entriesOfShortCode,
  entriesOfVendorCode,
  entriesReportedWith,
  type CodeHit,
  type CodeMatch,
} from './catalogue-search.ts';
import { isNumberedCode, longestCode } from './code-shape.ts';
import { enumerations } from './ocpp/message-rows.ts';
import { longestPastedText, pastedFields, pastedWords, type PastedField, type PastedRole } from './pasted-text.ts';

/** More than this nobody reads; also the bound of what a short query may return. */
export const mostExplanations = 25;

/** Catalogues that speak for every station, whoever made it. */
const commonCatalogues: ReadonlySet<string> = new Set(['ocpp', 'oca']);

/** Where is looked: all catalogues, and which of their entries count for this question. */
interface Search {
  readonly index: CatalogueIndex;
  readonly accepts: (indexed: IndexedEntry) => boolean;
  /** The question or the pasted text names a vendor that is known. */
  readonly vendorIsKnown: boolean;
}

/** Scores by entry; an entry keeps its best one. */
class Ranking {
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

/** The ids of the catalogues that speak for a vendor's product: its own and those of what it is built with; `undefined` when nobody knows the vendor. */
function idsOf(index: CatalogueIndex, vendor: string): ReadonlySet<string> | undefined {
  const catalogue = index.catalogueFor(vendor);
  if (catalogue === undefined) return undefined;
  const builtWith = index.catalogues.filter(({ id }) => id === catalogue.id).flatMap((each) => each.builtWith ?? []);
  return new Set([catalogue.id, ...builtWith]);
}

/**
 * A vendorErrorCode may be spelt like one of OCPP's errorCodes (chargebyte's InternalError of the meter). Entries that explain the OCPP
 * word then make way for those that explain a vendor's code.
 */
function vendorsOwn(hits: readonly CodeHit[]): readonly CodeHit[] {
  const own = hits.filter(
    ({ indexed: { entry } }) => entry.ocppErrorCode !== null && entry.ocppErrorCode !== entry.code,
  );
  return own.length > 0 ? own : hits;
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

function matchScore(match: CodeMatch): number {
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

/** A field is worth what it tells: the vendor's code most, the status that follows from it least. */
function roleScore(role: Exclude<PastedRole, 'vendor'>): number {
  switch (role) {
    case 'vendor-code':
      return 900;
    case 'message-id':
      return 850;
    case 'key':
      return 800;
    case 'error-code':
      return 600;
    case 'reason':
      return 500;
    case 'status':
      return 450;
    default:
      return assertNever(role);
  }
}

/** A value is looked for among the entries of its kind only: `Accepted` is a status here, never somebody's parameter. */
function fits(role: Exclude<PastedRole, 'vendor'>, { entry }: IndexedEntry): boolean {
  switch (role) {
    case 'vendor-code':
    case 'error-code':
      return entry.kind === 'error';
    case 'message-id':
      return entry.kind === 'data-transfer';
    case 'key':
      return entry.kind === 'configuration-key' || entry.kind === 'parameter';
    case 'reason':
      return entry.kind === 'reason';
    case 'status':
      return entry.kind === 'status';
    default:
      return assertNever(role);
  }
}

function rankFields(fields: readonly PastedField[], search: Search, ranking: Ranking): void {
  const errorCodes = fields.filter(({ role }) => role === 'error-code').map(({ value }) => value.toLowerCase());
  const vendors = new Set<string>();
  const ordered = [...fields].sort(
    (one, other) => Number(other.role === 'vendor-code') - Number(one.role === 'vendor-code'),
  );
  for (const { role, value } of ordered) {
    if (role === 'vendor') continue;
    // Once a vendor's code was met, what other vendors say about the errorCode or status beside it is noise.
    const accepts = (indexed: IndexedEntry): boolean =>
      search.accepts(indexed) &&
      fits(role, indexed) &&
      (vendors.size === 0 ||
        role === 'vendor-code' ||
        vendors.has(indexed.catalogue.id) ||
        commonCatalogues.has(indexed.catalogue.id));
    const hits =
      role === 'vendor-code'
        ? entriesOfVendorCode(search.index, value, accepts, search.vendorIsKnown)
        : entriesOfCode(search.index, value, accepts);
    for (const { indexed, match } of role === 'vendor-code' ? vendorsOwn(hits) : hits) {
      const together = errorCodes.includes(indexed.entry.ocppErrorCode?.toLowerCase() ?? '');
      const quiet = role === 'error-code' && indexed.key === 'noerror' ? 200 : 0;
      ranking.add(indexed, roleScore(role) + matchScore(match) / 2 + (together ? 20 : 0) - quiet);
      if (role === 'vendor-code') vendors.add(indexed.catalogue.id);
    }
  }
}

/** `[2,"id","Action",` of a message that somebody pasted (OCPP-J 1.6, 4.2.1; type 6 of 2.1). */
const messageHead = /\[\s{0,9}[26]\s{0,9},\s{0,9}\\?"[^"\\]{0,255}\\?"\s{0,9},\s{0,9}\\?"([A-Za-z\d]{3,64})\\?"/;

/** After what its fields say: what the message itself is for. Where it holds an error code, that is what somebody wants to know. */
function rankPastedMessage(text: string, search: Search, ranking: Ranking): void {
  const action = messageHead.exec(text.slice(0, longestPastedText))?.[1];
  if (action === undefined) return;
  for (const { indexed } of entriesOfCode(search.index, action, ({ entry }) => entry.kind === 'message'))
    ranking.add(indexed, 300);
}

function rankWords(text: string, search: Search, ranking: Ranking): void {
  const words = [...new Set(pastedWords(text))];
  const lower = new Set(words.map((word) => word.toLowerCase()));
  // In a sentence or log line codes stand as the station writes them; in a short query people ignore case.
  const long = words.length > 6;
  const hits: CodeHit[] = [];
  for (const word of words) {
    for (const hit of entriesOfCode(search.index, word, search.accepts)) {
      // Prose is full of words that are also codes when case is ignored ("local", "other", "a timeout").
      const plain =
        hit.match === 'loose' ||
        (words.length > 1 && isEverydayWord(hit.indexed.entry)) ||
        (words.length > 1 && /^[a-z]+$/.test(word)) ||
        (long && hit.match === 'case');
      if (!plain && !(hit.match === 'family' && loosensCase(hit.indexed.entry.code, word))) hits.push(hit);
    }
  }
  hits.push(...numberedCodesOfQuestion(text, words, search));
  for (const { indexed, match } of hits) {
    const { ocppErrorCode, code } = indexed.entry;
    const together = ocppErrorCode !== null && ocppErrorCode !== code && lower.has(ocppErrorCode.toLowerCase());
    // What a vendor reports beside OCPP's own word tells more than the word.
    const words = search.index.byKey.get(indexed.key) ?? [];
    const own = !words.some(({ catalogue }) => commonCatalogues.has(catalogue.id));
    ranking.add(indexed, 700 + matchScore(match) / 2 + (together ? 60 : 0) + (own ? 20 : 0));
  }
}

/** A person's question has at most so many words, and none of the signs of a message. */
const longestQuestion = 15;

/** "What does F9 mean on an ABL?": numbered codes without their front. Bytes of a dump look alike, so a log line or a row of them is no question. */
function numberedCodesOfQuestion(text: string, words: readonly string[], search: Search): readonly CodeHit[] {
  const single = text.split(/\s+/, longestQuestion + 1);
  const bytes = single.filter((word) => /^[\da-f]{2}$/i.test(word));
  if (single.length > longestQuestion || bytes.length > 1 || /[{}[\]"=<>|\\]/.test(text)) return [];
  const named = idsOf(search.index, text);
  const accepts = (indexed: IndexedEntry): boolean =>
    search.accepts(indexed) && (named === undefined || named.has(indexed.catalogue.id));
  return words
    .filter((word) => isNumberedCode(word) && (!word.includes(' ') || /^[A-Z]/.test(word)))
    .flatMap((word) => entriesOfShortCode(search.index, word, accepts));
}

/** `Display`, `RCD`, `Full`: within a sentence such a word of OCPP is a word like any other. */
function isEverydayWord({ kind, section, code }: CatalogueEntry): boolean {
  return kind === 'parameter' && section === enumerations && /^(?:[A-Z][a-z]+|[A-Z]{1,4})$/.test(code);
}

/** A member of a family inside prose has to be written as the station writes it: the fixed parts exactly, a `<type>` at the front in capitals. */
function loosensCase(code: string, word: string): boolean {
  const fixed = code.split(/<[^>]*>/).map((part) => part.trim());
  return !fixed.every((part) => word.includes(part)) || (fixed[0] === '' && !/^[A-Z]/.test(word));
}

function rankParts(text: string, language: Language, search: Search, ranking: Ranking): void {
  for (const { indexed, begins } of entriesContaining(search.index, text, search.accepts))
    ranking.add(indexed, begins ? 250 : 200);
  if (ranking.empty) for (const indexed of entriesNear(search.index, text, search.accepts)) ranking.add(indexed, 180);
  if (ranking.empty)
    for (const { indexed, score } of entriesAbout(search.index, text, language, search.accepts))
      ranking.add(indexed, 100 + score * 50 + (indexed.entry.kind === 'error' ? 2 : 0));
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
    source: {
      document: [title, ...[revision].filter((part) => part !== '')].join(', ') + (date === '' ? '' : ` (${date})`),
      section: entry.section,
    },
  };
}
