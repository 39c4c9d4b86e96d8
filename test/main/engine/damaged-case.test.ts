import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import { ocmfSamples } from '../../../parsers/signatures/ocmf/samples.ts';
import { asking, ended } from '../ask-engine.ts';

/*
 * A medium turned a bit over, a copy ended early: whatever is asked of such a case, the answer is the right one or the sentence that the case is
 * damaged; never another answer, and never "a fault in the program".
 */

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-damaged-'));
const start = () => createEngine({ dataFolder: folder, shell: 'cli', version: 'test', sampleArchive: null });
const path = join(folder, 'x.ladeakte');
let whole: Buffer;
let right: readonly string[];

const told = new Set(['case-file-damaged', 'case-file-not-ours', 'case-file-newer', 'case-file-altered']);

async function answers(): Promise<readonly string[]> {
  const engine = start();
  try {
    const { caseId } = await engine.caseAt(path);
    const all = { language: 'en' as const, caseId };
    const replies = [
      await engine.call('sources.list', all),
      await engine.call('sessions.list', all),
      await engine.call('findings.list', all),
      await engine.call('signatures.list', all),
      await engine.call('signature.get', { ...all, signedValueId: 1 }),
      await engine.call('frames.list', all),
      await engine.call('frame.get', { ...all, frameId: 1 }),
      await engine.call('status.get', { caseId, range: { fromMs: null, toMs: null } }),
      await engine.call('keys.list', all),
      await engine.call('journal.list', all),
      await engine.call('raw.read', { caseId, sourceId: 1, offset: 0, length: 200 }),
    ];
    return replies.map((reply) => (reply.ok ? JSON.stringify(reply.value) : reply.error.code));
  } catch (error) {
    return [
      error instanceof Error && 'error' in error ? (error.error as { readonly code: string }).code : String(error),
    ];
  } finally {
    await engine.close();
  }
}

beforeAll(async () => {
  const timestamp = '2025-10-21T08:03:00Z';
  const lines = [
    [2, 'a', 'StatusNotification', { connectorId: 1, status: 'Faulted', errorCode: 'GroundFailure', timestamp }],
    [3, 'a', {}],
    [2, 'b', 'StartTransaction', { connectorId: 1, idTag: 'CARD-0001', meterStart: 1, timestamp }],
    [3, 'b', { idTagInfo: { status: 'Accepted' }, transactionId: 7 }],
  ];
  const log = join(folder, 'a.log');
  writeFileSync(log, lines.map((line) => `${timestamp} CP-1 ${JSON.stringify(line)}\n`).join(''));
  const record = join(folder, 'record.txt');
  writeFileSync(record, `${ocmfSamples[0]?.text ?? ''}\n`);
  const engine = start();
  const { caseId } = await engine.caseAt(path);
  const files = [(await engine.grantFile(log)).token, (await engine.grantFile(record)).token];
  const ask = asking(() => engine);
  await ended(ask, await ask('import.start', { caseId, files }));
  await ask('journal.add', { caseId, action: 'note', target: 'case', title: 'case', text: 'seen', evidence: null });
  await engine.close();
  whole = readFileSync(path);
  right = await answers();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(bytes: Uint8Array): void {
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
  writeFileSync(path, bytes);
}

test('the answers of the whole case are answers', () => {
  expect(right.filter((answer) => !answer.startsWith('{') && !answer.startsWith('['))).toEqual([]);
});

test('any bit that is another one changes no answer: it is the right one, or the case is damaged', async () => {
  const wrong: string[] = [];
  let noticed = 0;
  // Where something is written; most of a small case is empty pages.
  const filled = [...whole.keys()].filter((at) => whole[at] !== 0);
  for (let round = 0; round < 120; round += 1) {
    const at = filled[Math.floor((round * filled.length) / 120)] ?? 0;
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << (round % 8));
    put(damaged);
    const got = await answers();
    got.forEach((answer, index) => {
      if (told.has(answer)) noticed += 1;
      else if (answer !== right[index]) wrong.push(`byte ${at}, answer ${index}: ${answer.slice(0, 120)}`);
    });
  }
  expect(wrong).toEqual([]);
  expect(noticed).toBeGreaterThan(0);
}, 60_000);

test('a case that ends early is damaged, or no case', async () => {
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    put(whole.subarray(0, Math.floor(whole.length * share)));
    for (const [index, answer] of (await answers()).entries()) {
      if (!told.has(answer)) expect(answer).toBe(right[index]);
    }
  }
}, 60_000);
