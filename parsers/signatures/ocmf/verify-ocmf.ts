import { sha256 } from '@noble/hashes/sha2.js';
import { encodeHex } from '../../base/text-encodings.ts';
import type { ByteRange } from '../../model/evidence.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import type { SignatureProof, ValueVerdict, VerdictStep } from '../../model/verdict.ts';
import { checkSignature, type SignatureCheck } from '../check-signature.ts';
import { curveById } from '../crypto/curves.ts';
import { scalarHex } from '../crypto/der-signature.ts';
import { Deviations } from '../deviations.ts';
import { keyForSafe } from '../safe/given-key.ts';
import { safeVerdictOfOcmf } from '../safe/safe-ocmf.ts';
import type { SignatureAccelerator } from '../signed-format.ts';
import { billingOf, layersStep, transportDeviations } from '../verdict-parts.ts';
import { diagnoseBroken } from './broken-record.ts';
import { signedReadings, splitOcmf } from './framing.ts';
import { diagnoseCurve, diagnoseForm } from './hints.ts';
import { billedPair, checkPairs, energyBetween } from './pair-rules.ts';
import { checkPayload } from './payload-rules.ts';
import { readOcmfOnce, type OcmfReadingResult } from './read-ocmf.ts';
import { checkReadings } from './reading-rules.ts';
import { readingView, type OcmfRecord } from './record.ts';
import { readSignatureSection, type SignatureReading } from './signature-section.ts';

/* The verdict on one OCMF record: readable, signature, key origin, rules; every step in the order in which it is done. */

function brokenVerdict(
  value: SignedValueRecord,
  reading: Extract<OcmfReadingResult, { readable: false }>,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): ValueVerdict {
  const [first] = reading.faults;
  const diagnosis = diagnoseBroken(value, keys, accelerator);
  const steps: readonly VerdictStep[] = [
    layersStep(value),
    {
      step: reading.frame === null ? 'split-sections' : 'read-payload',
      outcome: 'failed',
      facts: { fault: first.code, ...(first.quoted === null ? {} : { quoted: first.quoted }) },
    },
    { step: 'diagnose', outcome: 'noted', facts: { result: diagnosis?.hint.code ?? 'no-explanation-found' } },
  ];
  const hints = diagnosis === null ? [] : [diagnosis.hint];
  // Where a repaired copy fits a key, the bytes that stand here are proven not to be the signed ones.
  const changed = diagnosis?.bytesChanged === true;
  return {
    readable: 'broken',
    brokenReason: first.code,
    signature: changed ? 'invalid' : 'unverifiable',
    signatureReason: changed ? 'does-not-match' : 'not-readable',
    keyOrigin: 'none',
    keyFingerprint: null,
    curve: null,
    hash: null,
    gateway: null,
    meter: null,
    pagination: null,
    readings: [],
    energyWh: null,
    rules: [...transportDeviations(value), ...reading.faults, ...hints],
    billing: 'not-usable',
    safe: safeVerdictOfOcmf(value, keyForSafe(value, [], keys, null, 'spki'), accelerator),
    steps,
    proof: null,
  };
}

function checkFraming(record: OcmfRecord, found: Deviations): void {
  const { frame } = record;
  if (frame.outerCharacters) found.add('ocmf.outer-characters', 'info', 'Ladeakte rule F7', '', null);
  if (frame.fourth !== null) found.add('ocmf.fourth-section', 'warning', 'OCMF 1.4 Sections', '', frame.fourth);
  const { payload, start, end } = { payload: frame.payload, start: record.payload.start, end: record.payload.end };
  const outside = start > 0 || end < payload.length;
  if (outside || /[\r\n]|[,{[]\s+"|":\s/.test(payload)) {
    found.add('ocmf.blanks-in-payload', 'info', 'OCMF 1.4 JSON based OCMF Format', '', null);
  }
  if (/[^\u0000-\u007f]/.test(payload)) found.add('ocmf.non-ascii', 'info', 'Ladeakte rule F8', '', null);
}

/** Serials by which a key can be tied to this record: meter and gateway (OCMF 1.4, Relation of Serial Numbers to Charge Points). */
export function serialsOf(record: OcmfRecord): readonly string[] {
  return ['MS', 'GS'].flatMap((name) => {
    const serial = record.field(name)?.trim() ?? '';
    return serial === '' ? [] : [serial];
  });
}

function uncheckable(reading: Extract<SignatureReading, { readable: false }>): SignatureCheck {
  return {
    signature: 'unverifiable',
    reason: reading.reason,
    origin: 'none',
    key: null,
    keyText: null,
    option: null,
    deviations: [],
    steps: [],
  };
}

/** Where the signed bytes stand in the record: of one byte a letter, places count as letters do. */
function rangeOf({ frame }: OcmfRecord, signed: Uint8Array): ByteRange {
  const { signedRange, payloadStart } = frame;
  return signed.length === signedRange.length ? signedRange : { offset: payloadStart, length: signed.length };
}

function proofOf(
  record: OcmfRecord,
  signed: Uint8Array,
  digest: Uint8Array,
  check: SignatureCheck,
): SignatureProof | null {
  if (check.option === null) return null;
  const { bytes } = curveById(check.option.curve);
  return {
    signedRange: rangeOf(record, signed),
    signedHex: encodeHex(signed),
    hash: 'SHA-256',
    digestHex: encodeHex(digest),
    curve: check.option.curve,
    rHex: scalarHex(check.option.r, bytes),
    sHex: scalarHex(check.option.s, bytes),
    keySpkiHex: check.key === null ? null : encodeHex(check.key.spki),
  };
}

interface CheckedBytes {
  readonly signed: Uint8Array;
  readonly digest: Uint8Array;
  readonly check: SignatureCheck;
}

/** The check over the bytes as they arrived; where these may be two byte strings, over the one that fits, else over the first. */
function checkBytes(
  record: OcmfRecord,
  section: SignatureReading,
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): CheckedBytes {
  const checked = (signed: Uint8Array): CheckedBytes => {
    const digest = sha256(signed);
    if (!section.readable) return { signed, digest, check: uncheckable(section) };
    const options = [{ curve: section.curve, r: section.r, s: section.s }];
    const statement = { signed, digest, options, serials: serialsOf(record) };
    return { signed, digest, check: checkSignature(statement, value, keys, accelerator) };
  };
  const [first, ...others] = signedReadings(record.frame, value.layers);
  const asArrived = checked(first);
  if (asArrived.check.signature !== 'invalid') return asArrived;
  return others.map(checked).find(({ check }) => check.signature === 'valid') ?? asArrived;
}

/** Explains a signature that does not fit; the answer stays what it is. */
function diagnose(
  record: OcmfRecord,
  signed: Uint8Array,
  check: SignatureCheck,
  accelerator: SignatureAccelerator | null,
  found: Deviations,
): VerdictStep | null {
  if (check.key === null || check.option === null) return null;
  const request = { payload: record.frame.payload, key: check.key, r: check.option.r, s: check.option.s };
  const hint =
    check.reason === 'does-not-match'
      ? diagnoseForm(request, accelerator)
      : check.reason === 'curve-of-key-differs'
        ? diagnoseCurve(request, signed, accelerator)
        : null;
  if (hint !== null) found.addAll([hint]);
  const tried = check.reason === 'does-not-match' || check.reason === 'curve-of-key-differs';
  return tried ? { step: 'diagnose', outcome: 'noted', facts: { result: hint?.code ?? 'no-explanation-found' } } : null;
}

/** The verdict on one OCMF record against the keys given. Never throws on input. */
export function verifyOcmf(
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): ValueVerdict {
  const reading = readOcmfOnce(value.text);
  if (!reading.readable) return brokenVerdict(value, reading, keys, accelerator);
  const { record } = reading;
  const found = new Deviations();
  found.addAll(transportDeviations(value));
  checkFraming(record, found);
  checkPayload(record, found);
  checkReadings(record, found);
  checkPairs(record, found);
  const section = readSignatureSection(record, found);
  const { signed, digest, check } = checkBytes(record, section, value, keys, accelerator);
  if (check.reason === 'r-or-s-out-of-range') found.add('ocmf.signature-range', 'fatal', 'SEC 1, 4.1.4', 'SD', null);
  found.addAll(check.deviations);
  const diagnosis = diagnose(record, signed, check, accelerator, found);
  const pair = billedPair(record.readings);
  const energyWh = pair === null ? null : energyBetween(pair.begin, pair.end);
  const rules = found.done();
  const readable = true;
  const steps: readonly VerdictStep[] = [
    layersStep(value),
    {
      step: 'split-sections',
      outcome: 'done',
      facts: {
        sections: record.frame.fourth === null ? '3' : '4',
        signedOffset: String(record.frame.signedRange.offset),
        signedLength: String(record.frame.signedRange.length),
      },
    },
    {
      step: 'read-payload',
      outcome: 'done',
      facts: { version: record.field('FV') ?? 'missing', readings: String(record.readings.length) },
    },
    { step: 'decode-signature', outcome: section.readable ? 'done' : 'failed', facts: section.facts },
    { step: 'digest', outcome: 'done', facts: { hash: 'SHA-256', digest: encodeHex(digest) } },
    ...check.steps,
    ...(diagnosis === null ? [] : [diagnosis]),
    {
      step: 'rules',
      outcome: rules.some(({ severity }) => severity === 'fatal') ? 'failed' : 'done',
      facts: {
        fatal: String(rules.filter(({ severity }) => severity === 'fatal').length),
        warning: String(rules.filter(({ severity }) => severity === 'warning').length),
        info: String(rules.filter(({ severity }) => severity === 'info').length),
      },
    },
  ];
  return {
    readable: 'ok',
    brokenReason: null,
    signature: check.signature,
    signatureReason: check.reason,
    keyOrigin: check.origin,
    keyFingerprint: check.key?.fingerprint ?? null,
    curve: section.curve,
    hash: section.curve === null ? null : 'SHA-256',
    gateway: record.field('GS'),
    meter: record.field('MS'),
    pagination: record.field('PG'),
    readings: record.readings.map(readingView),
    energyWh,
    rules,
    billing: billingOf({
      readable,
      signature: check.signature,
      keyOrigin: check.origin,
      rules,
      complete: energyWh !== null,
    }),
    safe: safeVerdictOfOcmf(value, keyForSafe(value, serialsOf(record), keys, check, 'spki'), accelerator),
    steps,
    proof: proofOf(record, signed, digest, check),
  };
}

/** Whether a text has the frame of OCMF, for the format registry. */
export function sniffOcmf(text: string): number {
  const start = text.slice(0, 64).replace(/^[\s\ufeff\u00a0\u200b]+/, '');
  if (start.startsWith('OCMF|')) return splitOcmf(text).ok ? 1 : 0.9;
  if (/^ocmf\s*\|/i.test(start)) return 0.7;
  return /^[A-Za-z\u0400-\u04ff\u0370-\u03ff]{2,8}\|\s*\{\s*"/.test(start) || /^\{\s*"FV"/.test(start) ? 0.5 : 0;
}
