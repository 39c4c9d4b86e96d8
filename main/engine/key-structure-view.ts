import { decodeBase64Tolerant, decodeHexTolerant } from '../../parsers/base/text-encodings.ts';
import { asn1Tree } from '../../parsers/signatures/keys/asn1-tree.ts';
import type { Asn1Node } from '../../parsers/signatures/keys/asn1-tree.ts';
import { keysOfBytes } from '../../parsers/signatures/keys/key-structure.ts';
import type { UsableKey } from '../../parsers/signatures/keys/usable-key.ts';
import type { Asn1Line, KeyStructure } from '../api/views/key-views.ts';

/* The ASN.1 structure of a key, as a person wants to see it: of what was written where that has one, else of the key in its usual form. */

const deepestWrapping = 3;

/** Every byte string that the text can stand for, wrappings taken off one after the other. */
function* decodings(text: string, depth = 0): Generator<Uint8Array> {
  const pem = /-----BEGIN [A-Z0-9 ]{1,40}-----([^-]*)-----END/.exec(text)?.[1];
  const composite = /^\s*oca:base16:[a-z0-9]{1,16}:\s*(?:0x)?([\s\S]*)$/i.exec(text)?.[1];
  const decoded = [
    pem === undefined ? undefined : decodeBase64Tolerant(pem),
    composite === undefined ? undefined : decodeHexTolerant(composite.replaceAll(/[^0-9a-f]/gi, '')),
    decodeHexTolerant(text),
    decodeBase64Tolerant(text),
  ];
  for (const bytes of decoded) {
    if (bytes === undefined || bytes.length === 0) continue;
    yield bytes;
    const inner = Buffer.from(bytes).toString('latin1');
    if (depth < deepestWrapping && /^[\s!-~]+$/.test(inner)) yield* decodings(inner, depth + 1);
  }
}

function lines(node: Asn1Node, depth: number): readonly Asn1Line[] {
  const { kind, text, offset, length } = node;
  return [{ depth, kind, text, offset, length }, ...node.children.flatMap((child) => lines(child, depth + 1))];
}

/** The structure that stands in the text; for a usable key only one that really is that key. */
function writtenStructure(text: string, key: UsableKey | undefined): readonly Asn1Line[] | null {
  for (const bytes of decodings(text)) {
    // A key is a SEQUENCE; other bytes that happen to parse say nothing.
    if (bytes[0] !== 0x30) continue;
    if (key !== undefined && !keysOfBytes(bytes).keys.some(({ fingerprint }) => fingerprint === key.fingerprint))
      continue;
    const tree = asn1Tree(bytes);
    if (tree !== null && tree.children.length > 0) return lines(tree, 0);
  }
  return null;
}

export function keyStructure(text: string, key: UsableKey | undefined): KeyStructure {
  const written = writtenStructure(text, key);
  if (written !== null) return { of: 'written', lines: written };
  const tree = key === undefined ? null : asn1Tree(key.spki);
  return { of: 'canonical', lines: tree === null ? [] : lines(tree, 0) };
}
