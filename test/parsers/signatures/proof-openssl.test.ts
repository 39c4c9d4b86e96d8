import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasShell } from '../../runner/platform.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { opensslLines, proofFiles } from '../../../parsers/signatures/proof.ts';
import { completeRecord, keyOf, makeSigner, valueOf } from './test-records.ts';

/* A person must be able to repeat a verdict without us: the lines that we print are run here with the OpenSSL of the machine. */

const openssl = hasShell && spawnSync('openssl', ['version']).status === 0;
if (!openssl) console.warn('skipped: there is no openssl or no shell on this machine');

function runLines(lines: readonly string[], directory: string): string {
  return execFileSync('sh', ['-e', '-c', lines.join('\n')], {
    cwd: directory,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe.skipIf(!openssl)('OpenSSL agrees', () => {
  test.each(['prime256v1', 'secp384r1', 'prime192v1', 'secp256k1', 'secp192k1', 'brainpoolP256r1', 'brainpoolP384r1'])(
    'on %s',
    (curve) => {
      const signer = makeSigner(curve);
      const { proof } = verifyValue(valueOf(completeRecord(signer)), [keyOf(signer.spkiHex)], null);
      if (proof === null) throw new Error('no proof');
      const directory = mkdtempSync(join(tmpdir(), 'ladeakte-proof-'));
      try {
        for (const { name, bytes } of proofFiles(proof))
          if (name === 'signed.bin') writeFileSync(join(directory, name), bytes);
        const output = runLines(opensslLines(proof), directory);
        expect(output).toContain('Verified OK');
        expect(output).toContain(proof.digestHex);
        writeFileSync(join(directory, 'signed.bin'), 'something else');
        expect(() => runLines(opensslLines(proof), directory)).toThrow();
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },
  );
});

test('without a key the lines say so', () => {
  const { proof } = verifyValue(valueOf(completeRecord(makeSigner())), [], null);
  expect(proof === null ? [] : opensslLines(proof).at(-1)).toContain('no public key');
});
