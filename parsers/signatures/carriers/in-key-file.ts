import { decodeUtf8, encodeHex } from '../../base/text-encodings.ts';
import type { SourceId } from '../../model/evidence.ts';
import type { KeyOrigin, PublicKeyRecord } from '../../model/signed-value.ts';
import { keysOfBytes } from '../keys/key-structure.ts';
import { readPublicKeys } from '../keys/public-key.ts';
import type { FoundRecords } from './found-records.ts';
import { sourceText } from './source-text.ts';

/* Files that hold a key and nothing else: PEM, DER, hex, Base64, JSON Web Key, one key a line. */

const longestKeyFile = 1_000_000;

/** DER as it lies on disk: a SubjectPublicKeyInfo, or something that must be refused by name. */
function fromDer(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== 0x30 || bytes.length > 20_000) return undefined;
  // A point in hex begins with the letter 0, which is a SEQUENCE in DER; DER has object identifiers, which are no letters.
  if (bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d))) return undefined;
  const { keys, problem } = keysOfBytes(bytes);
  return keys.length > 0 || problem !== undefined ? encodeHex(bytes) : undefined;
}

const armoured = /^-----BEGIN [A-Z0-9 ]{1,40}-----[\s\S]*-----END [A-Z0-9 ]{1,40}-----$/;

/** Blocks of which each is a key of its own. Parameters before a private key belong to it. */
const ownBlocks = /-----BEGIN (?:[A-Z0-9 ]{0,30}PUBLIC KEY|CERTIFICATE)-----/g;

/** Whether a text is one key with no words around its armour: a piece of a log may hold one too, and a file several. */
function isNothingElse(text: string): boolean {
  if ((text.match(ownBlocks)?.length ?? 0) > 1) return false;
  return !text.includes('-----BEGIN ') || armoured.test(text);
}

/** Digits in groups of one length, as people copy them (`30 59 30 13`); words of a sentence differ in length. */
function isInGroups(text: string): boolean {
  const groups = text.trim().split(/\s+/);
  const [first = ''] = groups;
  const last = groups.at(-1) ?? '';
  return groups.slice(0, -1).every(({ length }) => length === first.length) && last.length <= first.length;
}

/**
 * Whether a text reads as a key only because its bytes happen to be the x of a point: half of all numbers are. One token in 256 that begins so
 * in Base64 does, and files are full of tokens.
 */
function mayBeChance(text: string): boolean {
  return readPublicKeys(text).keys.some(({ compressed, form }) => compressed && form === 'sec1-point');
}

/** Says something definite about the text, be it a key or why it must not be one. */
function isAboutKeys(text: string): boolean {
  const { keys, problem } = readPublicKeys(text);
  return (
    keys.length > 0 || ['key.private-key', 'key.certificate', 'key.explicit-parameters'].includes(problem?.code ?? '')
  );
}

/** Whether each line is a key by itself: read as one, the first would stand for all. */
function isKeyALine(text: string): boolean {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.length <= 10_000 && lines.every((line) => isAboutKeys(line) && !mayBeChance(line));
}

/**
 * Keys in a key file. Private keys and certificates are given back too, as records whose reading names the problem: a person must be told.
 * @param origin `pinned` for a file that a person named as key, else where the file comes from.
 */
export function recordsInKeyFile(
  content: Uint8Array | string,
  sourceId: SourceId,
  origin: KeyOrigin = 'reported',
): FoundRecords {
  const key = (text: string, evidence: PublicKeyRecord['evidence']): PublicKeyRecord => ({
    record: 'public-key',
    text,
    origin,
    via: 'key-file',
    station: null,
    connector: null,
    meterSerial: null,
    observedAt: null,
    evidence,
  });
  const none: FoundRecords = { signedValues: [], publicKeys: [], issues: [] };
  if (content.length === 0 || content.length > longestKeyFile) return none;
  if (typeof content !== 'string') {
    const der = fromDer(content);
    if (der !== undefined) {
      const evidence = { kind: 'bytes', sourceId, offset: 0, length: content.length, line: null } as const;
      return { ...none, publicKeys: [key(der, evidence)] };
    }
    if (decodeUtf8(content) === undefined && content[0] !== 0xff && content[0] !== 0xfe) return none;
  }
  const source = sourceText(content, sourceId);
  if (isNothingElse(source.text.trim()) && !isKeyALine(source.text) && isAboutKeys(source.text.trim())) {
    return { ...none, publicKeys: [key(source.text.trim(), source.evidence(0, source.text.length))] };
  }
  const publicKeys: PublicKeyRecord[] = [];
  const pieces = /-----BEGIN [A-Z0-9 ]{1,40}-----[^-]{1,20000}-----END [A-Z0-9 ]{1,40}-----|[^\r\n]{40,20000}/g;
  for (const match of source.text.matchAll(pieces)) {
    if (publicKeys.length >= 10_000) break;
    // A line may name the key before it: `Meter 1: 3059...`.
    const text =
      (match[0].startsWith('-----') || isInGroups(match[0])) && isAboutKeys(match[0])
        ? match[0]
        : (/(?:^|[\s:=,;"'])([0-9A-Za-z+/=]{40,20000})["',;]?\s*$/.exec(match[0])?.[1] ?? '');
    if (text === '' || !isAboutKeys(text)) continue;
    const from = match.index + match[0].lastIndexOf(text);
    publicKeys.push(key(text, source.evidence(from, from + text.length)));
  }
  // Where most of a file is keys, so is what could be chance elsewhere.
  const covered = publicKeys.reduce((sum, { text }) => sum + text.length, 0);
  const isOfKeys = covered * 2 >= source.text.replaceAll(/\s/g, '').length;
  return { ...none, publicKeys: isOfKeys ? publicKeys : publicKeys.filter(({ text }) => !mayBeChance(text)) };
}
