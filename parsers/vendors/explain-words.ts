import type { Language } from '../model/language.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { IndexedEntry } from './catalogue-index.ts';
import {
  entriesAbout,
  entriesContaining,
  entriesNear,
  entriesOfCode,
  entriesOfShortCode,
  type CodeHit,
} from './catalogue-search.ts';
import { isNumberedCode } from './code-shape.ts';
import { commonCatalogues, idsOf, matchScore } from './explanation-ranking.ts';
import type { Ranking, Search } from './explanation-ranking.ts';
import { enumerations } from './ocpp/message-rows.ts';
import { pastedWords } from './pasted-text.ts';

/** Codes among the words of a question or a line. */
export function rankWords(text: string, search: Search, ranking: Ranking): void {
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

/** Parts of codes, codes written nearly so, and what entries are about. */
export function rankParts(text: string, language: Language, search: Search, ranking: Ranking): void {
  for (const { indexed, begins } of entriesContaining(search.index, text, search.accepts))
    ranking.add(indexed, begins ? 250 : 200);
  if (ranking.empty) for (const indexed of entriesNear(search.index, text, search.accepts)) ranking.add(indexed, 180);
  if (ranking.empty)
    for (const { indexed, score } of entriesAbout(search.index, text, language, search.accepts))
      ranking.add(indexed, 100 + score * 50 + (indexed.entry.kind === 'error' ? 2 : 0));
}
