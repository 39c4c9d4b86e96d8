import type { Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';

/**
 * A search that takes long shows that it runs, and is ended on the engine when nobody waits for it any more. The engine is too fast for this here:
 * questions with `held` in their filter are kept on their way until the page has ended them. What the engine does with a running one is tested in
 * `test/main/engine/long-query.test.ts`.
 */
let open: OpenPage;
/** Tickets of which the engine knows that the page ended them. */
const ended = new Set<string>();
const waiting = new Set<() => void>();

function ticketOf(request: Request): string {
  return new URL(request.url()).searchParams.get('ticket') ?? '';
}

beforeAll(async () => {
  open = await openPage();
  const { page } = open;
  page.setDefaultTimeout(40_000);
  page.on('response', (response) => {
    if (!response.url().includes('/api/query.cancel')) return;
    ended.add(String(response.request().postDataJSON().ticket));
    for (const look of waiting) look();
  });
  await page.route('**/api/log.list*', async (route) => {
    const request = route.request();
    if (String(request.postDataJSON().filter).includes('held')) {
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (!ended.has(ticketOf(request))) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    }
    await route.continue();
  });
  await page.getByTestId('open-sample').click();
  await page.getByTestId('stands-out').waitFor();
  await page.getByTestId('running').waitFor({ state: 'detached' });
  await page.getByTestId('go-log').click();
  await page.getByTestId('total').getByText('rows').waitFor();
});

afterAll(async () => {
  await open.close();
});

async function search(filter: string): Promise<void> {
  await open.page.getByTestId('filter').fill(filter);
}

/** Waits for what the engine says to a question that was ended. */
async function answerTo(filter: string): Promise<string> {
  const response = await open.page.waitForResponse(
    (each) => each.url().includes('/api/log.list') && each.request().postDataJSON().filter === filter,
  );
  return response.text();
}

test('after half a second it says that it runs; stopped it stays stopped until it is asked again', async () => {
  const { page } = open;
  const answer = answerTo('"held one"');
  await search('"held one"');
  await page.getByTestId('search-stop').waitFor();
  expect(await page.getByTestId('total').innerText()).toBe('Searching…');
  await open.picture('log-searching');
  await page.getByTestId('search-stop').click();
  expect(await answer).toContain('"cancelled"');
  await page.getByTestId('total').getByText('Stopped').waitFor();
  await page.getByTestId('search-again').click();
  await page.getByTestId('search-stop').waitFor();
});

test('who types on ends the search; the new one is answered', async () => {
  const { page } = open;
  const answer = answerTo('"held one"');
  await search('action:StopTransaction');
  expect(await answer).toContain('"cancelled"');
  await page.getByTestId('total').getByText('rows').waitFor();
  await page.getByTestId('grid-log').getByText('StopTransaction').first().waitFor();
  expect(await page.getByTestId('search-stop').count()).toBe(0);
});

test('who leaves the screen ends it too, and meanwhile everything else is answered', async () => {
  const { page } = open;
  const answer = answerTo('"held two"');
  await search('"held two"');
  await page.getByTestId('search-stop').waitFor();
  await page.getByTestId('go-findings').click();
  await page.getByTestId('grid-findings').getByTestId('grid-row').first().waitFor();
  expect(await answer).toContain('"cancelled"');
  expect(open.guarded.complaints).toEqual([]);
});
