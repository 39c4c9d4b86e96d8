import type { Page } from 'playwright-core';

/** The looks of the test before are forgotten; the host keeps them, not the page. Counts from the next load on. */
export async function forgetLooks(page: Page): Promise<void> {
  const status = await page.evaluate(async () => {
    const answer = await fetch('api/preferences.set', {
      method: 'POST',
      body: JSON.stringify({ json: '{}' }),
      // The page's own half of the session, as `renderer/client/http-host.ts` sends it.
      headers: {
        'content-type': 'application/json',
        'x-ladeakte-page': window.localStorage.getItem('ladeakte-page') ?? '',
      },
    });
    return answer.status;
  });
  if (status !== 200) throw new Error(`the looks were not forgotten: status ${status}`);
}
