/*
 * Where an OCMF record that stands somewhere in a text ends. Braces are matched with regard to strings, so that pipes, braces and line
 * breaks inside strings do not cut it; a record that is broken ends at its line.
 */

/** One past the bracket that closes the one at `open`, or -1. Linear; strings may contain anything. */
function closingBracket(text: string, open: number, limit: number): number {
  let depth = 0;
  let inString = false;
  for (let at = open; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
      continue;
    }
    if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function skipBlanks(text: string, at: number, limit: number): number {
  let next = at;
  while (next < limit && /\s/.test(text.charAt(next))) next += 1;
  return next;
}

/** No authentic record comes near this size. */
const longestRecord = 4_000_000;

export interface RecordExtent {
  readonly end: number;
  /** Both sections were found closed. */
  readonly whole: boolean;
}

/**
 * @param start the header `OCMF`.
 * @param next where the next record begins, or the end of the text.
 */
export function recordExtent(text: string, start: number, next: number): RecordExtent {
  const limit = Math.min(next, start + longestRecord);
  // Looked for in the slice only: a search to the end of a long line, once a record, would be quadratic.
  const line = text.slice(start, limit).indexOf('\n');
  const fallback = { end: line < 0 ? limit : start + line, whole: false };
  // Between the header and its pipe there are at most a few blanks.
  const pipe = text.slice(start, start + 16).indexOf('|');
  let at = start + pipe;
  if (pipe < 0 || at >= limit) return fallback;
  for (let section = 0; section < 2; section += 1) {
    const open = skipBlanks(text, at + 1, limit);
    const bracket = text.charAt(open);
    if (bracket !== '{' && bracket !== '[') return fallback;
    const close = closingBracket(text, open, limit);
    if (close < 0) return fallback;
    if (section === 1) {
      // A further section without brackets (old key section) lasts to the next blank.
      if (text.charAt(close) !== '|') return { end: close, whole: true };
      let end = close + 1;
      while (end < limit && /[^\s"'<>]/.test(text.charAt(end))) end += 1;
      return { end, whole: true };
    }
    at = skipBlanks(text, close, limit);
    if (text.charAt(at) !== '|') return fallback;
  }
  return fallback;
}
