export interface NeedleHit {
  readonly at: number;
  readonly length: number;
  /** The id as it was registered. */
  readonly needle: string;
}

/** Finds any of many ids in a text in one pass, without regard to case; longer ids win over shorter ones. */
export interface NeedleSearch {
  holdsAny(text: string): boolean;
  /** Every occurrence, in the order of the text; none overlap. */
  hits(text: string): readonly NeedleHit[];
  /** Replaces every occurrence; `by` gets the id as it was registered. */
  replaceAll(text: string, by: (needle: string) => string): string;
  /** Whether a text ends in the beginning of an id, as happens where something was cut; at least four letters of it. */
  endsInPart(text: string): boolean;
}

/** From this length an id is looked for anywhere; shorter ones only as a whole word, the shortest not at all. */
const anywhereLength = 6;
const wordLength = 3;
const shortestPart = 4;

export function createNeedleSearch(needles: readonly string[]): NeedleSearch {
  const known = new Set<string>();
  const prefixes = new Set<string>();
  /** Which pairs of first letters occur at all: most places of a text are passed by with one look. */
  const starts = new Uint8Array(65_536);
  const pair = (text: string, at: number) => ((text.charCodeAt(at) & 0xff) << 8) | (text.charCodeAt(at + 1) & 0xff);
  const words = new Map<string, string>();
  const parts = new Set<string>();
  for (const needle of needles) {
    const folded = needle.toLowerCase();
    if (folded.length >= anywhereLength) {
      starts[pair(folded, 0)] = 1;
      const prefix = folded.slice(0, anywhereLength);
      prefixes.add(prefix);
      known.add(folded);
      for (let length = shortestPart; length < folded.length; length++) parts.add(folded.slice(0, length));
    } else if (folded.length >= wordLength) words.set(folded, folded);
  }
  const lengths = [...new Set([...known].map(({ length }) => length))].sort((left, right) => right - left);

  /** The next id at or after `from`: its place and itself. */
  function next(folded: string, from: number): { readonly at: number; readonly needle: string } | undefined {
    for (let at = from; at + anywhereLength <= folded.length; at++) {
      if (starts[pair(folded, at)] !== 1) continue;
      if (!prefixes.has(folded.slice(at, at + anywhereLength))) continue;
      for (const length of lengths) {
        const needle = folded.slice(at, at + length);
        if (needle.length === length && known.has(needle)) return { at, needle };
      }
    }
    return undefined;
  }
  const wordForm = /[\p{L}\p{N}_-]{3,5}/gu;
  const isWordPart = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}_-]/u.test(letter);

  function wordsWithin(text: string, from: number, until: number): readonly NeedleHit[] {
    if (words.size === 0) return [];
    const found: NeedleHit[] = [];
    for (const { 0: word, index } of text.slice(from, until).matchAll(wordForm)) {
      const at = from + index;
      const short = words.get(word.toLowerCase());
      if (short === undefined || isWordPart(text[at - 1]) || isWordPart(text[at + word.length])) continue;
      found.push({ at, length: word.length, needle: short });
    }
    return found;
  }

  function hits(text: string): readonly NeedleHit[] {
    // Folding may change the length of a text outside of ASCII; then places in it would not fit any more.
    const lower = text.toLowerCase();
    const folded = lower.length === text.length ? lower : text;
    const found: NeedleHit[] = [];
    let done = 0;
    for (let hit = next(folded, 0); hit !== undefined; hit = next(folded, done)) {
      for (const within of wordsWithin(text, done, hit.at)) found.push(within);
      found.push({ at: hit.at, length: hit.needle.length, needle: hit.needle });
      done = hit.at + hit.needle.length;
    }
    for (const within of wordsWithin(text, done, text.length)) found.push(within);
    return found;
  }

  function replaceAll(text: string, by: (needle: string) => string): string {
    let result = '';
    let done = 0;
    for (const { at, length, needle } of hits(text)) {
      result += text.slice(done, at) + by(needle);
      done = at + length;
    }
    return result + text.slice(done);
  }

  return {
    hits,
    replaceAll,
    holdsAny: (text) => hits(text).length > 0,
    endsInPart(text) {
      const tail = /[^\s"',;:=(){}[\]]{4,64}$/.exec(text.replace(/(?:…|\.\.\.)$/, ''))?.[0].toLowerCase() ?? '';
      for (let from = 0; from + shortestPart <= tail.length; from++) if (parts.has(tail.slice(from))) return true;
      return false;
    },
  };
}
