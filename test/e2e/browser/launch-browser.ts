import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { testBrowser } from './test-browser.ts';

/** A browser page's environment that cannot reach anything but one origin. */
export interface GuardedContext {
  readonly context: BrowserContext;
  /** Addresses of every request that was not to the own origin; each was refused. */
  readonly refused: readonly string[];
  /** Reports of the content security policy, errors of the page and messages of level `error`. */
  readonly complaints: readonly string[];
}

/** Starts the browser of the tests. Close it in the end. */
export async function launchBrowser(extraArguments: readonly string[] = []): Promise<Browser> {
  const { executable, environment } = await testBrowser();
  return chromium.launch({
    executablePath: executable,
    // Root, containers and Ubuntu since 23.10 leave no user namespace to build a sandbox from; the page is our own.
    chromiumSandbox: false,
    env: { ...process.env, ...environment },
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      ...extraArguments,
    ],
  });
}

/** A fresh browser context for one origin: refuses and records every other request, and collects what pages complain about. */
export async function guardedContext(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<GuardedContext> {
  // Under LANG=C the browser would name the unusable locale "en-US@posix".
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 }, ...options });
  const refused: string[] = [];
  const complaints: string[] = [];
  await context.route('**/*', async (route) => {
    const address = new URL(route.request().url());
    if (address.origin === origin || address.protocol === 'blob:' || address.protocol === 'data:') {
      await route.continue();
      return;
    }
    refused.push(address.href);
    await route.abort('blockedbyclient');
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy violated: ${violatedDirective} ${blockedURI}`),
    );
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  return { context, refused, complaints };
}
