import { createServer } from 'node:net';
import type { Browser, BrowserContext, Route } from 'playwright-core';
import { launchBrowser } from '../browser/launch-browser.ts';
import { fromChromium, tell } from './control.ts';
import { theSession } from './session.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Every request goes first to the program's own blocker, then to its own scheme; the rest has nowhere to go. */
async function answer(route: Route): Promise<void> {
  const request = route.request();
  const address = fromChromium(request.url());
  const refuse = async (): Promise<void> => {
    tell({ told: 'refused', what: 'request', address });
    await route.abort('blockedbyclient');
  };
  if (!(await theSession.isAllowed(address)) || !address.startsWith('ladeakte:')) {
    await refuse();
    return;
  }
  const response = await theSession.serve(new Request(address, { method: request.method() }));
  if (response === undefined) {
    await refuse();
    return;
  }
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

let opened: Promise<{ readonly browser: Browser; readonly context: BrowserContext }> | undefined;

/** The one Chromium of the program, opened with its first window. */
export function chromiumContext(): Promise<{ readonly browser: Browser; readonly context: BrowserContext }> {
  opened ??= (async () => {
    const port = await freePort();
    const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
    await context.route('**/*', answer);
    tell({ told: 'debugging-port', port });
    process.on('exit', () => void browser.close());
    return { browser, context };
  })();
  return opened;
}
