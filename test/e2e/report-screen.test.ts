import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Download, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../runner/run-tool.ts';
import { guardedContext, launchBrowser } from './browser/launch-browser.ts';
import type { GuardedContext } from './browser/launch-browser.ts';
import { testBrowser } from './browser/test-browser.ts';
import { dropFiles } from './drop-file.ts';
import { startRealServer } from './real-server.ts';
import type { RealServer } from './real-server.ts';

/** The Report screen in the real product: the preview follows every choice, and what is saved is what is shown. */
const sample = join(projectRoot, 'test', 'fixtures', 'sample', 'sample-diagnostics.tar.gz');
const pictures = fileURLToPath(new URL('./screenshots/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-report-screen-'));
/** A customer's contract in the sample; masked unless asked otherwise. */
const contract = 'DEBSPC00012345X';
/** A busy machine needs a while for a report. */
const patiently = { timeout: 20_000 };

let server: RealServer;
let browser: Browser;
let guarded: GuardedContext;
let page: Page;
let preview: FrameLocator;

async function saved(testId: string): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(testId).click()]);
  return download;
}

async function headings(): Promise<readonly string[]> {
  return preview.locator('h2').allTextContents();
}

async function shows(text: string): Promise<void> {
  await preview.getByText(text, { exact: false }).first().waitFor();
}

async function picture(name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(pictures, `${name}-${theme}.png`), animations: 'disabled' });
  }
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  const { executable, environment } = await testBrowser();
  const before = { ...process.env };
  // The server prints with the browser that the tests brought along.
  Object.assign(process.env, environment, { LADEAKTE_CHROMIUM: executable });
  server = await startRealServer();
  process.env = before;
  browser = await launchBrowser();
  guarded = await guardedContext(browser, server.origin, { viewport: { width: 1280, height: 800 } });
  page = await guarded.context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(server.url);
  await page.getByTestId('screen-start').waitFor();
  await dropFiles(page, [sample]);
  await page.getByTestId('count-sessions').getByText('12').waitFor();
  await page.getByTestId('go-report').click();
  preview = page.frameLocator('[data-testid="report-frame"]');
  await preview.locator('h1').first().waitFor();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the preview follows', () => {
  test('the parts: one is taken out, another moved, by keyboard alone', async () => {
    expect((await headings())[0]).toBe('Summary');
    await page.getByTestId('section-timeline').focus();
    await page.keyboard.press('Space');
    await expect.poll(headings, patiently).not.toContain('Timeline');
    await page.getByTestId('section-down-summary').focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await headings())[0], patiently).toBe('Findings');
    // What is claimed and what not can be read in every report.
    expect(await page.getByTestId('section-method').getAttribute('data-disabled')).toBe('true');
    await page.getByTestId('usual-sections').click();
    await expect.poll(async () => (await headings()).slice(0, 2), patiently).toEqual(['Summary', 'Timeline']);
  });

  test('masking, kind by kind', async () => {
    await shows('contract-1');
    await page.getByTestId('mask-contract').click();
    await shows(contract);
    await page.getByTestId('mask-contract').click();
    await shows('contract-1');
    expect(await preview.locator('body').textContent()).not.toContain(contract);
    expect(await page.getByTestId('mask-password').getAttribute('data-disabled')).toBe('true');
  });

  test('language and sessions', async () => {
    await page.getByTestId('report-language').getByText('Deutsch').click();
    await shows('Zusammenfassung');
    await page.getByTestId('report-scope').getByText('match a filter').click();
    await page.getByTestId('report-filter').fill('signature:invalid');
    await shows('Beschränkt auf 1 gewählten Ladevorgang');
    await page.getByTestId('report-scope').getByText('All sessions').click();
    await page.getByTestId('report-language').getByText('English').click();
    await shows('Summary');
  });

  test('a letterhead, and a mistake in it with its place', async () => {
    const good = join(folder, 'letterhead.json');
    const bad = join(folder, 'broken.json');
    writeFileSync(
      good,
      '{"ladeakte":"report-template/1","company":{"name":"Muster GmbH","closing":"Kind regards"},"reports":{"incident":{"sections":["findings"]}}}',
    );
    writeFileSync(bad, '{"ladeakte":"report-template/1",\n "companny":{}}');
    const choose = async (path: string): Promise<void> => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByTestId('choose-template').click(),
      ]);
      await chooser.setFiles(path);
    };
    await choose(bad);
    await page.getByText('line 2, column 2', { exact: false }).first().waitFor();
    await choose(good);
    await shows('Muster GmbH');
    await shows('Kind regards');
    expect(await headings()).toEqual(['Findings', 'Method and limits']);
    await page.getByTestId('remove-template').click();
    await expect.poll(headings, patiently).toContain('Summary');
  });
});

describe('what is saved', () => {
  test('PDF, printed by a browser of this machine', async () => {
    const download = await saved('save-pdf');
    expect(download.suggestedFilename()).toBe('sample-diagnostics-incident.pdf');
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString('latin1'),
    ).toBe('%PDF-');
    await page.getByTestId('report-saved').getByText('sample-diagnostics-incident.pdf').waitFor();
  });

  test('an evidence bundle whose sums are right', async () => {
    const download = await saved('save-bundle');
    expect(download.suggestedFilename()).toBe('sample-diagnostics-bundle.zip');
    const zip = join(folder, 'bundle.zip');
    await download.saveAs(zip);
    const unzip = spawnSync('unzip', ['-q', zip, '-d', folder]);
    if (unzip.error !== undefined) console.warn('no unzip here: the sums of the bundle are not checked');
    else {
      const check = spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: join(folder, 'sample-diagnostics-bundle') });
      if (check.error === undefined) expect(check.status).toBe(0);
    }
  });

  test('an export, and proofs as one file', async () => {
    const xml = await saved('export-do');
    expect(readFileSync(await xml.path(), 'utf8')).toContain('<signedData format="OCMF"');
    await page.getByTestId('export-kind').getByText('OpenSSL').click();
    const proofs = await saved('export-do');
    expect(proofs.suggestedFilename()).toBe('sample-diagnostics-proof.zip');
    await page.getByTestId('export-kind').getByText('Open OCPP Trace').click();
    const trace = await saved('export-do');
    expect(readFileSync(await trace.path(), 'utf8')).not.toContain(contract);
  });

  test('how it looks', async () => {
    await page.getByTestId('report-kind').getByText('Audit').click();
    await shows('Sessions with signed values');
    for (const [width, height] of [
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await picture(`report-en-${width}`);
    }
  });
});

test('nothing was asked of anybody else, and no rule of the page was broken', () => {
  expect(guarded.refused).toEqual([]);
  // The broken letterhead was answered with an error that the page shows.
  expect(guarded.complaints.filter((text) => !/422|400/.test(text))).toEqual([]);
});
