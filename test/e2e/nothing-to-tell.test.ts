import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropFiles } from './drop-file.ts';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';
import { alteredTransaction, sampleArchive } from './sample.ts';

/** Where there is nothing to show it is said why, and where there is little it is shown. */
let open: OpenPage;
const folder = mkdtempSync(join(tmpdir(), 'nothing-to-tell-'));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

beforeAll(async () => {
  open = await openPage();
});

afterAll(async () => {
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

async function caseOf(files: readonly string[], ready: string): Promise<Page> {
  const { page } = open;
  await page.evaluate(() => {
    window.location.hash = '';
  });
  await page.getByTestId('drop-zone').waitFor();
  await dropFiles(page, files);
  await page.getByTestId(ready).first().waitFor({ timeout: 60_000 });
  await page.getByTestId('running').waitFor({ state: 'detached', timeout: 60_000 });
  return page;
}

test('why files were left stands on the overview, not a screen away', async () => {
  const photo = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256);
  const page = await caseOf([file('empty.log', ''), file('photo.jpg', photo)], 'left-files');
  const lines = await page.getByTestId('left-files').locator('li').allInnerTexts();
  expect(lines).toHaveLength(2);
  expect(lines.find((line) => line.startsWith('empty.log'))).toMatch(/empty\.log: .*empty/);
  expect(lines.find((line) => line.startsWith('photo.jpg'))).toMatch(/photo\.jpg: .+/);
  await open.picture('overview-left-files');
});

test('settings alone are evidence: what stands out in them is shown', async () => {
  const settings = { configurationKey: [{ key: 'AuthorizationKey', readonly: false, value: 'abc' }], unknownKey: [] };
  const page = await caseOf([file('configuration.json', JSON.stringify(settings))], 'finding-link');
  expect(await page.getByTestId('stands-out').innerText()).toContain('configuration.json');
  expect(await page.getByTestId('left-files').count()).toBe(0);
});

test('a filter that no session matches gives no report of other sessions; several are named by their transaction ids', async () => {
  const page = await caseOf([sampleArchive], 'stands-out');
  await page.getByTestId('go-report').click();
  await page.getByTestId('report-frame').waitFor();
  await page.getByTestId('report-scope').locator('input[type="radio"]').last().check({ force: true });
  await page.getByTestId('report-filter').fill('tx:nobody');
  await page.getByTestId('empty-state').waitFor();
  expect(await page.getByTestId('report-frame').count()).toBe(0);
  expect(await page.getByTestId('save-html').isDisabled()).toBe(true);
  await page.getByTestId('report-filter').fill(`tx:${alteredTransaction}|${Number(alteredTransaction) + 1}`);
  await page.frameLocator('[data-testid="report-frame"]').getByText('2 chosen sessions').waitFor();
  // The address leads back to these sessions.
  expect(decodeURIComponent(page.url())).toContain(`q.sessions=tx:${alteredTransaction}`);
});
