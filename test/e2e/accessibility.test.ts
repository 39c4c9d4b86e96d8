import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './accessibility/axe.ts';
import { walkWithTab } from './accessibility/focus-walk.ts';
import { casePlaces, leave } from './accessibility/places.ts';
import { guardedContext, launchBrowser } from './browser/launch-browser.ts';
import type { GuardedContext } from './browser/launch-browser.ts';
import { dropFiles } from './drop-file.ts';
import { forgetLooks } from './forget-looks.ts';
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

const samplePlaces = casePlaces.filter(({ notInSample }) => notInSample !== true);

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

type Options = NonNullable<Parameters<typeof guardedContext>[2]>;

/** A page with the cookie that the launch secret was exchanged for; looks are not taken along. */
async function freshPage(options: Options): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  if (browser === undefined || server === undefined) throw new Error('nothing was started');
  const { context, complaints } = await guardedContext(browser, server.origin, {
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
    storageState: storage,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return { page, complaints };
}

describe.each(looks)('$name', ({ name: _name, ...options }) => {
  let page: Page;

  beforeAll(async () => {
    ({ page, complaints } = await freshPage(options));
    await page.goto(new URL(caseAddress).origin);
    await forgetLooks(page);
    await page.reload();
    await page.getByTestId('screen-start').waitFor();
  });

  afterEach(() => leave(page));

  test('start, and signatures checked without a case', async () => {
    expect(await violations(page)).toEqual([]);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByTestId('verify-only').click()]);
    await chooser.setFiles(sampleArchive);
    await page.getByTestId('grid-verify').getByTestId('grid-row').first().click();
    await page.getByTestId('verify-detail').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(caseAddress);
    await page.getByTestId('stands-out').waitFor();
  });

  test.each(samplePlaces)('$name', async (place) => {
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

describe('the keyboard', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await freshPage({}));
    await page.goto(caseAddress);
    await page.getByTestId('stands-out').waitFor();
  });
  afterEach(() => leave(page));

  test.each(samplePlaces.filter(({ dialog, walkedElsewhere }) => dialog !== true && walkedElsewhere !== true))(
    'on $name the focus is always seen, and comes round',
    async (place) => {
      await place.open(page);
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        document.getSelection()?.removeAllRanges();
      });
      const stops = await walkWithTab(page);
      expect(stops.length).toBeGreaterThan(10);
      expect(stops.filter(({ wrong }) => wrong !== null)).toEqual([]);
    },
  );
});

describe('people who set their system otherwise', () => {
  test('more contrast: text of the second rank is as dark as that of the first', async () => {
    const { page } = await freshPage({ contrast: 'more' });
    await page.goto(caseAddress);
    await page.getByTestId('stands-out').waitFor();
    const [ink, muted] = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return [style.getPropertyValue('--ink'), style.getPropertyValue('--muted')];
    });
    expect(muted).toBe(ink);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('colours of the system: what is chosen is seen, and nothing is lost', async () => {
    const { page } = await freshPage({ forcedColors: 'active' });
    await page.goto(caseAddress);
    const log = casePlaces.find(({ name }) => name === 'log');
    await page.getByTestId('stands-out').waitFor();
    await log?.open(page);
    const seen = await page.evaluate(() => {
      const ground = (query: string) => {
        const element = document.querySelector(query);
        return element === null ? '' : getComputedStyle(element).backgroundColor;
      };
      return {
        chosen: ground('.grid-row[aria-selected="true"]'),
        other: ground('.grid-row[aria-selected="false"]'),
        here: getComputedStyle(document.querySelector('.rail-item[aria-current="page"]') ?? document.body).outlineStyle,
      };
    });
    expect(seen.chosen).not.toBe(seen.other);
    expect(seen.here).toBe('solid');
    await page.context().close();
  });

  test('less motion: a dialog is there at once', async () => {
    const { page } = await freshPage({ reducedMotion: 'reduce' });
    await page.goto(caseAddress);
    await page.getByTestId('stands-out').waitFor();
    await page.keyboard.press('?');
    await page.getByTestId('help').waitFor();
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
    await page.context().close();
  });
});
