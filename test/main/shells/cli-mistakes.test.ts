import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onWindows } from '../../runner/platform.ts';
import { assertTaken, readArguments } from '../../../main/shells/cli/arguments.ts';
import { givenKeys } from '../../../main/shells/cli/given-keys.ts';
import { cliOptions, commandNames, optionNames, takesOption } from '../../../main/shells/cli/options.ts';
import { commandHelp, usageText } from '../../../main/shells/cli/usage.ts';
import { UsageError } from '../../../main/shells/cli/usage-error.ts';
import { saveFile } from '../../../main/engine/save-file.ts';
import { projectRoot } from '../../runner/run-tool.ts';
import { runCli } from './run-cli.ts';

const sample = fileURLToPath(new URL('../../fixtures/sample/sample-diagnostics.tar.gz', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-mistakes-'));
const environment = { LADEAKTE_DATA: join(folder, 'data') };
const cli = (...args: readonly string[]) => runCli(args, { cwd: folder, environment });
const line = '2025-01-01T00:00:00Z CP1 received [2,"1","Heartbeat",{}]\n';

beforeAll(async () => {
  writeFileSync(join(folder, 'a.log'), line);
  const { code, err } = await cli('import', 'a.log', '--case', 'a.ladeakte');
  if (code !== 0) throw new Error(err);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The code of the mistake, `null` when the words are taken. */
function mistake(...words: readonly string[]): string | null {
  try {
    const given = readArguments(words, {});
    const command = commandNames.find((name) => name === given.command);
    if (command !== undefined) assertTaken(command, given, command === 'import' ? 100 : 1);
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error.code;
    throw error;
  }
}

test('a folder for temporary files that is not there is told, whoever needs it', async () => {
  const gone = join(folder, 'no-such-folder');
  const without = (...args: readonly string[]) =>
    runCli(args, { cwd: folder, environment: { ...environment, TMPDIR: gone, TEMP: gone, TMP: gone } });
  writeFileSync(join(folder, 'empty.db'), Buffer.concat([Buffer.from('SQLite format 3\u0000'), Buffer.alloc(4_080)]));
  for (const run of [without('verify', 'a.log'), without('import', 'empty.db', '--case', 'gone.ladeakte')]) {
    const { code, err } = await run;
    expect([code, err]).toEqual([1, expect.stringContaining(`There is no folder ${gone}.`)]);
  }
});

describe('nothing that was asked for is passed over', () => {
  test.each(commandNames)('%s refuses every option that it has no use for, and takes the others', (command) => {
    for (const name of optionNames) {
      const value = name === 'lang' ? ['de'] : cliOptions[name].takes === 'nothing' ? [] : ['x'];
      const code = mistake(command, `--${name}`, ...value);
      expect({ name, code }).toEqual({ name, code: takesOption(command, name) ? null : 'option-not-here' });
    }
  });

  test.each([
    [['import', 'x', '--case'], 'option-needs-value'],
    [['import', 'x', '--case', '--json'], 'option-needs-value'],
    [['import', 'x', '--case', ''], 'option-needs-value'],
    [['import', 'x', '--json=yes'], 'option-without-value'],
    [['import', 'x', '--case', 'a', '--case', 'b'], 'option-twice'],
    [['import', 'x', '--cse', 'a'], 'unknown-option'],
    [['import', '-x.log'], 'unknown-letters'],
    [['report', 'incident', '--mask', '--no-mask'], 'options-contradict'],
    [['report', 'incident', '--no-mask', '--unmask', 'ip'], 'options-contradict'],
    [['show', 'frames', '--json', '--csv'], 'options-contradict'],
    [['show', 'frames', 'sessions'], 'too-many-words'],
    [['show', 'frames', '--lang', 'fr'], 'unknown-choice'],
  ])('%j is a mistake', (words, code) => {
    expect(mistake(...words)).toBe(code);
  });

  test('values may begin with a hyphen, names behind -- too', () => {
    const given = readArguments(['show', 'frames', '--filter', '-action:Heartbeat', '--', '-x'], {});
    expect(given).toMatchObject({ filter: '-action:Heartbeat', operands: ['frames', '-x'] });
  });

  test.each([
    [['show', 'overview', '--case', 'a.ladeakte', '--csv'], '--csv'],
    [['show', 'sources', '--case', 'a.ladeakte', '--filter', 'x'], '--filter'],
    [['show', 'status', '--case', 'a.ladeakte', '--history'], '--history'],
    [['report', 'cpo', '--case', 'a.ladeakte', '--out', 'r.html', '--bom'], '--bom'],
    [['export', 'json', '--case', 'a.ladeakte', '--out', 'x', '--unmask', 'ip'], '--unmask'],
    [['export', 'json', '--case', 'a.ladeakte', '--out', 'x', '--template', 'a.log'], '--template'],
    [['config', 'audit', '--case', 'a.ladeakte', '--with', 'B'], '--with'],
    [['import', 'a.log', '--case', 'm.ladeakte', '--mapping', 'gone.json'], 'There is no file gone.json'],
    [['explain'], 'What is missing: CODE'],
  ])('%j says so', async (words, option) => {
    const outcome = await cli(...words);
    expect({ code: outcome.code, out: outcome.out }).toEqual({ code: 1, out: '' });
    expect(outcome.err).toContain(option);
  });
});

describe('help', () => {
  test('each command lists the options that it takes and no other, in both languages', async () => {
    for (const command of commandNames) {
      for (const language of ['de', 'en'] as const) {
        const shown = [...commandHelp(command, [], language).matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name);
        expect(shown).toEqual(optionNames.filter((name) => takesOption(command, name)));
        expect(usageText(language)).toContain(`ladeakte ${command}`);
      }
    }
    const show = await cli('show', '--help');
    expect(show).toMatchObject({ code: 0, err: '' });
    expect(show.out).toContain('action:StartTransaction');
    expect((await cli('help', 'verify')).out).toContain('--key FILE|HEX');
  });
});

describe('what is written', () => {
  test('a case is never overwritten, whatever is exported', async () => {
    const before = readFileSync(join(folder, 'a.ladeakte'));
    for (const words of [
      ['export', 'json', '--case', 'a.ladeakte', '--out', 'a.ladeakte'],
      ['export', 'bundle', '--case', 'a.ladeakte', '--out', 'a.ladeakte', '--force'],
    ]) {
      const outcome = await cli(...words);
      expect(outcome).toMatchObject({ code: 1, out: '' });
      expect(outcome.err).toContain('is a case and is not overwritten');
    }
    expect(readFileSync(join(folder, 'a.ladeakte')).equals(before)).toBe(true);
  });

  test('whole or not at all: what was there stays when writing fails, and nothing is left beside it', () => {
    const place = join(folder, 'place');
    mkdirSync(place);
    const target = join(place, 'r.csv');
    saveFile(target, 'old');
    // What is written first stands under another name; here a folder is in its way.
    const part = join(place, `.r.csv.${process.pid}.part`);
    mkdirSync(part);
    expect(() => {
      saveFile(target, 'half');
    }).toThrow('target-not-writable');
    rmSync(part, { recursive: true, force: true });
    expect(readFileSync(target, 'utf8')).toBe('old');
    saveFile(target, 'new');
    expect(readFileSync(target, 'utf8')).toBe('new');
    expect(readdirSync(place)).toEqual(['r.csv']);
  });

  test.skipIf(onWindows)(
    'a link stays a link, the rights of a file stay, one without the right to write is refused by the system',
    () => {
      const place = join(folder, 'linked');
      mkdirSync(place);
      writeFileSync(join(place, 'real.csv'), 'old');
      chmodSync(join(place, 'real.csv'), 0o666);
      symlinkSync('real.csv', join(place, 'link.csv'));
      symlinkSync('made.csv', join(place, 'new.csv'));
      saveFile(join(place, 'link.csv'), 'new');
      saveFile(join(place, 'new.csv'), 'new');
      expect(readFileSync(join(place, 'real.csv'), 'utf8')).toBe('new');
      expect(readFileSync(join(place, 'made.csv'), 'utf8')).toBe('new');
      expect(lstatSync(join(place, 'link.csv')).isSymbolicLink()).toBe(true);
      if (process.platform !== 'win32') expect(statSync(join(place, 'real.csv')).mode & 0o777).toBe(0o666);
      expect(readdirSync(place)).toEqual(['link.csv', 'made.csv', 'new.csv', 'real.csv']);
      symlinkSync('round.csv', join(place, 'round.csv'));
      expect(() => saveFile(join(place, 'round.csv'), 'x')).toThrow(/target-not-writable.*round\.csv"/);
      // As long as a name may be, in letters of two bytes.
      const long = join(place, `${'ü'.repeat(125)}.csv`);
      saveFile(long, 'long');
      expect(readFileSync(long, 'utf8')).toBe('long');
    },
  );

  test.runIf(existsSync('/dev/full'))('a full disk is told as such, on standard output too', async () => {
    const report = await cli('export', 'json', '--case', 'a.ladeakte', '--out', '/dev/full');
    expect(report).toMatchObject({ code: 1, out: '' });
    expect(report.err).toContain('is full');
    const child = spawn(
      process.execPath,
      [join(projectRoot, 'main/shells/cli/main.ts'), 'show', 'frames', '--case', 'a.ladeakte', '--json'],
      { cwd: folder, env: { ...process.env, ...environment }, stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] },
    );
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
    expect(said).toContain('Standard output cannot be written');
    expect(said).not.toContain('    at ');
  });

  test.each([
    [['--case', '.'], 'is a folder'],
    [['--case', 'gone/x.ladeakte'], 'There is no folder'],
    [['--case', 'a.log'], 'is not a Ladeakte case'],
  ])('import %j says what is wrong with the place', async (words, said) => {
    const outcome = await cli('import', 'a.log', ...words);
    expect(outcome).toMatchObject({ code: 1, out: '' });
    expect(outcome.err).toContain(said);
    expect(outcome.err).not.toMatch(/fault in the program| {4}at /);
  });

  test('a vendor that nobody knows is told, and what others say is shown', async () => {
    const outcome = await cli('explain', 'GroundFailure', '--vendor', 'nobody', '--json');
    expect(outcome.code).toBe(0);
    expect(outcome.err).toContain('"nobody"');
    expect((await cli('explain', 'RcdGroundFailure', '--vendor', 'Chargebyte')).err).toBe('');
  });

  test('a message about a file whose name holds a line end stays one line', async () => {
    writeFileSync(join(folder, 'two\nlines.log'), '');
    const { err } = await cli('import', 'two\nlines.log', '--case', 'lines.ladeakte');
    expect(
      err
        .trimEnd()
        .split('\n')
        .every((text) => text.includes(String.raw`two\nlines.log`)),
    ).toBe(true);
  });
});

describe('what is read', () => {
  test('a case is no evidence, dropped as it is or in a bundle: nothing counts twice', async () => {
    expect((await cli('export', 'bundle', '--case', 'a.ladeakte', '--out', 'b.zip', '--report', 'none')).code).toBe(0);
    const outcome = await cli('import', 'a.ladeakte', 'b.zip', '--case', 'again.ladeakte', '--json');
    expect(outcome.err).toContain('This is a case');
    expect(outcome.lines().at(-1)).toMatchObject({ frames: { call: 1 } });
  });

  test('a session is named by its transaction id too', async () => {
    expect((await cli('import', sample, '--case', 's.ladeakte')).code).toBe(0);
    const [session] = (await cli('show', 'sessions', '--case', 's.ladeakte', '--json')).lines();
    for (const id of [session?.['id'], session?.['transactionId']]) {
      const outcome = await cli('export', 'csv', '--case', 's.ladeakte', '--session', String(id), '--out', 'one.csv');
      expect(outcome.code).toBe(0);
      expect(readFileSync(join(folder, 'one.csv'), 'utf8').trim().split('\n')).toHaveLength(2);
    }
    expect((await cli('export', 'csv', '--case', 's.ladeakte', '--session', 'x', '--out', 'o.csv')).err).toContain(
      'no session x',
    );
  });

  test('a folder without a file is told, and a key that is no file is not taken for a key', async () => {
    mkdirSync(join(folder, 'empty'));
    expect((await cli('import', 'empty', '--case', 'e.ladeakte')).err).toContain('empty: no file in this folder');
    const outcome = await cli('verify', 'a.log', '--key', 'gone.pem');
    expect(outcome).toMatchObject({ code: 1, out: '' });
    expect(outcome.err).toContain('--key gone.pem: there is no such file');
  });

  test('every key of a key file counts: PEM blocks, lines, with a byte order mark, in UTF-16', () => {
    const pem = [1, 2].map(() =>
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }),
    );
    const hex = pem.map((text) =>
      Buffer.from(text.toString().split('\n').slice(1, -2).join(''), 'base64').toString('hex'),
    );
    const write = (name: string, content: string | Buffer): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const both = pem.join('');
    expect(givenKeys([write('two.pem', both)])).toHaveLength(2);
    expect(givenKeys([write('bom.pem', `\ufeff${both}`)])).toHaveLength(2);
    expect(givenKeys([write('wide.pem', Buffer.from(`\ufeff${both}`, 'utf16le'))])).toHaveLength(2);
    expect(givenKeys([write('two.hex', `# meters\n${hex.join('\n')}\n`)])).toEqual(hex);
    expect(givenKeys([write('one.b64', String(pem[0]).split('\n').slice(1, -2).join('\n'))])).toHaveLength(1);
    expect(givenKeys([write('one.der', Buffer.from(hex[0] ?? '', 'hex')), hex[1] ?? ''])).toEqual(hex);
  });
});

describe('an end from outside', () => {
  const started = (args: readonly string[], signal: NodeJS.Signals, after: string, variables: object = {}) => {
    const child = spawn(process.execPath, [join(projectRoot, 'main/shells/cli/main.ts'), ...args], {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...environment, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      out += part;
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      const before = said.includes(after);
      said += part;
      if (!before && said.includes(after)) setTimeout(() => child.kill(signal), 300);
    });
    return {
      kill: () => child.kill(signal),
      ended: new Promise<{ code: number | null; said: string; out: string }>((resolve) =>
        child.once('close', (code) => {
          resolve({ code, said, out });
        }),
      ),
    };
  };
  const large = (): string => {
    writeFileSync(join(folder, 'large.log'), line.repeat(600_000));
    return 'large.log';
  };

  test.skipIf(onWindows)(
    'an import that was ended counts nothing twice when it is done again',
    async () => {
      const { code, said } = await started(['import', large(), '--case', 'cut.ladeakte'], 'SIGTERM', 'reading').ended;
      expect({ code, cancelled: said.includes('Import cancelled') }).toEqual({ code: 1, cancelled: true });
      const again = await cli('import', 'large.log', '--case', 'cut.ladeakte', '--json');
      expect(again.lines().at(-1)).toMatchObject({ sources: 1, frames: { call: 600_000 } });
    },
    60_000,
  );

  test.skipIf(onWindows)(
    'a verification that was ended answers nothing and leaves no private copy',
    async () => {
      const temporary = join(folder, 'tmp');
      mkdirSync(temporary);
      const run = started(['verify', large(), '--json'], 'SIGTERM', 'never said', { TMPDIR: temporary });
      while (readdirSync(temporary).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      run.kill();
      const { code, said, out } = await run.ended;
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(said).toContain('Cancelled; nothing was judged.');
      expect(readdirSync(temporary)).toEqual([]);
    },
    60_000,
  );
});
