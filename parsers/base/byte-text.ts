import { assertNever } from './assert.ts';

/*
 * Bytes as a string of one character per byte (or per UTF-16 code unit). Searching such a string runs at memory speed in
 * every host, and its positions are positions in the source. Characters beyond ASCII are stand-ins: where the words
 * matter, the bytes are decoded with `decodeText`.
 */

/** The encodings that text sources come in. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'euc-kr';

/** Bytes per character of the stand-in string. */
export function unitBytes(encoding: TextEncodingName): 1 | 2 {
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
}

// In WHATWG terms `latin1` is windows-1252, which gives every byte exactly one character (Encoding Standard, 9).
const singleByte = new TextDecoder('latin1');
const utf16le = new TextDecoder('utf-16le', { ignoreBOM: true });
const utf16be = new TextDecoder('utf-16be', { ignoreBOM: true });
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const strictUtf8 = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const eucKr = new TextDecoder('euc-kr');

/** The stand-in string: `string.length === bytes.length / unitBytes(encoding)`, for a length that the unit divides. */
export function standInText(bytes: Uint8Array, encoding: TextEncodingName): string {
  if (encoding === 'utf-16le') return utf16le.decode(bytes);
  return encoding === 'utf-16be' ? utf16be.decode(bytes) : singleByte.decode(bytes);
}

const beyondAscii = /[^\u0000-\u007f]/;

/** Whether a stand-in string holds ASCII only, so that it already is the text. */
export function isAsciiText(text: string): boolean {
  return !beyondAscii.test(text);
}

const highBits = 0x8080_8080;
const noWords = new Int32Array(0);

/** Whether bytes are ASCII throughout; four at a time where they stand. */
export function isAsciiBytes(bytes: Uint8Array): boolean {
  const { buffer, byteOffset, length } = bytes;
  const lead = length < 8 ? length : (4 - (byteOffset % 4)) % 4;
  const words = lead === length ? noWords : new Int32Array(buffer, byteOffset + lead, (length - lead) >> 2);
  let seen = 0;
  for (let at = 0; at < words.length; at += 1) seen |= words[at] ?? 0;
  for (let at = 0; at < lead; at += 1) seen |= bytes[at] ?? 0;
  for (let at = lead + words.length * 4; at < length; at += 1) seen |= bytes[at] ?? 0;
  return (seen & highBits) === 0;
}

/** Length of a UTF-8 sequence by its first byte; 0 where none can begin. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** What the bytes beyond ASCII look like. */
export interface HighByteCensus {
  /** Well-formed UTF-8 sequences of two bytes and more. */
  readonly utf8: number;
  /** Bytes beyond ASCII outside of such sequences. */
  readonly stray: number;
  /** Of the stray bytes, pairs that are Hangul syllables in EUC-KR / CP949. */
  readonly hangul: number;
}

/** Counts what speaks for which encoding; a sequence cut by the end of the bytes is not counted. */
export function countHighBytes(bytes: Uint8Array): HighByteCensus {
  let utf8Sequences = 0;
  let stray = 0;
  let hangul = 0;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length = sequenceLength(lead);
    let found = 1;
    while (found < length && ((bytes[at + found] ?? 0) & 0xc0) === 0x80) found += 1;
    if (length > 1 && found === length) {
      utf8Sequences += 1;
      at += length;
      continue;
    }
    if (length > 1 && at + found >= bytes.length) break;
    const trail = bytes[at + 1] ?? 0;
    const pair = lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1 && trail <= 0xfe;
    if (pair) hangul += 1;
    stray += pair ? 2 : 1;
    at += pair ? 2 : 1;
  }
  return { utf8: utf8Sequences, stray, hangul };
}

/** Which single- or double-byte encoding stray bytes belong to. */
export function guessLegacyEncoding(census: HighByteCensus): 'euc-kr' | 'windows-1252' {
  return census.hangul * 2 > census.stray / 2 ? 'euc-kr' : 'windows-1252';
}

/** Whether bytes are UTF-8 throughout. */
export function isWellFormedUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The text of bytes. In a file taken for UTF-8, a stretch that is none is read in the legacy encoding that it looks like:
 * logs change their encoding between lines (research P14). Never throws.
 */
export function decodeText(bytes: Uint8Array, encoding: TextEncodingName): string {
  switch (encoding) {
    case 'utf-16le':
      return utf16le.decode(bytes);
    case 'utf-16be':
      return utf16be.decode(bytes);
    case 'windows-1252':
      return singleByte.decode(bytes);
    case 'euc-kr':
      return eucKr.decode(bytes);
    case 'utf-8':
      try {
        return strictUtf8.decode(bytes);
      } catch {
        const census = countHighBytes(bytes);
        if (census.utf8 * 2 >= census.stray) return utf8.decode(bytes);
        return guessLegacyEncoding(census) === 'euc-kr' ? eucKr.decode(bytes) : singleByte.decode(bytes);
      }
    default:
      return assertNever(encoding);
  }
}

/** Joins pieces into one array of their own. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
