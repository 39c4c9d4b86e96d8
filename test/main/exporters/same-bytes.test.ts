import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

const sampleArchive = fileURLToPath(new URL('../../fixtures/sample/sample-diagnostics.tar.gz', import.meta.url));
const script = fileURLToPath(new URL('make-everything.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-same-'));
const caseFile = join(folder, 'case.ladeakte');

beforeAll(async () => {
  const engine = createEngine({
    dataFolder: join(folder, 'data'),
    shell: 'cli',
    version: '0.0.0-test',
    sampleArchive: null,
  });
  const { caseId } = await engine.caseAt(caseFile);
  const { token } = await engine.grantFile(sampleArchive, 'sample.tar.gz');
  const ask = asking(() => engine);
  await ended(ask, await ask('import.start', { caseId, files: [token] }));
  await engine.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sums(environment: Readonly<Record<string, string>>): readonly string[] {
  const own = mkdtempSync(join(folder, 'run-'));
  const run = spawnSync(process.execPath, [script, caseFile, own], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trimEnd().split('\n');
}

test('the same case gives the same bytes: twice, in other zones and in other locales', () => {
  const first = sums({ TZ: 'America/St_Johns', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' });
  const again = sums({ TZ: 'America/St_Johns', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' });
  const elsewhere = sums({ TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'C' });
  // Three reports in three formats and two languages, the exports, 20 proofs with their files, and the bundle.
  expect(first.length).toBeGreaterThan(100);
  expect(first.filter((line) => !/^[0-9a-f]{64} {2}/.test(line))).toEqual([]);
  expect(again).toEqual(first);
  expect(elsewhere).toEqual(first);
}, 180_000);
