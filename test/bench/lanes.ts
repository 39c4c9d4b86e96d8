/**
 * What a person feels with a hundred thousand changes of state: time to the lanes of the status screen, frame times while the pointer goes
 * over them and while they are moved, time to another range. In the real product, browser mode, the Chromium of the tests.
 * Usage: npm run bench -- lanes [SEGMENTS]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { guardedContext, launchBrowser } from '../e2e/browser/launch-browser.ts';
import { startRealServer } from '../e2e/real-server.ts';
import { frameTimes, tellFrames, timed } from './page-timing.ts';
import { runWatched } from './watched-process.ts';

const statuses = ['Preparing', 'Charging', 'SuspendedEV', 'Charging', 'Finishing', 'Available', 'Faulted', 'Available'];

/** Two connectors that change in turn, every 20 seconds one of them. */
function writeStatusLog(path: string, segments: number): void {
  const lines: string[] = [];
  for (let change = 0; change < segments; change += 1) {
    const at = new Date(Date.UTC(2025, 5, 1) + change * 20_000).toISOString();
    const status = statuses[(change >> 1) % statuses.length] ?? 'Available';
    const errorCode = status === 'Faulted' ? 'GroundFailure' : 'NoError';
    const written = at.replace('T', ' ').replace('.', ',').slice(0, 23);
    const payload = JSON.stringify({ connectorId: 1 + (change % 2), errorCode, status, timestamp: at });
    lines.push(
      `${written} - ocpp - INFO - LANES: receive message [2,"${change}","StatusNotification",${payload}]`,
      `${written} - ocpp - INFO - LANES: send [3,"${change}",{}]`,
    );
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}

/** Runs the bench and prints a line a measurement. */
export async function benchLanes(segments: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ladeakte-bench-'));
  try {
    const log = join(folder, 'status.log');
    writeStatusLog(log, segments);
    const casePath = join(folder, 'bench.ladeakte');
    await runWatched(fileURLToPath(new URL('./import-once.ts', import.meta.url)), [casePath, folder, log]);
    const [server, browser] = await Promise.all([startRealServer([casePath]), launchBrowser()]);
    try {
      const { context } = await guardedContext(browser, server.origin);
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      await timed('start, and the overview of the case is there', async () => {
        await page.goto(server.url);
        await page.getByTestId('overview-status').waitFor();
        await page.waitForFunction(() => document.querySelector('[data-stale]') === null);
      });
      await timed('status: lanes are drawn', async () => {
        await page.getByTestId('go-status').click();
        await page.getByTestId('status-lanes').locator('.lane-interval').first().waitFor();
        await page.waitForFunction(() => document.querySelector('[data-stale]') === null);
      });
      const drawn = await page.getByTestId('status-lanes').locator('.lane-interval').count();
      console.log(`${segments} segments, ${drawn} drawn`);
      const box = await page.getByTestId('status-lanes').boundingBox();
      if (box === null) throw new Error('the lanes are not there');
      tellFrames(
        'status: the pointer over the lanes, 200 steps',
        await frameTimes(page, async () => {
          for (let step = 0; step < 200; step += 1) {
            await page.mouse.move(box.x + 100 + (step * (box.width - 120)) / 200, box.y + 14);
          }
        }),
      );
      await timed('range: the middle tenth, drawn and zoomed in', async () => {
        const brush = await page.getByTestId('range-brush').boundingBox();
        if (brush === null) throw new Error('the brush is not there');
        await page.mouse.move(brush.x + brush.width * 0.5, brush.y + 10);
        await page.mouse.down();
        await page.mouse.move(brush.x + brush.width * 0.6, brush.y + 10, { steps: 4 });
        await page.mouse.up();
        await page.getByTestId('range-zoom').click();
        await page.waitForFunction(() => document.querySelector('[data-stale]') === null);
      });
      await timed('range: everything again', async () => {
        await page.getByTestId('range-all').click();
        await page.waitForFunction(() => document.querySelector('[data-stale]') === null);
      });
    } finally {
      await browser.close();
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
