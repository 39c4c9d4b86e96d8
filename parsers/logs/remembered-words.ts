import { OwnStrings } from './own-strings.ts';

const mostKept = 64;
const longestKept = 200;

/**
 * The same function with the answers for the last texts remembered: the words before a message are the same on line after line. The texts are
 * copied, because a part of a window would keep the whole window.
 */
export function remembering<T>(judge: (words: string) => T): (words: string) => T {
  const answers = new Map<string, { readonly answer: T }>();
  const strings = new OwnStrings();
  return (words) => {
    const known = answers.get(words);
    if (known !== undefined) return known.answer;
    const answer = judge(words);
    if (words.length > longestKept) return answer;
    if (answers.size >= mostKept) answers.clear();
    answers.set(strings.own(words), { answer });
    return answer;
  };
}
