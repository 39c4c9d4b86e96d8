import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';

/** Thresholds of rules are set on a screen, kept in the settings folder, and count for a case when a person has it concluded anew. */
let open: OpenPage;
let settings: string;

beforeAll(async () => {
  settings = mkdtempSync(join(tmpdir(), 'ladeakte-settings-'));
  open = await openPage([], { LADEAKTE_EXTENSIONS: settings });
  const { page } = open;
  await page.getByTestId('open-sample').click();
  await page.getByTestId('stands-out').waitFor();
  await page.getByTestId('running').waitFor({ state: 'detached' });
});

afterAll(async () => {
  await open.close();
  rmSync(settings, { recursive: true, force: true });
});

const kept = () => join(settings, 'own-thresholds.json');

/** A reading of the sample that does not join the one before. */
const rule = 'transaction.meter-not-continuous';

async function findings(): Promise<number> {
  const { page } = open;
  await page.getByTestId('go-findings').click();
  await page.getByTestId('filter').fill(`rule:${rule}`);
  await page
    .getByTestId('screen-findings')
    .getByTestId('total')
    .getByText(/^\d+ rows?$/)
    .waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  return Number.parseInt(await page.getByTestId('screen-findings').getByTestId('total').innerText(), 10);
}

async function openRules(): Promise<void> {
  await open.page.getByTestId('settings').click();
  await open.page.getByRole('menuitem', { name: /Rules and thresholds/ }).click();
  await open.page.getByTestId('grid-rules').waitFor();
}

test('from a finding to its thresholds, by keyboard alone', async () => {
  const { page } = open;
  expect(await findings()).toBeGreaterThan(0);
  await page.getByTestId('filter').press('Enter');
  await page.keyboard.press('j');
  await page.getByTestId('to-rule').press('Enter');
  await page.getByTestId('threshold-toleranceWh').fill('much');
  expect(await page.getByTestId('thresholds-apply').isDisabled()).toBe(true);
  await page.getByTestId('threshold-toleranceWh').fill('5000000');
  await page.keyboard.press('Enter');
  await page.getByTestId('conclude-notice').waitFor();
  expect(JSON.parse(readFileSync(kept(), 'utf8'))).toMatchObject({
    thresholds: { [rule]: { toleranceWh: 5_000_000 } },
  });
  await open.picture('rules-changed');
});

test('the case keeps its findings until it is concluded anew', async () => {
  const { page } = open;
  expect(await findings()).toBeGreaterThan(0);
  await openRules();
  await page.getByTestId('conclude-anew').press('Enter');
  await page.getByTestId('conclude-notice').waitFor({ state: 'detached' });
  await expect.poll(findings).toBe(0);
});

test('reset gives the program’s own value back, and the changed ones are found', async () => {
  const { page } = open;
  await openRules();
  await page.getByTestId('only-changed').click();
  const rows = page.getByTestId('grid-rules').getByTestId('grid-row');
  await page
    .getByTestId('screen-rules')
    .getByTestId('total')
    .getByText(/^1 row$/)
    .waitFor();
  await rows.first().click();
  await page.getByTestId('reset-toleranceWh').click();
  await page.getByTestId('thresholds-apply').click();
  await page.getByTestId('conclude-anew').click();
  await page.getByTestId('conclude-notice').waitFor({ state: 'detached' });
  expect(existsSync(kept())).toBe(false);
  await expect.poll(findings).toBeGreaterThan(0);
});
