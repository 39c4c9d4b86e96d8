import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './accessibility/axe.ts';
import { guardedContext, launchBrowser } from './browser/launch-browser.ts';
import type { GuardedContext } from './browser/launch-browser.ts';
import { twoStationsLog } from './configuration/two-stations.ts';
import { dropFiles } from './drop-file.ts';
import { startRealServer } from './real-server.ts';
import type { RealServer } from './real-server.ts';

/** The Configuration screen on two stations of one make, in the real product. */
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-configuration-'));
let server: RealServer | undefined;
let browser: Browser | undefined;
let guarded: GuardedContext;
let page: Page;
let caseId: string;

beforeAll(async () => {
  const log = join(folder, 'backend.log');
  writeFileSync(log, twoStationsLog());
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
  guarded = await guardedContext(browser, server.origin, { reducedMotion: 'reduce' });
  page = await guarded.context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(server.url);
  await page.getByTestId('screen-start').waitFor({ timeout: 30_000 });
  await dropFiles(page, [log]);
  await page.getByTestId('stands-out').waitFor({ timeout: 60_000 });
  caseId = /#v1\/([a-z0-9-]+)\//.exec(page.url())?.[1] ?? '';
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function at(path: string, ready: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, `#v1/${caseId}/${path}`);
  await page.getByTestId(ready).waitFor();
}

/** What a loaded machine shows late still counts. */
const patience = { timeout: 15_000 };

const cells = (grid: string, column: string) =>
  page.getByTestId(grid).locator(`[data-testid="grid-row"] [data-column="${column}"]`).allInnerTexts();

beforeEach(() => at('overview', 'stands-out'));

describe('current', () => {
  test('is reached by the rail and by the keyboard, and tells whose it is and what is hidden', async () => {
    await page.getByTestId('go-configuration').click();
    await page.getByTestId('grid-configuration-current').waitFor();
    const summary = await page.getByTestId('configuration-summary').innerText();
    expect(summary).toMatch(/CP-A.*ABL eMH3.*keys: 14.*in no catalogue: 1.*secrets masked: 1/s);
    await at('overview', 'stands-out');
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    await page.getByTestId('grid-configuration-current').waitFor();
  });

  test('a key is explained beside the list, and leads to its bytes', async () => {
    await at('configuration', 'grid-configuration-current');
    await page.getByTestId('filter').fill('transmit');
    await expect.poll(() => cells('grid-configuration-current', 'key'), patience).toEqual(['TransmitMeterSignature']);
    await page.getByTestId('grid-configuration-current').getByTestId('grid-row').click();
    const detail = page.getByTestId('config-detail');
    await detail.waitFor();
    const text = await detail.innerText();
    expect(text).toContain('Integration Manual, 2.4p3, 4.4.3');
    expect(text).toContain('cannot be billed under calibration law');
    await detail.getByTestId('evidence-link').first().click();
    await page.getByTestId('raw-pane').waitFor();
    await expect.poll(() => page.getByTestId('raw-pane').innerText(), patience).toContain('backend.log');
    await page.getByTestId('filter').fill('');
  });

  test('a secret is nowhere on the page', async () => {
    await at('configuration', 'grid-configuration-current');
    await page.getByTestId('grid-configuration-current').getByText('AccessPointPassword').click();
    await page.getByTestId('config-detail').waitFor();
    expect(await page.getByTestId('screen-configuration').innerHTML()).not.toContain('T0p-Secret');
  });
});

describe('history', () => {
  test('shows changes and writes with who and what became of them, the newest first', async () => {
    await at('configuration?t=history', 'grid-configuration-history');
    const keys = [
      'ServiceURL',
      'AR4100PollingInterval',
      'EichrechtCompliant',
      'AllowOfflineTxForUnknownId',
      'TransmitMeterSignature',
      'MeterValueSampleInterval',
    ];
    await expect.poll(() => cells('grid-configuration-history', 'key'), patience).toEqual(keys);
    expect(await cells('grid-configuration-history', 'effect')).toEqual([
      'after restart',
      'accepted',
      'refused',
      'accepted',
      'accepted',
      'accepted',
    ]);
    await page.getByTestId('only-changes').click();
    await expect
      .poll(async () => (await cells('grid-configuration-history', 'key')).length, patience)
      .toBeGreaterThan(10);
  });
});

describe('compare', () => {
  test('two stations, then one of them with itself before a change', async () => {
    await at('configuration?t=compare', 'grid-configuration-compare');
    await expect
      .poll(() => page.getByTestId('compare-counts').innerText(), patience)
      .toBe('5 different · 0 only left · 0 only right · 9 the same');
    expect(await cells('grid-configuration-compare', 'key')).toContain('HouseKey');
    const times = await page.getByTestId('compare-right').locator('option').allInnerTexts();
    const before = times.find((label) => label.includes('2025-05-02 09:00'));
    await page.getByTestId('compare-right').selectOption({ label: before ?? '' });
    await expect.poll(() => cells('grid-configuration-compare', 'key'), patience).not.toContain('HouseKey');
    expect(await cells('grid-configuration-compare', 'right')).toContain('60 s');
  });

  test('a reference file', async () => {
    const reference = join(folder, 'standard.txt');
    writeFileSync(reference, 'MeterValueSampleInterval=60\nWebSocketPingInterval=030\nOurOwn=1\n');
    await at('configuration?t=compare', 'grid-configuration-compare');
    const chooser = page.waitForEvent('filechooser');
    await page.getByTestId('compare-file').click();
    await (await chooser).setFiles(reference);
    await expect
      .poll(() => page.getByTestId('compare-counts').innerText(), patience)
      .toBe('1 different · 12 only left · 1 only right · 1 the same');
  });
});

describe('audit', () => {
  test('the gravest first; a station is chosen and stands in the address', async () => {
    await at('configuration?t=audit', 'grid-configuration-audit');
    const texts = () => cells('grid-configuration-audit', 'text');
    await expect.poll(async () => (await texts())[0], patience).toContain('TransmitMeterSignature = false');
    expect((await texts()).join('\n')).toContain('ServiceURL holds only after a restart');
    await page.getByTestId('configuration-station').selectOption('CP-B');
    await expect.poll(async () => (await texts()).join('\n'), patience).not.toContain('TransmitMeterSignature');
    // CP-B was restarted after the write.
    expect((await texts()).join('\n')).not.toContain('restart');
    expect(page.url()).toContain('CP-B');
    await page.reload();
    await expect.poll(() => page.getByTestId('configuration-summary').innerText(), patience).toContain('CP-B');
  });

  test('departures from defaults are asked for', async () => {
    await at('configuration?t=audit', 'grid-configuration-audit');
    const before = (await cells('grid-configuration-audit', 'text')).length;
    await page.getByTestId('with-defaults').click();
    await expect
      .poll(async () => (await cells('grid-configuration-audit', 'text')).length, patience)
      .toBeGreaterThan(before);
  });
});

describe('every view', () => {
  test.each(['current', 'history', 'compare', 'audit'])('%s has no violation that axe knows', async (view) => {
    await at(`configuration?t=${view}`, `grid-configuration-${view}`);
    await page.getByTestId(`grid-configuration-${view}`).getByTestId('grid-row').first().click();
    await page.getByTestId('config-detail').waitFor();
    // The raw pane follows the selection and is dimmed for a moment.
    await expect.poll(() => violations(page), patience).toEqual([]);
  });

  test('nothing was asked of anybody else, and the page complained about nothing', () => {
    expect([guarded.refused, guarded.complaints]).toEqual([[], []]);
  });
});
