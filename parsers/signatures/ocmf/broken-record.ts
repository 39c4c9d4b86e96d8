import { sha256 } from '@noble/hashes/sha2.js';
import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import type { RuleDeviation } from '../../model/verdict.ts';
import type { RuleCode } from '../../text/rule-texts.ts';
import { checkSignature } from '../check-signature.ts';
import { Deviations, deviation } from '../deviations.ts';
import type { SignatureAccelerator } from '../signed-format.ts';
import { signedBytes, type OcmfFrame } from './framing.ts';
import { readOcmf } from './read-ocmf.ts';
import { readRecord } from './record.ts';
import { readSignatureSection } from './signature-section.ts';
import { readJson } from '../../base/json-reader.ts';

/*
 * What may have happened to a record that cannot be read. A repaired copy is checked with the keys at hand; when it fits, the person is told
 * what to ask for. The record itself stays broken.
 */

interface Repair {
  readonly code: RuleCode;
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#x22': '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  '#39': "'",
};

function* repairs(text: string): Generator<Repair> {
  if (/[\r\n]/.test(text)) yield { code: 'hint.joined-lines', text: text.replaceAll(/\r?\n/g, '') };
  if (/&[#\w]{2,6};/.test(text)) {
    yield {
      code: 'hint.html-entities',
      text: text.replaceAll(/&(#?\w{2,5});/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole),
    };
  }
  if (/[\u201c\u201d\u201e\u201f]/.test(text)) {
    yield { code: 'hint.typographic-quotes', text: text.replaceAll(/[\u201c\u201d\u201e\u201f]/g, '"') };
  }
}

/** Whether a record's signature fits one of the keys that concern it. */
function fits(
  frame: OcmfFrame,
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): boolean {
  const payload = readJson(frame.payload);
  const signature = readJson(frame.signature);
  if (!payload.ok || !signature.ok || payload.value.root.kind !== 'object' || signature.value.root.kind !== 'object')
    return false;
  const record = readRecord(frame, payload.value.root, signature.value.root, []);
  const section = readSignatureSection(record, new Deviations());
  if (!section.readable) return false;
  const signed = signedBytes(frame);
  const { curve, r, s } = section;
  const statement = { signed, digest: sha256(signed), options: [{ curve, r, s }], serials: [] };
  return checkSignature(statement, value, keys, accelerator).signature === 'valid';
}

/** A pipe inside the payload cuts it; the longest payload that still leaves a signature section is tried. */
function withPipe(text: string): OcmfFrame | null {
  const inner = text.trim().replace(/^\ufeff/, '');
  const cut = inner.lastIndexOf('|{');
  if (!inner.startsWith('OCMF|') || cut < 6) return null;
  const payload = inner.slice(5, cut);
  return {
    payload,
    signature: inner.slice(cut + 1),
    fourth: null,
    payloadStart: 5,
    signedRange: { offset: 5, length: payload.length },
    outerCharacters: false,
  };
}

export interface BrokenDiagnosis {
  readonly hint: RuleDeviation;
  /** The bytes that stand here are proven not to be the ones that were signed. */
  readonly bytesChanged: boolean;
}

/** Longer records are not repaired by guessing. */
const longestGuess = 100_000;

/** What would make the signature fit, or `null`. */
export function diagnoseBroken(
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): BrokenDiagnosis | null {
  if (value.text.length > longestGuess) return null;
  const hint = (code: RuleCode): RuleDeviation => deviation(code, 'info', 'Ladeakte rule 5', '', null);
  for (const repair of repairs(value.text)) {
    const reading = readOcmf(repair.text);
    if (reading.readable && fits(reading.record.frame, value, keys, accelerator)) {
      return { hint: hint(repair.code), bytesChanged: repair.code === 'hint.joined-lines' };
    }
  }
  const piped = withPipe(value.text);
  if (piped !== null && piped.payload.includes('|') && fits(piped, value, keys, accelerator)) {
    return { hint: hint('hint.joined-pipe'), bytesChanged: false };
  }
  return null;
}
