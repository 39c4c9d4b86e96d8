import { expect } from 'vitest';
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { alteredTransaction, sampleArchive, signedCount } from '../sample.ts';
import type { Keys } from './hands.ts';
import type { PersonTask } from './person-task.ts';

let download: Download | undefined;

async function chooseInvalidByMouse(page: Page): Promise<void> {
  await page.getByTestId('signed-invalid').click();
  await page.getByTestId('grid-signatures').getByTestId('grid-row').first().click();
}

async function chooseInvalidByKeys(keys: Keys, page: Page): Promise<void> {
  await keys.press('g', 'g');
  await page.getByTestId('screen-signatures').waitFor();
  await keys.press('/');
  await keys.type('signature:invalid');
  await keys.press('Enter');
  await page.getByTestId('total').getByText('1 row').waitFor();
  await keys.press('j');
  await page.getByTestId('signature-detail').waitFor();
}

function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The key that the station itself reported, as a person would read it from the meter's label. */
async function keyText(page: Page): Promise<string> {
  return (await page.getByTestId('key-written').locator('pre').textContent()) ?? '';
}

/** The auditor: signed records and keys of doubtful origin; wants a verdict with every reason, to be repeated elsewhere. */
export const auditorTasks: readonly PersonTask[] = [
  {
    title: 'Which signatures do not hold?',
    byMouse: chooseInvalidByMouse,
    byKeys: chooseInvalidByKeys,
    async answered(page) {
      await page.getByTestId('total').getByText('1 row').waitFor();
      expect(await page.getByTestId('verdict-sentence').textContent()).toMatch(/signature does not fit/i);
    },
  },
  {
    title: 'In which step does the verification fail?',
    async byMouse(page) {
      await chooseInvalidByMouse(page);
      await page.getByTestId('verdict-steps').scrollIntoViewIfNeeded();
    },
    byKeys: chooseInvalidByKeys,
    async answered(page) {
      const failing = page.getByTestId('verdict-step').filter({ hasText: 'fails' });
      await failing.first().waitFor();
    },
  },
  {
    title: 'How do I repeat it with OpenSSL?',
    async byMouse(page) {
      await chooseInvalidByMouse(page);
      await page.getByTestId('copy-openssl').click();
    },
    async byKeys(keys, page) {
      await chooseInvalidByKeys(keys, page);
      await keys.reach(page.getByTestId('copy-openssl'));
      await keys.press('Enter');
    },
    async answered(page) {
      await expect.poll(() => copied(page)).toMatch(/openssl .*-verify/);
    },
  },
  {
    title: 'Which bytes were signed, and where do they stand?',
    async byMouse(page) {
      await chooseInvalidByMouse(page);
      await page.getByTestId('signature-detail').getByTestId('evidence-link').first().click();
      await page.getByTestId('raw-pane').getByTestId('tab-hex').click();
    },
    async byKeys(keys, page) {
      await chooseInvalidByKeys(keys, page);
      await keys.press('r');
      await keys.reach(page.getByTestId('raw-pane').getByTestId('tab-text'));
      await keys.press('ArrowRight');
    },
    async answered(page) {
      await page.getByTestId('raw-place').getByText('ocppd.log').waitFor();
      await expect.poll(() => page.getByTestId('raw-pane').textContent()).toMatch(/[0-9a-f]{32}/);
    },
  },
  {
    title: 'Which session does the value belong to, and does its beginning hold?',
    async byMouse(page) {
      await chooseInvalidByMouse(page);
      await page.getByTestId('signature-session').click();
    },
    async byKeys(keys, page) {
      await chooseInvalidByKeys(keys, page);
      await keys.reach(page.getByTestId('signature-session'));
      await keys.press('Enter');
    },
    async answered(page) {
      await page.getByTestId('session-detail').getByText(alteredTransaction).first().waitFor();
      const values = page.getByTestId('session-signatures').getByTestId('signature-link');
      expect(await values.allTextContents()).toEqual([
        expect.stringMatching(/^valid.*Transaction\.Begin/),
        expect.stringMatching(/^invalid.*Transaction\.End/),
      ]);
    },
  },
  {
    title: 'Where does the key come from, and does anything contradict it?',
    async byMouse(page) {
      await page.getByTestId('go-evidence').click();
      await page.getByTestId('tab-keys').click();
      await page.getByTestId('grid-keys').getByTestId('grid-row').first().click();
    },
    async byKeys(keys, page) {
      await keys.press('g', 'e');
      await keys.reach(page.getByTestId('tab-sources'));
      await keys.press('ArrowRight');
      await page.getByTestId('grid-keys').getByTestId('grid-row').first().waitFor();
      await keys.press('j');
    },
    async answered(page) {
      const detail = page.getByTestId('key-detail');
      await detail.getByText('reported by the station').first().waitFor();
      await detail.getByRole('heading', { name: 'Conflicts' }).waitFor();
    },
  },
  {
    title: 'The meter’s label bears this key: what do the verdicts say now?',
    async byMouse(page) {
      await page.getByTestId('go-evidence').click();
      await page.getByTestId('tab-keys').click();
      await page.getByTestId('grid-keys').getByTestId('grid-row').first().click();
      const text = await keyText(page);
      await page.getByTestId('pin-key').click();
      await page.getByTestId('pin-text').click();
      await page.keyboard.insertText(text);
      await page.getByTestId('pin-do').click();
      await page.getByTestId('pin-dialog').waitFor({ state: 'detached' });
      await page.getByTestId('go-signatures').click();
      await page.getByTestId('grid-signatures').getByTestId('grid-row').first().click();
    },
    async byKeys(keys, page) {
      await keys.press('g', 'e');
      await keys.reach(page.getByTestId('tab-sources'));
      await keys.press('ArrowRight');
      await page.getByTestId('grid-keys').getByTestId('grid-row').first().waitFor();
      await keys.press('j');
      const text = await keyText(page);
      await keys.reach(page.getByTestId('pin-key'));
      await keys.press('Enter');
      await page.getByTestId('pin-text').waitFor();
      // As from the clipboard; typing a key by hand would only be slower.
      await page.keyboard.insertText(text);
      await keys.reach(page.getByTestId('pin-do'));
      await keys.press('Enter');
      await page.getByTestId('pin-dialog').waitFor({ state: 'detached' });
      await keys.press('g', 'g');
      await page.getByTestId('grid-signatures').getByTestId('grid-row').first().waitFor();
      await keys.press('j');
    },
    answered: (page) => page.getByTestId('four-answers').getByText('pinned by a person').waitFor(),
    async after(page) {
      await page.getByTestId('go-evidence').click();
      await page.getByTestId('tab-keys').click();
      await page.getByTestId('grid-keys').getByText('pinned by a person').click();
      await page.getByTestId('unpin-key').click();
      await page.getByTestId('grid-keys').getByText('pinned by a person').waitFor({ state: 'detached' });
    },
  },
  {
    title: 'What was given to me, bit for bit, and was everything read?',
    async byMouse(page) {
      await page.getByTestId('go-evidence').click();
      await page.getByTestId('grid-sources').getByTestId('grid-row').filter({ hasText: 'transactions.db' }).click();
    },
    async byKeys(keys, page) {
      await keys.press('g', 'e');
      await page.getByTestId('grid-sources').getByTestId('grid-row').first().waitFor();
      await keys.reach(page.getByTestId('grid-sources'));
      await keys.press('End');
    },
    async answered(page) {
      const detail = page.getByTestId('source-detail');
      await detail.getByText('transactions.db').first().waitFor();
      expect(await detail.textContent()).toMatch(/[0-9a-f]{64}/);
      expect(await detail.textContent()).toContain('Nothing was left.');
    },
  },
  {
    title: 'An audit report in German, as a file',
    async byMouse(page) {
      await page.getByTestId('go-report').click();
      await page.getByTestId('report-kind').getByText('For the dispute').click();
      await page.getByTestId('report-language').getByText('Deutsch').click();
      await page.frameLocator('[data-testid="report-frame"]').getByText('Prüfbericht').first().waitFor();
      [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-html').click()]);
    },
    async byKeys(keys, page) {
      await keys.press('g', 'r');
      await keys.reach(page.getByTestId('report-kind'));
      await keys.press('ArrowDown');
      await keys.press('Tab');
      await keys.reach(page.getByTestId('report-language'));
      await keys.press('ArrowLeft');
      await page.frameLocator('[data-testid="report-frame"]').getByText('Prüfbericht').first().waitFor();
      await keys.reach(page.getByTestId('save-html'));
      [download] = await Promise.all([page.waitForEvent('download'), keys.press('Enter')]);
    },
    async answered() {
      const saved = readFileSync((await download?.path()) ?? '', 'utf8');
      expect(download?.suggestedFilename()).toContain('audit');
      expect(saved).toContain('<html lang="de"');
      expect(saved).toContain(alteredTransaction);
    },
  },
  {
    title: 'Do these records hold? Only check them, without a case',
    from: 'start',
    async byMouse(page) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByTestId('verify-only').click()]);
      await chooser.setFiles(sampleArchive);
      await page.getByTestId('grid-verify').getByTestId('grid-row').filter({ hasText: 'invalid' }).click();
    },
    async byKeys(keys, page) {
      await keys.reach(page.getByTestId('verify-only'));
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press('Enter')]);
      await chooser.setFiles(sampleArchive);
      await page.getByTestId('grid-verify').getByTestId('grid-row').first().waitFor();
      // The worst comes first.
      await keys.press('j');
    },
    async answered(page) {
      await page
        .getByTestId('verify-invalid')
        .getByText(String(signedCount('invalid')))
        .waitFor();
      await page
        .getByTestId('verify-valid')
        .getByText(String(signedCount('valid')))
        .waitFor();
      await page.getByTestId('verify-detail').getByText('The signature does not match these bytes').waitFor();
    },
  },
];
