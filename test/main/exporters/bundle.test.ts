import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import yauzl from 'yauzl';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSourceSeal } from '../../../main/casefile/source-seal.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

const sampleArchive = fileURLToPath(new URL('../../fixtures/sample/sample-diagnostics.tar.gz', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-bundle-'));
const caseFile = join(folder, 'ticket.ladeakte');
let engine: Engine;
const ask = asking(() => engine);
let caseId = '';

beforeAll(async () => {
  engine = createEngine({ dataFolder: join(folder, 'data'), shell: 'cli', version: '0.0.0-test', sampleArchive: null });
  ({ caseId } = await engine.caseAt(caseFile));
  const { token } = await engine.grantFile(sampleArchive, 'sample-diagnostics.tar.gz');
  await ended(ask, await ask('import.start', { caseId, files: [token] }));
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function make(out: string, more: object = {}, overwrite = false) {
  const target = engine.grantTarget(out, overwrite);
  return engine.call('bundle.make', { caseId, language: 'de', target, ...more });
}

function entriesOf(path: string): Promise<ReadonlyMap<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, Buffer>();
    yauzl.open(path, { lazyEntries: true }, (failure, zip) => {
      if (failure !== null) {
        reject(failure);
        return;
      }
      zip.on('error', reject);
      zip.on('end', () => resolve(found));
      zip.on('entry', (entry: { fileName: string }) => {
        zip.openReadStream(entry as never, (error, stream) => {
          if (error !== null) {
            reject(error);
            return;
          }
          const pieces: Buffer[] = [];
          stream.on('data', (piece: Buffer) => pieces.push(piece));
          stream.on('end', () => {
            found.set(entry.fileName, Buffer.concat(pieces));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

async function currentLog(): Promise<number> {
  const sources = await engine.call('sources.list', { caseId, language: 'en' });
  const found = sources.ok ? sources.value.find(({ entry }) => entry?.endsWith('/ocppd.log') === true) : undefined;
  return found?.id ?? -1;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('an evidence bundle', () => {
  test.skipIf(spawnSync('sha256sum', ['--version']).status !== 0)(
    'as a folder: sha256sum checks all of it, and notices a changed byte',
    async () => {
      const out = join(folder, 'as-folder');
      const reply = await make(out);
      expect(reply).toMatchObject({ ok: true, value: { file: null, contents: { sources: 8, reports: 3, files: 17 } } });
      const check = (): ReturnType<typeof spawnSync> =>
        spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: out, encoding: 'utf8' });
      const good = check();
      expect(good.status).toBe(0);
      expect(
        String(good.stdout)
          .trimEnd()
          .split('\n')
          .every((line) => line.endsWith(': OK')),
      ).toBe(true);
      writeFileSync(join(out, 'keys.csv'), 'x');
      expect(check().status).toBe(1);
      // Everything but the sums themselves stands in the sums.
      const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      expect(readFileSync(join(out, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')).toHaveLength(files.length - 1);
    },
  );

  test('the sources are the bytes that were read; the case in it opens and says the same', async () => {
    const out = join(folder, 'content');
    await make(out);
    const sources = await engine.call('sources.list', { caseId, language: 'en' });
    const bySum = new Set(sources.ok ? sources.value.map((source) => source.sha256) : []);
    for (const name of readdirSync(join(out, 'sources'))) {
      expect(bySum).toContain(sha256(readFileSync(join(out, 'sources', name))));
    }
    const copy = await engine.caseAt(join(out, 'ticket.ladeakte'));
    const count = async (id: string) => {
      const page = await engine.call('signatures.list', { caseId: id, language: 'en', limit: 1 });
      return page.ok ? page.value.total : -1;
    };
    expect(await count(copy.caseId)).toBe(await count(caseId));
    await engine.call('case.close', { caseId: copy.caseId });
    const readme = readFileSync(join(out, 'README.txt'), 'utf8');
    for (const text of [
      'BEWEISBÜNDEL: ticket',
      'EVIDENCE BUNDLE: ticket',
      'sha256sum -c SHA256SUMS',
      'sample-diagnostics.tar.gz',
    ]) {
      expect(readme).toContain(text);
    }
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
      readonly unpacked: readonly { readonly sha256: string }[];
    };
    expect(manifest.unpacked.map((archive) => archive.sha256)).toContain(sha256(readFileSync(sampleArchive)));
  });

  test('as a zip: other readers take it, and twice it is the same bytes', async () => {
    const [first, second] = [join(folder, 'one.zip'), join(folder, 'two.zip')];
    await make(first);
    await make(second);
    expect(sha256(readFileSync(first))).toBe(sha256(readFileSync(second)));
    const entries = await entriesOf(first);
    expect([...entries.keys()].every((name) => name.startsWith('ticket-bundle/'))).toBe(true);
    const sums = entries.get('ticket-bundle/SHA256SUMS')?.toString('utf8') ?? '';
    for (const line of sums.trimEnd().split('\n')) {
      const [sum, name] = line.split('  ');
      expect(sha256(entries.get(`ticket-bundle/${name}`) ?? Buffer.alloc(0))).toBe(sum);
    }
  });

  test('holds the chosen sources and reports only', async () => {
    const out = join(folder, 'chosen');
    const reply = await make(out, {
      sourceIds: [await currentLog()],
      reports: ['audit'],
      reportFormats: ['html', 'csv'],
    });
    expect(reply).toMatchObject({ ok: true, value: { contents: { sources: 1, reports: 2 } } });
    expect(readdirSync(join(out, 'sources'))).toEqual([`${String(await currentLog()).padStart(4, '0')}-ocppd.log`]);
    expect(readdirSync(join(out, 'reports')).toSorted()).toEqual(['ticket-audit.csv', 'ticket-audit.html']);
  });

  test('overwrites nothing unless told so', async () => {
    const zip = join(folder, 'there.zip');
    writeFileSync(zip, 'precious');
    expect(await make(zip)).toMatchObject({ ok: false, error: { code: 'target-exists' } });
    expect(readFileSync(zip, 'utf8')).toBe('precious');
    expect(await make(zip, {}, true)).toMatchObject({ ok: true });
    expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK');
    const full = join(folder, 'full');
    mkdirSync(full);
    writeFileSync(join(full, 'precious'), 'x');
    expect(await make(full, {}, true)).toMatchObject({ ok: false, error: { code: 'folder-not-empty' } });
    expect(readdirSync(full)).toEqual(['precious']);
  });

  test('a token for reading is none for writing', async () => {
    const { token } = await engine.grantFile(sampleArchive);
    const reply = await engine.call('bundle.make', { caseId, language: 'de', target: token });
    expect(reply).toMatchObject({ ok: false, error: { code: 'file-token-unknown' } });
  });

  test('without a target it waits for the shell under a token, and goes with the engine', async () => {
    const reply = await engine.call('bundle.make', { caseId, language: 'en', reports: [] });
    const file = reply.ok ? reply.value.file : null;
    expect(file).toMatchObject({ fileName: 'ticket-bundle.zip', mediaType: 'application/zip' });
    const taken = join(folder, 'taken.zip');
    engine.made.deliver(file?.made ?? '', taken);
    expect(readFileSync(taken)).toHaveLength(file?.sizeBytes ?? -1);
    expect(() => engine.made.find('nothing')).toThrow('file-token-unknown');
  });

  test('a source that is not there, or no longer the one that was read, ends it with nothing left behind', async () => {
    expect(await make(join(folder, 'x'), { sourceIds: [999] })).toMatchObject({
      ok: false,
      error: { code: 'source-unknown' },
    });
    const altered = join(folder, 'altered.ladeakte');
    const source = new Database(caseFile);
    await source.backup(altered);
    source.close();
    const database = new Database(altered);
    // What somebody does who wants the evidence to say something else.
    const log = await currentLog();
    createSourceSeal(database).resealed(log, () => {
      database.prepare('UPDATE source SET sha256 = ? WHERE id = ?').run('0'.repeat(64), log);
    });
    database.close();
    const opened = await engine.caseAt(altered);
    const out = join(folder, 'never.zip');
    const reply = await engine.call('bundle.make', {
      caseId: opened.caseId,
      language: 'de',
      target: engine.grantTarget(out, false),
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'source-altered' } });
    expect(existsSync(out)).toBe(false);
    expect(existsSync(`${out}.part`)).toBe(false);
  });
});
