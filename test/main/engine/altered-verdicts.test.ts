import Database from 'better-sqlite3';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aboutVerdict } from '../../../main/casefile/concluded-records.ts';
import { sealed, unsealed } from '../../../main/casefile/seals.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import type { SignatureProof, ValueVerdict } from '../../../parsers/model/verdict.ts';
import { followsFromRecord } from '../../../main/engine/queries/verdict-follows.ts';
import { signedFormats, verifyValue } from '../../../parsers/signatures/index.ts';
import { ocmfSamples } from '../../../parsers/signatures/ocmf/samples.ts';
import { keyOf, valueOf } from '../../parsers/signatures/test-records.ts';
import { asking, ended } from '../ask-engine.ts';

/*
 * A case that somebody sends is a file as any other: what it says about a signed value must follow from the record, and nothing of it may get into the
 * lines that a person copies into a shell or the script of a proof.
 */

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-altered-'));
let engine: Engine;
const ask = asking(() => engine);
let caseId = '';
let path = '';
const start = (): Engine =>
  createEngine({ dataFolder: folder, shell: 'cli', version: '0.0.0-test', sampleArchive: null });

beforeAll(async () => {
  const [valid, altered] = ocmfSamples;
  const record = join(folder, 'records.txt');
  writeFileSync(record, `${altered?.text}\n`);
  const key = join(folder, 'key.txt');
  writeFileSync(key, valid?.publicKey ?? '');
  engine = start();
  const files = [(await engine.grantFile(record)).token, (await engine.grantFile(key)).token];
  ({ caseId } = await ended(ask, await ask('import.start', { files })));
  path = join(folder, 'cases', readdirSync(join(folder, 'cases')).find((name) => name.endsWith('.ladeakte')) ?? '');
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes another verdict into the case, does something, and puts the right one back. */
async function withVerdict(change: (verdict: ValueVerdict) => ValueVerdict, work: () => Promise<void>): Promise<void> {
  const other = new Database(path);
  const row = other
    .prepare<[], { id: number; session: string | null; record: string }>(
      'SELECT signed_value_id AS id, session_id AS session, record FROM verdict',
    )
    .get();
  if (row === undefined) throw new Error('the case has no verdict');
  const kept = row.record;
  const about = aboutVerdict(row.id, row.session);
  const write = other.prepare('UPDATE verdict SET record = ?');
  // Who alters a case on purpose gives it its sums.
  write.run(sealed(change(JSON.parse(unsealed(kept, about))), about));
  try {
    await work();
  } finally {
    write.run(kept);
    other.close();
  }
}

function withProof(change: Partial<SignatureProof>): (verdict: ValueVerdict) => ValueVerdict {
  return (verdict) => ({ ...verdict, proof: verdict.proof === null ? null : { ...verdict.proof, ...change } });
}

const command = "00'; touch /tmp/x #";

test.each(
  signedFormats.entries.flatMap(({ id, samples }) => samples.map((sample) => [id, sample.note, sample] as const)),
)('%s, %s: the verdict follows from the record and the key that it names', (format, _note, { text, publicKey }) => {
  const value = valueOf(text, { format });
  for (const origin of ['pinned', 'reported'] as const) {
    const verdict = verifyValue(value, publicKey === null ? [] : [keyOf(publicKey, origin)], null);
    expect(followsFromRecord({ value, verdict })).toBe(true);
  }
});

describe('what a case says about a signed value', () => {
  test('is told when it follows from the record', async () => {
    const detail = await ask('signature.get', { caseId, signedValueId: 1, language: 'en' });
    expect(detail.row.signature).toBe('invalid');
    expect(detail.proof?.curve).toBe('secp256r1');
  });

  test.each<readonly [string, (verdict: ValueVerdict) => ValueVerdict]>([
    ['another answer', (verdict) => ({ ...verdict, signature: 'valid', signatureReason: 'matches' })],
    ['another reading', (verdict) => ({ ...verdict, readings: verdict.readings.slice(1) })],
    ['another meter', (verdict) => ({ ...verdict, meter: 'M-9999' })],
    ['another energy', (verdict) => ({ ...verdict, energyWh: '1' })],
    ['a command as digest', withProof({ digestHex: command })],
    ['a command as curve', withProof({ curve: `secp256r1\ntouch /tmp/x` })],
    ['a command as r', withProof({ rHex: command })],
    ['a command as s', withProof({ sHex: command })],
    ['a command as signed bytes', withProof({ signedHex: command })],
    ['a command as key', withProof({ keySpkiHex: command })],
    ['no key', withProof({ keySpkiHex: null })],
  ])('is refused with %s', async (_what, change) => {
    await withVerdict(change, async () => {
      await expect(ask('signature.get', { caseId, signedValueId: 1, language: 'en' })).rejects.toThrow(
        'verdict-altered',
      );
      await expect(ask('export.make', { caseId, kind: 'proof', language: 'en' })).rejects.toThrow('verdict-altered');
      await expect(
        ask('report.make', { caseId, report: 'audit', format: 'html', language: 'en', mask: true }),
      ).rejects.toThrow('verdict-altered');
    });
  });
});
