import { memberOf } from '../../base/json-reader.ts';
import { decodeBase64, decodeBase64Tolerant, decodeHex, decodeHexTolerant } from '../../base/text-encodings.ts';
import type { SignatureReason } from '../../model/verdict.ts';
import { curves, curveById, type CurveId } from '../crypto/curves.ts';
import { readSignature, type SignatureOddity } from '../crypto/der-signature.ts';
import type { Deviations } from '../deviations.ts';
import { plainText, type OcmfRecord } from './record.ts';

/* The signature section: SA, SE, SM, SD (OCMF 1.4, Tables 8 and 22; research 1.8). */

const table8 = 'OCMF 1.4 Table 8';

/** Default since 0.4 (Table 8). */
const defaultCurve: CurveId = 'secp256r1';

export interface AlgorithmReading {
  readonly curve: CurveId | null;
  readonly written: string | null;
}

/**
 * SA, or before 1.0 the algorithm inside the payload (from 0.4 on; the revision overview moves it out again with 1.0). Whatever OCMF does
 * not know cannot be checked; it is not false.
 */
function readAlgorithm(record: OcmfRecord, found: Deviations): AlgorithmReading {
  const own = memberOf(record.signature, 'SA');
  const node = own ?? (record.version?.major === 0 ? memberOf(record.payload, 'SA') : undefined);
  if (node === undefined) return { curve: defaultCurve, written: null };
  const text = plainText(node);
  if (node.kind !== 'string' || text === null) {
    found.add('ocmf.wrong-type', 'fatal', table8, 'SA', text, { name: 'SA', found: node.kind, expected: 'string' });
    return { curve: null, written: text };
  }
  const exact = curves.find((curve) => curve.ocmfName !== null && text === `ECDSA-${curve.ocmfName}-SHA256`);
  if (exact !== undefined) return { curve: exact.id, written: text };
  const loose = text.trim().toLowerCase();
  const similar = curves.find(
    (curve) =>
      curve.ocmfName !== null &&
      (loose === `ecdsa-${curve.ocmfName}-sha256` || loose === `ecdsa-${curve.id.toLowerCase()}-sha256`),
  );
  if (similar === undefined) {
    found.add('ocmf.signature-algorithm', 'fatal', 'OCMF 1.4 Table 22', 'SA', text, { value: text });
    return { curve: null, written: text };
  }
  found.add('ocmf.signature-algorithm-spelling', 'warning', 'OCMF 1.4 Table 22', 'SA', text, { value: text });
  return { curve: similar.id, written: text };
}

type SignatureEncoding = 'hex' | 'base64';

function readEncoding(record: OcmfRecord, found: Deviations): SignatureEncoding | null {
  const node = memberOf(record.signature, 'SE');
  if (node === undefined) return 'hex';
  const text = plainText(node) ?? node.kind;
  if (text === 'hex' || text === 'base64') return text;
  const loose = text.trim().toLowerCase();
  if (loose === 'hex' || loose === 'base64') {
    found.add('ocmf.signature-encoding-spelling', 'warning', table8, 'SE', text, { value: text });
    return loose;
  }
  found.add('ocmf.signature-encoding', 'fatal', table8, 'SE', text, { value: text });
  return null;
}

function decode(text: string, encoding: SignatureEncoding, found: Deviations): Uint8Array | null {
  const bytes = encoding === 'hex' ? decodeHexTolerant(text) : decodeBase64Tolerant(text);
  if (bytes === undefined || bytes.length === 0) {
    found.add('ocmf.signature-undecodable', 'fatal', table8, 'SD', text, { encoding });
    if (encoding === 'hex' && looksLikeDer(decodeBase64Tolerant(text)))
      found.add('hint.base64', 'info', 'Ladeakte', 'SE', null);
    if (encoding === 'base64' && looksLikeDer(decodeHexTolerant(text)))
      found.add('hint.hex', 'info', 'Ladeakte', 'SE', null);
    return null;
  }
  if ((encoding === 'hex' ? decodeHex(text) : decodeBase64(text)) === undefined)
    found.add('ocmf.signature-separators', 'warning', table8, 'SD', text);
  return bytes;
}

function looksLikeDer(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && bytes.length > 8 && readSignature(bytes, 0).ok;
}

function checkNames(record: OcmfRecord, found: Deviations): void {
  const known = new Set(['SA', 'SE', 'SM', 'SD']);
  for (const { name, value } of record.signature.members) {
    if (known.has(name)) continue;
    // U to Z are the vendors', A to F are kept for later processing components (OCMF 1.4, Extension Points).
    const code = /^[U-ZA-F]/.test(name) ? 'ocmf.signature-extension' : 'ocmf.signature-unknown-key';
    found.add(code, code === 'ocmf.signature-extension' ? 'info' : 'warning', table8, name, plainText(value), { name });
  }
}

export type SignatureReading =
  | {
      readonly readable: true;
      readonly curve: CurveId;
      readonly r: bigint;
      readonly s: bigint;
      readonly oddities: readonly SignatureOddity[];
      readonly facts: Readonly<Record<string, string>>;
    }
  | {
      readonly readable: false;
      readonly reason: Extract<
        SignatureReason,
        'unsigned' | 'signature-undecodable' | 'unsupported-algorithm' | 'unsupported-encoding'
      >;
      readonly curve: CurveId | null;
      readonly facts: Readonly<Record<string, string>>;
    };

/** Reads the section and notes its deviations. Whether the signature fits is not decided here. */
export function readSignatureSection(record: OcmfRecord, found: Deviations): SignatureReading {
  checkNames(record, found);
  const algorithm = readAlgorithm(record, found);
  const encoding = readEncoding(record, found);
  const mediaType = plainText(memberOf(record.signature, 'SM'));
  if (mediaType !== null && mediaType !== 'application/x-der') {
    found.add('ocmf.signature-media-type', 'warning', table8, 'SM', mediaType, { value: mediaType });
  }
  const data = memberOf(record.signature, 'SD');
  const facts: Record<string, string> = {
    SA: algorithm.written ?? '(default ECDSA-secp256r1-SHA256)',
    SE: plainText(memberOf(record.signature, 'SE')) ?? '(default hex)',
    SM: mediaType ?? '(default application/x-der)',
  };
  const no = (reason: Extract<SignatureReading, { readable: false }>['reason']): SignatureReading => {
    return { readable: false, reason, curve: algorithm.curve, facts };
  };
  if (data === undefined || (data.kind === 'string' && data.value.trim() === '')) {
    found.add('ocmf.signature-missing', 'fatal', table8, 'SD', null);
    return no('unsigned');
  }
  if (data.kind !== 'string') {
    found.add('ocmf.wrong-type', 'fatal', table8, 'SD', plainText(data), {
      name: 'SD',
      found: data.kind,
      expected: 'string',
    });
    return no('signature-undecodable');
  }
  if (algorithm.curve === null) return no('unsupported-algorithm');
  if (encoding === null) return no('unsupported-encoding');
  const bytes = decode(data.value, encoding, found);
  if (bytes === null) return no('signature-undecodable');
  const curve = curveById(algorithm.curve);
  const scalars = readSignature(bytes, curve.bytes);
  if (!scalars.ok) {
    found.add('ocmf.signature-structure', 'fatal', 'X.690; Ladeakte rule 1.8', 'SD', data.value, {
      fault: scalars.error,
    });
    // Hex digits are Base64 digits too, so a wrong SE often decodes to nonsense instead of failing.
    if (encoding === 'base64' && looksLikeDer(decodeHexTolerant(data.value)))
      found.add('hint.hex', 'info', 'Ladeakte', 'SE', null);
    return no('signature-undecodable');
  }
  const { r, s, oddities } = scalars.value;
  for (const oddity of oddities) {
    found.add('ocmf.signature-not-canonical', 'warning', 'X.690, 8.3; Ladeakte rule 1.8', 'SD', null, { oddity });
  }
  if (s > curve.n / 2n && s < curve.n) found.add('ocmf.high-s', 'info', 'Ladeakte rule 0.4', 'SD', null);
  return {
    readable: true,
    curve: algorithm.curve,
    r,
    s,
    oddities,
    facts: { ...facts, bytes: String(bytes.length), form: oddities.includes('bare-r-s') ? 'r-s' : 'der' },
  };
}
