import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';

/** Each of the three people sees on the overview first what they came for, and the choice is kept. */
const blocks = { findings: 'stands-out', sessions: 'attention', signed: 'signed', status: 'overview-status' } as const;
const blockIds: string[] = Object.values(blocks);
const orders = {
  audit: ['signed', 'findings', 'sessions', 'status'],
  operator: ['status', 'sessions', 'findings', 'signed'],
  support: ['findings', 'sessions', 'signed', 'status'],
} as const;
const roles = ['audit', 'operator', 'support'] as const;
let open: OpenPage;

beforeAll(async () => {
  open = await openPage();
  open.page.setDefaultTimeout(50_000);
  await open.page.getByTestId('open-sample').click();
  await open.page.getByTestId('running').waitFor();
  await open.page.getByTestId('running').waitFor({ state: 'detached' });
  await open.page.getByTestId('stands-out').waitFor();
});

afterAll(async () => {
  await open.close();
});

/** The blocks in the order in which they are read aloud and walked with Tab. */
function readingOrder(): Promise<readonly (string | null)[]> {
  return open.page.locator('.overview-blocks > *').evaluateAll(
    (found, ids) =>
      found.flatMap((element) => {
        const id =
          element.getAttribute('data-testid') ??
          element.querySelector('[data-testid]')?.getAttribute('data-testid') ??
          '';
        return ids.includes(id) ? [id] : [];
      }),
    blockIds,
  );
}

/** Which block begins highest, and of those the leftmost: what the eye sees first. */
async function seenFirst(): Promise<string> {
  const places: { readonly id: string; readonly y: number; readonly x: number }[] = [];
  for (const id of Object.values(blocks)) {
    const box = await open.page.getByTestId(id).boundingBox();
    if (box !== null) places.push({ id, x: box.x, y: box.y });
  }
  return places.toSorted((left, right) => left.y - right.y || left.x - right.x)[0]?.id ?? '';
}

/** Chooses a role with the keyboard alone: settings, arrow keys, Enter. */
async function choose(role: (typeof roles)[number]): Promise<void> {
  const { page } = open;
  await page.getByTestId('settings').focus();
  await page.keyboard.press('Enter');
  const item = page.locator(`[role="menuitemradio"][data-key="role-${role}"]`);
  await item.waitFor();
  for (let step = 0; step < 60 && !(await item.evaluate((element) => element === document.activeElement)); step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  const kept = page.waitForResponse((response) => response.url().includes('/api/preferences.set'));
  await page.keyboard.press('Enter');
  await kept;
  await page.keyboard.press('Escape');
  await page.locator(`.overview-blocks[data-role="${role}"]`).waitFor();
}

/** Lines of the overview whose words stand over each other, by what they say. A cell that is cut with a sign ends at its edge. */
function overlapping(): Promise<readonly string[]> {
  return open.page.locator('.overview .link-row').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const spans: { left: number; right: number }[] = [];
      for (const cell of row.children) {
        const style = getComputedStyle(cell);
        if (style.visibility === 'hidden') continue;
        const box = cell.getBoundingClientRect();
        const isCut = style.overflowX !== 'visible';
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
          if (text.parentElement?.closest('.hidden-visually') !== null) continue;
          const words = document.createRange();
          words.selectNodeContents(text);
          const { left, right, width } = words.getBoundingClientRect();
          if (width > 0) spans.push({ left, right: isCut ? Math.min(right, box.right) : right });
        }
      }
      spans.sort((one, other) => one.left - other.left);
      const over = spans.some(({ left }, index) => index > 0 && left < (spans[index - 1]?.right ?? 0) - 0.5);
      const last = spans.at(-1)?.right ?? 0;
      return over || last > row.getBoundingClientRect().right + 0.5 ? [(row.textContent ?? '').slice(0, 90)] : [];
    }),
  );
}

test('support comes first where nothing was chosen', async () => {
  expect(await readingOrder()).toEqual(orders.support.map((block) => blocks[block]));
  expect(await seenFirst()).toBe(blocks.findings);
});

for (const role of roles) {
  test(`${role}: chosen by keyboard alone, its own order for eye and ear, kept over a new start of the page`, async () => {
    await choose(role);
    expect(await readingOrder()).toEqual(orders[role].map((block) => blocks[block]));
    expect(await seenFirst()).toBe(blocks[orders[role][0]]);
    await open.picture(`overview-${role}`);
    await open.page.reload();
    await open.page.locator(`.overview-blocks[data-role="${role}"]`).waitFor();
    expect(await readingOrder()).toEqual(orders[role].map((block) => blocks[block]));
  });
}

for (const role of roles) {
  test(`${role}: no words stand over each other, however wide the window is`, async () => {
    const { page } = open;
    await choose(role);
    const usual = page.viewportSize() ?? { width: 1280, height: 800 };
    for (const width of [800, 900, 1000, 1100, 1200, 1280, 1366, 1440, 1536, 1600, 1680, 1760, 1920, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(overlapping, { message: String(width), timeout: 3_000 }).toEqual([]);
    }
    await page.setViewportSize(usual);
  });
}

test('the keys walk the blocks in the order of the role', async () => {
  await choose('audit');
  const { page } = open;
  await page.getByTestId('signed').locator('button, a').first().focus();
  const walked: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const id = await page.evaluate(
      (ids) => ids.find((each) => document.activeElement?.closest(`[data-testid="${each}"]`) !== null) ?? '',
      blockIds,
    );
    if (id !== '' && id !== walked.at(-1)) walked.push(id);
    await page.keyboard.press('Tab');
  }
  expect(walked.slice(0, 3)).toEqual([blocks.signed, blocks.findings, blocks.sessions]);
  expect(open.guarded.complaints).toEqual([]);
});
