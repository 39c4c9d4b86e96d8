import { createRegistry, type Registry } from '../base/registry.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../model/signed-value.ts';
import type { ValueVerdict } from '../model/verdict.ts';
import { alfen } from './alfen/alfen.ts';
import { bsmWs36a } from './chargeit/bsm-ws36a.ts';
import { chargeItEmh } from './chargeit/chargeit-emh.ts';
import { edl40 } from './edl/edl40.ts';
import { edl40Mennekes } from './edl/edl40-mennekes.ts';
import { edl40Sig } from './edl/edl40-sig.ts';
import { isaEdl40 } from './edl/isa-edl40.ts';
import { ocmf } from './ocmf/format.ts';
import { pcdf } from './pcdf/pcdf.ts';
import { safeRefused } from './safe/safe-reasons.ts';
import type { SignatureAccelerator, SignedFormat } from './signed-format.ts';
import { unsupportedVerdict } from './unsupported.ts';

/** Every way of signing that we can check. A new one is one file and one line here. */
export const signedFormats: Registry<SignedFormat> = createRegistry('signed formats', [
  ocmf,
  alfen,
  pcdf,
  edl40Sig,
  edl40Mennekes,
  isaEdl40,
  edl40,
  bsmWs36a,
  chargeItEmh,
]);

/**
 * The verdict on one signed value against all keys given; the key that travels with it is added. Never throws on input.
 * @param accelerator the host's own ECDSA, or `null`.
 */
export function verifyValue(
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): ValueVerdict {
  const format = signedFormats.find(value.format);
  const verdict =
    format === undefined ? unsupportedVerdict(value, value.format) : format.verify(value, keys, accelerator);
  return value.layers.includes('safe-xml-foreign') ? { ...verdict, safe: safeRefused('container') } : verdict;
}
