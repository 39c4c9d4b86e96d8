import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateLog } from '../bench/generate-log.ts';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';

/** A page that is loaded anew while a case is concluded, which tells nothing of itself: it says so, and does not take it for an interrupted import. */
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-reload-'));
const log = join(folder, 'week.log');
let open: OpenPage;

beforeAll(async () => {
  generateLog(log, 'steve', 100);
  open = await openPage([log]);
  open.page.setDefaultTimeout(50_000);
});

afterAll(async () => {
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an import that runs is shown by a page that comes later, until it is done', { timeout: 90_000 }, async () => {
  const { page } = open;
  await page.locator('[data-testid="import-panel"][data-phase="concluding"]').waitFor();
  await page.reload();
  await page.getByTestId('running').waitFor();
  expect(await page.getByTestId('conclusion-state').count()).toBe(0);
  await page.getByTestId('running').waitFor({ state: 'detached' });
  await page.getByTestId('stands-out').waitFor();
  expect(await page.getByTestId('conclusion-state').count()).toBe(0);
});
