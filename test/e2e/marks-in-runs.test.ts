import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';

/** What a person marked inside a folded run of routine messages is seen on the run, and leads to the message. */
let open: OpenPage;

beforeAll(async () => {
  open = await openPage();
  const { page } = open;
  await page.getByTestId('open-sample').click();
  await page.getByTestId('stands-out').waitFor();
  await page.getByTestId('go-log').click();
});

afterAll(async () => {
  await open.close();
});

function rows() {
  return open.page.getByTestId('grid-log').getByTestId('grid-row');
}

/** Unfolds the first run and marks its third message; answers with what the message is called. */
async function markInsideRun(): Promise<void> {
  const { page } = open;
  const run = rows().and(page.locator('[data-look="run"]')).first();
  const index = Number(await run.getAttribute('data-index'));
  await run.getByTestId('fold-run').click();
  const third = page.getByTestId('grid-log').locator(`[data-index="${index + 2}"]`);
  await third.click();
  await page.getByTestId('frame-detail').getByTestId('mark').waitFor();
  await page.keyboard.press('m');
  await page
    .getByTestId('grid-log')
    .locator(`[data-index="${index + 2}"][data-mark="mark"]`)
    .waitFor();
  await page.getByTestId('grid-log').locator(`[data-index="${index}"]`).getByTestId('fold-run').click();
}

test('a folded run shows that one of its messages is marked, and opens at it by mouse and by keys', async () => {
  const { page } = open;
  await markInsideRun();
  const run = rows().and(page.locator('[data-look="run"][data-mark="mark"]'));
  await run.waitFor();
  expect(await run.getByTestId('run-marks').innerText()).toBe('1 marked');
  await open.picture('log-run-with-mark');

  await run.getByTestId('run-marks').click();
  const marked = rows().and(page.locator('[data-mark="mark"][aria-selected="true"]:not([data-look="run"])'));
  await marked.waitFor();
  await open.picture('log-run-opened-at-mark');

  // Folded again, and opened with Enter.
  const first = Number(await marked.getAttribute('data-index')) - 2;
  await page.getByTestId('grid-log').locator(`[data-index="${first}"]`).getByTestId('fold-run').click();
  await run.waitFor();
  await run.click({ position: { x: 20, y: 10 } });
  await page.keyboard.press('Enter');
  await marked.waitFor();
});

test('from the journal the way leads to the message itself, not to the run around it', async () => {
  const { page } = open;
  await page.getByTestId('go-overview').click();
  await page.getByTestId('go-journal').click();
  await page.getByTestId('grid-journal').getByTestId('grid-row').first().click();
  await page.getByTestId('journal-target').click();
  await page.getByTestId('grid-log').waitFor();
  await rows().and(page.locator('[data-mark="mark"][aria-selected="true"]:not([data-look="run"])')).waitFor();
  expect(open.guarded.complaints).toEqual([]);
});
