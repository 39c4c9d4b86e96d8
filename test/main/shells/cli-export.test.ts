import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onWindows } from '../../runner/platform.ts';
import { makeRecords } from '../../bench/signed-records.ts';
import { runCli } from './run-cli.ts';
import type { CliOutcome } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-cli-export-'));
const { key, values } = makeRecords('secp256r1', 'prime256v1', 32, 3);

function cli(...args: readonly string[]): Promise<CliOutcome> {
  return runCli(args, { cwd: folder, environment: { LADEAKTE_DATA: join(folder, 'data') } });
}

beforeAll(async () => {
  const container = values.map(
    ({ text }) => `<value><signedData>${text}</signedData><publicKey>${key.text}</publicKey></value>`,
  );
  writeFileSync(join(folder, 'records.xml'), `<values>${container.join('')}</values>`);
  writeFileSync(join(folder, 'unsigned.txt'), 'OCMF|{"FV":"1.0","PG":"T1","RD":[]}|{}\n');
  writeFileSync(join(folder, 'nothing.txt'), 'nothing to see here\n');
  await cli('import', 'records.xml', 'unsigned.txt', '--case', 'a.ladeakte');
  await cli('import', 'nothing.txt', '--case', 'empty.ladeakte');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('ladeakte export', () => {
  test('writes the file and names what it left out', async () => {
    const { code, err, out } = await cli('export', 'ocmf', '--case', 'a.ladeakte', '--out', 'lines.txt');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('written: lines.txt');
    const lines = readFileSync(join(folder, 'lines.txt'), 'utf8').trimEnd().split('\n');
    expect(lines.slice(0, 3)).toEqual(values.map(({ text }) => text));

    const safe = await cli('export', 'safe-xml', '--case', 'a.ladeakte', '--out', 'safe.xml', '--lang', 'de');
    expect(safe.code).toBe(0);
    expect(safe.err).toMatch(/Signierter Wert \d+ ausgelassen: /);
    const verified = await cli('verify', 'safe.xml', '--json');
    expect(verified.code).toBe(0);
    expect(verified.lines().at(-1)).toEqual({ type: 'summary', valid: 3, invalid: 0, unverifiable: 0, broken: 0 });
  });

  test('proofs go into a new folder, with a script that can be run', async () => {
    const made = await cli('export', 'proof', '--case', 'a.ladeakte', '--signature', '2', '--out', 'proof');
    expect(made.code).toBe(0);
    if (!onWindows) expect(statSync(join(folder, 'proof', 'check.sh')).mode & 0o111).not.toBe(0);
    expect(existsSync(join(folder, 'proof', 'value-0002', 'signed.bin'))).toBe(true);
    expect(existsSync(join(folder, 'proof', 'value-0001'))).toBe(false);
    const again = await cli('export', 'proof', '--case', 'a.ladeakte', '--out', 'proof');
    expect(again.code).toBe(1);
    expect(again.err).toContain('not empty');
  });

  test('nothing to export is exit code 3 and no file', async () => {
    const { code, err } = await cli('export', 'trace', '--case', 'empty.ladeakte', '--out', 'trace.jsonl');
    expect(code).toBe(3);
    expect(err).toContain('Nothing to export');
    expect(existsSync(join(folder, 'trace.jsonl'))).toBe(false);
  });

  test('mistakes are told with what to do', async () => {
    const calls: readonly (readonly [readonly string[], string])[] = [
      [['export', 'pdf', '--case', 'a.ladeakte', '--out', 'x'], 'safe-xml, ocmf, trace, csv, json, proof'],
      [['export', 'csv', '--case', 'a.ladeakte'], '--out'],
      [['export', 'csv', '--out', 'x'], '--case'],
      [['export', 'ocmf', '--case', 'a.ladeakte', '--signature', 'one', '--out', 'x'], 'number of a signed value'],
      [['export', 'ocmf', '--case', 'a.ladeakte', '--signature', '99', '--out', 'x'], ''],
      [['export', 'csv', '--case', 'missing.ladeakte', '--out', 'x'], 'missing.ladeakte'],
    ];
    for (const [words, told] of calls) {
      const { code, err } = await cli(...words);
      expect({ words, code }).toEqual({ words, code: 1 });
      expect(err).toContain(told);
      expect(err.trim()).not.toBe('');
    }
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });
});
