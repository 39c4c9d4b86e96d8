import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../runner/platform.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { projectRoot } from '../../runner/run-tool.ts';

const sample = join(projectRoot, 'test', 'fixtures', 'sample', 'sample-diagnostics.tar.gz');
const dataFolder = mkdtempSync(join(tmpdir(), 'ladeakte-kept-'));
const temporary = join(dataFolder, 'tmp');
const usualTemporary = { ...process.env };
let engine: Engine;
let token = '';

/** Folders of verifications that lie about. */
function folders(): readonly string[] {
  return readdirSync(temporary).filter((name) => name.startsWith('ladeakte-verify-'));
}

async function checked(keep: boolean) {
  const reply = await engine.call('verify.files', { files: [token], language: 'de', keep });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value;
}

beforeAll(async () => {
  mkdirSync(temporary);
  Object.assign(process.env, temporaryFolder(temporary));
  engine = createEngine({ dataFolder, shell: 'cli', version: 'test', sampleArchive: null });
  token = (await engine.grantFile(sample)).token;
});

afterAll(async () => {
  await engine.close();
  for (const name of Object.keys(temporaryFolder(''))) {
    const before = usualTemporary[name];
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
  rmSync(dataFolder, { recursive: true, force: true });
});

test('a check that is kept shows steps, bytes and sentences of every value, in the order of its lines', async () => {
  const { values, kept } = await checked(true);
  if (kept === null) throw new Error('nothing was kept');
  expect(kept.signedValueIds).toHaveLength(values.length);
  expect(values.length).toBeGreaterThan(5);
  for (const [index, value] of values.entries()) {
    const signedValueId = kept.signedValueIds[index] ?? -1;
    const reply = await engine.call('signature.get', { caseId: kept.caseId, signedValueId, language: 'de' });
    if (!reply.ok) throw new Error(reply.error.code);
    const { row, steps, sentence, text } = reply.value;
    expect([row.signature, row.context, row.transactionId]).toEqual([
      value.signature,
      value.context,
      value.transactionId,
    ]);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.every((step) => step.text !== '')).toBe(true);
    expect(sentence).not.toBe('');
    expect(text).not.toBe('');
    expect(row.rules.map(({ code }) => code)).toEqual(value.rules.map(({ code }) => code));
  }
});

test('it is in no list of cases, and gone once it is closed', async () => {
  const before = folders();
  const { kept } = await checked(true);
  const caseId = kept?.caseId ?? '';
  expect(folders()).toHaveLength(before.length + 1);
  expect(await engine.call('recent.list', {})).toMatchObject({ ok: true, value: [] });
  await engine.call('case.close', { caseId });
  expect(folders()).toEqual(before);
  expect(await engine.call('case.get', { caseId })).toMatchObject({ ok: false, error: { code: 'case-not-open' } });
  expect(await engine.call('verify.csv', { caseId })).toMatchObject({ ok: false });
});

test('without being asked nothing is kept', async () => {
  const before = folders();
  expect((await checked(false)).kept).toBeNull();
  expect(folders()).toEqual(before);
});

test('the results as CSV: a line each, readings exactly as written', async () => {
  const { values, kept } = await checked(true);
  const reply = await engine.call('verify.csv', { caseId: kept?.caseId ?? '' });
  if (!reply.ok) throw new Error(reply.error.code);
  const lines = reply.value.text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(values.length + 1);
  expect(lines[0]).toMatch(/^source,entry,index,format,transactionId,/);
  for (const [index, value] of values.entries()) {
    const reading = value.readings.at(-1);
    expect(lines[index + 1]).toContain(`,${reading?.value ?? ''},${reading?.unit ?? ''},`);
    expect(lines[index + 1]).toContain(`,${value.signature},${value.signatureReason},`);
  }
});

test('the engine forgets what it kept: old ones when there are many, all when it ends', async () => {
  const own = createEngine({ dataFolder, shell: 'cli', version: 'test', sampleArchive: null });
  const file = (await own.grantFile(sample)).token;
  const before = folders();
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    const reply = await own.call('verify.files', { files: [file], keep: true });
    ids.push(reply.ok ? (reply.value.kept?.caseId ?? '') : '');
  }
  expect(await own.call('case.get', { caseId: ids[0] ?? '' })).toMatchObject({ ok: false });
  expect(await own.call('case.get', { caseId: ids[4] ?? '' })).toMatchObject({ ok: true });
  expect(folders()).toHaveLength(before.length + 4);
  await own.close();
  expect(folders()).toEqual(before);
});
