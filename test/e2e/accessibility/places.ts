import type { Page } from 'playwright-core';

/** A screen or dialog, and how one comes to it from the overview of the sample. */
export interface Place {
  readonly name: string;
  /** Keeps the focus inside of itself. */
  readonly dialog?: true;
  open(page: Page): Promise<void>;
}

/** Goes to a place of the case by its address; waits until it has something to show. */
async function go(page: Page, path: string, ready: string): Promise<void> {
  await page.evaluate((to) => {
    const [start] = /^#v1\/[a-z0-9-]+\//.exec(window.location.hash) ?? ['#v1/-/'];
    window.location.hash = `${start}${to}`;
  }, path);
  await page.getByTestId(ready).first().waitFor();
}

function screen(name: string, path: string, ready: string): Place {
  return { name, open: (page) => go(page, path, ready) };
}

/** A list with its first row chosen, so that its detail stands beside it. */
function chosen(name: string, path: string, grid: string, detail: string): Place {
  return {
    name,
    async open(page) {
      await go(page, path, grid);
      await page.getByTestId(grid).getByTestId('grid-row').first().click();
      await page.getByTestId(detail).first().waitFor();
    },
  };
}

function dialog(name: string, keys: readonly string[], ready: string): Place {
  return {
    name,
    dialog: true,
    async open(page) {
      await go(page, 'overview', 'stands-out');
      for (const key of keys) await page.keyboard.press(key);
      await page.getByTestId(ready).waitFor();
    },
  };
}

/** Every screen and dialog of an open case. The start screen has no case and is tested beside these. */
export const casePlaces: readonly Place[] = [
  screen('overview', 'overview', 'stands-out'),
  chosen('findings', 'findings', 'grid-findings', 'finding-detail'),
  chosen('sessions', 'sessions', 'grid-sessions', 'session-energy'),
  {
    name: 'session',
    async open(page) {
      await go(page, 'sessions', 'grid-sessions');
      await page.getByTestId('grid-sessions').getByTestId('grid-row').nth(2).dblclick();
      await page.getByTestId('power-chart').waitFor();
    },
  },
  chosen('log', 'log', 'grid-log', 'frame-detail'),
  screen('status', 'status', 'status-lanes'),
  screen('status notifications', 'status?t=list', 'grid-status'),
  chosen('signatures', 'signatures', 'grid-signatures', 'four-answers'),
  chosen('evidence', 'evidence', 'grid-sources', 'source-detail'),
  chosen('public keys', 'evidence?t=keys', 'grid-keys', 'key-detail'),
  chosen('configuration', 'evidence?t=configuration', 'grid-configuration', 'config-detail'),
  screen('journal', 'journal', 'grid-journal'),
  {
    name: 'raw text',
    async open(page) {
      await go(page, 'log?t=raw', 'raw-find-input');
      await page.getByTestId('raw-find-input').fill('GroundFailure');
      await page.keyboard.press('Enter');
      await page.getByTestId('grid-raw-find').getByTestId('grid-row').first().click();
    },
  },
  chosen('current configuration', 'configuration', 'grid-configuration-current', 'config-detail'),
  chosen('configuration audit', 'configuration?t=audit', 'grid-configuration-audit', 'config-detail'),
  screen('configurations compared', 'configuration?t=compare', 'compare-counts'),
  screen('report', 'report', 'report-frame'),
  {
    name: 'raw pane as text and hex',
    async open(page) {
      await go(page, 'findings', 'grid-findings');
      await page.getByTestId('grid-findings').getByTestId('grid-row').first().click();
      await page.getByTestId('finding-evidence').getByTestId('evidence-link').first().click();
      await page.getByTestId('raw-pane').getByTestId('tab-hex').click();
    },
  },
  screen('nothing matches', 'log?q.log=tx:999999999', 'empty-state'),
  {
    name: 'suggestions of the filter',
    async open(page) {
      await go(page, 'sessions', 'grid-sessions');
      await page.getByTestId('filter').fill('');
      await page.getByTestId('filter').pressSequentially('en');
      await page.getByTestId('suggest-energy').waitFor();
    },
  },
  screen('filter that cannot be read', 'log?q.log=nofield:1', 'filter-error'),
  dialog('palette', ['Control+k'], 'palette-input'),
  dialog('help', ['?'], 'help'),
  dialog('explain', ['x'], 'explain-dialog'),
  {
    name: 'columns',
    dialog: true,
    async open(page) {
      await go(page, 'sessions', 'grid-sessions');
      await page.keyboard.press('v');
      await page.getByTestId('column-dialog').waitFor();
    },
  },
  {
    name: 'note',
    dialog: true,
    async open(page) {
      await go(page, 'findings', 'grid-findings');
      await page.getByTestId('grid-findings').getByTestId('grid-row').first().click();
      await page.getByTestId('note').click();
      await page.getByTestId('note-dialog').waitFor();
    },
  },
  {
    name: 'settings menu',
    dialog: true,
    async open(page) {
      await go(page, 'overview', 'stands-out');
      await page.getByTestId('settings').click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'zone',
    dialog: true,
    async open(page) {
      await go(page, 'overview', 'stands-out');
      await page.locator('.zone-button').click();
      await page.getByTestId('zone-dialog').waitFor();
    },
  },
  {
    name: 'pin a key',
    dialog: true,
    async open(page) {
      await go(page, 'evidence?t=keys', 'grid-keys');
      await page.getByTestId('pin-key').click();
      await page.getByTestId('pin-dialog').waitFor();
    },
  },
];

/** Puts away whatever the last place opened. */
export async function leave(page: Page): Promise<void> {
  for (let step = 0; step < 3; step += 1) {
    if ((await page.locator('[role="dialog"], [role="menu"]').count()) === 0) break;
    await page.keyboard.press('Escape');
  }
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}
