import { sha256 } from '@noble/hashes/sha2.js';
import { encodeHex } from '../base/text-encodings.ts';
import type { ByteRange } from '../model/evidence.ts';
import type { DecimalText } from '../model/decimal.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../model/signed-value.ts';
import type {
  ReadingView,
  RuleDeviation,
  SafeVerdict,
  SignatureProof,
  ValueVerdict,
  VerdictStep,
} from '../model/verdict.ts';
import { checkSignature, type SignatureOption } from './check-signature.ts';
import { curveById } from './crypto/curves.ts';
import { scalarHex } from './crypto/der-signature.ts';
import { deviation } from './deviations.ts';
import { keyForSafe, type SafeKeyForm } from './safe/given-key.ts';
import type { SignatureAccelerator } from './signed-format.ts';
import { billingOf, layersStep, transportDeviations } from './verdict-parts.ts';

/* The verdict on formats that sign a block of bytes (Alfen, EDL 40, PCDF): the same four answers, made the same way. */

/** What a format read out of its record. */
export interface BlockRecord {
  /** The bytes that were signed. */
  readonly signed: Uint8Array;
  /** Their place in the record's text, where they stand there as they are. */
  readonly signedRange: ByteRange;
  readonly options: readonly SignatureOption[];
  readonly meter: string | null;
  readonly gateway: string | null;
  readonly pagination: string | null;
  /** Id of the session inside the signed data. */
  readonly session: string | null;
  readonly readings: readonly ReadingView[];
  /** Both ends in one record: their difference. */
  readonly energyWh: DecimalText | null;
  /** A key that lies in the record itself. */
  readonly embeddedKey: string | null;
  readonly rules: readonly RuleDeviation[];
  readonly facts: Readonly<Record<string, string>>;
}

/**
 * A record that does not have the structure of its format.
 * @param clause what says how that structure is.
 */
export function brokenBlock(value: SignedValueRecord, clause: string, fault: string, safe: SafeVerdict): ValueVerdict {
  return {
    readable: 'broken',
    brokenReason: 'format.structure',
    signature: 'unverifiable',
    signatureReason: 'not-readable',
    keyOrigin: 'none',
    keyFingerprint: null,
    curve: null,
    hash: null,
    gateway: null,
    meter: null,
    pagination: null,
    readings: [],
    energyWh: null,
    rules: [
      ...transportDeviations(value),
      deviation('format.structure', 'fatal', clause, '', value.text.slice(0, 60), { fault }),
    ],
    billing: 'not-usable',
    safe,
    steps: [layersStep(value), { step: 'read-payload', outcome: 'failed', facts: { fault } }],
    proof: null,
  };
}

/** The record's own key stands beside the one of the carrier; both travel with the data, so both are `enclosed`. */
function withEmbedded(
  value: SignedValueRecord,
  embedded: string | null,
  keys: readonly PublicKeyRecord[],
): { readonly value: SignedValueRecord; readonly keys: readonly PublicKeyRecord[] } {
  if (embedded === null) return { value, keys };
  if (value.enclosedKey === null) return { value: { ...value, enclosedKey: embedded }, keys };
  if (value.enclosedKey === embedded) return { value, keys };
  const own: PublicKeyRecord = {
    record: 'public-key',
    text: embedded,
    origin: 'enclosed',
    via: value.format,
    station: null,
    connector: null,
    meterSerial: null,
    observedAt: null,
    evidence: value.evidence,
  };
  return { value, keys: [...keys, own] };
}

/** What release 1.4.1 says about a record, given a key beside it. */
export interface SafeStatement {
  readonly keyForm: SafeKeyForm;
  say(keyText: string | null): SafeVerdict;
}

export function blockVerdict(
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
  record: BlockRecord,
  safe: SafeStatement,
): ValueVerdict {
  const digest = sha256(record.signed);
  const own = withEmbedded(value, record.embeddedKey, keys);
  const serials = record.meter === null ? [] : [record.meter];
  const check = checkSignature(
    { signed: record.signed, digest, options: record.options, serials },
    own.value,
    own.keys,
    accelerator,
  );
  const rules = [...transportDeviations(value), ...record.rules, ...check.deviations];
  const option = check.option ?? record.options[0] ?? null;
  const proof: SignatureProof | null =
    option === null
      ? null
      : {
          signedRange: record.signedRange,
          signedHex: encodeHex(record.signed),
          hash: 'SHA-256',
          digestHex: encodeHex(digest),
          curve: option.curve,
          rHex: scalarHex(option.r, curveById(option.curve).bytes),
          sHex: scalarHex(option.s, curveById(option.curve).bytes),
          keySpkiHex: check.key === null ? null : encodeHex(check.key.spki),
        };
  const sessionFacts: Readonly<Record<string, string>> = record.session === null ? {} : { session: record.session };
  const steps: readonly VerdictStep[] = [
    layersStep(value),
    { step: 'read-payload', outcome: 'done', facts: { ...record.facts, ...sessionFacts } },
    {
      step: 'digest',
      outcome: 'done',
      facts: { hash: 'SHA-256', digest: encodeHex(digest), signedLength: String(record.signed.length) },
    },
    ...check.steps,
  ];
  return {
    readable: 'ok',
    brokenReason: null,
    signature: check.signature,
    signatureReason: check.reason,
    keyOrigin: check.origin,
    keyFingerprint: check.key?.fingerprint ?? null,
    curve: option?.curve ?? null,
    hash: 'SHA-256',
    gateway: record.gateway,
    meter: record.meter,
    pagination: record.pagination,
    readings: record.readings,
    energyWh: record.energyWh,
    rules,
    billing: billingOf({
      readable: true,
      signature: check.signature,
      keyOrigin: check.origin,
      rules,
      complete: record.energyWh !== null,
    }),
    safe: safe.say(keyForSafe(value, serials, keys, check, safe.keyForm)),
    steps,
    proof,
  };
}

/** r and s as two numbers of equal width, as most formats other than OCMF write them. */
export function plainScalars(bytes: Uint8Array): { readonly r: bigint; readonly s: bigint } {
  const half = bytes.length >> 1;
  const number = (part: Uint8Array): bigint => BigInt(`0x${encodeHex(part) || '0'}`);
  return { r: number(bytes.subarray(0, half)), s: number(bytes.subarray(half)) };
}
