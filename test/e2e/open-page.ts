import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { guardedContext, launchBrowser } from './browser/launch-browser.ts';
import type { GuardedContext } from './browser/launch-browser.ts';
import { startRealServer } from './real-server.ts';
import type { RealServer } from './real-server.ts';

const pictures = fileURLToPath(new URL('./screenshots/', import.meta.url));

/** The product in browser mode with one page on its start screen, for one test file. */
export interface OpenPage {
  readonly page: Page;
  readonly guarded: GuardedContext;
  readonly server: RealServer;
  /** The screen as it is, for people to look at; kept out of the repository. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openPage(
  files: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<OpenPage> {
  mkdirSync(pictures, { recursive: true });
  const [server, browser]: [RealServer, Browser] = await Promise.all([
    startRealServer(files, environment),
    launchBrowser(),
  ]);
  const guarded = await guardedContext(browser, server.origin);
  const page = await guarded.context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(server.url);
  // Files may be dropped as soon as somebody listens.
  if (files.length === 0) await page.getByTestId('drop-zone').waitFor();
  return {
    page,
    guarded,
    server,
    async picture(name) {
      await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
