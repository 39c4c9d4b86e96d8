import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ocmfSamples } from '../../../parsers/signatures/ocmf/samples.ts';
import { projectRoot } from '../../runner/run-tool.ts';
import { runCli } from './run-cli.ts';
import type { CliOutcome } from './run-cli.ts';

/** The real command line on real input. Its arguments, lines and exit codes are public (design 6). */
const sample = join(projectRoot, 'test', 'fixtures', 'sample', 'sample-diagnostics.tar.gz');
const truth = JSON.parse(
  readFileSync(join(projectRoot, 'test', 'fixtures', 'sample', 'sample-truth.json'), 'utf8'),
) as {
  readonly frames: Readonly<Record<string, number>>;
  readonly statusNotifications: number;
  readonly sessions: readonly {
    readonly name: string;
    readonly transactionId: string | null;
    readonly start: string | null;
    readonly energyWh: string | null;
    readonly signed: readonly { readonly context: string; readonly signature: string }[];
  }[];
};

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-cli-'));
const caseFile = join(folder, 'week.ladeakte');
const valid = ocmfSamples.find(({ expected }) => expected.signature === 'valid');
const environment = { LADEAKTE_DATA: join(folder, 'data') };
let imported: CliOutcome;

function cli(...args: readonly string[]): Promise<CliOutcome> {
  return runCli(args, { cwd: folder, environment });
}

beforeAll(async () => {
  writeFileSync(join(folder, 'valid.txt'), valid?.text ?? '');
  writeFileSync(join(folder, 'changed.txt'), (valid?.text ?? '').replace('129.500', '929.500'));
  writeFileSync(join(folder, 'torn.txt'), (valid?.text ?? '').slice(0, 200));
  writeFileSync(join(folder, 'key.txt'), valid?.publicKey ?? '');
  writeFileSync(join(folder, 'prose.txt'), 'nothing to see here\n');
  writeFileSync(join(folder, 'not-a-case.ladeakte'), 'this is no database');
  mkdirSync(join(folder, 'päth with space'));
  imported = await cli('import', sample, '--case', caseFile, '--json');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('import', () => {
  test('ends with a summary that counts what is in the archive', () => {
    expect(imported.code).toBe(0);
    expect(imported.lines().at(-1)).toMatchObject({
      type: 'summary',
      frames: truth.frames,
      statusNotifications: truth.statusNotifications,
      sessions: truth.sessions.length,
      signed: {
        invalid: truth.sessions.flatMap(({ signed }) => signed).filter((v) => v.signature === 'invalid').length,
      },
    });
  });

  test('progress and messages go to standard error, and no secret goes anywhere', () => {
    expect(imported.err.length).toBeGreaterThan(0);
    expect(
      imported.out
        .trim()
        .split('\n')
        .every((line) => line.startsWith('{')),
    ).toBe(true);
    expect(imported.out + imported.err).not.toMatch(/BEGIN [A-Z ]*PRIVATE KEY|AuthorizationKey":\s*"[^*]/);
  });

  test('the same file again adds nothing twice', async () => {
    const again = await cli('import', sample, '--case', caseFile, '--json');
    expect(again.code).toBe(0);
    const [first, second] = [imported.lines().at(-1), again.lines().at(-1)];
    expect({ frames: second?.['frames'], sessions: second?.['sessions'], signed: second?.['signed'] }).toEqual({
      frames: first?.['frames'],
      sessions: first?.['sessions'],
      signed: first?.['signed'],
    });
  });

  test('names that need care are only names', async () => {
    const odd = join(folder, 'päth with space', "it's; $(touch pwned) & 100%.log");
    writeFileSync(odd, '2025-10-21T08:03:00Z [2,"a1","Heartbeat",{}]\n');
    const outcome = await cli('import', odd, '--case', join(folder, 'päth with space', 'ä.ladeakte'), '--json');
    expect(outcome.code).toBe(0);
    expect(outcome.lines().at(-1)).toMatchObject({ frames: { call: 1 } });
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  test('a file that is not there, and a case that is none, are errors that name it', async () => {
    const missing = await cli('import', 'gone.tar.gz', '--case', join(folder, 'x.ladeakte'));
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toContain('gone.tar.gz');
    expect(missing.err).not.toMatch(/\n\s+at |node:internal/);
    const foreign = await cli('import', sample, '--case', join(folder, 'not-a-case.ladeakte'));
    expect(foreign.code).toBe(1);
    expect(foreign.err).toContain('not-a-case.ladeakte');
    expect(readFileSync(join(folder, 'not-a-case.ladeakte'), 'utf8')).toBe('this is no database');
  });
});

describe('verify', () => {
  test('0: all valid, with the key that was given', async () => {
    const outcome = await cli('verify', 'valid.txt', '--key', 'key.txt', '--json');
    expect(outcome.code).toBe(0);
    const value = outcome.lines().find(({ type }) => type === 'value');
    expect(value).toMatchObject({
      source: 'valid.txt',
      entry: null,
      index: 0,
      format: 'ocmf',
      readable: 'ok',
      signature: 'valid',
      keyOrigin: 'pinned',
      curve: 'secp256r1',
    });
    expect(outcome.lines().at(-1)).toEqual({ type: 'summary', valid: 1, invalid: 0, unverifiable: 0, broken: 0 });
    const byHex = await cli('verify', 'valid.txt', '--key', valid?.publicKey ?? '', '--json');
    expect(byHex.lines()).toEqual(outcome.lines());
  });

  test('2: one is invalid or broken, whatever the others are', async () => {
    const changed = await cli('verify', 'valid.txt', 'changed.txt', '--key', 'key.txt', '--json');
    expect(changed.code).toBe(2);
    expect(changed.lines().at(-1)).toMatchObject({ valid: 1, invalid: 1 });
    const torn = await cli('verify', 'torn.txt', '--key', 'key.txt', '--json');
    expect(torn.code).toBe(2);
    expect(torn.lines().at(-1)).toMatchObject({ broken: 1 });
  });

  test('as text every rule is said in words, once at each value, its code behind it', async () => {
    const outcome = await cli('verify', sample, '--lang', 'en');
    const rules = outcome.out.split('\n').filter((line) => /^ {4}(?:fatal|warning|info): /.test(line));
    expect(rules.length).toBeGreaterThan(0);
    for (const line of rules) expect(line).toMatch(/^ {4}\w+: [A-Z][^[]{15,}\. \[[a-z.0-9-]+, .+\](?: \d+×)?$/);
    const german = await cli('verify', sample, '--lang', 'de');
    expect(german.out).toMatch(/^ {4}(?:schwer|Warnung|Hinweis): [A-ZÄÖÜ][^[]{15,}\. \[/m);
  });

  test('4: none is invalid, but some cannot be verified', async () => {
    const outcome = await cli('verify', 'valid.txt', '--json');
    expect(outcome.code).toBe(4);
    expect(outcome.lines().find(({ type }) => type === 'value')).toMatchObject({
      signature: 'unverifiable',
      signatureReason: 'no-key',
      keyOrigin: 'none',
      billing: 'undecided',
    });
  });

  test('3: there is no signed value', async () => {
    expect((await cli('verify', 'prose.txt', '--json')).code).toBe(3);
  });

  test('1: there is no such file, or the key is none', async () => {
    expect(await cli('verify', 'gone.txt')).toMatchObject({ code: 1, out: '' });
    const key = await cli('verify', 'valid.txt', '--key', 'prose.txt');
    expect(key.code).toBe(1);
    expect(key.err).toMatch(/not a usable public key/);
    expect((await cli('verify')).code).toBe(1);
  });

  test('an archive is searched through: values carry source and entry, readings stay exact', async () => {
    const outcome = await cli('verify', sample, '--json');
    expect(outcome.code).toBe(2);
    const values = outcome.lines().filter(({ type }) => type === 'value');
    const altered = truth.sessions.find(({ name }) => name === 'end-altered')?.transactionId;
    const invalid = values.filter(({ signature }) => signature === 'invalid');
    expect(invalid.map(({ transactionId }) => transactionId)).toEqual([altered]);
    expect(invalid[0]).toMatchObject({ source: sample, entry: expect.stringContaining('ocppd.log') });
    expect(JSON.stringify(invalid[0])).toContain('"value":"4873.836"');
    expect(outcome.lines().some(({ type }) => type === 'transaction')).toBe(true);
  });

  test('as a table: a line a value, readings exact', async () => {
    const outcome = await cli('verify', sample, '--csv');
    expect(outcome.code).toBe(2);
    const [head, ...rows] = outcome.out.trimEnd().split('\r\n');
    expect(head).toMatch(/^source,entry,index,.*,value,unit,.*,billing,safe,safeReason,rules$/);
    expect(rows.filter((row) => row.includes(',4873.836,kWh,'))).toHaveLength(1);
    expect(rows).toHaveLength(truth.sessions.flatMap(({ signed }) => signed).length);
    expect((await cli('verify', sample, '--csv', '--json')).code).toBe(1);
  });

  test('a folder is what is in it', async () => {
    const outcome = await cli('verify', folder, '--key', 'key.txt', '--json');
    expect(outcome.lines().filter(({ type }) => type === 'value').length).toBeGreaterThanOrEqual(3);
    expect(outcome.lines().map(({ source }) => source)).toContain(join(folder, 'valid.txt'));
  });
});

describe('show', () => {
  test('sessions are those of the story, with exact energy', async () => {
    const outcome = await cli('show', 'sessions', '--case', caseFile, '--json');
    expect(outcome.code).toBe(0);
    const shown = outcome.lines().map(({ start, energyWh }) => ({ start, energyWh }));
    const told = truth.sessions.map(({ start, energyWh }) => ({ start, energyWh }));
    const order = (a: { start?: unknown }, b: { start?: unknown }): number =>
      String(a.start).localeCompare(String(b.start));
    expect(shown.toSorted(order)).toEqual(told.toSorted(order));
  });

  test.each(['overview', 'sources', 'frames', 'status', 'findings', 'signatures', 'keys', 'config', 'ledger'])(
    '%s has lines in every form',
    async (list) => {
      const json = await cli('show', list, '--case', caseFile, '--json');
      expect(json.code).toBe(0);
      expect(json.lines().length).toBeGreaterThan(0);
      const text = await cli('show', list, '--case', caseFile);
      expect(text.code).toBe(0);
      expect(text.out.length).toBeGreaterThan(20);
      // People read words, programs the codes of the other two forms.
      expect(text.out).not.toMatch(/\b(?:transactionId|meterStartWh|keyOrigin|vendorErrorCode|sizeBytes|bytesTotal)  /);
    },
  );

  test('CSV has a head and cells that no spreadsheet takes for formulas', async () => {
    const outcome = await cli('show', 'sessions', '--case', caseFile, '--csv');
    const lines = outcome.out.trim().split(/\r?\n/);
    expect(lines).toHaveLength(truth.sessions.length + 1);
    expect(lines[0]).toContain('transactionId');
    expect(outcome.out).not.toMatch(/(?:^|[,;\n])"?[=@]/);
  });

  test('a filter narrows the list, a wrong one is explained', async () => {
    const all = await cli('show', 'frames', '--case', caseFile, '--json');
    const some = await cli('show', 'frames', '--case', caseFile, '--filter', 'action:StatusNotification', '--json');
    expect(some.code).toBe(0);
    expect(some.lines().length).toBeGreaterThan(0);
    expect(some.lines().length).toBeLessThan(all.lines().length);
    expect(some.lines().every(({ action }) => action === 'StatusNotification')).toBe(true);
    const wrong = await cli('show', 'frames', '--case', caseFile, '--filter', '"open', '--json');
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err.length).toBeGreaterThan(10);
  });

  test('secrets of the configuration are masked', async () => {
    const outcome = await cli('show', 'config', '--case', caseFile, '--json');
    const masked = outcome.lines().filter((row) => row['masked'] === true);
    expect(masked.length).toBeGreaterThan(0);
    expect(
      masked.every(({ value }) => value === null || (typeof value === 'string' && /^[*•]+$|masked/i.test(value))),
    ).toBe(true);
  });

  test('without a case, with a missing one and with an unknown list it says what to do', async () => {
    for (const args of [
      ['show', 'sessions'],
      ['show', 'sessions', '--case', 'gone.ladeakte'],
      ['show', 'nonsense', '--case', caseFile],
    ]) {
      const outcome = await cli(...args);
      expect(outcome).toMatchObject({ code: 1, out: '' });
      expect(outcome.err.length).toBeGreaterThan(10);
    }
    expect(existsSync(join(folder, 'gone.ladeakte'))).toBe(false);
  });
});

describe('explain', () => {
  test('a vendor code, in both languages', async () => {
    const english = await cli('explain', 'PlugLockCannotLock', '--json');
    expect(english.code).toBe(0);
    expect(english.lines()[0]).toMatchObject({
      query: 'PlugLockCannotLock',
      matches: [{ code: 'PlugLockCannotLock' }],
    });
    const german = await cli('explain', 'PlugLockCannotLock', '--lang', 'de', '--json');
    expect(german.lines()[0]).not.toEqual(english.lines()[0]);
  });

  test('3: nothing is known about it; 1: nothing was asked', async () => {
    const unknown = await cli('explain', 'zzzz-unheard-of', '--json');
    expect(unknown.code).toBe(3);
    expect(unknown.lines()[0]).toMatchObject({ matches: [] });
    expect((await cli('explain')).code).toBe(1);
  });
});

describe('report', () => {
  test.each([
    ['incident', 'html'],
    ['audit', 'json'],
    ['cpo', 'csv'],
  ])('%s as %s is written, masked', async (kind, format) => {
    const target = join(folder, `report.${format}`);
    const outcome = await cli('report', kind, '--case', caseFile, '--out', target, '--lang', 'de');
    expect(outcome.code).toBe(0);
    const text = readFileSync(target, 'utf8');
    expect(text.length).toBeGreaterThan(500);
    expect(text).not.toContain('DEBSPC00012345X');
  });

  test('ids of persons stand there when it is asked for', async () => {
    const target = join(folder, 'open.json');
    await cli('report', 'audit', '--case', caseFile, '--out', target, '--no-mask');
    expect(readFileSync(target, 'utf8')).toContain('DEBSPC00012345X');
  });

  test('an unknown kind, an unknown ending, an unwritable place and an unknown session are errors', async () => {
    for (const args of [
      ['report', 'novel', '--case', caseFile, '--out', 'a.html'],
      ['report', 'audit', '--case', caseFile, '--out', 'a.docx'],
      ['report', 'audit', '--case', caseFile, '--out', join(folder, 'no', 'such', 'a.html')],
      ['report', 'audit', '--case', caseFile],
      ['report', 'audit', '--case', caseFile, '--session', 'none', '--out', 'a.html'],
    ]) {
      const outcome = await cli(...args);
      expect({ args, code: outcome.code, out: outcome.out }).toEqual({ args, code: 1, out: '' });
    }
  });
});

describe('the command line itself', () => {
  test('help and version are answers, nonsense is an error with the usage', async () => {
    expect(await cli('--help')).toMatchObject({ code: 0 });
    expect((await cli('--version')).out).toMatch(/\d+\.\d+\.\d+/);
    // Without any words the usage is the answer, but nothing was done.
    expect(await cli()).toMatchObject({ code: 1 });
    for (const args of [['frobnicate'], ['verify', '--frobnicate'], ['import', sample]]) {
      const outcome = await cli(...args);
      expect({ args, code: outcome.code, out: outcome.out }).toEqual({ args, code: 1, out: '' });
      expect(outcome.err).toMatch(/^ {2}ladeakte (?:import|verify)/m);
      expect(outcome.err.split('\n').length).toBeLessThan(6);
    }
  });

  test('prints no warning of the runtime', async () => {
    expect((await cli('explain', 'PlugLockCannotLock')).err).toBe('');
  });

  test('speaks German where the environment does', async () => {
    const outcome = await runCli(['verify', 'gone.txt'], {
      cwd: folder,
      environment: { ...environment, LC_ALL: 'de_DE.UTF-8' },
    });
    expect(outcome.err).toMatch(/keine Datei|gibt es nicht|fehlt/);
  });

  test('an older Node hands over to the one that came with the program', async () => {
    // Pretends to be Node 20; the launcher only asks for the version.
    const pretend =
      'data:text/javascript,Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })';
    const older = { cwd: folder, environment, nodeArguments: ['--import', pretend] };
    const good = await runCli(['verify', 'valid.txt', '--key', 'key.txt', '--json'], older);
    expect(good.code).toBe(0);
    expect(good.lines().at(-1)).toMatchObject({ type: 'summary', valid: 1 });
    const bad = await runCli(['verify', 'changed.txt', '--key', 'key.txt'], older);
    expect(bad.code).toBe(2);
  });
});
