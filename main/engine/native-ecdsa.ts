import { createPublicKey, getCurves, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SignatureAccelerator } from '../../parsers/signatures/signed-format.ts';

/*
 * The host's own ECDSA for the two curves that both Node (OpenSSL) and Electron (BoringSSL) have; about forty times as fast as the
 * portable path (research/stack 4a). Every other curve goes the portable way, so that Node never proves what Electron cannot do.
 * Keys arrive parsed and checked by us: a point at infinity would abort the process in here (research/ocmf 0.3).
 */

/** Our curve names, and the name and coordinate length under which the host knows them. */
const hostCurves: Readonly<Record<string, { readonly host: string; readonly bytes: number }>> = {
  secp256r1: { host: 'prime256v1', bytes: 32 },
  secp384r1: { host: 'secp384r1', bytes: 48 },
};

const keptKeys = 64;

function fixedLength(value: bigint, bytes: number): string {
  return value.toString(16).padStart(bytes * 2, '0');
}

/** Makes an accelerator with a small cache of key objects: parsing a key costs more than using it. */
export function createNativeAccelerator(): SignatureAccelerator {
  const known = new Set(getCurves());
  const keys = new Map<string, KeyObject>();

  function keyOf(spki: Uint8Array): KeyObject {
    const name = Buffer.from(spki).toString('base64');
    let key = keys.get(name);
    if (key === undefined) {
      key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
      keys.set(name, key);
      if (keys.size > keptKeys) {
        const oldest = keys.keys().next();
        if (!oldest.done) keys.delete(oldest.value);
      }
    }
    return key;
  }

  return ({ curve, keySpki, signed, r, s }) => {
    const found = hostCurves[curve];
    if (found === undefined || !known.has(found.host)) return undefined;
    const signature = Buffer.from(fixedLength(r, found.bytes) + fixedLength(s, found.bytes), 'hex');
    return verify('sha256', signed, { key: keyOf(keySpki), dsaEncoding: 'ieee-p1363' }, signature);
  };
}
