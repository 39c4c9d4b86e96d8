import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { onWindows } from '../runner/platform.ts';
import { ask } from '../main/shells/ask.ts';
import { projectRoot } from '../runner/run-tool.ts';

/** What `npm start` and `ladeakte open` do, with and without a window. */
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const evidence = join(folder, 'given file.log');
writeFileSync(evidence, '2025-10-21T08:03:00Z [2,"a1","Heartbeat",{}]\n');

/** A folder that passes for an installed Electron; its binary writes down how it was called. */
function fakeElectron(exitCode: number): { readonly dist: string; readonly record: string } {
  const dist = mkdtempSync(join(folder, 'electron-'));
  const record = join(dist, 'called.txt');
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > '${record}'\nexit ${exitCode}\n`;
  writeFileSync(join(dist, 'electron'), script, { mode: 0o755 });
  return { dist, record };
}

function start(program: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...inherited } = process.env;
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return spawn(process.execPath, program, {
    cwd: projectRoot,
    env: {
      ...inherited,
      LC_ALL: 'en_US.UTF-8',
      LADEAKTE_DATA: join(folder, 'data'),
      TMPDIR: temporary,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What a process says until it matches, or until it ends. */
function says(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    child.stderr?.on('data', (part: Buffer) => {
      text += part.toString('utf8');
      if (pattern.test(text)) resolve(text);
    });
    child.once('close', () => resolve(text));
  });
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

const addressLine = /http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]+/;
const npmStart = ['main/shells/start.ts', '--no-open'];
const missing = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'no-electron') };

describe.skipIf(onWindows)('without a window', () => {
  test('one line says why, browser mode follows, and the given file is handed to the page', async () => {
    const child = start([...npmStart, evidence], missing);
    const said = await says(child, addressLine);
    expect(said).toMatch(/^The window is not installed \(run "npx install-electron"/m);
    const [url = ''] = addressLine.exec(said) ?? [];
    const { origin, hash } = new URL(url);
    const session = await ask(`${origin}/session`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ key: hash.slice('#key='.length) }),
    });
    const cookie = session.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
    const { page } = JSON.parse(session.text) as { readonly page: string };
    const files = await ask(`${origin}/initial-files`, { headers: { cookie, 'x-ladeakte-page': page } });
    expect(JSON.parse(files.text)).toMatchObject([{ name: 'given file.log', sizeBytes: 45 }]);
    const ended = exitOf(child);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(readdirSync(join(folder, 'tmp')).filter((name) => name.startsWith('ladeakte-uploads-'))).toEqual([]);
  });

  test('an installed window without a display is the other reason', async () => {
    const { dist } = fakeElectron(0);
    const child = start(npmStart, { ELECTRON_OVERRIDE_DIST_PATH: dist });
    expect(await says(child, addressLine)).toMatch(/^There is no display/m);
    const ended = exitOf(child);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test('a file that is not there is an error before anything is started', async () => {
    const child = start([...npmStart, join(folder, 'gone.log')], missing);
    const ended = exitOf(child);
    expect(await says(child, /\n/)).toContain('gone.log');
    expect(await ended).toBe(1);
  });

  test('ladeakte open does the same', async () => {
    const child = start(['main/shells/cli/ladeakte.mjs', 'open', evidence, '--no-open'], missing);
    expect(await says(child, addressLine)).toMatch(addressLine);
    const ended = exitOf(child);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

describe.skipIf(onWindows)('with a window', () => {
  test('Electron gets the built program and whole paths, and its exit code is ours', async () => {
    const { dist, record } = fakeElectron(3);
    const child = start([...npmStart, evidence], { ELECTRON_OVERRIDE_DIST_PATH: dist, DISPLAY: ':99' });
    expect(await exitOf(child)).toBe(3);
    expect(readFileSync(record, 'utf8').trim().split('\n')).toEqual([join(projectRoot, 'out', 'electron'), evidence]);
  });

  test('--browser asks for browser mode all the same', async () => {
    const { dist } = fakeElectron(0);
    const child = start([...npmStart, '--browser'], { ELECTRON_OVERRIDE_DIST_PATH: dist, DISPLAY: ':99' });
    expect(await says(child, addressLine)).toMatch(/^Ladeakte is running/m);
    const ended = exitOf(child);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
