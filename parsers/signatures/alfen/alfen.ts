import { sha256 } from '@noble/hashes/sha2.js';
import { decodeBase32Tolerant, encodeHex, utf8Length } from '../../base/text-encodings.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import type { RuleDeviation, SafeVerdict, ValueVerdict } from '../../model/verdict.ts';
import { blockVerdict, brokenBlock, plainScalars } from '../block-verdict.ts';
import { deviation } from '../deviations.ts';
import { getLittle, obisText, scaledWh, wallClock, wattHours } from '../edl/edl-block.ts';
import { safeKeyBytes, keyOnCurve } from '../safe/safe-keys.ts';
import { safeNotVerified, safeRefused, safeVerified } from '../safe/safe-reasons.ts';
import { verifyEcdsa } from '../crypto/ecdsa.ts';
import type { SignatureAccelerator, SignedFormat } from '../signed-format.ts';
import { alfenSamples } from './samples.ts';

/* Alfen: six fields `AP;type;blob;key;data;signature` in Base32; 82 bytes are signed as they are, on secp192r1 (research 2.5). */

interface AlfenRecord {
  /** 0 start, 1 stop, 2 intermediate. */
  readonly type: string;
  readonly key: Uint8Array;
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
  readonly dataRange: { readonly offset: number; readonly length: number };
}

const alfenDataLength = 82;

function read(text: string): Result<AlfenRecord, string> {
  const parts = text.trim().split(';');
  if (parts.length < 6 || parts.length > 7 || parts[0] !== 'AP' || (parts[6] ?? '') !== '') return fail('six-fields');
  const [, type = '', , keyText = '', dataText = '', signatureText = ''] = parts;
  const [key, data, signature] = [keyText, dataText, signatureText].map((part) => decodeBase32Tolerant(part));
  if (key === undefined || data === undefined || signature === undefined) return fail('base32');
  if (data.length !== alfenDataLength) return fail('data-length');
  if (signature.length !== 48) return fail('signature-length');
  const offset = utf8Length(text, 0, text.indexOf(dataText, text.indexOf(keyText) + keyText.length));
  return ok({ type, key, data, signature, dataRange: { offset, length: dataText.length } });
}

/** Bits of the status word that mean a fault of the meter (1, 2) or of the adapter (16, 30, 31); 26: the start value does not match. */
function statusRules(status: bigint): readonly RuleDeviation[] {
  const set = (bit: number): boolean => ((status >> BigInt(bit)) & 1n) === 1n;
  const bits = [1, 2, 16, 30, 31].filter(set);
  const rules: RuleDeviation[] = [];
  if (bits.length > 0)
    rules.push(
      deviation('format.meter-status', 'fatal', 'Ladeakte rule 2.5', 'status', null, { bits: bits.join(', ') }),
    );
  if (set(26)) rules.push(deviation('format.start-mismatch', 'warning', 'Ladeakte rule 2.5', 'status', null));
  return rules;
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    if (byte === 0) break;
    text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '?';
  }
  return text.trim();
}

function safeVerdict(record: AlfenRecord, keyText: string | null): SafeVerdict {
  const given = keyText === null ? [record.key] : safeKeyBytes(keyText);
  const request = { signed: record.data, digest: sha256(record.data), ...plainScalars(record.signature) };
  const candidates = keyText === null ? given : [...given, record.key];
  const holds = candidates.some((bytes) => {
    const key = keyOnCurve(bytes, 'secp192r1');
    return key !== undefined && verifyEcdsa({ key, ...request }, null);
  });
  // The check runs with the key in the record too, but a given one that differs spoils the verdict.
  if (keyText !== null && !given.some((bytes) => encodeHex(bytes) === encodeHex(record.key)))
    return safeNotVerified('key-differs');
  if (!holds) return safeNotVerified(keyOnCurve(record.key, 'secp192r1') === undefined ? 'key-point' : 'signature');
  const faulty = statusRules(getLittle(record.data, 26, 4)).some(({ severity }) => severity === 'fatal');
  return faulty ? safeNotVerified('meter-status') : safeVerified;
}

function verify(
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): ValueVerdict {
  const record = read(value.text);
  if (!record.ok) return brokenBlock(value, 'Ladeakte rule 2.5', record.error, safeRefused('format'));
  const { data, signature, type } = record.value;
  const unit = data[44] ?? 0;
  const scaler = ((data[45] ?? 0) << 24) >> 24;
  const status = getLittle(data, 26, 4);
  const rules = [
    ...statusRules(status),
    deviation('format.type-not-signed', 'info', 'Ladeakte rule 2.11', 'type', type, { type }),
  ];
  if (unit !== wattHours)
    rules.push(deviation('format.unit', 'fatal', 'Ladeakte rule 2.5', 'unit', String(unit), { value: unit }));
  return blockVerdict(
    value,
    keys,
    accelerator,
    {
      signed: data,
      signedRange: record.value.dataRange,
      options: [{ curve: 'secp192r1', ...plainScalars(signature) }],
      meter: encodeHex(data.subarray(16, 26)).toUpperCase(),
      gateway: encodeHex(data.subarray(0, 10)).toUpperCase(),
      pagination: String(getLittle(data, 78, 4)),
      session: String(getLittle(data, 74, 4)),
      readings: [
        {
          time: wallClock(getLittle(data, 34, 4), 0),
          clock: null,
          tx: type === '0' ? 'B' : type === '1' ? 'E' : 'C',
          value: scaledWh(BigInt.asIntN(64, getLittle(data, 46, 8)), scaler),
          unit: unit === wattHours ? 'Wh' : `DLMS ${unit}`,
          obis: obisText(data.subarray(38, 44)),
          status: status.toString(16).padStart(8, '0'),
          errorFlags: null,
          inherited: [],
        },
      ],
      energyWh: null,
      embeddedKey: encodeHex(record.value.key),
      rules,
      facts: { type, firmware: latin(data.subarray(10, 14)), user: latin(data.subarray(54, 74)) },
    },
    { keyForm: 'in-record', say: (keyText) => safeVerdict(record.value, keyText) },
  );
}

export const alfen: SignedFormat = {
  id: 'alfen',
  title: 'Alfen Eichrecht',
  source: 'S.A.F.E. Transparency Software 1.4.1, format ALFEN; OCPI encoding method "Alfen Eichrecht"',
  sniff: (text) => (/^\s*AP;[0-9A-Za-z]?;/.test(text) ? 0.95 : 0),
  verify,
  samples: alfenSamples,
};
