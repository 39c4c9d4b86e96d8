import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropFiles } from './drop-file.ts';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';
import { sampleArchive } from './sample.ts';

/** A window of 900 pixels, and stations whose names begin alike: nothing is beyond an edge, nothing looks the same that is not. */
let open: OpenPage;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tight-window-'));
  writeFileSync(join(folder, 'backend.log'), fleetLog());
  open = await openPage();
});

afterAll(async () => {
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

const stations = ['DE-ABC-1000-Bahnhof', 'DE-ABC-1007-Bahnhof', 'DE-ABC-1028-Bahnhof'];

/** A short session that a fault ends, at each station. */
function fleetLog(): string {
  const lines = stations.flatMap((station, index) => {
    const at = (second: number): string => new Date(Date.UTC(2026, 2, 3, 8 + index, 0, second)).toISOString();
    const call = (second: number, id: string, action: string, payload: object, answer: object): readonly string[] => [
      `${at(second)} [${station}] Received ${JSON.stringify([2, id, action, payload])}`,
      `${at(second)} [${station}] Sent ${JSON.stringify([3, id, answer])}`,
    ];
    const started = { connectorId: 1, idTag: `CARD${index}`, meterStart: 1_234_500, timestamp: at(0) };
    const fault = { connectorId: 1, errorCode: 'GroundFailure', status: 'Faulted', timestamp: at(40) };
    const stopped = { transactionId: 70 + index, meterStop: 1_234_900, timestamp: at(41), reason: 'Other' };
    return [
      ...call(0, `${index}a`, 'StartTransaction', started, {
        transactionId: 70 + index,
        idTagInfo: { status: 'Accepted' },
      }),
      ...call(40, `${index}b`, 'StatusNotification', fault, {}),
      ...call(41, `${index}c`, 'StopTransaction', stopped, {}),
    ];
  });
  return `${lines.join('\n')}\n`;
}

async function caseOf(file: string): Promise<Page> {
  const { page } = open;
  await page.evaluate(() => {
    window.location.hash = '';
  });
  await page.getByTestId('drop-zone').waitFor();
  await dropFiles(page, [file]);
  await page.getByTestId('stands-out').waitFor();
  await page.getByTestId('running').waitFor({ state: 'detached', timeout: 120_000 });
  return page;
}

async function go(page: Page, path: string, grid: string): Promise<void> {
  await page.evaluate((to) => {
    const [start] = /^#v1\/[a-z0-9-]+\//.exec(window.location.hash) ?? [''];
    window.location.hash = `${start}${to}`;
  }, path);
  await page.getByTestId(grid).getByTestId('grid-row').first().click();
  await page.waitForFunction(() => document.querySelector('[data-stale], [aria-busy="true"]') === null);
  await page.locator('.detail-head').first().waitFor();
}

/** By how many pixels list and detail are wider inside than they are. */
function beyond(page: Page): Promise<readonly number[]> {
  return page
    .locator('.grid, .detail')
    .evaluateAll((boxes) => boxes.map((box) => box.scrollWidth - box.clientWidth).filter((more) => more > 0));
}

const lists = [
  ['findings', 'grid-findings'],
  ['sessions', 'grid-sessions'],
  ['signatures', 'grid-signatures'],
  ['evidence', 'grid-sources'],
  ['evidence?t=keys', 'grid-keys'],
  ['log', 'grid-log'],
  ['configuration', 'grid-configuration-current'],
  ['configuration?t=history', 'grid-configuration-history'],
  ['configuration?t=audit', 'grid-configuration-audit'],
  ['rules', 'grid-rules'],
] as const;

test('at 900 pixels neither a list nor the detail beside it reaches beyond its edge', async () => {
  const page = await caseOf(sampleArchive);
  await page.setViewportSize({ width: 900, height: 800 });
  for (const [path, grid] of lists) {
    await go(page, path, grid);
    // Columns are laid out once the list knows its width.
    await expect.poll(() => beyond(page), { message: path, timeout: 5_000 }).toEqual([]);
  }
  // How long a session took is what people ask first.
  await go(page, 'sessions', 'grid-sessions');
  await page.getByTestId('grid-sessions').getByTestId('sort-duration').waitFor();
  await open.picture('tight-sessions');
});

test('the raw pane keeps its line and byte in sight', async () => {
  const { page } = open;
  await go(page, 'findings', 'grid-findings');
  await page.getByTestId('finding-evidence').getByTestId('evidence-link').first().click();
  const place = page.getByTestId('raw-place');
  await place.waitFor();
  expect(await place.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  await page.getByTestId('raw-pane').getByRole('button').last().click();
});

test('stations that begin alike stay apart in every list', async () => {
  const page = await caseOf(join(folder, 'backend.log'));
  await page.setViewportSize({ width: 1280, height: 800 });
  const shown = async (grid: string): Promise<number> => {
    const names = await page.getByTestId(grid).locator('[data-column="station"]').allInnerTexts();
    return new Set(names.filter((name) => /\d/.test(name))).size;
  };
  for (const [path, grid] of [...lists.slice(0, 2), ['log', 'grid-log']] as const) {
    await go(page, path, grid);
    // That there are several is known once the case has told its stations.
    await expect.poll(() => shown(grid), { message: path, timeout: 5_000 }).toBe(stations.length);
  }
  // The detail of a message says whose it is.
  expect(await page.getByTestId('frame-detail').innerText()).toContain('DE-ABC-1000-Bahnhof');
  await page.evaluate(() => {
    window.location.hash = window.location.hash.replace(/log.*$/, 'overview');
  });
  const lines = page.getByTestId('stands-out').getByTestId('finding-link');
  await lines.first().waitFor();
  const heights = await lines.evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().height)));
  expect(new Set(heights).size).toBe(1);
  expect(Math.max(...heights)).toBeLessThan(30);
  await open.picture('tight-stations');
});
