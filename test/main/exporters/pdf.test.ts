import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { onWindows } from '../../runner/platform.ts';
import { errorText } from '../../../main/api/error-texts.ts';
import { ApiFailure } from '../../../main/api/errors.ts';
import { exporters } from '../../../main/exporters/index.ts';
import { findChromium } from '../../../main/exporters/pdf/find-chromium.ts';
import { printPdf } from '../../../main/exporters/pdf/print-pdf.ts';
import { steadyPdf } from '../../../main/exporters/pdf/steady-pdf.ts';
import { testBrowser } from '../../e2e/browser/test-browser.ts';
import { masked } from './options.ts';
import { smallReportData } from './small-report-data.ts';

const lines = { head: 'head', foot: 'foot', page: 'Seite', of: 'von' };
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-pdf-test-'));
const before = { ...process.env };
let browser: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  const { executable, environment } = await testBrowser();
  browser = { ...environment, LADEAKTE_CHROMIUM: executable };
});
afterEach(() => {
  process.env = { ...before };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function failure(run: Promise<unknown>): Promise<ApiFailure['error']> {
  const error: unknown = await run.catch((caught: unknown) => caught);
  if (!(error instanceof ApiFailure)) throw new Error(`no expected failure: ${String(error)}`);
  return error.error;
}

describe('looking for a browser', () => {
  const there = (...paths: readonly string[]) => ({ exists: (path: string) => paths.includes(path) });

  test('the variable is taken at its word', () => {
    const environment = { LADEAKTE_CHROMIUM: '/opt/x', PATH: '/usr/bin' };
    const search = { environment, platform: 'linux' as const };
    expect(findChromium({ ...search, ...there('/opt/x', '/usr/bin/chromium') }).path).toBe('/opt/x');
    expect(findChromium({ ...search, ...there('/usr/bin/chromium') })).toEqual({
      path: null,
      looked: ['LADEAKTE_CHROMIUM=/opt/x'],
    });
  });

  test('then the usual names and places of each system', () => {
    const linux = { environment: { PATH: '/usr/local/bin:/usr/bin' }, platform: 'linux' as const };
    expect(findChromium({ ...linux, ...there('/usr/bin/google-chrome', '/usr/local/bin/chromium') }).path).toBe(
      '/usr/local/bin/chromium',
    );
    expect(findChromium({ ...linux, ...there('/snap/bin/chromium') }).path).toBe('/snap/bin/chromium');
    const mac = { environment: { HOME: '/homes/x' }, platform: 'darwin' as const };
    const edge = '/homes/x/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    expect(findChromium({ ...mac, ...there(edge) }).path).toBe(edge);
    const windows = { environment: { PROGRAMFILES: 'C:\\Programme' }, platform: 'win32' as const };
    const chrome = 'C:\\Programme\\Google\\Chrome\\Application\\chrome.exe';
    expect(findChromium({ ...windows, ...there(chrome) }).path).toBe(chrome);
    expect(findChromium({ ...linux, ...there() }).looked).toContain('google-chrome-stable');
  });

  test('without one, the message says what was looked for and what to do', async () => {
    process.env['LADEAKTE_CHROMIUM'] = join(folder, 'nothing-here');
    const error = await failure(printPdf('<p>x', lines));
    expect(error.code).toBe('pdf-needs-browser');
    for (const language of ['de', 'en'] as const) {
      expect(errorText(error, language)).toContain('nothing-here');
      expect(errorText(error, language)).toContain('HTML');
    }
  });

  test.skipIf(onWindows)('what is no browser ends with its name and its words, and leaves nothing behind', async () => {
    const fake = join(folder, 'chromium');
    writeFileSync(fake, '#!/bin/sh\necho "no display for you" >&2\nexit 7\n');
    chmodSync(fake, 0o755);
    process.env['LADEAKTE_CHROMIUM'] = fake;
    const leftovers = (): readonly string[] =>
      readdirSync(tmpdir()).filter(
        (name) => name.startsWith('ladeakte-pdf-') && !name.startsWith('ladeakte-pdf-test-'),
      );
    const earlier = leftovers();
    const error = await failure(printPdf('<p>x', lines));
    expect(error).toMatchObject({ code: 'pdf-failed', params: { browser: 'chromium' } });
    expect(error.detail).toContain('no display for you');
    expect(leftovers().filter((name) => !earlier.includes(name))).toEqual([]);
  });
});

describe('printing', () => {
  test('gives the same bytes twice, also in another zone, with page numbers and the case name on the pages', async () => {
    const html = exporters.find('incident-html')?.render(smallReportData(), masked('de')) ?? '';
    Object.assign(process.env, browser, { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8' });
    const first = Buffer.from(await printPdf(html, lines));
    Object.assign(process.env, { TZ: 'Asia/Kathmandu', LANG: 'C', LC_ALL: 'C' });
    const second = Buffer.from(await printPdf(html, lines));
    expect(first.equals(second)).toBe(true);
    expect(first.toString('latin1')).toContain('/CreationDate (D:20000101000000');
    const path = join(folder, 'report.pdf');
    writeFileSync(path, first);
    const read = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    if (read.error !== undefined) console.warn('no pdftotext here: the pages are not read');
    else {
      const pages = read.stdout.split('\f').filter((page) => page.trim() !== '');
      expect(pages.length).toBeGreaterThan(2);
      for (const [index, page] of pages.entries()) {
        expect(page).toContain(`Seite ${index + 1} von ${pages.length}`);
        expect(page).toContain('Ladeakte 0.1.0 · Stand der Akte 4');
        if (index > 0) expect(page).toContain('Störungsbericht · Beispielakte');
        // No page without content of its own.
        expect(page.replaceAll(/\s+/g, ' ').length).toBeGreaterThan(120);
      }
    }
  }, 120_000);

  test('numbers of the structure tree begin anywhere and are told by their rank', () => {
    const pdf = (first: number, second: number): Uint8Array =>
      Buffer.from(`/ID (node0000${first})>> /Names [(node0000${first}) 5 0 R (node0000${second}) 6 0 R]`, 'latin1');
    expect(Buffer.from(steadyPdf(pdf(1558, 1560))).toString('latin1')).toBe(
      '/ID (node00000001)>> /Names [(node00000001) 5 0 R (node00000002) 6 0 R]',
    );
    expect(steadyPdf(pdf(1558, 1560))).toEqual(steadyPdf(pdf(1559, 1561)));
  });

  test('runs no script and asks no network', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    Object.assign(process.env, browser);
    try {
      const origin = `http://127.0.0.1:${port}`;
      const html = `<!doctype html><link rel="stylesheet" href="${origin}/style"><img src="${origin}/image"><p id="p">unchanged</p><script>document.getElementById('p').textContent='changed';fetch('${origin}/script')</script><iframe src="${origin}/frame"></iframe>`;
      const path = join(folder, 'quiet.pdf');
      writeFileSync(path, await printPdf(html, lines));
      expect(asked).toEqual([]);
      const read = spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' });
      if (read.error === undefined) {
        expect(read.stdout).toContain('unchanged');
        expect(read.stdout).not.toMatch(/^changed/m);
      }
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  }, 60_000);
});

test('what differs from run to run is overwritten without moving anything', () => {
  const made = (date: string, id: string): Buffer =>
    Buffer.from(
      `%PDF-1.4\n1 0 obj\n<</CreationDate (D:${date}+00'00')\n/ModDate (D:${date}+00'00')>>\nendobj\ntrailer\n<</ID [<${id}> <${id}>]>>\n`,
      'latin1',
    );
  const [first, second] = [made('20260101101112', 'ab'.repeat(16)), made('20270203040506', 'cd'.repeat(16))];
  expect(steadyPdf(first)).toEqual(steadyPdf(second));
  expect(steadyPdf(first)).toHaveLength(first.length);
});
