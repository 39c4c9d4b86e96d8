import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeColumnSum } from '../../../main/casefile/column-sums.ts';
import { aboutVerdict } from '../../../main/casefile/concluded-records.ts';
import { sealed, unsealed } from '../../../main/casefile/seals.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { installationKey } from '../../../main/engine/installation-key.ts';
import { ocmfSamples } from '../../../parsers/signatures/ocmf/samples.ts';
import { asking, ended } from '../ask-engine.ts';

/* A case says of itself what it likes; that its verdicts were drawn here it can only say with a secret that it does not have. */

const folder = mkdtempSync(join(tmpdir(), 'drawn-elsewhere-'));
const engines: Engine[] = [];
function installation(name: string, version: string): Engine {
  const engine = createEngine({ dataFolder: join(folder, name), shell: 'cli', version, sampleArchive: null });
  engines.push(engine);
  return engine;
}
const path = join(folder, 'x.ladeakte');
const ours = installation('ours', '1.0.0');

beforeAll(async () => {
  const [valid, altered] = ocmfSamples;
  const record = join(folder, 'records.txt');
  writeFileSync(record, `${altered?.text}\n`);
  const key = join(folder, 'key.txt');
  writeFileSync(key, valid?.publicKey ?? '');
  const { caseId } = await ours.caseAt(path);
  const files = [(await ours.grantFile(record)).token, (await ours.grantFile(key)).token];
  const ask = asking(() => ours);
  await ended(ask, await ask('import.start', { files, caseId }));
});
afterAll(async () => {
  for (const engine of engines) await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

let copies = 0;
function copyOfCase(): string {
  const other = new Database(path);
  other.pragma('wal_checkpoint(TRUNCATE)');
  other.close();
  copies += 1;
  const copy = join(folder, `copy-${copies}.ladeakte`);
  copyFileSync(path, copy);
  return copy;
}

async function drawnBy(engine: Engine, file: string) {
  const { token } = await engine.grantFile(file);
  const reply = await asking(() => engine)('case.open', { file: token });
  return reply.drawnBy;
}

test('who drew the verdicts of a case knows it again, wherever the file lies', async () => {
  expect(await drawnBy(ours, path)).toBe('this-program');
  expect(await drawnBy(ours, copyOfCase())).toBe('this-program');
});

test('another version, and another installation, are told', async () => {
  expect(await drawnBy(installation('ours', '1.1.0'), path)).toBe('other-version');
  expect(await drawnBy(installation('theirs', '1.0.0'), path)).toBe('elsewhere');
});

test.each<readonly [string, (database: Database.Database) => void]>([
  [
    'another answer, with all sums that a case has',
    (database) => {
      const row = database
        .prepare<[], { id: number; session: string | null; record: string }>(
          'SELECT signed_value_id AS id, session_id AS session, record FROM verdict LIMIT 1',
        )
        .get();
      if (row === undefined) throw new Error('the case has no verdict');
      const about = aboutVerdict(row.id, row.session);
      const verdict = { ...JSON.parse(unsealed(row.record, about)), signature: 'valid', signatureReason: 'matches' };
      database.prepare(`UPDATE verdict SET signature = 'valid', record = ?`).run(sealed(verdict, about));
      writeColumnSum(database);
    },
  ],
  [
    'a count of its own',
    (database) => {
      database.exec(`UPDATE verdict SET signature = 'valid'`);
      writeColumnSum(database);
    },
  ],
  [
    'a finding less',
    (database) => {
      expect(database.prepare('DELETE FROM finding').run().changes).toBeGreaterThan(0);
      writeColumnSum(database);
    },
  ],
  [
    'values in the place of each other',
    (database) => {
      database.exec('UPDATE signed_value SET source_id = source_id + 1');
      writeColumnSum(database);
    },
  ],
  ['a mark of another kind', (database) => claim(database, '{"version":"1.0.0"}')],
  ['a mark that is none', (database) => claim(database, 'null')],
  ['an empty sum', (database) => claim(database, '{"version":"1.0.0","sum":""}')],
])('a case that was altered cannot claim it: %s', async (_what, alter) => {
  const copy = copyOfCase();
  const database = new Database(copy);
  alter(database);
  database.close();
  expect(await drawnBy(ours, copy)).toBe('elsewhere');
});

function claim(database: Database.Database, text: string): void {
  database.prepare(`UPDATE meta SET value = ? WHERE key = 'concluded-by'`).run(sealed([text], 'concluded-by'));
}

test('drawn anew they are its own; while they are not drawn nobody has drawn them', async () => {
  const copy = copyOfCase();
  const theirs = installation('third', '1.0.0');
  const ask = asking(() => theirs);
  expect(await drawnBy(theirs, copy)).toBe('elsewhere');
  const { caseId } = await theirs.caseAt(copy);
  await ended(ask, await ask('case.conclude', { caseId }));
  expect((await ask('case.get', { caseId })).drawnBy).toBe('this-program');
  expect((await ask('overview.get', { caseId, language: 'en' })).case.drawnBy).toBe('this-program');
  expect((await theirs.caseAt(join(folder, 'empty.ladeakte'))).drawnBy).toBeNull();
});

test('the secret is one for all that start here, is nobody else’s to read, and is made anew where it was spoilt', () => {
  const own = join(folder, 'ours');
  const key = installationKey(own);
  expect(key).toHaveLength(32);
  expect(installationKey(own)).toEqual(key);
  expect(installationKey(join(folder, 'theirs'))).not.toEqual(key);
  const file = join(own, 'installation-key');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  for (const query of ['SELECT value FROM meta', 'SELECT detail FROM journal']) {
    const database = new Database(path, { readonly: true });
    expect(JSON.stringify(database.prepare(query).all())).not.toContain(key?.toString('hex') ?? 'no key');
    database.close();
  }
  writeFileSync(join(folder, 'spoilt-key'), 'short');
  copyFileSync(join(folder, 'spoilt-key'), join(folder, 'theirs', 'installation-key'));
  const made = installationKey(join(folder, 'theirs'));
  expect(made).toHaveLength(32);
  expect(readFileSync(join(folder, 'theirs', 'installation-key'), 'utf8').trim()).toBe(made?.toString('hex'));
  expect(installationKey(join(folder, 'nowhere'))).toBeNull();
});
