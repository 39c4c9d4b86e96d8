import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { TextReader, Uint8ArrayWriter, ZipWriter, configure } from '@zip.js/zip.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';
import type { CliOutcome } from './run-cli.ts';

configure({ useWebWorkers: false });

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-passwords-'));
const environment = { LADEAKTE_DATA: join(folder, 'data') };
const password = 'Pa55wort-nirgends';
const cli = (...args: readonly string[]): Promise<CliOutcome> => runCli(args, { cwd: folder, environment });
const ledger = async (): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  (await cli('show', 'ledger', '--case', 'x.ladeakte', '--json')).lines();

beforeAll(async () => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { encryptionStrength: 3 });
  const log = (name: string): string => `2024-01-01T10:00:00Z INFO sent [2,"${name}","Heartbeat",{}]\n`;
  await writer.add('open.log', new TextReader(log('open')));
  await writer.add('locked.log', new TextReader(log('locked')), { password });
  await writer.add('other.log', new TextReader(log('other')), { password: 'another' });
  writeFileSync(join(folder, 'x.zip'), await writer.close());
  writeFileSync(join(folder, 'passwords'), `\n${password}\n`);
  writeFileSync(join(folder, 'zeros.gz'), gzipSync(Buffer.alloc(5_000_000)));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('locked entries', () => {
  test('are listed, replaced when a password opens them, and nothing comes in twice', async () => {
    const first = await cli('import', 'x.zip', '--case', 'x.ladeakte', '--json');
    expect(first.code).toBe(0);
    expect(first.lines()).toMatchObject([{ sources: 4, frames: { call: 1 }, unread: 2 }]);
    expect(first.err).toContain('--password');
    const before = await ledger();

    const second = await cli('import', 'x.zip', '--case', 'x.ladeakte', '--json', '--password-file', 'passwords');
    expect(second.lines()).toMatchObject([{ sources: 4, frames: { call: 2 }, unread: 1 }]);
    const third = await cli(
      'import',
      'x.zip',
      '--case',
      'x.ladeakte',
      '--json',
      '--password',
      'another',
      '--password',
      password,
    );
    expect(third.lines()).toMatchObject([{ sources: 4, frames: { call: 3 }, unread: 0 }]);
    const again = await cli('import', 'x.zip', '--case', 'x.ladeakte', '--json');
    expect(again.lines()).toMatchObject([{ sources: 4, frames: { call: 3 }, unread: 0 }]);

    const after = await ledger();
    expect(after.map(({ id, entry, state }) => ({ id, entry, state }))).toEqual(
      before.map(({ id, entry }) => ({ id, entry, state: 'complete' })),
    );
  });

  test('the password is nowhere in the case, the settings or what is printed', async () => {
    const { out, err } = await cli('import', 'x.zip', '--case', 'y.ladeakte', '--password', password);
    expect(out + err).not.toContain(password);
    const wrong = await cli('import', 'x.zip', '--case', 'z.ladeakte', '--password', `${password}!`);
    expect(wrong.err).toContain('none of the passwords');
    expect(wrong.out + wrong.err).not.toContain(password);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const written = files
      .filter(({ name }) => name !== 'passwords')
      .map(({ parentPath, name }) => join(parentPath, name));
    expect(written.length).toBeGreaterThan(4);
    for (const path of written) expect(readFileSync(path).includes(password), path).toBe(false);
  });

  test('verify takes passwords too', async () => {
    const { err } = await cli('verify', 'x.zip', '--password', password, '--password', 'another');
    expect(err).not.toContain('Encrypted');
  });
});

describe('limits', () => {
  test('are told by name, can be set, and are checked', async () => {
    const stopped = await cli('import', 'zeros.gz', '--case', 'a.ladeakte', '--limit', 'total-bytes=1M');
    expect(stopped.err.match(/--limit total-bytes=NUMBER/g)).toHaveLength(1);
    const raised = await cli('import', 'zeros.gz', '--case', 'a.ladeakte', '--limit', 'total-bytes=16M', '--json');
    expect(raised.err).not.toContain('--limit');
    expect(raised.lines()).toMatchObject([{ sources: 2 }]);
    for (const wrong of ['size=1', 'depth', 'depth=0', 'depth=many']) {
      const refused = await cli('import', 'zeros.gz', '--case', 'a.ladeakte', '--limit', wrong);
      expect(refused.code).toBe(1);
      expect(refused.err).toContain(wrong);
    }
    expect((await cli('--help')).out).toContain('--limit NAME=VALUE');
  });
});
