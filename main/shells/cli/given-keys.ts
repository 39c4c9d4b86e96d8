import { readFileSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { givenText } from '../../files/given-text.ts';
import { UsageError } from './usage-error.ts';

/** Largest key file that is looked at; real ones are below 2 kB. */
const keyFileBytes = 64 * 1024;
/** Hex, also with separators, or Base64 of at least a coordinate. */
const keyLike = /^(?:0x)?[0-9A-Fa-f\s:-]{64,}$|^[A-Za-z0-9+/_=\s-]{40,}$|-----BEGIN /;
/** Where a key begins that stands on a line of its own: a SEQUENCE of DER or a point, in hex; a SEQUENCE in Base64. */
const ownLine = /^(?:(?:30[0-9A-F]{2}|0[234][0-9A-F]{2})[0-9A-F]{60,}|M[A-Za-z0-9+/]{58,}={0,2})$/i;
const pemBlock = /-----BEGIN ([A-Z ]{1,40})-----[\s\S]{1,20000}?-----END \1-----/g;

/** Editors of Windows write UTF-16 and byte order marks; DER is no text at all and is handed on as hex. */
function textOf(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return givenText(bytes);
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const body = bytes.subarray(from);
  const isText = body.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127));
  return isText ? body.toString('latin1') : bytes.toString('hex');
}

/** Every key of a file: PEM blocks, or keys on lines of their own; else the whole text is one. */
function keysIn(text: string): readonly string[] {
  const blocks = text.match(pemBlock);
  if (blocks !== null && blocks.length > 1) return blocks;
  const lines = text
    .split(/\r?\n/)
    .flatMap((line) => (line.trim() === '' || line.startsWith('#') ? [] : [line.trim()]));
  return lines.length > 1 && lines.every((line) => ownLine.test(line)) ? lines : [text.trim()];
}

/** A key that stands in the call may be longer than any name of a file. */
function fileAt(key: string): Stats | undefined {
  try {
    return statSync(key, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The keys that `--key FILE|HEX` names, as texts. What is neither a file nor like a key is told by its name. */
export function givenKeys(named: readonly string[]): string[] {
  return named.flatMap((key) => {
    const found = fileAt(key);
    if (found === undefined) {
      if (!keyLike.test(key)) throw new UsageError('key-file-missing', { key: key.slice(0, 200) });
      return [key];
    }
    if (!found.isFile()) throw new UsageError('key-file-unreadable', { key });
    if (found.size > keyFileBytes) throw new UsageError('key-file-too-large', { key });
    try {
      return [...keysIn(textOf(readFileSync(key)))];
    } catch {
      throw new UsageError('key-file-unreadable', { key });
    }
  });
}
