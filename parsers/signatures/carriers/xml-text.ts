/*
 * XML as people and backends write it, made readable for a parser without moving a single character: what is blanked out or stood in for keeps
 * its length, so that every place in the parsed text is a place in the file.
 */

/** One past a document type declaration that begins at `start`, with its internal subset; -1 when it does not end. */
function documentTypeEnd(text: string, start: number): number {
  let inSubset = false;
  for (let at = start; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '[') inSubset = true;
    else if (letter === ']') inSubset = false;
    else if (letter === '>' && !inSubset) return at + 1;
  }
  return -1;
}

/** Document type and declarations are blanked out with the same length, so that offsets stay and no entity is ever defined. */
export function withoutProlog(text: string): string {
  const bare = text.replace(/^\ufeff/, ' ').replaceAll(/<\?xml[^<>]{0,500}\?>/g, (prolog) => ' '.repeat(prolog.length));
  // There is one at most, and it stands before the root; further ones are faults and told as such.
  const start = bare.slice(0, 10_000).indexOf('<!DOCTYPE');
  const end = start < 0 ? -1 : documentTypeEnd(bare, start);
  return end < 0 ? bare : `${bare.slice(0, start)}${' '.repeat(end - start)}${bare.slice(end)}`;
}

const reference = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z_][\w.:-]{0,60});/iy;

/** Stretches in which an ampersand is a letter like any other (XML 1.0, 2.5 and 2.7). */
const literal: readonly (readonly [string, string])[] = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
];

/**
 * Places of ampersands that begin no reference. People's names and addresses bring them along, and a parser would swallow all that follows up
 * to the next semicolon. Linear: every character is passed once.
 */
export function* strayAmpersands(text: string): Generator<number> {
  const special = /&|<!\[CDATA\[|<!--/g;
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    const [opening] = match;
    if (opening === '&') {
      reference.lastIndex = match.index;
      if (!reference.test(text)) yield match.index;
      continue;
    }
    const closing = literal.find(([open]) => open === opening)?.[1] ?? '';
    const end = text.indexOf(closing, match.index + opening.length);
    if (end < 0) return;
    special.lastIndex = end + closing.length;
  }
}

/** A character that does not occur in the text; where all of a few do, the ampersands become question marks. */
export function placeholderFor(text: string): string {
  return ['\ue0a6', '\ue1a6', '\uf0a6', '\uf1a6'].find((character) => !text.includes(character)) ?? '?';
}

/** @param places rising. */
export function replacedAt(text: string, places: readonly number[], character: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const at of places) {
    pieces.push(text.slice(from, at), character);
    from = at + 1;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}
