import { sha256 } from '@noble/hashes/sha2.js';
import { memberOf, readJson, type JsonObject } from '../../base/json-reader.ts';
import { decodeBase32Tolerant, decodeBase64Tolerant, decodeHex, utf8Bytes } from '../../base/text-encodings.ts';
import type { SignedValueRecord } from '../../model/signed-value.ts';
import type { SafeVerdict } from '../../model/verdict.ts';
import { curves, type CurveId } from '../crypto/curves.ts';
import { readSignature } from '../crypto/der-signature.ts';
import type { SignatureAccelerator } from '../signed-format.ts';
import { plainText } from '../ocmf/record.ts';
import { safeVerifyWithSpki } from './safe-keys.ts';
import { isSafeStart, isSafeStop, judgeLaw, type SafeReading } from './safe-law.ts';
import { safeNotVerified, safeRefused, safeVerified } from './safe-reasons.ts';

/*
 * What release 1.4.1 says about one OCMF record: research/transparency-software 2.1 to 2.4, with the results of the real program in
 * corpus/signed/probes as the measure. The statement is that of its command line, which sniffs the format and ignores `format` attributes.
 */

export interface SafeOcmf {
  readonly payloadBytes: Uint8Array;
  readonly signature: JsonObject;
  readonly pagination: string | null;
  readonly level: string | null;
  readonly oldModel: boolean;
  /** `null`: RD is missing, on which that program stops. */
  readonly readings: readonly SafeReading[] | null;
}

type SafeParse =
  | { readonly ok: true; readonly value: SafeOcmf }
  | { readonly ok: false; readonly verdict: SafeVerdict };

const textFields = ['GI', 'GS', 'GV', 'PG', 'MV', 'MM', 'MS', 'MF', 'IL', 'IT', 'ID', 'TT', 'CT', 'CI', 'CF'] as const;

/** Names a curve in SA; lower-cased, and with the one brainpool spelling of the OCMF table repaired. */
function safeCurve(name: string): CurveId | undefined {
  const lower = name.toLowerCase();
  const usual = lower.replace(/^brainpool(?=\d)/, 'brainpoolp');
  return curves.find(({ id }) => id.toLowerCase() === usual)?.id;
}

function readingsOf(payload: JsonObject): readonly SafeReading[] | null {
  const list = memberOf(payload, 'RD');
  if (list?.kind !== 'array') return null;
  return list.items.flatMap((item) => {
    if (item.kind !== 'object') return [];
    const text = (name: string): string | null => plainText(memberOf(item, name));
    return [
      {
        tx: text('TX'),
        value: text('RV'),
        time: text('TM'),
        register: text('RI'),
        unit: text('RU'),
        status: text('ST'),
        errorFlags: text('EF'),
        eventCounter: text('EI'),
      },
    ];
  });
}

export function parseSafeOcmf(text: string): SafeParse {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, verdict: safeRefused('empty') };
  const [header, payload = '', section = ''] = trimmed.split('|');
  if (header !== 'OCMF' || section === '') return { ok: false, verdict: safeRefused('format') };
  const [data, signature] = [readJson(payload), readJson(section)];
  if (!data.ok || !signature.ok || data.value.root.kind !== 'object' || signature.value.root.kind !== 'object') {
    return { ok: false, verdict: safeRefused('format') };
  }
  const root = data.value.root;
  const structured = textFields.some((name) => {
    const kind = memberOf(root, name)?.kind;
    return kind === 'object' || kind === 'array';
  });
  if (structured || data.value.duplicates.length > 0 || signature.value.duplicates.length > 0) {
    return { ok: false, verdict: safeNotVerified('format') };
  }
  const version = plainText(memberOf(root, 'FV')) ?? '';
  const number = /^\s*\d+(?:\.\d+)?\s*$/.test(version) ? Number(version) : Number.NaN;
  // A constant in that program says 1.4, its dispatch ends at 1.3.
  if (!(number >= 0.1 && number <= 1.3)) return { ok: false, verdict: safeNotVerified('format-version') };
  const oldModel = number < 0.5;
  return {
    ok: true,
    value: {
      payloadBytes: utf8Bytes(payload),
      signature: signature.value.root,
      pagination: plainText(memberOf(root, 'PG')),
      level: plainText(memberOf(root, oldModel ? 'IS' : 'IL')),
      oldModel,
      readings: readingsOf(root),
    },
  };
}

function decodeSignature(text: string, encoding: string): Uint8Array | undefined {
  const bare = text.replaceAll(/[ \n\t]/g, '');
  switch (encoding) {
    case 'hex':
      return decodeHex(bare.replaceAll('\r', ''));
    case 'base64':
      return decodeBase64Tolerant(bare);
    case 'base32':
      return decodeBase32Tolerant(bare);
    case 'plain':
      return utf8Bytes(text);
    default:
      return undefined;
  }
}

/** The signature against one key text, without any rule. */
function safeSignatureVerdict(
  record: SafeOcmf,
  keyText: string | null,
  accelerator: SignatureAccelerator | null,
): SafeVerdict {
  const algorithm = plainText(memberOf(record.signature, 'SA')) ?? 'ECDSA-secp256r1-SHA256';
  const parts = algorithm.split('-');
  if (parts.length !== 3 || parts[0] !== 'ECDSA') return safeNotVerified('algorithm-form');
  const curve = safeCurve(parts[1] ?? '');
  if (curve === undefined) {
    return /^(?:secp|sect|brainpool)/i.test(parts[1] ?? '')
      ? safeRefused('curve-not-modelled')
      : safeNotVerified('curve-name');
  }
  if (keyText === null || keyText.trim() === '') return safeNotVerified('no-key');
  const text = plainText(memberOf(record.signature, 'SD')) ?? '';
  const bytes = decodeSignature(text, plainText(memberOf(record.signature, 'SE')) ?? 'hex');
  if (bytes === undefined) return safeNotVerified('signature-encoding');
  // Bytes behind the sequence and a missing sign byte are tolerated there, a superfluous zero is not.
  const scalars = readSignature(bytes, 0);
  if (!scalars.ok || scalars.value.oddities.includes('superfluous-zero')) return safeNotVerified('signature-structure');
  const { r, s } = scalars.value;
  const signed = record.payloadBytes;
  return safeVerifyWithSpki(keyText, { curve, signed, digest: sha256(signed), r, s }, accelerator);
}

/** A complete transaction in one record is judged by the billing rules; anything else only by its signature. */
function judgeSingle(record: SafeOcmf): SafeVerdict {
  if (record.pagination === null || record.pagination.length < 2 || record.readings === null)
    return safeRefused('crash');
  const complete =
    record.pagination.startsWith('T') && record.readings.some(isSafeStart) && record.readings.some(isSafeStop);
  return complete ? judgeLaw(record.readings, [record.level], record.oldModel) : safeVerified;
}

/** A container entry that stops that program before it looks at the data: an id that is no whole number. */
function containerVerdict(value: SignedValueRecord): SafeVerdict | null {
  if (value.channel !== 'safe-xml') return null;
  if (value.transactionId !== null && !/^\s*[+-]?\d+\s*$/.test(value.transactionId))
    return safeRefused('transaction-id');
  const wrapped = value.layers.some((layer) => !layer.startsWith('safe-xml') && layer !== 'single-byte');
  return wrapped ? safeRefused('wrapped-record') : null;
}

/**
 * The statement of release 1.4.1 on one OCMF record.
 * @param keyText the one key that stands beside the record, or that would be entered with it.
 */
export function safeVerdictOfOcmf(
  value: SignedValueRecord,
  keyText: string | null,
  accelerator: SignatureAccelerator | null = null,
): SafeVerdict {
  const container = containerVerdict(value);
  if (container !== null) return container;
  const parsed = parseSafeOcmf(value.text);
  if (!parsed.ok) return parsed.verdict;
  const signature = safeSignatureVerdict(parsed.value, keyText, accelerator);
  return signature.verdict === 'verified' ? judgeSingle(parsed.value) : signature;
}
