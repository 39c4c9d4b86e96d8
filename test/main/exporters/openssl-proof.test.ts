import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasShell } from '../../runner/platform.ts';
import type { ExportedFile } from '../../../main/api/views/export-views.ts';
import { benchCurves, makeRecords } from '../../bench/signed-records.ts';
import { createExportBench } from './export-case.ts';
import type { ExportBench } from './export-case.ts';

let bench: ExportBench;
beforeAll(() => {
  bench = createExportBench();
});
afterAll(async () => {
  await bench.close();
});

const openssl = spawnSync('openssl', ['ecparam', '-list_curves'], { encoding: 'utf8' });
const knowsAllCurves =
  hasShell && openssl.status === 0 && /brainpoolP256r1/.test(openssl.stdout) && /prime192v1/.test(openssl.stdout);

describe('proofs for OpenSSL', () => {
  function save(files: readonly ExportedFile[], change: (name: string, bytes: Buffer) => Buffer): string {
    const folder = mkdtempSync(join(tmpdir(), 'ladeakte-proof-'));
    for (const file of files) {
      const path = join(folder, file.name);
      mkdirSync(dirname(path), { recursive: true });
      const bytes = 'text' in file ? Buffer.from(file.text) : Buffer.from(file.base64, 'base64');
      writeFileSync(path, change(file.name, bytes));
    }
    return folder;
  }

  async function madeCase(): Promise<string> {
    const values = benchCurves.flatMap(([name, host, bytes]) => {
      const { key, values: records } = makeRecords(name, host, bytes, 2);
      return records.map(({ text }, index) => ({
        key: key.text,
        text: index === 0 ? text : text.replace(',"RV":1.00', ',"RV":9.00'),
      }));
    });
    const xml = values.map(
      ({ key, text }) => `<value><signedData>${text}</signedData><publicKey>${key}</publicKey></value>`,
    );
    const caseId = await bench.importFiles([
      { name: 'curves.xml', text: `<values>${xml.join('')}</values>` },
      { name: 'unsigned.txt', text: 'OCMF|{"FV":"1.0","PG":"T1","RD":[]}|{}\n' },
    ]);
    return caseId;
  }

  test('a folder a value with its files; a value without a signature is named', async () => {
    const { files, refused } = await bench.makeExport(await madeCase(), 'proof');
    expect(
      files
        .filter(({ name }) => name.startsWith('value-0001/'))
        .map(({ name }) => name.slice(11))
        .toSorted(),
    ).toEqual(['README.txt', 'digest.bin', 'key.der', 'record.txt', 'signature.der', 'signed.bin']);
    expect(refused.map(({ reason }) => reason)).toEqual(['no-proof']);
  });

  test.skipIf(!knowsAllCurves)(
    'OpenSSL gives our answers on every curve, and the script notices a changed byte',
    async () => {
      const { files } = await bench.makeExport(await madeCase(), 'proof');
      const folder = save(files, (_name, bytes) => bytes);
      const changed = save(files, (name, bytes) =>
        name === 'value-0001/signed.bin' ? Buffer.concat([bytes, Buffer.from(' ')]) : bytes,
      );
      try {
        const run = spawnSync('sh', [join(folder, 'check.sh')], { encoding: 'utf8' });
        expect(run.stdout).toContain('8 agree, 0 differ');
        expect(run.stdout.match(/openssl invalid, ladeakte invalid/g)).toHaveLength(4);
        expect(run.status).toBe(0);
        const other = spawnSync('sh', [join(changed, 'check.sh')], { encoding: 'utf8' });
        expect(other.stdout).toContain('value-0001: digest different, openssl invalid, ladeakte valid: DIFFERS');
        expect(other.status).toBe(1);
      } finally {
        for (const path of [folder, changed]) rmSync(path, { recursive: true });
      }
    },
  );
  if (!knowsAllCurves) console.warn('no OpenSSL with brainpool and 192 bits here: its answers are not compared');
});
