import { assertNever } from '../base/assert.ts';
import { base64Text, endOfBase64 } from './base64-dress.ts';
import { endOfHex, hexBytes } from './hex-dress.ts';
import { endOfPercent, percentText } from './percent-dress.ts';
import { scriptLiteralToJson } from './script-literal.ts';

/*
 * The clothes a frame can wear in a log (research P5): plain, as a JSON string inside of JSON or quotes (escaped once or more), in a
 * CSV cell (quotes doubled), in HTML (entities), as a Python literal. Everything else works on the undressed text.
 */

export type Dress =
  | { readonly kind: 'plain' }
  | { readonly kind: 'escaped'; readonly levels: number }
  | { readonly kind: 'doubled-quotes' }
  | { readonly kind: 'html' }
  | { readonly kind: 'python' }
  /** Quotes that a word processor or a mail program bent (research P7). */
  | { readonly kind: 'bent-quotes' }
  /** What Python prints of bytes (`b'..'`): backslashes and single quotes are escaped, double quotes are not. */
  | { readonly kind: 'python-bytes' }
  /** Hexadecimal digits (research K37). */
  | { readonly kind: 'hex' }
  | { readonly kind: 'base64' }
  /** Percent encoding of a query string or a form. */
  | { readonly kind: 'percent' }
  /** A JSON object with members for type, id, action and payload in place of the array (research K19). */
  | { readonly kind: 'object' }
  /** What PHP prints of a list (`print_r`, `var_dump`, `var_export`). */
  | { readonly kind: 'php' }
  /** A SOAP envelope (research K38). */
  | { readonly kind: 'soap' };

/** Where the beginning of a frame stands, and what it wears. */
export interface FrameHead {
  readonly at: number;
  readonly dress: Dress;
}

const plain: Dress = { kind: 'plain' };
const doubledQuotes: Dress = { kind: 'doubled-quotes' };
const html: Dress = { kind: 'html' };
const python: Dress = { kind: 'python' };
const bentQuotes: Dress = { kind: 'bent-quotes' };
const pythonBytes: Dress = { kind: 'python-bytes' };

const blank = '(?:[ \\t\\r\\n]|\\\\{1,7}[nrt]){0,64}';
/** Bent quotes, in UTF-8 read one character per byte too. */
const bentQuote = '[\\u201c-\\u201f]|\\u00e2\\u20ac[\\u0153\\u009d\\u017e\\u0178]';
/** `[`, one digit, comma, and the beginning of an id. The comma may be lost between number and quote (research K3). */
const head = new RegExp(
  `\\[${blank}\\d(?:${blank},${blank}|[ \\t]{1,8}(?="))(\\\\{1,15}"|""?|&quot;|&#34;|&#x22;|'|${bentQuote}|\\d)`,
  'y',
);
/** A bracket, perhaps with the message type, and nothing else up to the end of its line: the rest stands behind prefixes on the lines below. */
const stackedHead =
  /\[[ \t]{0,16}(?:\d[ \t]{0,16},?[ \t]{0,16})?(?:\u001b\[[0-9;?]{0,20}[A-Za-z]){0,4}\r?\n(?=[^\s"{\]])/y;
const unfinishedStackedHead =
  /\[[ \t]{0,16}(?:\d[ \t]{0,16},?[ \t]{0,16})?(?:\u001b(?:\[(?:[0-9;?]{0,20}[A-Za-z]?)?)?){1,4}\r?\n?$/y;
/** A head that goes on beyond the end of the text at hand. */
const unfinishedHead = /\[[ \t\r\n\\nrt]{0,400}(?:\d[ \t\r\n\\nrt,]{0,400}(?:\\{0,15}|&[#a-z0-9]{0,5})?)?$/y;

function dressOf(text: string, opening: string, after: number): Dress | undefined {
  const first = opening.charCodeAt(0);
  if (first === 0x5c) {
    // One level of escaping writes a quote as `\"`, two as `\\\"`, three with seven backslashes.
    const levels = Math.log2(opening.length);
    return Number.isInteger(levels) ? { kind: 'escaped', levels } : undefined;
  }
  if (first === 0x26) return html;
  if (first === 0x27) return python;
  if (first > 0x7f) return bentQuotes;
  // `""` begins a cell's id unless it is an empty id, which a comma follows.
  if (opening === '""') return /[\s,]/.test(text.charAt(after)) ? plain : doubledQuotes;
  return plain;
}

const quote = 0x22;
const comma = 0x2c;
const longestBlank = 64;

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

/** The first position at or after `from` that is no blank; beyond so many blanks nothing is looked for. */
function pastBlanks(text: string, from: number): number {
  let at = from;
  while (at - from < longestBlank && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** Whether a frame as nearly all are begins at a bracket: a digit, a comma, an id in quotes, at most blanks between them. It is one of what `head` finds. */
function isUsualHead(text: string, bracket: number): boolean {
  const type = pastBlanks(text, bracket + 1);
  const digit = text.charCodeAt(type);
  if (!(digit >= 0x30 && digit <= 0x39) || text.charCodeAt(type + 1) !== comma) return false;
  const id = pastBlanks(text, type + 2);
  return text.charCodeAt(id) === quote && text.charCodeAt(id + 1) !== quote;
}

/** Whether a bracket begins what Python prints of bytes. */
function isInBytes(text: string, bracket: number): boolean {
  return (
    text.charCodeAt(bracket - 1) === 0x27 &&
    /(?<![A-Za-z\d_])b$/.test(text.slice(Math.max(0, bracket - 3), bracket - 1))
  );
}

/** Whether what follows a digit behind a bracket belongs to a date, a clock or a longer number: no head goes on so. */
function endsNumberOtherwise(code: number): boolean {
  return code >= 0x2d && code <= 0x3a;
}

/**
 * The next possible beginning of a frame at or after `from`. `undefined` when there is none; `'unfinished'` with its place
 * when the text ends within one. A cheap test: what it finds may still turn out to be no frame.
 */
export function findFrameHead(text: string, from: number): FrameHead | { readonly unfinishedAt: number } | undefined {
  for (let at = text.indexOf('[', from); at >= 0; at = text.indexOf('[', at + 1)) {
    const next = text.charCodeAt(at + 1);
    // A digit, a blank, an escaped blank, or nothing yet.
    const isDigit = next >= 0x30 && next <= 0x39;
    if (!isDigit && !(next <= 0x20) && next !== 0x5c && !Number.isNaN(next)) continue;
    if (isUsualHead(text, at)) return { at, dress: isInBytes(text, at) ? pythonBytes : plain };
    if (isDigit && endsNumberOtherwise(text.charCodeAt(at + 2))) continue;
    head.lastIndex = at;
    const match = head.exec(text);
    if (match !== null) {
      const dress = dressOf(text, match[1] ?? '', head.lastIndex);
      if (dress !== undefined) return { at, dress };
      continue;
    }
    stackedHead.lastIndex = at;
    if (stackedHead.test(text)) return { at, dress: plain };
    if (text.length - at < 1000) {
      unfinishedHead.lastIndex = at;
      unfinishedStackedHead.lastIndex = at;
      if (unfinishedHead.test(text) || unfinishedStackedHead.test(text)) return { unfinishedAt: at };
    }
  }
  return undefined;
}

const entity = /&(?:quot|apos|amp|lt|gt|nbsp|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/g;
const namedEntities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
};

/** Decodes the entities that loggers write; a number that is no character becomes U+FFFD. */
export function decodeEntities(text: string): string {
  return text.replaceAll(entity, (whole, decimal: string | undefined, hexadecimal: string | undefined) => {
    const named = namedEntities[whole];
    if (named !== undefined) return named;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
  });
}

const escape = /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g;
const shortEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** An escape other than that of a quote. */
const otherEscape = /\\[^"]/;

/** Undoes one level of JSON string escaping (RFC 8259, 7). */
export function unescapeOnce(text: string): string {
  if (!otherEscape.test(text)) return text.replaceAll('\\"', '"');
  return text.replaceAll(escape, (_whole, unit: string | undefined, character: string | undefined) =>
    unit === undefined
      ? (shortEscapes[character ?? ''] ?? character ?? '')
      : String.fromCharCode(Number.parseInt(unit, 16)),
  );
}

const hexDecoder = new TextDecoder('utf-8');

/** The text without its clothes. Every dress keeps the number and order of `]`, so that positions can be found again. */
export function undress(text: string, dress: Dress): string {
  switch (dress.kind) {
    case 'plain':
    case 'object':
    case 'php':
    case 'soap':
      return text;
    case 'escaped': {
      let bare = text;
      for (let level = 0; level < dress.levels; level += 1) bare = unescapeOnce(bare);
      return bare;
    }
    case 'doubled-quotes':
      return text.replaceAll('""', '"');
    case 'html':
      return decodeEntities(text);
    case 'python':
      return scriptLiteralToJson(text);
    case 'bent-quotes':
      return text.replaceAll(/[\u201c-\u201f]/g, '"');
    case 'python-bytes':
      return text.replaceAll(/\\([\\'])/g, '$1');
    case 'base64':
      return base64Text(text);
    case 'percent':
      return percentText(text);
    case 'hex':
      return hexDecoder.decode(hexBytes(text));
    default:
      return assertNever(dress);
  }
}

/** What ends the garment: a quote of the level above, the cell's quote, a tag, the end of the line. */
function enclosureEnd(text: string, from: number, limit: number, dress: Dress): number {
  switch (dress.kind) {
    case 'plain':
    case 'object':
    case 'php':
    case 'soap':
      return limit;
    case 'escaped': {
      const backslashes = 2 ** dress.levels - 1;
      for (let at = from; at < limit; at += 1) {
        const code = text.charCodeAt(at);
        if (code === 0x0a) return at;
        if (code !== 0x22) continue;
        let run = 0;
        while (text.charCodeAt(at - 1 - run) === 0x5c) run += 1;
        if (run < backslashes) return at;
      }
      return -1;
    }
    case 'doubled-quotes':
      for (let at = text.indexOf('"', from); at >= 0 && at < limit; at = text.indexOf('"', at + 1)) {
        let run = 1;
        while (text.charCodeAt(at + run) === 0x22) run += 1;
        if (at + run >= limit) return -1;
        at += run - 1;
        // An odd run ends with the quote that closes the cell (RFC 4180, 2.7).
        if (run % 2 === 1) return at;
      }
      return -1;
    case 'html': {
      const end = text.slice(from, limit).indexOf('<');
      return end < 0 ? -1 : from + end;
    }
    case 'hex':
      return endOfHex(text, from, limit);
    case 'base64':
      return endOfBase64(text, from, limit);
    case 'percent':
      return endOfPercent(text, from, limit);
    case 'python-bytes':
      for (let at = from; at < limit; at += 1) {
        const code = text.charCodeAt(at);
        if (code === 0x5c) at += 1;
        else if (code === 0x27 || code === 0x0a) return at;
      }
      return -1;
    case 'python':
    case 'bent-quotes': {
      const end = text.slice(from, limit).indexOf('\n');
      return end < 0 ? -1 : from + end;
    }
    default:
      return assertNever(dress);
  }
}

/** The end of the enclosure of a dressed frame within `limit`; -1 when it lies beyond. */
export function dressEnd(text: string, from: number, limit: number, dress: Dress): number {
  return enclosureEnd(text, from, Math.min(limit, text.length), dress);
}
