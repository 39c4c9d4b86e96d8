import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './accessibility/axe.ts';
import { casePlaces, leave } from './accessibility/places.ts';
import { guardedContext, launchBrowser } from './browser/launch-browser.ts';
import type { GuardedContext } from './browser/launch-browser.ts';
import { dropFiles } from './drop-file.ts';
import { startRealServer } from './real-server.ts';
import type { RealServer } from './real-server.ts';
import { sampleArchive } from './sample.ts';

/** WCAG 2.2 AA on every screen and dialog: both languages, both themes, wide and at 200 percent. */
const looks = [
  { name: 'English, light', locale: 'en-GB', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'German, dark', locale: 'de-DE', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'English, dark', locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  {
    name: 'German, light, at 200 percent',
    locale: 'de-DE',
    colorScheme: 'light',
    viewport: { width: 640, height: 400 },
  },
] as const;

let server: RealServer | undefined;
let browser: Browser | undefined;
let storage: Awaited<ReturnType<GuardedContext['context']['storageState']>>;
let caseAddress: string;
let complaints: readonly string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
  const { context } = await guardedContext(browser, server.origin);
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByTestId('screen-start').waitFor();
  await dropFiles(page, [sampleArchive]);
  await page.getByTestId('count-sessions').getByText('12').waitFor();
  caseAddress = page.url();
  storage = await context.storageState();
  await context.close();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each(looks)('$name', ({ name: _name, ...options }) => {
  let page: Page;

  beforeAll(async () => {
    if (browser === undefined || server === undefined) throw new Error('nothing was started');
    const guarded = await guardedContext(browser, server.origin, {
      ...options,
      reducedMotion: 'reduce',
      // The cookie that the launch secret was exchanged for; looks are not taken along.
      storageState: { cookies: storage.cookies, origins: [] },
    });
    complaints = guarded.complaints;
    page = await guarded.context.newPage();
    page.setDefaultTimeout(8_000);
    await page.goto(`${server.origin}/`);
    await page.getByTestId('screen-start').waitFor();
  });

  afterEach(() => leave(page));

  test('start', async () => {
    expect(await violations(page)).toEqual([]);
    await page.goto(caseAddress);
    await page.getByTestId('stands-out').waitFor();
  });

  test.each(casePlaces)('$name', async (place) => {
    await place.open(page);
    expect(await violations(page)).toEqual([]);
  });

  test('nothing stands beyond the edge of the page', async () => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });

  test('the policy of the page was kept all the while', () => {
    expect(complaints).toEqual([]);
  });
});
