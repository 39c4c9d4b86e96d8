import { fromBER, type BaseBlock } from 'asn1js';
import { encodeHex } from '../../base/text-encodings.ts';
import { oidText } from './der-reader.ts';

/** One element of an ASN.1 structure for the screen: what it is, where, and its value in words. */
export interface Asn1Node {
  /** e.g. `SEQUENCE`, `OBJECT IDENTIFIER`, `BIT STRING`. */
  readonly kind: string;
  /** Value as text; empty for constructed elements. At most 200 characters. */
  readonly text: string;
  readonly offset: number;
  readonly length: number;
  readonly children: readonly Asn1Node[];
}

const knownOids: Readonly<Record<string, string>> = {
  '1.2.840.10045.2.1': 'id-ecPublicKey',
  '1.2.840.113549.1.1.1': 'rsaEncryption',
  '1.3.132.0.31': 'secp192k1',
  '1.2.840.10045.3.1.1': 'secp192r1',
  '1.3.132.0.33': 'secp224r1',
  '1.3.132.0.10': 'secp256k1',
  '1.2.840.10045.3.1.7': 'secp256r1',
  '1.3.36.3.3.2.8.1.1.7': 'brainpoolP256r1',
  '1.3.132.0.34': 'secp384r1',
  '1.3.36.3.3.2.8.1.1.11': 'brainpoolP384r1',
  '1.3.132.0.35': 'secp521r1',
};

const universalNames: Readonly<Record<number, string>> = {
  1: 'BOOLEAN',
  2: 'INTEGER',
  3: 'BIT STRING',
  4: 'OCTET STRING',
  5: 'NULL',
  6: 'OBJECT IDENTIFIER',
  12: 'UTF8String',
  16: 'SEQUENCE',
  17: 'SET',
  19: 'PrintableString',
  23: 'UTCTime',
  24: 'GeneralizedTime',
};

function kindOf(block: BaseBlock): string {
  const { tagClass, tagNumber } = block.idBlock;
  return tagClass === 1 ? (universalNames[tagNumber] ?? `UNIVERSAL ${tagNumber}`) : `[${tagNumber}]`;
}

function textOf(block: BaseBlock): string {
  const content = new Uint8Array(block.valueBeforeDecodeView);
  const headers = block.blockLength - block.lenBlock.length;
  const value = content.subarray(Math.max(0, headers));
  if (block.idBlock.tagClass === 1 && block.idBlock.tagNumber === 6) {
    const dotted = oidText(value);
    return knownOids[dotted] === undefined ? dotted : `${dotted} (${knownOids[dotted]})`;
  }
  return encodeHex(value).slice(0, 200);
}

/** A key or certificate has a few dozen elements. */
const mostNodes = 500;

function nodeOf(block: BaseBlock, offset: number, depth: number, budget: { left: number }): Asn1Node {
  budget.left -= 1;
  const inner: unknown = Reflect.get(block.valueBlock, 'value');
  const headerLength = block.blockLength - block.lenBlock.length;
  const children: Asn1Node[] = [];
  if (block.idBlock.isConstructed && Array.isArray(inner) && depth < 32) {
    let at = offset + headerLength;
    for (const child of inner as readonly BaseBlock[]) {
      if (budget.left <= 0) break;
      children.push(nodeOf(child, at, depth + 1, budget));
      at += child.blockLength;
    }
  }
  return {
    kind: kindOf(block),
    text: block.idBlock.isConstructed ? '' : textOf(block),
    offset,
    length: block.blockLength,
    children,
  };
}

/** The structure of a DER or BER text for showing it; `null` when the bytes hold none. Never used for a verdict. */
export function asn1Tree(bytes: Uint8Array): Asn1Node | null {
  if (bytes.length === 0 || bytes.length > 20_000) return null;
  const copy = Uint8Array.from(bytes);
  const { offset, result } = fromBER(copy.buffer);
  return offset < 0 ? null : nodeOf(result, 0, 0, { left: mostNodes });
}
