import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';
import { sampleArchive, signedCount } from './sample.ts';

/** "Only check signatures": a verdict with its reasons, and the results to take along, without a case. */
let open: OpenPage;

beforeAll(async () => {
  open = await openPage();
  await open.guarded.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

afterAll(async () => {
  await open.close();
});

test('the field of the file dialog is held by the page until files were chosen', async () => {
  const { page } = open;
  const fields = page.locator('input[type="file"]');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByTestId('verify-only').click()]);
  expect(await fields.count()).toBe(1);
  await chooser.setFiles(sampleArchive);
  await page.getByTestId('grid-verify').getByTestId('grid-row').first().waitFor();
  expect(await fields.count()).toBe(0);
  await page.evaluate(() => {
    window.location.hash = '';
  });
  await page.getByTestId('verify-only').waitFor();
});

test('a value is shown with every step, its bytes and how to repeat the check', async () => {
  const { page } = open;
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByTestId('verify-only').click()]);
  await chooser.setFiles(sampleArchive);
  await page.getByTestId('grid-verify').getByTestId('grid-row').filter({ hasText: 'invalid' }).first().click();
  const detail = page.getByTestId('verify-detail');
  await detail.getByTestId('verdict-sentence').waitFor();
  expect(await detail.getByTestId('verdict-sentence').innerText()).toMatch(/signature does not fit/);
  const steps = await detail.getByTestId('verdict-step').locator('p').allInnerTexts();
  expect(steps.length).toBeGreaterThan(4);
  expect(steps.join(' ')).toMatch(/signature/i);
  expect(await detail.getByTestId('record-text').innerText()).toMatch(/^OCMF\|/);
  expect(await detail.getByTestId('proof').innerText()).toContain('openssl');
  await open.picture('verify-detail');
});

test('what is chosen is copied in the forms of a list', async () => {
  const { page } = open;
  const copied = async (way: string): Promise<string> => {
    // The word "copied" may still be that of the form before.
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.getByTestId('copy-as').click();
    await page.getByTestId(`copy-${way}`).click();
    await page.getByTestId('copy-as').getByText('copied').waitFor();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied('ocmf')).toMatch(/^OCMF\|/);
  expect(await copied('safe-xml')).toContain('<signedData');
  expect(await copied('lines')).toMatch(/SignedData|signedMeter|OCMF/i);
  expect(JSON.parse(await copied('json'))).toMatchObject([{ signature: 'invalid' }]);
  expect((await copied('markdown')).split('\n')).toHaveLength(3);
});

test('the results are saved as CSV and as lines of JSON', async () => {
  const { page } = open;
  const saved = async (testId: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(testId).click()]);
    return readFileSync(await download.path(), 'utf8');
  };
  const all = signedCount('valid') + signedCount('invalid') + signedCount('unverifiable');
  const csv = (await saved('verify-save-csv')).trimEnd().split('\r\n');
  expect(csv).toHaveLength(all + 1);
  expect(csv[0]).toMatch(/^source,entry,/);
  const lines = (await saved('verify-save')).trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('{"type":"value"'))).toHaveLength(all);
});

test('the worst comes first, and by source the files keep their order', async () => {
  const { page } = open;
  const grid = page.getByTestId('grid-verify');
  const verdicts = () =>
    grid
      .locator('[data-column="verdict"] .verdict')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-verdict')));
  const first = await verdicts();
  expect(first[0]).toBe('invalid');
  expect(first.lastIndexOf('invalid')).toBe(signedCount('invalid') - 1);
  await grid.getByTestId('sort-source').click();
  await page.waitForFunction(
    () => document.querySelector('[data-testid="grid-verify"] .verdict')?.getAttribute('data-verdict') === 'valid',
  );
  // The chosen value stays chosen where it stands now.
  expect(await grid.locator('[aria-selected="true"] .verdict').getAttribute('data-verdict')).toBe('invalid');
  await grid.getByTestId('sort-verdict').click();
});

test('the bytes that the OpenSSL lines speak of are saved beside them', async () => {
  const { page } = open;
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-signed').click()]);
  expect(download.suggestedFilename()).toBe('signed.bin');
  const digest = createHash('sha256')
    .update(readFileSync(await download.path()))
    .digest('hex');
  expect(await page.getByTestId('openssl-lines').innerText()).toContain(digest);
});

test('a record and a key as text, by keyboard alone', async () => {
  const { page } = open;
  const record = await page.getByTestId('record-text').innerText();
  await page.getByTestId('verify-paste').press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'verify-text');
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  // Wherever the focus is, what is pasted goes into the field.
  await page.evaluate((text) => navigator.clipboard.writeText(text), record);
  await page.keyboard.press('Control+v');
  expect(await page.getByTestId('verify-text').inputValue()).toBe(record);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByTestId('grid-verify').getByTestId('grid-row').waitFor();
  expect(await page.getByTestId('grid-verify').innerText()).toMatch(/not verifiable[\s\S]*Pasted text/);
  expect(await page.getByTestId('verify-as-case').count()).toBe(0);
  await open.picture('verify-pasted');
});

test('whoever leaves leaves nothing behind', async () => {
  const { page } = open;
  const mine = () => readdirSync(tmpdir()).filter((name) => name.startsWith('ladeakte-verify-'));
  const before = mine();
  const closed = page.waitForResponse((response) => response.url().endsWith('/api/case.close'));
  await page.getByTestId('verify-back').click();
  expect((await closed).ok()).toBe(true);
  expect(mine().length).toBeLessThanOrEqual(before.length);
  expect(open.guarded.complaints).toEqual([]);
});
