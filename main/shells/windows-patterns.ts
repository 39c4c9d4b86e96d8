import { readdirSync } from 'node:fs';
import { win32 } from 'node:path';
import { foldedName } from '../files/file-names.ts';

/* cmd.exe and PowerShell leave patterns such as `*.log` to the program; a shell of Linux or macOS has put names in their place before we see them. */

/** The platform and its folders; tests bring others. */
export interface WordsPlace {
  readonly platform: NodeJS.Platform;
  /** Names in a folder; throws where there is none. */
  readonly names: (folder: string) => readonly string[];
}

const ownPlace: WordsPlace = { platform: process.platform, names: (folder) => readdirSync(folder) };

const hasPattern = /[*?]/;

/**
 * Whether a name fits `*.log` as Windows understands it: any letters, one letter, capitals alike; brackets and braces are letters. Goes back to the last star only, so
 * that no pattern takes longer than the two lengths multiplied.
 */
function fits(name: string, pattern: string): boolean {
  const letters = Array.from(foldedName(name));
  const wanted = Array.from(foldedName(pattern));
  let at = 0;
  let want = 0;
  let star = -1;
  let starAt = 0;
  while (at < letters.length) {
    if (wanted[want] === '*') {
      star = want;
      starAt = at;
      want += 1;
    } else if (want < wanted.length && (wanted[want] === '?' || wanted[want] === letters[at])) {
      at += 1;
      want += 1;
    } else if (star === -1) return false;
    else {
      starAt += 1;
      at = starAt;
      want = star + 1;
    }
  }
  return wanted.slice(want).every((letter) => letter === '*');
}

function namesIn(folder: string, { names }: WordsPlace): readonly string[] {
  try {
    return names(folder === '' ? '.' : folder).toSorted((one, other) => (one < other ? -1 : 1));
  } catch {
    // No such folder: nothing fits, and the pattern itself is told as what is not there.
    return [];
  }
}

/** The files and folders that a pattern stands for, in the order of their names; the word itself where it is none, where nothing fits, and on other platforms. */
export function expandPattern(word: string, place: WordsPlace = ownPlace): readonly string[] {
  if (place.platform !== 'win32') return [word];
  const { root } = win32.parse(word);
  const rest = word.slice(root.length);
  if (!hasPattern.test(rest)) return [word];
  let found = [root];
  // Each part with the separators before it, so that what comes out is written as what was given.
  for (const [, separators = '', part = ''] of rest.matchAll(/([\\/]*)([^\\/]+)/g)) {
    found = hasPattern.test(part)
      ? found.flatMap((base) => {
          const names = namesIn(`${base}${separators}`, place).filter((name) => fits(name, part));
          return names.map((name) => `${base}${separators}${name}`);
        })
      : found.map((base) => `${base}${separators}${part}`);
  }
  return found.length === 0 ? [word] : found;
}
