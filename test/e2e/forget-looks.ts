import type { Page } from 'playwright-core';

/** The looks of the test before are forgotten; the host keeps them, not the page. Counts from the next load on. */
export async function forgetLooks(page: Page): Promise<void> {
  await page.evaluate(() =>
    fetch('api/preferences.set', {
      method: 'POST',
      body: JSON.stringify({ json: '{}' }),
      headers: { 'content-type': 'application/json' },
    }),
  );
}
