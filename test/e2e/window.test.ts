import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HostBridge } from '../../main/api/client.ts';
import { startAgain, startApp } from './electron-double/drive.ts';
import type { DrivenApp } from './electron-double/drive.ts';

declare global {
  interface Window {
    readonly ladeakte?: HostBridge;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-window-'));
const log = join(folder, 'first.log');
const second = join(folder, 'second.log');
const line = '2025-10-21T08:03:00Z [2,"a1","Heartbeat",{}]\n';
let app: DrivenApp;

/** Waits for a value that comes about by itself. */
async function eventually<Value>(read: () => Promise<Value>, fits: (value: Value) => boolean): Promise<Value> {
  const endMs = performance.now() + 20_000;
  for (;;) {
    // A page that is just being loaded again cannot be asked.
    const value = await read().catch((error: unknown) => {
      if (performance.now() > endMs) throw error;
      return undefined;
    });
    if (value !== undefined && (fits(value) || performance.now() > endMs)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

beforeAll(async () => {
  writeFileSync(log, line);
  writeFileSync(second, line.repeat(2));
  app = await startApp([log]);
});

afterAll(async () => {
  await app.quit();
  rmSync(folder, { recursive: true, force: true });
});

function recentCases(): Promise<number> {
  return app.page.evaluate(async () => {
    const reply = await window.ladeakte?.call('recent.list', {});
    return reply?.ok === true ? reply.value.length : -1;
  });
}

/** Holds files above the page and lets them go, as a person would with a mouse. */
async function drop(paths: readonly string[], x: number, y: number): Promise<void> {
  for (const kind of ['dragEnter', 'dragOver', 'drop'] as const) await app.tell({ order: 'drag', kind, paths, x, y });
}

/** Names of the dropped files in the case that is on screen. */
async function sourceNames(): Promise<readonly string[]> {
  await app.page.getByTestId('go-evidence').click();
  const rows = app.page.getByTestId('grid-sources').getByTestId('grid-row');
  await rows.first().waitFor();
  return (await rows.locator('[data-column="name"]').allInnerTexts()).map((text) => text.trim());
}

describe('the window, main process and preload unchanged on a real Chromium', () => {
  test('a file from the command line is imported and its overview shown', async () => {
    await app.page.getByText('first', { exact: false }).first().waitFor();
    expect(await eventually(recentCases, (count) => count === 1)).toBe(1);
    expect(await app.page.evaluate(() => window.ladeakte?.shell)).toBe('electron');
  });

  test('the page has the bridge and nothing of Node or Electron', async () => {
    const seen = await app.page.evaluate(() => ({
      frozen: Object.isFrozen(window.ladeakte),
      members: Object.keys(window.ladeakte ?? {}).toSorted(),
      strangers: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', 'doubleToMain'].filter(
        (name) => name in window,
      ),
    }));
    expect(seen).toEqual({
      frozen: true,
      members: ['adopt', 'call', 'choose', 'initialFiles', 'save', 'shell', 'subscribe'],
      strangers: [],
    });
  });

  test('the engine answers over the port, and refuses what is not in the contract', async () => {
    const replies = await app.page.evaluate(async () => [
      await window.ladeakte?.call('app.info', {}),
      await window.ladeakte?.call('no.such' as 'app.info', {}),
      await window.ladeakte?.call('case.get', { caseId: '../etc' }),
    ]);
    expect(replies).toMatchObject([
      { ok: true, value: { shell: 'electron', version: '0.1.0' } },
      { ok: false, error: { code: 'procedure-unknown' } },
      { ok: false, error: { code: 'input-invalid' } },
    ]);
  });

  test('a call is ended by its ticket', async () => {
    const replies = await app.page.evaluate(async () => {
      const host = window.ladeakte;
      const recent = await host?.call('recent.list', {});
      const opened = await host?.call('case.open', { file: recent?.ok === true ? (recent.value[0]?.token ?? '') : '' });
      const caseId = opened?.ok === true ? opened.value.caseId : '';
      await host?.call('query.cancel', { ticket: 'mine' });
      return [
        await host?.call('log.list', { caseId, filter: '"never asked before"' }, 'mine'),
        await host?.call('log.list', { caseId, filter: '"never asked before"' }, 'another'),
      ];
    });
    expect(replies).toMatchObject([{ ok: false, error: { code: 'cancelled' } }, { ok: true }]);
  });

  test('a made-up file has no path and gets no token', async () => {
    const granted = await app.page.evaluate(() => window.ladeakte?.adopt([new File(['x'], 'made-up.log')]));
    expect(granted).toEqual([]);
  });

  test('choosing gives tokens, never paths', async () => {
    await app.tell({ order: 'answer-dialog', dialog: 'open', paths: [log, second] });
    const chosen = await app.page.evaluate(() => window.ladeakte?.choose('evidence'));
    expect(chosen?.map(({ name, sizeBytes }) => ({ name, sizeBytes }))).toEqual([
      { name: 'first.log', sizeBytes: line.length },
      { name: 'second.log', sizeBytes: 2 * line.length },
    ]);
    expect(JSON.stringify(chosen)).not.toContain(folder);
    expect(await app.page.evaluate(() => window.ladeakte?.choose('case'))).toBeNull();
  });

  test('saving writes where the person said, as PDF when the name says so', async () => {
    const document = { fileName: '../report.html', mediaType: 'text/html', text: '<!doctype html><p>Grüße</p>' };
    const save = (): Promise<string | null | undefined> =>
      app.page.evaluate((given) => window.ladeakte?.save(given), document);
    await app.tell({ order: 'answer-dialog', dialog: 'save', paths: [join(folder, 'a.html')] });
    expect(await save()).toBe('a.html');
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe(document.text);

    await app.tell({ order: 'answer-dialog', dialog: 'save', paths: [join(folder, 'a.pdf')] });
    expect(await save()).toBe('a.pdf');
    expect(readFileSync(join(folder, 'a.pdf')).subarray(0, 5).toString('latin1')).toBe('%PDF-');

    expect(await save()).toBeNull();
    const asked = app.told.filter((told) => told.told === 'dialog' && told.dialog === 'save');
    expect(JSON.stringify(asked)).toContain('report.html');
    expect(JSON.stringify(asked)).not.toContain('../report.html');
  });

  test('a PDF holds no date of its making, and a bundle is written by the engine that made it', async () => {
    expect(readFileSync(join(folder, 'a.pdf')).toString('latin1')).toContain('/CreationDate (D:20000101000000');
    await app.tell({ order: 'answer-dialog', dialog: 'save', paths: [join(folder, 'evidence.zip')] });
    const place = await app.page.evaluate(async () => {
      const host = window.ladeakte;
      const recent = await host?.call('recent.list', {});
      const token = recent?.ok === true ? (recent.value[0]?.token ?? '') : '';
      const opened = await host?.call('case.open', { file: token });
      const caseId = opened?.ok === true ? opened.value.caseId : '';
      const bundle = await host?.call('bundle.make', { caseId, language: 'en', reports: ['cpo'] });
      const file = bundle?.ok === true ? bundle.value.file : null;
      return file === null || file === undefined ? JSON.stringify(bundle) : host?.save(file);
    });
    expect(place).toBe('evidence.zip');
    expect(readFileSync(join(folder, 'evidence.zip')).toString('latin1')).toContain('-bundle/SHA256SUMS');
  });

  test('requests to others are refused, whatever asks for them', async () => {
    const outcome = await app.page.evaluate(async () => {
      const image = new Image();
      const failed = new Promise((resolve) => image.addEventListener('error', () => resolve('refused')));
      image.src = 'https://example.org/pixel.png';
      const fetched = await fetch('https://example.org/').then(
        () => 'let through',
        () => 'refused',
      );
      return [await failed, fetched];
    });
    expect(outcome).toEqual(['refused', 'refused']);
    // The policy of the page was first; behind it stands the blocker of the session.
    const passes = (address: string): Promise<unknown> => app.tell({ order: 'request', address });
    expect(await passes('ladeakte://app/assets/x.js')).toBe(true);
    for (const address of [
      'https://example.org/',
      'http://127.0.0.1/',
      'ws://localhost/',
      'file:///etc/passwd',
      'ladeakte://evil/',
    ]) {
      expect(await passes(address)).toBe(false);
    }
  });

  test('the page cannot be led away, and opens no other window', async () => {
    const before = app.page.url();
    await app.page.evaluate(() => {
      window.location.href = 'https://example.org/away';
    });
    await app.hears('refused', ({ what, address }) => what === 'navigation' && address === 'https://example.org/away');
    await app.page.evaluate(() => void window.open('about:blank'));
    await app.hears('refused', ({ what }) => what === 'window');
    expect(app.page.url()).toBe(before);
  });

  test('nothing is permitted but writing text to the clipboard', async () => {
    const ask = (permission: string, address: string): Promise<unknown> =>
      app.tell({ order: 'permission', permission, address });
    expect(await ask('clipboard-sanitized-write', 'ladeakte://app/')).toBe(true);
    expect(await ask('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
    ]) {
      expect(await ask(permission, 'ladeakte://app/')).toBe(false);
    }
  });

  test('a second start hands its files over and ends', async () => {
    expect(await startAgain(app, [second])).toBe(0);
    await app.page.getByText('second', { exact: false }).first().waitFor();
    expect(await eventually(recentCases, (count) => count === 2)).toBe(2);
  });

  test('files let go above an open case are added to it by their paths', async () => {
    const added = join(folder, 'added.log');
    writeFileSync(added, line.repeat(3));
    const before = await eventually(recentCases, (count) => count === 2);
    await app.tell({ order: 'drag', kind: 'dragEnter', paths: [added], x: 300, y: 400 });
    await app.page.getByTestId('drop-overlay').waitFor();
    expect(await app.page.evaluate(() => document.body.innerText)).not.toContain(folder);
    await drop([added], 300, 400);
    await app.page.getByTestId('drop-overlay').waitFor({ state: 'detached' });
    expect(await eventually(sourceNames, (names) => names.length === 2)).toEqual(['second.log', 'added.log']);
    expect(await recentCases()).toBe(before);
  });

  test('a folder and a file let go on the other half begin a case of their own', async () => {
    const logs = join(folder, 'logs');
    mkdirSync(logs);
    writeFileSync(join(logs, 'inner.log'), line.repeat(4));
    const beside = join(folder, 'beside.log');
    writeFileSync(beside, line.repeat(5));
    const { width } = app.page.viewportSize() ?? { width: 1280 };
    await drop([logs, beside], width - 200, 400);
    expect(await eventually(recentCases, (count) => count === 3)).toBe(3);
    const names = await eventually(sourceNames, (seen) => seen.includes('beside.log'));
    expect(names).toHaveLength(2);
    expect(names.join(' ')).toMatch(/logs\/\s*inner\.log/);
  });

  test('a drop on the start screen becomes a case; a file that a script made does not', async () => {
    const first = join(folder, 'from-start.log');
    writeFileSync(first, line.repeat(6));
    await app.page.goto(`${app.page.url().split('#')[0]}#`);
    await app.page.getByTestId('drop-zone').waitFor();
    await app.page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['[2,"a1","Heartbeat",{}]'], 'from-start.log'));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
    });
    await drop([first], 400, 300);
    await app.page.getByTestId('import-panel').or(app.page.getByTestId('stands-out')).first().waitFor();
    expect(await eventually(recentCases, (count) => count === 4)).toBe(4);
    expect(await eventually(sourceNames, (names) => names.length === 1)).toEqual(['from-start.log']);
  });

  test('what is dropped never leads the page to the file', async () => {
    const page = join(folder, 'page.html');
    writeFileSync(page, '<title>elsewhere</title>');
    const before = app.page.url().split('#')[0];
    await drop([page], 100, 5);
    await app.page.getByTestId('case-name').waitFor();
    expect(app.page.url().split('#')[0]).toBe(before);
    expect(await app.page.title()).not.toBe('elsewhere');
  });

  test('a crashed engine is replaced, and the person is told', async () => {
    await app.tell({ order: 'crash-engine' });
    await app.hears('dialog', ({ dialog }) => dialog === 'message');
    expect(await eventually(recentCases, (count) => count === 4)).toBe(4);
  });

  test('the place of the window and the last folder are remembered', async () => {
    const stored: unknown = JSON.parse(readFileSync(join(app.userData, 'window.json'), 'utf8'));
    expect(stored).toMatchObject({ lastFolder: folder });
  });
});

test('the program asked for nothing outside of itself all the while', () => {
  const asked = app.told.filter((told) => told.told === 'refused' && told.what === 'request');
  // Chromium's own policy stopped the two tries of the page above before they became requests.
  expect(asked).toEqual([]);
});

test('a file that is gone is told by name', async () => {
  await app.tell({ order: 'open-file', path: join(folder, 'gone.log') });
  const told = await app.hears('dialog', ({ dialog }) => dialog === 'error');
  expect(JSON.stringify(told.options)).toContain('gone.log');
});

test('quitting closes the engine and ends well', async () => {
  expect(await app.quit()).toBe(0);
});
