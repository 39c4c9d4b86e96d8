import { expect } from 'vitest';
import type { FileChooser } from 'playwright-core';
import { sampleArchive } from '../sample.ts';
import type { PersonTask } from './person-task.ts';

let chooser: FileChooser | undefined;

/** The support engineer: an archive and a ticket; wants the cause and the lines that prove it. */
export const supportTasks: readonly PersonTask[] = [
  {
    title: 'An archive came with the ticket: what stands out?',
    from: 'start',
    async byMouse(page) {
      [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByTestId('choose-files').click()]);
      await chooser.setFiles(sampleArchive);
    },
    async byKeys(keys, page) {
      await keys.reach(page.getByTestId('choose-files'));
      [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press('Enter')]);
      await chooser.setFiles(sampleArchive);
    },
    async answered(page) {
      await page.getByTestId('stands-out').getByText('Signature invalid').waitFor();
      expect(await page.getByTestId('count-critical').textContent()).toMatch(/[1-9]/);
    },
  },
  {
    title: 'What does the worst finding say, and what is to be done?',
    byMouse: (page) => page.getByTestId('finding-link').first().click(),
    byKeys: (keys) => keys.press('e'),
    async answered(page) {
      await page.getByTestId('finding-detail').getByText('What to do').waitFor();
      expect(await page.getByTestId('finding-evidence').getByTestId('evidence-link').count()).toBeGreaterThan(0);
    },
  },
  {
    title: 'Which raw line proves the finding?',
    async byMouse(page) {
      await page.getByTestId('finding-link').filter({ hasText: 'never answered' }).click();
      await page.getByTestId('finding-evidence').getByTestId('evidence-link').first().click();
    },
    async byKeys(keys, page) {
      await keys.press('e', 'e', 'e');
      await page.getByTestId('finding-detail').getByText('never answered').first().waitFor();
      await keys.press('r');
    },
    async answered(page) {
      await page.getByTestId('raw-place').getByText('ocppd.log').waitFor();
      await page.getByTestId('raw-pane').locator('mark', { hasText: 'StartTransaction' }).first().waitFor();
    },
  },
  {
    title: 'What was going on at the time that the customer named?',
    async byMouse(page) {
      await page.getByTestId('go-log').click();
      await page.getByTestId('jump').click();
      await page.keyboard.type('2025-10-23 11:15');
      await page.keyboard.press('Enter');
    },
    async byKeys(keys, page) {
      await keys.press('g', 'l');
      await keys.reach(page.getByTestId('jump'));
      await keys.type('2025-10-23 11:15');
      await keys.press('Enter');
    },
    async answered(page) {
      const row = page.getByTestId('grid-log').locator('[role="row"][aria-selected="true"]');
      await row.filter({ hasText: /2025-10-23\s*11:15:/ }).waitFor();
      await page.getByTestId('frame-detail').waitFor();
    },
  },
  {
    title: 'Which messages speak of a fault at connector 2?',
    async byMouse(page) {
      await page.getByTestId('go-log').click();
      await page.getByTestId('filter').click();
      await page.keyboard.type('action:StatusNotification connector:2 status:Faulted');
      await page.keyboard.press('Enter');
      await page.getByTestId('grid-log').getByTestId('grid-row').first().click();
    },
    async byKeys(keys, page) {
      await keys.press('g', 'l');
      await page.getByTestId('screen-log').waitFor();
      await keys.press('/');
      await keys.type('action:StatusNotification connector:2 status:Faulted');
      await keys.press('Enter');
      await page.getByTestId('total').getByText('21 rows').waitFor();
      // From hit to hit, and back by one.
      await keys.press('n');
      await page.getByTestId('hit-count').getByText('1 of 21').waitFor();
      await keys.press('n');
      await page.getByTestId('hit-count').getByText('2 of 21').waitFor();
      await keys.press('Shift+N');
      await page.getByTestId('hit-count').getByText('1 of 21').waitFor();
    },
    async answered(page) {
      await page.getByTestId('frame-detail').getByText('GroundFailure').first().waitFor();
    },
  },
  {
    title: 'Was the request answered, with what, and after how long?',
    async byMouse(page) {
      await page.getByTestId('go-log').click();
      await page.getByTestId('grid-log').getByTestId('grid-row').first().click();
    },
    byKeys: (keys) => keys.press('g', 'l', 'j'),
    async answered(page) {
      const detail = page.getByTestId('frame-detail');
      await detail.getByRole('region', { name: 'Answer' }).getByText('Accepted').waitFor();
      expect(await detail.textContent()).toMatch(/\d+ ms/);
    },
  },
  {
    title: 'What does the vendor’s code mean, and what helps?',
    async byMouse(page) {
      await page.getByTestId('search').click();
      await page.keyboard.type('RcdGroundFailure');
      await page.getByTestId('search-explain').click();
    },
    async byKeys(keys) {
      await keys.press('x');
      await keys.type('RcdGroundFailure');
    },
    answered: (page) => page.getByTestId('explanation').first().waitFor(),
  },
  {
    title: 'What did the station and the backend say to each other in this session?',
    async byMouse(page) {
      await page.getByTestId('session-link').first().click();
      await page.getByTestId('session-messages').getByTestId('grid-row').nth(2).click();
    },
    async byKeys(keys, page) {
      await keys.reach(page.getByTestId('session-link'));
      await keys.press('Enter');
      await keys.reach(page.getByTestId('grid-session-messages'));
      await keys.press('ArrowDown', 'ArrowDown', 'ArrowDown');
    },
    async answered(page) {
      const chosen = page.getByTestId('session-messages').locator('[role="row"][aria-selected="true"]');
      await chosen.waitFor();
      expect(await chosen.getAttribute('aria-rowindex')).toBe('4');
      expect(page.url()).toContain('e=b');
    },
  },
  {
    title: 'When was connector 2 faulted, and for how long?',
    async byMouse(page) {
      await page.getByTestId('go-status').click();
      await page.getByTestId('status-lanes').locator('[data-status="Faulted"]').first().click();
    },
    async byKeys(keys, page) {
      await keys.press('g', 'c');
      await keys.reach(page.getByTestId('tab-lanes'));
      await keys.press('ArrowRight');
      await keys.press('/');
      await keys.type('status:Faulted connector:2');
      await keys.press('Enter');
      await page.getByTestId('total').getByText('2 rows').waitFor();
      await keys.press('j');
    },
    async answered(page) {
      await page.getByTestId('raw-pane').locator('mark', { hasText: 'Faulted' }).first().waitFor();
    },
  },
  {
    title: 'This is the line: mark it, note why, and take it into the ticket',
    async byMouse(page) {
      await page.getByTestId('go-log').click();
      await page.getByTestId('filter').click();
      await page.keyboard.type('RCD tripped');
      await page.keyboard.press('Enter');
      await page.getByTestId('grid-log').getByTestId('grid-row').first().click();
      await page.getByTestId('mark').click();
      await page.getByTestId('note').click();
      await page.keyboard.type('The contactor opened here.');
      await page.getByTestId('note-save').click();
      await page.getByTestId('notes').waitFor();
      await page.getByTestId('copy-as').click();
      await page.getByTestId('copy-markdown').click();
    },
    async byKeys(keys, page) {
      await keys.press('g', 'l');
      await page.getByTestId('screen-log').waitFor();
      await keys.press('/');
      await keys.type('RCD tripped');
      await keys.press('Enter');
      await page.getByTestId('hit-next').waitFor();
      await keys.press('n');
      await page.getByTestId('frame-detail').waitFor();
      await keys.press('m', 'Shift+M');
      await page.getByTestId('note-text').waitFor();
      await keys.type('The contactor opened here.');
      await keys.press('Control+Enter');
      await page.getByTestId('notes').waitFor();
      await keys.reach(page.getByTestId('copy-as'));
      await keys.press('Enter', 'ArrowDown', 'ArrowDown', 'Enter');
    },
    async answered(page) {
      await page.getByTestId('notes').getByText('The contactor opened here.').waitFor();
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toMatch(/^\| Time .*\n.*---.*\n\| 2025-10-21T16:52:04.*ocppd\.log/s);
      await page.getByTestId('filter').fill('marked:yes note:contactor');
      await page.getByTestId('total').getByText('1 row').waitFor();
    },
    async after(page) {
      // What was done last is undone first: the note, then the mark.
      await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
      await page.keyboard.press('Control+z');
      await page.getByTestId('notes').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+z');
      await expect.poll(() => page.getByTestId('mark').getAttribute('aria-pressed')).toBe('false');
      await page.getByTestId('go-journal').click();
      // Both stay in the journal, with who and when, and that they were taken back.
      await page.getByTestId('grid-journal').getByText('taken back').first().waitFor();
    },
  },
];
