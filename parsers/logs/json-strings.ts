/* Strings of JSON (RFC 8259, 7) and what programs write in their place: where they end, and what makes them strict. */

/** A change that makes the text strict JSON. */
export interface JsonEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
  /** Code of the repair, e.g. `missing-comma`. */
  readonly repair: string;
}

/** Repairs beyond this number mean that the text is something else. */
export const mostEdits = 2000;

const quote = 0x22;
const backslash = 0x5c;
const newline = 0x0a;
const comma = 0x2c;
const closeBracket = 0x5d;
const closeBrace = 0x7d;

/** What `stringEnd` says besides a position: the text ended, or something is in the string that needs a closer look. */
export const textEnded = -1;
export const needsLook = -2;

const fourHexDigits = /[\dA-Fa-f]{4}/y;
const twoHexDigits = /[\dA-Fa-f]{2}/y;

/** Whether JSON knows what stands behind a backslash (RFC 8259, 7). What the end of the text hides is taken for good. */
function isEscape(text: string, at: number, limit: number): boolean {
  switch (text.charCodeAt(at)) {
    case quote:
    case backslash:
    case 0x2f: // /
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return true;
    case 0x75: // u
      fourHexDigits.lastIndex = at + 1;
      return at + 4 >= limit || fourHexDigits.test(text);
    default:
      return false;
  }
}

/** What a backslash that JSON does not know was meant to be: an escape of C or Python, else only itself (a path of Windows). */
function badEscape(text: string, at: number): JsonEdit {
  const code = text.charCodeAt(at + 1);
  const repair = 'bad-escape';
  if (code === 0x27) return { at, remove: 1, insert: '', repair };
  twoHexDigits.lastIndex = at + 2;
  if (code === 0x78 && twoHexDigits.test(text)) return { at, remove: 2, insert: '\\u00', repair };
  return { at, remove: 0, insert: '\\', repair };
}

/** Position after a string without anything odd in it. */
export function stringEnd(text: string, from: number, limit: number): number {
  for (let at = from + 1; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === backslash) {
      if (at + 1 < limit && !isEscape(text, at + 1, limit)) return needsLook;
      at += 1;
    } else if (code < 0x20) return needsLook;
  }
  return textEnded;
}

/**
 * Where a value string may end in loose reading: its quote must be followed by what can follow a value. Quotes that someone
 * forgot to escape, or escaped twice, are then seen as part of the string (research P7).
 */
function endsValue(text: string, at: number, limit: number): boolean {
  let next = at + 1;
  while (next < limit && text.charCodeAt(next) <= 0x20) next += 1;
  const code = text.charCodeAt(next);
  return next >= limit || code === comma || code === closeBrace || code === closeBracket;
}

const nextMemberOrEnd = /^\s{0,8}(?:,\s{0,8}"[\w$-]{1,64}"\s{0,8}:|[}\]][}\]\s]{0,60}$)/;

/** Whether the quote behind a lone backslash ends the value all the same: a name follows, or nothing but brackets up to the end. */
function endsBehindBackslash(text: string, backslashAt: number, limit: number): boolean {
  return nextMemberOrEnd.test(text.slice(backslashAt + 2, Math.min(limit, backslashAt + 102)));
}

interface OddString {
  /** After the string; at the line end that broke it; the end of the text. */
  readonly end: number;
  readonly outcome: 'closed' | 'open' | 'broken';
}

/** Position after a string that has raw control characters in it or, in loose reading, quotes that are not escaped properly. */
export function oddStringEnd(text: string, from: number, limit: number, loose: boolean, edits: JsonEdit[]): OddString {
  let escapedQuotes = 0;
  for (let at = from + 1; at < limit; at += 1) {
    // the caller gives up here: a string of nothing else must not cost an object for every other letter
    if (edits.length > mostEdits) return { end: at, outcome: 'broken' };
    const code = text.charCodeAt(at);
    if (code === backslash) {
      if (text.charCodeAt(at + 1) === quote) {
        // A text within the text has an escaped quote before.
        if (loose && escapedQuotes === 0 && endsBehindBackslash(text, at, limit)) {
          edits.push({ at, remove: 0, insert: '\\', repair: 'lone-backslash' });
          return { end: at + 2, outcome: 'closed' };
        }
        escapedQuotes += 1;
      } else if (at + 1 < limit && !isEscape(text, at + 1, limit)) {
        edits.push(badEscape(text, at));
        continue;
      }
      at += 1;
    } else if (code === quote) {
      if (!loose || endsValue(text, at, limit)) return { end: at + 1, outcome: 'closed' };
      const doubled = text.charCodeAt(at - 1) === backslash;
      edits.push({
        at: doubled ? at - 1 : at,
        remove: doubled ? 1 : 0,
        insert: doubled ? '' : '\\',
        repair: 'quote-in-string',
      });
    } else if (code === newline || code === 0x0d) return { end: at, outcome: 'broken' };
    else if (code < 0x20) {
      // RFC 8259, 7: control characters must be escaped; terminals and spreadsheets leave tabs behind.
      const insert = code === 0x09 ? '\\t' : `\\u00${code.toString(16).padStart(2, '0')}`;
      edits.push({ at, remove: 1, insert, repair: 'control-character' });
    }
  }
  return { end: limit, outcome: 'open' };
}
