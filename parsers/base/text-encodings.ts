/*
 * Hexadecimal (RFC 4648, 8), Base64 (4 and 5) and Base32 (6). Each has a strict reader, for formats that name the encoding, and a
 * tolerant one for what people copy from labels, web pages and mails. `undefined` means "not this encoding".
 */

const hexDigits = '0123456789abcdef';
const hexPairs: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => `${hexDigits.charAt(byte >> 4)}${hexDigits.charAt(byte & 15)}`,
);

/** Lower-case hex. */
export function encodeHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexPairs[byte] ?? '';
  return text;
}

function hexDigitValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 70) return code - 55;
  if (code >= 97 && code <= 102) return code - 87;
  return -1;
}

/** Hex of either case, nothing else, an even number of digits. */
export function decodeHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 2 !== 0) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index += 1) {
    const high = hexDigitValue(text.charCodeAt(index * 2));
    const low = hexDigitValue(text.charCodeAt(index * 2 + 1));
    if (high < 0 || low < 0) return undefined;
    bytes[index] = high * 16 + low;
  }
  return bytes;
}

/** Blanks of every kind (also non-breaking and zero-width ones), and the separators that people put between bytes. */
const blanks = /[\s\u00a0\u200b\u2060\ufeff]+/g;
const hexSeparators = /[\s\u00a0\u200b\u2060\ufeff:.\-_,]+/g;

/** Hex with blanks, colons and other separators, line ends and a leading `0x`. */
export function decodeHexTolerant(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bare = text.replaceAll(hexSeparators, '').replace(/^0x/i, '');
  return bare === '' ? undefined : decodeHex(bare);
}

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base32Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function valuesOf(alphabet: string, also: Readonly<Record<string, string>>): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (let value = 0; value < alphabet.length; value += 1) values[alphabet.charCodeAt(value)] = value;
  for (const [letter, same] of Object.entries(also)) values[letter.charCodeAt(0)] = alphabet.indexOf(same);
  return values;
}

const base64Values = valuesOf(base64Alphabet, {});
const base64AnyValues = valuesOf(base64Alphabet, { '-': '+', _: '/' });
const base32Values = valuesOf(base32Alphabet, {});
const base32AnyValues = valuesOf(
  base32Alphabet,
  Object.fromEntries('abcdefghijklmnopqrstuvwxyz'.split('').map((letter) => [letter, letter.toUpperCase()])),
);

/** Reads digits of `bits` each; left-over bits must be zero when `strict`, so that one byte string has one text. */
function decodeDigits(
  digits: string,
  values: Int8Array,
  bits: number,
  strict: boolean,
): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.floor((digits.length * bits) / 8));
  let buffer = 0;
  let held = 0;
  let written = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const value = values[digits.charCodeAt(index)] ?? -1;
    if (value < 0) return undefined;
    buffer = ((buffer << bits) | value) & 0xffff;
    held += bits;
    if (held >= 8) {
      held -= 8;
      bytes[written] = (buffer >> held) & 0xff;
      written += 1;
    }
  }
  if (held >= bits) return undefined;
  if (strict && (buffer & ((1 << held) - 1)) !== 0) return undefined;
  return bytes;
}

/** Standard alphabet with padding, no blanks. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 !== 0) return undefined;
  const digits = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
  return decodeDigits(digits, base64Values, 6, true);
}

/** Standard or URL alphabet, with or without padding, with blanks and line ends. */
export function decodeBase64Tolerant(text: string): Uint8Array<ArrayBuffer> | undefined {
  const digits = text.replaceAll(blanks, '').replace(/={0,2}$/, '');
  return digits === '' ? undefined : decodeDigits(digits, base64AnyValues, 6, false);
}

export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const first = bytes[index] ?? 0;
    const second = bytes[index + 1];
    const third = bytes[index + 2];
    text += base64Alphabet.charAt(first >> 2) + base64Alphabet.charAt(((first & 3) << 4) | ((second ?? 0) >> 4));
    text += second === undefined ? '=' : base64Alphabet.charAt(((second & 15) << 2) | ((third ?? 0) >> 6));
    text += third === undefined ? '=' : base64Alphabet.charAt(third & 63);
  }
  return text;
}

/** Upper case with padding, no blanks. */
export function decodeBase32(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 8 !== 0) return undefined;
  return decodeDigits(text.replace(/={0,6}$/, ''), base32Values, 5, true);
}

/** Either case, with or without padding, with blanks and line ends. */
export function decodeBase32Tolerant(text: string): Uint8Array<ArrayBuffer> | undefined {
  const digits = text.replaceAll(blanks, '').replace(/={0,6}$/, '');
  return digits === '' ? undefined : decodeDigits(digits, base32AnyValues, 5, false);
}

const utf8 = new TextEncoder();

/** The UTF-8 bytes of a text. A lone surrogate becomes U+FFFD: test `isWellFormed` first where that matters. */
export function utf8Bytes(text: string): Uint8Array<ArrayBuffer> {
  return utf8.encode(text);
}

/** The same for what was signed: `undefined` where half a character has no bytes, because nobody can have signed it. */
export function exactUtf8Bytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  return text.isWellFormed() ? utf8.encode(text) : undefined;
}

/** How many bytes of UTF-8 a stretch of text takes, without making them. */
export function utf8Length(text: string, from = 0, to: number = text.length): number {
  let length = 0;
  for (let index = from; index < to; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) length += 1;
    else if (code < 0x800) length += 2;
    else if (code >= 0xd800 && code < 0xdc00 && index + 1 < to && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      length += 4;
      index += 1;
    } else length += 3;
  }
  return length;
}

/** The text as one byte per character, or `undefined` when a character is beyond U+00FF (ISO 8859-1). */
export function latin1Bytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0xff) return undefined;
    bytes[index] = code;
  }
  return bytes;
}

/** Strict UTF-8, without swallowing a byte order mark; `undefined` when the bytes are something else. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
