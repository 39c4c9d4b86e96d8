import { highlightFilter } from './filter-highlight.ts';

/** The words of a filter that can be seen in a row: free text and values of fields, neither what is excluded nor patterns. */
export function filterWords(filter: string): readonly string[] {
  const words: string[] = [];
  let excluded = false;
  for (const { kind, text } of highlightFilter(filter, null)) {
    if (kind === 'not') excluded = true;
    else if (kind === 'field') excluded ||= text.startsWith('-');
    else if (text.trim() === '') excluded = false;
    else {
      const word = text.replaceAll(/^"|"$|\*/g, '');
      if (!excluded && !text.startsWith('/') && word.length > 1 && !/^(?:and|or|not)$/i.test(word)) words.push(word);
      excluded = false;
    }
  }
  return words;
}

export interface TextPiece {
  readonly text: string;
  readonly hit: boolean;
  readonly from: number;
}

/** Cuts a text where one of the words stands, without regard to case; the first that fits wins. */
export function cutAtWords(text: string, words: readonly string[]): readonly TextPiece[] {
  if (words.length === 0) return [{ text, hit: false, from: 0 }];
  const lower = text.toLowerCase();
  // Some letters change their length in lower case; then places would be wrong.
  if (lower.length !== text.length) return [{ text, hit: false, from: 0 }];
  const wanted = words.map((word) => word.toLowerCase());
  const pieces: TextPiece[] = [];
  let at = 0;
  while (at < text.length) {
    let next = -1;
    let length = 0;
    for (const word of wanted) {
      const place = lower.indexOf(word, at);
      if (place !== -1 && (next === -1 || place < next)) {
        next = place;
        length = word.length;
      }
    }
    if (next === -1) break;
    if (next > at) pieces.push({ text: text.slice(at, next), hit: false, from: at });
    pieces.push({ text: text.slice(next, next + length), hit: true, from: next });
    at = next + length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false, from: at });
  return pieces;
}
