/**
 * The pictures of the README: the sample case in the real product, never anybody's evidence. Run by hand when screens change:
 * node test/e2e/make-pictures.ts
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../runner/run-tool.ts';
import { guardedContext, launchBrowser } from './browser/launch-browser.ts';
import { dropFiles } from './drop-file.ts';
import { startRealServer } from './real-server.ts';
import { alteredTransaction, sampleArchive } from './sample.ts';

const folder = join(projectRoot, 'renderer', 'pictures');

interface Picture {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  show(page: Page): Promise<void>;
}

const pictures: readonly Picture[] = [
  {
    name: 'overview-light',
    theme: 'light',
    show: async (page) => {
      await page.getByTestId('go-overview').click();
      await page.getByTestId('stands-out').waitFor();
    },
  },
  {
    name: 'signatures-light',
    theme: 'light',
    show: async (page) => {
      await page.getByTestId('go-signatures').click();
      await page.getByTestId('grid-signatures').getByTestId('grid-row').filter({ hasText: 'invalid' }).click();
      await page.getByTestId('verdict-sentence').waitFor();
    },
  },
  {
    name: 'session-dark',
    theme: 'dark',
    show: async (page) => {
      await page.getByTestId('go-sessions').click();
      await page.getByTestId('grid-sessions').getByTestId('grid-row').filter({ hasText: 'invalid' }).dblclick();
      await page.getByTestId('session-detail').getByText(alteredTransaction).first().waitFor();
      await page.getByTestId('power-chart').waitFor();
    },
  },
  {
    name: 'log-light',
    theme: 'light',
    show: async (page) => {
      await page.getByTestId('go-log').click();
      await page.getByTestId('filter').fill('GroundFailure');
      await page.getByTestId('filter').press('Enter');
      await page.getByTestId('log-all').click();
      await page.keyboard.press('n');
      await page.getByTestId('hit-count').getByText('of').waitFor();
      await page.getByTestId('frame-detail').waitFor();
    },
  },
  {
    name: 'status-dark',
    theme: 'dark',
    show: async (page) => {
      await page.getByTestId('go-status').click();
      await page.getByTestId('shares').waitFor();
    },
  },
  {
    name: 'findings-light',
    theme: 'light',
    show: async (page) => {
      await page.getByTestId('go-findings').click();
      await page.getByTestId('grid-findings').getByText('Fault at the connector').first().click();
      await page.getByTestId('finding-evidence').getByTestId('evidence-link').first().click();
      await page.getByTestId('raw-pane').locator('mark').first().waitFor();
    },
  },
];

const [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
try {
  const { context } = await guardedContext(browser, server.origin, {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(server.url);
  await page.getByTestId('screen-start').waitFor();
  await dropFiles(page, [sampleArchive]);
  await page.getByTestId('count-sessions').getByText('12').waitFor();
  await page.getByTestId('close-import').click();
  for (const picture of pictures) {
    const { name, theme } = picture;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await picture.show(page);
    await page.waitForFunction(() => document.querySelector('[data-stale], [aria-busy="true"]') === null);
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
    console.log(name);
  }
} finally {
  await browser.close();
  await server.stop();
}
