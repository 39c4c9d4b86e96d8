import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropFiles } from './drop-file.ts';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';
import { sampleArchive } from './sample.ts';

/** What no single screen owns: one edge for all words, numbers in groups that are copied whole, words that are cut and yet reachable. */
let open: OpenPage;

beforeAll(async () => {
  open = await openPage();
  const { page } = open;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByTestId('drop-zone').waitFor();
  await dropFiles(page, [sampleArchive]);
  await page.getByTestId('stands-out').waitFor();
  await page.getByTestId('running').waitFor({ state: 'detached', timeout: 120_000 });
});

afterAll(async () => {
  await open.close();
});

async function go(page: Page, path: string, ready: string): Promise<void> {
  await page.evaluate((to) => {
    const [start] = /^#v1\/[a-z0-9-]+\//.exec(window.location.hash) ?? [''];
    window.location.hash = `${start}${to}`;
  }, path);
  await page.getByTestId(ready).first().waitFor();
}

/** Where the first letter of each of these stands, from the left edge of the window. */
function beginnings(page: Page, selectors: readonly string[]): Promise<readonly number[]> {
  return page.evaluate(
    (all) =>
      all.map((selector) => {
        const element = document.querySelector(selector);
        if (element === null) throw new Error(`nothing is ${selector}`);
        const letters = document.createRange();
        letters.selectNodeContents(element);
        return Math.round(letters.getBoundingClientRect().left);
      }),
    selectors,
  );
}

test.each([
  ['findings', 'grid-findings', ['.case-name', '.grid-head-label', '.grid-row .severity']],
  ['sessions', 'grid-sessions', ['.case-name', '.grid-head-label', '.grid-row .time']],
  ['overview', 'stands-out', ['.case-name', '.panel-head h2', '.finding-link']],
  ['evidence?t=keys', 'grid-keys', ['.case-name', '.tab', '.grid-head-label']],
])('on %s all words begin at the same edge', async (path, ready, selectors) => {
  await go(open.page, path, ready);
  for (const selector of selectors) await open.page.locator(selector).first().waitFor();
  const [first = 0, ...others] = await beginnings(open.page, selectors);
  for (const other of others) expect(Math.abs(other - first)).toBeLessThanOrEqual(1);
});

test('a number in groups is copied as the number that it is', async () => {
  const { page } = open;
  await go(page, 'evidence', 'grid-sources');
  await page.getByTestId('grid-sources').getByTestId('grid-row').first().click();
  const number = page.getByTestId('source-detail').locator('.digits').first();
  expect(await number.locator('span').count()).toBe(8);
  const copied = await number.evaluate((element) => {
    const selection = window.getSelection();
    selection?.selectAllChildren(element);
    return selection?.toString();
  });
  expect(copied).toMatch(/^[\da-f]{64}$/);
});

test('words that are cut are whole where the pointer rests, and only those', async () => {
  const { page } = open;
  await go(page, 'log', 'grid-log');
  const cut = page.locator('.frame-summary').filter({ hasText: 'chargePointVendor' }).first();
  await cut.hover();
  await expect.poll(() => cut.getAttribute('title')).toBe(await cut.textContent());
  const whole = page
    .locator('.frame-summary')
    .filter({ hasText: /^\{\}$/ })
    .first();
  await whole.hover();
  expect(await whole.getAttribute('title')).toBeNull();
});
