import { decodeHex, utf8Bytes } from '../base/text-encodings.ts';
import type { SignatureProof } from '../model/verdict.ts';
import { curves } from './crypto/curves.ts';

/*
 * What a person needs to repeat a check with OpenSSL: the signed bytes, the signature as canonical DER, the key as SubjectPublicKeyInfo, and
 * the commands. The signature is written anew from r and s, because OpenSSL refuses the irregular DER of some meters.
 */

export interface ProofFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function integer(hex: string): readonly number[] {
  const bytes = [...(decodeHex(hex.length % 2 === 0 ? hex : `0${hex}`) ?? [])];
  while (bytes.length > 1 && bytes[0] === 0) bytes.shift();
  if ((bytes[0] ?? 0) >= 0x80) bytes.unshift(0);
  return [0x02, bytes.length, ...bytes];
}

/** DER of a signature (X.690): SEQUENCE of two INTEGERs. */
export function derSignature(rHex: string, sHex: string): Uint8Array {
  const content = [...integer(rHex), ...integer(sHex)];
  const length = content.length < 0x80 ? [content.length] : [0x81, content.length];
  return Uint8Array.from([0x30, ...length, ...content]);
}

const fileNames = { signed: 'signed.bin', signature: 'signature.der', key: 'key.der', digest: 'digest.bin' } as const;

/** The files that the lines of `opensslLines` use. Without a key there is no key file. */
export function proofFiles(proof: SignatureProof): readonly ProofFile[] {
  const files: ProofFile[] = [
    { name: fileNames.signed, bytes: decodeHex(proof.signedHex) ?? new Uint8Array() },
    { name: fileNames.digest, bytes: decodeHex(proof.digestHex) ?? new Uint8Array() },
    { name: fileNames.signature, bytes: derSignature(proof.rHex, proof.sHex) },
  ];
  if (proof.keySpkiHex !== null)
    files.push({ name: fileNames.key, bytes: decodeHex(proof.keySpkiHex) ?? new Uint8Array() });
  const lines = opensslLines(proof);
  return [...files, { name: 'README.txt', bytes: utf8Bytes(`${lines.join('\n')}\n`) }];
}

/** The curve's name as OpenSSL spells it (`prime192v1`, `prime256v1`). */
export function opensslCurve(curve: string): string {
  return curves.find(({ id }) => id === curve)?.opensslName ?? curve;
}

function octal(hex: string): string {
  const bytes = decodeHex(hex) ?? new Uint8Array();
  let text = '';
  for (const byte of bytes) text += `\\${byte.toString(8).padStart(3, '0')}`;
  return text;
}

/**
 * Lines for a shell with OpenSSL. The small files are made by the lines themselves with `printf`; the signed bytes are exported beside them
 * as `signed.bin`. Curves with 192 bits and brainpool curves need an OpenSSL that has them compiled in.
 */
export function opensslLines(proof: SignatureProof): readonly string[] {
  const { keySpkiHex } = proof;
  const signature = derSignature(proof.rHex, proof.sHex);
  let signatureHex = '';
  for (const byte of signature) signatureHex += byte.toString(16).padStart(2, '0');
  const lines = [
    `# curve: ${proof.curve} (OpenSSL: ${opensslCurve(proof.curve)}), hash: ${proof.hash}`,
    `# SHA-256 of ${fileNames.signed} must be ${proof.digestHex}`,
    `openssl dgst -sha256 ${fileNames.signed}`,
    `printf '${octal(signatureHex)}' > ${fileNames.signature}`,
  ];
  if (keySpkiHex === null) return [...lines, '# no public key is known; without one the signature cannot be checked'];
  return [
    ...lines,
    `printf '${octal(keySpkiHex)}' > ${fileNames.key}`,
    `openssl pkey -pubin -inform DER -in ${fileNames.key} -out key.pem`,
    'openssl pkey -pubin -in key.pem -noout -text',
    `openssl dgst -sha256 -verify key.pem -signature ${fileNames.signature} ${fileNames.signed}`,
  ];
}
