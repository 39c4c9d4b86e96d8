import { expect } from 'vitest';
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { alteredTransaction, sampleTruth } from '../sample.ts';
import type { PersonTask } from './person-task.ts';

let download: Download | undefined;

const mostEnergyWh = Math.max(...sampleTruth.sessions.map(({ energyWh }) => Number(energyWh ?? 0)));

function reportText(page: Page) {
  return page.frameLocator('[data-testid="report-frame"]').locator('body');
}

/** The charge point operator: answers a customer or a regulator; wants who, when, how much, and a report to send. */
export const operatorTasks: readonly PersonTask[] = [
  {
    title: 'Which sessions need an answer to a customer?',
    byMouse: (page) => page.getByTestId('session-link').first().click(),
    async byKeys(keys, page) {
      await keys.reach(page.getByTestId('session-link'));
      await keys.press('Enter');
    },
    answered: (page) => page.getByTestId('session-detail').getByText(alteredTransaction).first().waitFor(),
  },
  {
    title: 'How much energy was it, and why did the session end?',
    async byMouse(page) {
      await page.getByTestId('go-sessions').click();
      await page.getByTestId('grid-sessions').getByTestId('grid-row').filter({ hasText: 'PowerLoss' }).click();
    },
    async byKeys(keys, page) {
      await keys.press('g', 's');
      await page.getByTestId('screen-sessions').waitFor();
      await keys.press('/');
      await keys.type('reason:PowerLoss');
      await keys.press('Enter');
      await page.getByTestId('total').getByText('1 row').waitFor();
      await keys.press('j');
    },
    async answered(page) {
      expect(await page.getByTestId('session-energy').textContent()).toMatch(/9\.001/);
      await page.getByTestId('session-facts').getByText('PowerLoss').waitFor();
    },
  },
  {
    title: 'Who was charging within these two days?',
    async byMouse(page) {
      const box = await page.getByTestId('range-brush').boundingBox();
      if (box === null) throw new Error('the brush is not there');
      const y = box.y + 10;
      await page.mouse.move(box.x + box.width * 0.25, y);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.6, y, { steps: 5 });
      await page.mouse.up();
      await page.getByTestId('range-zoom').click();
      await page.getByTestId('go-sessions').click();
    },
    byKeys: (keys) => keys.press('w', 'd', 'g', 's'),
    async answered(page) {
      await page.getByTestId('range-crumb-1').waitFor();
      await expect
        .poll(async () => Number.parseInt((await page.getByTestId('total').textContent()) ?? '', 10))
        .toBeLessThan(sampleTruth.sessions.length);
      expect(await page.getByTestId('grid-sessions').getByTestId('grid-row').count()).toBeGreaterThan(0);
    },
  },
  {
    title: 'How available was each connector?',
    byMouse: (page) => page.getByTestId('go-status').click(),
    byKeys: (keys) => keys.press('g', 'c'),
    async answered(page) {
      const row = page.getByTestId('shares').getByRole('row', { name: /Connector 2/ });
      await row.waitFor();
      expect(await row.textContent()).toMatch(/\d+(\.\d)?\s%/);
    },
  },
  {
    title: 'Which faults cost the most time, and when were they?',
    async byMouse(page) {
      await page.getByTestId('go-status').click();
      await page.getByTestId('fault-link').first().click();
    },
    async byKeys(keys, page) {
      await keys.press('g', 'c');
      await keys.reach(page.getByTestId('fault-link'));
      await keys.press('Enter');
    },
    async answered(page) {
      await page.getByTestId('total').getByText('2 rows').waitFor();
      expect(await page.getByTestId('grid-status').textContent()).toContain('RcdGroundFailure');
    },
  },
  {
    title: 'A report for the regulator, without data of persons',
    async byMouse(page) {
      await page.getByTestId('go-report').click();
      await page.getByTestId('report-kind').getByText('For customers and regulators').click();
      await reportText(page).getByText('Operator’s report').first().waitFor();
      [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-html').click()]);
    },
    async byKeys(keys, page) {
      await keys.press('g', 'r');
      await keys.reach(page.getByTestId('report-kind'));
      await keys.press('ArrowDown', 'ArrowDown');
      await reportText(page).getByText('Operator’s report').first().waitFor();
      await keys.reach(page.getByTestId('save-html'));
      [download] = await Promise.all([page.waitForEvent('download'), keys.press('Enter')]);
    },
    async answered() {
      const saved = readFileSync((await download?.path()) ?? '', 'utf8');
      expect(saved).toContain(sampleTruth.station);
      expect(saved).not.toContain('DEBSPC00012345X');
      expect(saved).not.toContain('04A2B3C4D5E680');
    },
  },
  {
    title: 'A report about this one session',
    async byMouse(page) {
      await page.getByTestId('session-link').first().click();
      await page.getByTestId('session-report').click();
    },
    async byKeys(keys, page) {
      await keys.reach(page.getByTestId('session-link'));
      await keys.press('Enter');
      await page.getByTestId('session-detail').waitFor();
      await keys.press('g', 'r');
    },
    async answered(page) {
      await expect.poll(() => reportText(page).textContent(), { timeout: 10_000 }).toContain(alteredTransaction);
      expect(await reportText(page).textContent()).not.toContain('70501');
    },
  },
  {
    title: 'When was that in UTC?',
    async byMouse(page) {
      await page.getByTestId('settings').click();
      await page.getByRole('menuitemradio', { name: 'UTC' }).click();
      await page.keyboard.press('Escape');
    },
    byKeys: (keys) => keys.press('t'),
    async answered(page) {
      const line = page.getByTestId('finding-link').first();
      await expect.poll(() => line.textContent()).toContain('08:31:20');
      expect(await line.textContent()).toContain('+00');
    },
  },
  {
    title: 'Open the case of yesterday again',
    from: 'start',
    byMouse: (page) => page.getByTestId('recent-case').first().click(),
    async byKeys(keys, page) {
      await keys.reach(page.getByTestId('recent-case'));
      await keys.press('Enter');
    },
    async answered(page) {
      await page.getByTestId('screen-overview').waitFor();
      await page.getByTestId('count-sessions').getByText(String(sampleTruth.sessions.length)).waitFor();
    },
  },
  {
    title: 'Which session delivered the most energy?',
    async byMouse(page) {
      await page.getByTestId('go-sessions').click();
      await page.getByTestId('sort-energy').click();
      await page.getByTestId('sort-energy').click();
    },
    async byKeys(keys, page) {
      await keys.press('g', 's');
      await page.getByTestId('grid-sessions').getByTestId('grid-row').first().waitFor();
      await keys.press('v');
      await keys.reach(page.getByTestId('descending-energy'));
      await keys.press('Enter', 'Escape');
      await page.getByTestId('column-dialog').waitFor({ state: 'detached' });
    },
    async answered(page) {
      const [whole = '', fraction = ''] = (mostEnergyWh / 1_000).toFixed(3).split('.');
      const first = page.getByTestId('grid-sessions').locator('[role="row"][aria-rowindex="2"]');
      await expect.poll(() => first.textContent()).toContain(`${whole}.${fraction}`);
    },
  },
];
