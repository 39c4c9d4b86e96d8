/**
 * What a person feels with a case of a million messages in the window: time to the overview, to the rows of the log, frame times while
 * scrolling, time to the rows of a search and of another range. In the real product, browser mode, the Chromium of the tests.
 * Usage: npm run bench -- window [FRAMES]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { guardedContext, launchBrowser } from '../e2e/browser/launch-browser.ts';
import { startRealServer } from '../e2e/real-server.ts';
import { generateLog } from './generate-log.ts';
import { frameTimes, tellFrames, timed } from './page-timing.ts';
import { runWatched } from './watched-process.ts';

/** A frame with its line in the bench's log, on average. */
const bytesPerFrame = 411;

/** Rows are there when no cell waits for its page. */
async function rowsShown(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const grid = document.querySelector('[data-testid="grid-log"]');
    return (
      grid?.getAttribute('aria-busy') === 'false' &&
      (grid.querySelector('.grid-row') !== null || grid.getAttribute('aria-rowcount') === '1') &&
      grid.querySelector('.grid-waiting') === null
    );
  });
}

/** Runs the bench and prints a line a measurement. */
export async function benchWindow(frames: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ladeakte-bench-'));
  try {
    const log = join(folder, 'steve.log');
    generateLog(log, 'steve', (frames * bytesPerFrame) / 1e6);
    const casePath = join(folder, 'bench.ladeakte');
    await runWatched(fileURLToPath(new URL('./import-once.ts', import.meta.url)), [casePath, folder, log]);
    rmSync(log);
    const [server, browser] = await Promise.all([startRealServer([casePath]), launchBrowser()]);
    try {
      const { context, complaints } = await guardedContext(browser, server.origin);
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      await timed('start, and the overview of the case is there', async () => {
        await page.goto(server.url);
        await page.getByTestId('stands-out').waitFor();
        await page.getByTestId('overview-status').waitFor();
      });
      await timed('log: first rows (routine folded)', async () => {
        await page.getByTestId('go-log').click();
        await rowsShown(page);
      });
      await timed('log: first rows (every message)', async () => {
        await page.getByTestId('log-fold').click();
        await rowsShown(page);
      });
      console.log(`rows: ${await page.getByTestId('total').textContent()}`);

      await page.getByTestId('grid-log').hover();
      tellFrames(
        'log: turning the wheel, 200 times 120 px',
        await frameTimes(page, async () => {
          for (let turn = 0; turn < 200; turn += 1) await page.mouse.wheel(0, 120);
          await rowsShown(page);
        }),
      );
      tellFrames(
        'log: the border dragged over the whole length',
        await frameTimes(page, async () => {
          await page.evaluate(async () => {
            const grid = document.querySelector('[data-testid="grid-log"]');
            if (grid === null) return;
            const whole = grid.scrollHeight - grid.clientHeight;
            for (let step = 1; step <= 60; step += 1) {
              grid.scrollTop = (whole * step) / 60;
              await new Promise((resolve) => requestAnimationFrame(resolve));
            }
          });
        }),
      );
      await timed('log: rows at the end, after the border was let go', () => rowsShown(page));
      await timed('log: jump to the middle', async () => {
        await page.evaluate(() => {
          const grid = document.querySelector('[data-testid="grid-log"]');
          if (grid !== null) grid.scrollTop = grid.scrollHeight / 2;
        });
        await rowsShown(page);
      });

      const search = async (filter: string) => {
        const before = await page.getByTestId('total').textContent();
        await page.getByTestId('filter').fill(filter);
        await page.getByTestId('filter').press('Enter');
        await page.waitForFunction((old) => {
          const now = document.querySelector('[data-testid="total"]')?.textContent ?? '';
          return now !== old && /\d/.test(now);
        }, before);
        await rowsShown(page);
      };
      await timed('search: action:StopTransaction', () => search('action:StopTransaction'));
      await timed('search: connector:2 kind:call', () => search('connector:2 kind:call'));
      await timed('search: text in the messages, "Preparing"', () => search('"Preparing"'));
      await timed('search: no filter again', () => search(''));
      await timed('raw text: "BENCH0001" in all bytes, all hits or 10,000', async () => {
        await page.getByTestId('tab-raw').click();
        await page.getByTestId('raw-find-input').fill('BENCH0001');
        await page.getByTestId('raw-find-go').click();
        await page.getByTestId('raw-find-go').waitFor();
      });
      await page.getByTestId('tab-messages').click();
      await rowsShown(page);

      await timed('range: the middle tenth, drawn and zoomed in', async () => {
        const before = await page.getByTestId('total').textContent();
        const box = await page.getByTestId('range-brush').boundingBox();
        if (box === null) throw new Error('the brush is not there');
        await page.mouse.move(box.x + box.width * 0.5, box.y + 10);
        await page.mouse.down();
        await page.mouse.move(box.x + box.width * 0.6, box.y + 10, { steps: 4 });
        await page.mouse.up();
        await page.getByTestId('range-zoom').click();
        await page.waitForFunction(
          (old) => document.querySelector('[data-testid="total"]')?.textContent !== old,
          before,
        );
        await rowsShown(page);
      });
      await timed('range: the same on the overview', async () => {
        await page.getByTestId('go-overview').click();
        await page.getByTestId('overview-status').waitFor();
        await page.waitForFunction(() => document.querySelector('[data-stale]') === null);
      });
      await timed('range: everything again', async () => {
        await page.getByTestId('range-all').click();
        await page.waitForFunction(() => document.querySelector('[data-stale]') === null);
      });
      const heapMegabytes = await page.evaluate(
        () =>
          ((performance as unknown as { readonly memory?: { readonly usedJSHeapSize: number } }).memory
            ?.usedJSHeapSize ?? 0) / 1e6,
      );
      console.log(`memory of the page: ${heapMegabytes.toFixed(0)} MB; complaints: ${complaints.length}`);
    } finally {
      await browser.close();
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
