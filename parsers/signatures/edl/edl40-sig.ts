import { sha256 } from '@noble/hashes/sha2.js';
import { decodeBase32Tolerant, decodeBase64Tolerant, decodeHexTolerant, encodeHex } from '../../base/text-encodings.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import type { SafeVerdict, ValueVerdict } from '../../model/verdict.ts';
import { blockVerdict, brokenBlock, plainScalars } from '../block-verdict.ts';
import { safeKeyBytes, safeVerifyWithCoordinates } from '../safe/safe-keys.ts';
import { safeNotVerified, safeRefused } from '../safe/safe-reasons.ts';
import type { SignatureAccelerator, SignedFormat } from '../signed-format.ts';
import { edlBlockLength, fieldsOfBlock } from './edl-block.ts';
import { edlBlockRecord, edlOptions, unitRules } from './edl40.ts';
import { edlSamples } from './samples.ts';
import { childOf, readXmlRecord, type XmlElement } from './xml-fields.ts';

/* `signedMeterValue` XML (S.A.F.E. name EDL_40_SIG): the signed block itself, its signature and often the key (research 2.7). */

interface SignedMeterValue {
  readonly block: Uint8Array;
  readonly signature: Uint8Array;
  /** Key in the record, as lower-case hex of its bytes. */
  readonly key: string | null;
}

function decoded(element: XmlElement | undefined): Uint8Array | undefined {
  if (element === undefined) return undefined;
  const text = element.text;
  switch (element.attributes['encoding']?.trim().toLowerCase() ?? '') {
    case 'hex':
      return decodeHexTolerant(text);
    case 'base32':
      return decodeBase32Tolerant(text);
    case 'base64':
      return decodeBase64Tolerant(text);
    default:
      return decodeHexTolerant(text) ?? decodeBase64Tolerant(text);
  }
}

function read(text: string): Result<SignedMeterValue, string> {
  const root = readXmlRecord(text, 'signedMeterValue');
  if (root === undefined) return fail('no-xml');
  const block = decoded(childOf(root, 'encodedMeterValue'));
  const signature = decoded(childOf(root, 'meterValueSignature'));
  if (block?.length !== edlBlockLength) return fail('block-length');
  if (signature === undefined || edlOptions(signature).length === 0) return fail('signature-length');
  const key = decoded(childOf(root, 'publicKey'));
  return ok({ block, signature, key: key === undefined ? null : encodeHex(key) });
}

/** There only secp192r1 is known, the block is rebuilt without its tail, and a given key must be the one in the record. */
function safeVerdict(record: SignedMeterValue, keyText: string | null): SafeVerdict {
  const given = keyText === null ? [] : safeKeyBytes(keyText);
  const own = record.key;
  if (own === null && keyText === null) return safeNotVerified('no-key');
  if (keyText !== null && !given.some((bytes) => encodeHex(bytes) === own)) return safeNotVerified('key-differs');
  const rebuilt = record.block.slice();
  rebuilt.fill(0, 173);
  const keys = own === null ? given : safeKeyBytes(own);
  const scalars = plainScalars(record.signature.subarray(0, 48));
  return safeVerifyWithCoordinates(keys, { curve: 'secp192r1', signed: rebuilt, digest: sha256(rebuilt), ...scalars });
}

function verify(
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): ValueVerdict {
  const record = read(value.text);
  if (!record.ok) return brokenBlock(value, 'Ladeakte rule 2.7', record.error, safeRefused('format'));
  const { block, signature, key } = record.value;
  const fields = fieldsOfBlock(block);
  return blockVerdict(
    value,
    keys,
    accelerator,
    edlBlockRecord({ fields, offsetMinutes: null, signature }, block, key, unitRules(fields)),
    {
      keyForm: key === null ? 'coordinates' : 'in-record',
      say: (keyText) => safeVerdict(record.value, keyText),
    },
  );
}

export const edl40Sig: SignedFormat = {
  id: 'edl40-sig',
  title: 'EDL 40 (signedMeterValue)',
  source: 'S.A.F.E. Transparency Software 1.4.1, format EDL_40_SIG',
  sniff: (text) => (/^\s*(?:&lt;|<)[\s\S]{0,300}signedMeterValue/.test(text.slice(0, 400)) ? 0.9 : 0),
  verify,
  samples: edlSamples.edl40Sig,
};
