import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../runner/run-tool.ts';
import { guardedContext, launchBrowser } from './browser/launch-browser.ts';
import type { GuardedContext } from './browser/launch-browser.ts';
import { dropFiles } from './drop-file.ts';
import { startRealServer } from './real-server.ts';
import type { RealServer } from './real-server.ts';

/** The way of the auditor through the sample, in the real product: from the drop to the bytes and to the report. */
const sample = join(projectRoot, 'test', 'fixtures', 'sample', 'sample-diagnostics.tar.gz');
const truth = JSON.parse(
  readFileSync(join(projectRoot, 'test', 'fixtures', 'sample', 'sample-truth.json'), 'utf8'),
) as {
  readonly station: string;
  readonly sessions: readonly {
    readonly name: string;
    readonly transactionId: string | null;
    readonly signed: readonly { readonly context: string; readonly signature: string }[];
  }[];
};
const altered = truth.sessions.find(({ name }) => name === 'end-altered')?.transactionId ?? '';
const pictures = fileURLToPath(new URL('./screenshots/', import.meta.url));

let server: RealServer;
let browser: Browser;
let guarded: GuardedContext;
let page: Page;

/** The screen as it is, in both themes; for people to look at, kept out of the repository. */
async function picture(name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(pictures, `${name}-${theme}.png`), animations: 'disabled' });
  }
}

function countOf(signature: string): number {
  return truth.sessions.flatMap(({ signed }) => signed).filter((value) => value.signature === signature).length;
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
  guarded = await guardedContext(browser, server.origin);
  page = await guarded.context.newPage();
  page.setDefaultTimeout(20_000);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('from the drop to the proof', () => {
  test('the address opens the start screen and keeps no secret in it', async () => {
    await page.goto(server.url);
    await page.getByTestId('screen-start').waitFor();
    expect(page.url()).not.toContain('key=');
    await picture('start');
  });

  test('a dropped archive shows its overview at once, which fills while it is read', async () => {
    await dropFiles(page, [sample]);
    await page.getByTestId('screen-overview').waitFor();
    await page.getByTestId('count-sessions').getByText('12').waitFor();
    await page
      .getByTestId('signed-invalid')
      .getByText(String(countOf('invalid')))
      .first()
      .waitFor();
    await page.getByTestId('case-name').getByText('sample-diagnostics').waitFor();
    expect(await page.getByTestId('screen-overview').textContent()).toContain(truth.station);
    expect(await page.getByTestId('session-link').first().textContent()).toContain(altered);
    await picture('overview');
  });

  test('the session whose end was altered stands among the sessions, invalid', async () => {
    await page.getByTestId('go-sessions').click();
    const row = page.getByTestId('grid-sessions').getByTestId('grid-row').filter({ hasText: altered });
    expect(await row.textContent()).toContain('invalid');
    await row.click();
    await page.getByTestId('session-detail').getByTestId('session-energy').waitFor();
    await picture('sessions');
  });

  test('the session shows what the witnesses say, and leads to its signed end', async () => {
    await page.getByTestId('open-session').click();
    await page.getByTestId('session-timeline').waitFor();
    expect(await page.getByTestId('disagreements').textContent()).toMatch(/4,873,836.*4,863,836/s);
    await page.getByTestId('power-chart').waitFor();
    await picture('session');
    const values = page.getByTestId('session-signatures').getByTestId('signature-link');
    expect(await values.filter({ hasText: 'Transaction.Begin' }).textContent()).toContain('valid');
    await values.filter({ hasText: 'Transaction.End' }).click();
    await page.getByTestId('signature-detail').waitFor();
  });

  test('why the signature fails can be read, step by step, and repeated with OpenSSL', async () => {
    expect(await page.getByTestId('verdict-sentence').textContent()).toMatch(/signature does not fit/i);
    expect(await page.getByTestId('four-answers').textContent()).toMatch(/readable.*invalid.*reported/s);
    const steps = await page.getByTestId('verdict-step').allTextContents();
    expect(steps.filter((text) => text.includes('fails')).length).toBeGreaterThan(0);
    expect(steps.join('\n')).toMatch(/SHA-256/);
    expect(await page.getByTestId('record-text').textContent()).toMatch(/^OCMF\|\{"FV":"1\.0"/);
    expect(await page.getByTestId('openssl-lines').textContent()).toMatch(/openssl/);
    await picture('signatures');
  });

  test('the evidence leads to the raw bytes of the message', async () => {
    await page.getByTestId('signature-detail').getByTestId('evidence-link').first().click();
    await page.getByTestId('raw-place').getByText('ocppd.log').waitFor();
    await page.waitForFunction(
      (wanted) => document.querySelector('[data-testid="raw-pane"]')?.textContent?.includes(wanted) === true,
      `"transactionId":${altered}`,
    );
    await picture('raw');
  });

  test.each(['log', 'status', 'findings', 'evidence'])('the screen %s has something to show', async (screen) => {
    await page.getByTestId(`go-${screen}`).click();
    await page.getByTestId(`screen-${screen}`).waitFor();
    await page.waitForFunction((id) => {
      const shown = document.querySelector(`[data-testid="screen-${id}"]`)?.textContent ?? '';
      return shown.length > 400;
    }, screen);
    await picture(screen);
  });

  test('the report is previewed with its own styles, and saved as it is shown', async () => {
    await page.getByTestId('go-report').click();
    const heading = page.frameLocator('[data-testid="report-frame"]').locator('h1').first();
    await heading.waitFor();
    expect(await heading.evaluate((element) => getComputedStyle(element).fontFamily)).toContain('sans-serif');
    await picture('report');

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-html').click()]);
    expect(download.suggestedFilename()).toBe('sample-diagnostics-incident.html');
    const saved = readFileSync(await download.path(), 'utf8');
    expect(saved).toContain(truth.station);
    expect(saved).toContain(altered);
    expect(saved).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)[^\s"<]+\.(?:js|css|png|woff2)/);
    // Masked unless asked otherwise: the contract id of a customer stays here.
    expect(saved).not.toContain('DEBSPC00012345X');
    await page.getByTestId('report-saved').getByText('sample-diagnostics-incident.html').waitFor();
  });

  test('a link to a place in the program opens that place again', async () => {
    const place = page.url();
    await page.reload();
    await page.getByTestId('report-frame').waitFor();
    expect(page.url()).toBe(place);
  });
});

describe('what was not asked for did not happen', () => {
  test('no request went anywhere else', () => {
    expect(guarded.refused).toEqual([]);
  });

  test('the page broke no rule of its policy and logged no error', () => {
    expect(guarded.complaints).toEqual([]);
  });

  test('another browser cannot use the printed address again', async () => {
    const stranger = await guardedContext(browser, server.origin);
    const other = await stranger.context.newPage();
    await other.goto(server.url);
    const status = await other.evaluate(async () => {
      const answer = await fetch('api/app.info', {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      });
      return answer.status;
    });
    expect(status).toBe(401);
    await stranger.context.close();
  });

  test('Ctrl+C ends the program well', async () => {
    await page.close();
    expect(await server.stop()).toBe(0);
  });
});
