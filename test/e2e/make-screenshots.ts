/**
 * Every screen and dialog in both languages, both themes and three widths, to be looked at. Nothing of it is kept in the project.
 * Usage: node test/e2e/make-screenshots.ts FOLDER [--place NAME]... [--language en|de] [--theme light|dark] [--width PIXELS]
 *        [--system-colours] [--double] [FILE]...
 * With --system-colours as a system of high contrast shows it, with --double at 200 percent.
 * Without a file it is the sample. A place that these files have nothing for is said, not left out silently.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { casePlaces, leave } from './accessibility/places.ts';
import { guardedContext, launchBrowser } from './browser/launch-browser.ts';
import { dropFiles } from './drop-file.ts';
import { forgetLooks } from './forget-looks.ts';
import { startRealServer } from './real-server.ts';
import type { RealServer } from './real-server.ts';
import { sampleArchive } from './sample.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    place: { type: 'string', multiple: true, default: [] },
    language: { type: 'string' },
    theme: { type: 'string' },
    width: { type: 'string' },
    'system-colours': { type: 'boolean', default: false },
    double: { type: 'boolean', default: false },
  },
});
const [target, ...given] = positionals;
if (target === undefined) throw new Error('say which folder the pictures are for');
const folder = resolve(target);
const files = given.length === 0 ? [sampleArchive] : given;
const zoom = values.double ? 2 : 1;
mkdirSync(folder, { recursive: true });

const looks = (['en-GB', 'de-DE'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (values.width === undefined ? [900, 1280, 1920] : [Number(values.width)]).flatMap((width) => ({
      locale,
      colorScheme,
      width,
      language: locale.slice(0, 2),
    })),
  ),
);
const wantedLooks = looks.filter(
  ({ language, colorScheme }) =>
    language === (values.language ?? language) && colorScheme === (values.theme ?? colorScheme),
);
/** Of common screens; others are as high as a small one. */
const heights = new Map([
  [1440, 900],
  [1920, 1080],
]);
const wantedPlaces = casePlaces.filter(({ name }) => values.place.length === 0 || values.place.includes(name));

/** Until nothing is loading any more, and the pointer is over nothing. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[data-stale], [aria-busy="true"]') === null);
  await page.mouse.move(0, 0);
}

async function importedCase(browser: Browser, server: RealServer): Promise<{ address: string; storage: Storage }> {
  const { context } = await guardedContext(browser, server.origin);
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByTestId('screen-start').waitFor();
  await dropFiles(page, files);
  await page.getByTestId('stands-out').waitFor({ timeout: 60_000 });
  await page.getByTestId('running').waitFor({ state: 'detached', timeout: 300_000 });
  const address = page.url();
  const storage = await context.storageState();
  await context.close();
  return { address, storage };
}

/** The cookie and the page's half of the session: one without the other opens nothing. */
type Storage = Awaited<ReturnType<Awaited<ReturnType<typeof guardedContext>>['context']['storageState']>>;

const [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
try {
  const { address, storage } = await importedCase(browser, server);
  for (const { locale, colorScheme, width, language } of wantedLooks) {
    const { context, complaints } = await guardedContext(browser, server.origin, {
      locale,
      colorScheme,
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      viewport: { width: width / zoom, height: (heights.get(width) ?? 800) / zoom },
      deviceScaleFactor: zoom,
      ...(values['system-colours'] ? { forcedColors: 'active' as const } : {}),
      storageState: storage,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(8_000);
    await page.goto(server.origin);
    await forgetLooks(page);
    const shot = (name: string): Promise<unknown> =>
      page.screenshot({
        path: join(
          folder,
          `${name.replaceAll(' ', '-')}-${language}-${colorScheme}-${width}${values['system-colours'] ? '-system' : ''}${values.double ? '-double' : ''}.png`,
        ),
        animations: 'disabled',
      });
    if (values.place.length === 0 || values.place.includes('start')) {
      await page.goto(server.origin);
      await page.getByTestId('screen-start').waitFor();
      await shot('start');
    }
    await page.goto(address);
    await page.getByTestId('stands-out').waitFor();
    for (const place of wantedPlaces) {
      try {
        await place.open(page, files);
        await settled(page);
        await shot(place.name);
      } catch (error) {
        await shot(`${place.name}-not-reached`);
        console.log(`${place.name}: not reached with these files (${String(error).split('\n', 1).join('')})`);
      }
      await leave(page);
    }
    for (const complaint of complaints) console.log(`complaint: ${complaint}`);
    await context.close();
    console.log(`${language} ${colorScheme} ${width}`);
  }
} finally {
  await browser.close();
  await server.stop();
}
