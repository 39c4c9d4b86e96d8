import { cutAtWords } from './filter-words.ts';
import { visibleText } from '../text/visible-text.ts';

/** A text in which the words that were asked for stand out. */
export function HitText({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  if (words.length === 0) return visibleText(text);
  return cutAtWords(text, words).map(({ text: piece, hit, from }) =>
    hit ? <mark key={from}>{visibleText(piece)}</mark> : <span key={from}>{visibleText(piece)}</span>,
  );
}
