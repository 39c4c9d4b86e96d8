import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropFiles } from './drop-file.ts';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';
import { sampleArchive } from './sample.ts';

/** One dialog at a time: what a command runs never stands behind another one. */
let open: OpenPage;

beforeAll(async () => {
  open = await openPage();
});

afterAll(async () => {
  await open.close();
});

test('a command that is run while a code is explained closes the explanation', async () => {
  const { page } = open;
  await dropFiles(page, [sampleArchive]);
  await page.getByTestId('stands-out').waitFor();
  await page.getByTestId('running').waitFor({ state: 'detached', timeout: 60_000 });
  await page.keyboard.press('x');
  await page.getByTestId('explain-input').fill('GroundFailure');
  await page.getByTestId('explanation').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('Report');
  await page.keyboard.press('Enter');
  await page.getByTestId('report-frame').waitFor();
  expect(await page.locator('[role="dialog"]').count()).toBe(0);
});
