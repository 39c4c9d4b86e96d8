/**
 * Verification of OCMF records per second: one core and two, portable and with the host's own ECDSA, as ratios to bare noble and bare
 * OpenSSL on the same digests in the same run; and end to end, from a file to the verdicts.
 */
import { createHash, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ecdsa } from '@noble/curves/abstract/weierstrass.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { createEngine } from '../../main/engine/engine.ts';
import { createNativeAccelerator } from '../../main/engine/native-ecdsa.ts';
import { verifyPoolDefaults, verifyValues } from '../../main/engine/verify-pool.ts';
import { curveById } from '../../parsers/signatures/crypto/curves.ts';
import { readSignature } from '../../parsers/signatures/crypto/der-signature.ts';
import { verifyValue } from '../../parsers/signatures/index.ts';
import { readPublicKey } from '../../parsers/signatures/keys/public-key.ts';
import { benchCurves, makeRecords } from './signed-records.ts';
import type { MadeRecords } from './signed-records.ts';

async function perSecond(count: number, work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return count / ((performance.now() - start) / 1000);
}

/** noble by itself: digest and signature are there, the key is parsed once, no table. */
function bareNoble(made: MadeRecords): () => void {
  const key = readPublicKey(made.key.text);
  if (!key.ok) throw new Error('the key of the bench cannot be read');
  const { bytes, Point } = curveById(key.value.curve);
  const scheme = ecdsa(Point, sha256);
  const point = key.value.point.toBytes(false);
  const prepared = made.payloads.map(({ payload, signature }) => {
    const read = readSignature(signature, bytes);
    if (!read.ok) throw new Error('a signature of the bench cannot be read');
    const hex = [read.value.r, read.value.s].map((scalar) => scalar.toString(16).padStart(bytes * 2, '0')).join('');
    return { digest: createHash('sha256').update(payload).digest(), compact: Buffer.from(hex, 'hex') };
  });
  return () => {
    for (const { digest, compact } of prepared) {
      const holds = scheme.verify(compact, digest, point, { lowS: false, prehash: false, format: 'compact' });
      if (!holds) throw new Error('noble refused a signature');
    }
  };
}

function bareOpenssl(made: MadeRecords): () => void {
  return () => {
    for (const { payload, signature } of made.payloads) {
      if (!verify('sha256', payload, made.keyObject, signature)) throw new Error('OpenSSL refused its own signature');
    }
  };
}

function allValid(verdicts: readonly { readonly signature: string }[]): void {
  if (verdicts.some(({ signature }) => signature !== 'valid')) throw new Error('a record of the bench is not valid');
}

async function benchCurve(name: string, host: string, bytes: number, records: number): Promise<void> {
  const made = makeRecords(name, host, bytes, records);
  const openssl = await perSecond(records, bareOpenssl(made));
  const noble = await perSecond(records, bareNoble(made));
  const portable = await perSecond(records, () =>
    allValid(made.values.map((value) => verifyValue(value, [made.key], null))),
  );
  const accelerator = createNativeAccelerator();
  const keys = [made.key];
  const oneCore = await perSecond(records, () =>
    allValid(made.values.map((value) => verifyValue(value, keys, accelerator))),
  );
  // With the start of the workers, as it is in a case.
  const twoCores = await perSecond(records, async () =>
    allValid(await verifyValues(made.values, keys, { ...verifyPoolDefaults, aloneMs: 0 })),
  );
  const ratio = (rate: number): string =>
    `${rate.toFixed(0)}/s (${(rate / openssl).toFixed(3)} of OpenSSL, ${(rate / noble).toFixed(2)} of noble)`;
  console.log(
    `${name.padEnd(16)} ${records} records: portable ${ratio(portable)}; as in the product, one core ${ratio(oneCore)}, two cores ${ratio(twoCores)}; bare OpenSSL ${openssl.toFixed(0)}/s, bare noble ${noble.toFixed(0)}/s`,
  );
}

function safeXml(made: MadeRecords): string {
  const values = made.values.map(
    ({ text }, index) =>
      `<value transactionId="${index}"><signedData format="OCMF" encoding="plain">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</signedData><publicKey encoding="plain">${made.key.text}</publicKey></value>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><values>${values.join('')}</values>`;
}

/** From a file to every answer, as `ladeakte verify` does it, without the start of the program. */
async function benchEndToEnd(records: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ladeakte-bench-'));
  const engine = createEngine({ dataFolder: folder, shell: 'cli', version: 'bench', sampleArchive: null });
  try {
    const path = join(folder, 'records.xml');
    writeFileSync(path, safeXml(makeRecords('secp256r1', 'prime256v1', 32, records)));
    for (const round of ['first run', 'second run']) {
      const { token } = await engine.grantFile(path);
      const start = performance.now();
      const reply = await engine.call('verify.files', { files: [token] });
      const elapsedMs = performance.now() - start;
      if (!reply.ok || reply.value.summary.valid !== records) throw new Error('the file of the bench is not valid');
      console.log(
        `S.A.F.E. XML     ${records} records, file to verdicts, ${round}: ${elapsedMs.toFixed(0)} ms, ${(records / (elapsedMs / 1000)).toFixed(0)}/s`,
      );
    }
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the bench and prints one line per curve. */
export async function benchVerify(records: number): Promise<void> {
  for (const [name, host, bytes] of benchCurves) await benchCurve(name, host, bytes, records);
  await benchEndToEnd(100);
}
