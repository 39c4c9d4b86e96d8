import type { Page } from 'playwright-core';
import { dropFiles } from '../drop-file.ts';
import { sampleArchive } from '../sample.ts';

/** A screen or dialog, and how one comes to it from the overview of the sample. */
export interface Place {
  readonly name: string;
  /** Keeps the focus inside of itself. */
  readonly dialog?: true;
  /** The sample is too good for it; seen with other files. */
  readonly notInSample?: true;
  /** Its stops for the Tab key are those of another place, or hundreds of links inside of a document. */
  readonly walkedElsewhere?: true;
  /** `files` are those that the case was made of. */
  open(page: Page, files?: readonly string[]): Promise<void>;
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

/** A list narrowed by its filter, the first row chosen. */
function filtered(name: string, path: string, filter: string, grid: string, detail: string): Place {
  const [screenName = ''] = path.split('?');
  return chosen(name, `${path}${path.includes('?') ? '&' : '?'}q.${screenName}=${filter}`, grid, detail);
}

/** A report for another audience. */
function report(name: string, kind: string): Place {
  return {
    name,
    walkedElsewhere: true,
    async open(page) {
      await go(page, 'report', 'report-frame');
      await page.getByTestId('report-kind').locator(`input[value="${kind}"]`).check({ force: true });
      await page.locator('.report-preview:not([data-stale])').waitFor();
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
  {
    name: 'shares of time',
    async open(page) {
      await go(page, 'status', 'shares');
      await page.getByTestId('shares').evaluate((element) => {
        const scroller = element.closest('.status-blocks');
        if (scroller !== null)
          scroller.scrollTop = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      });
    },
  },
  screen('status notifications', 'status?t=list', 'grid-status'),
  chosen('signatures', 'signatures', 'grid-signatures', 'four-answers'),
  filtered('signature invalid', 'signatures', 'signature:invalid', 'grid-signatures', 'four-answers'),
  {
    ...filtered('signature not verifiable', 'signatures', 'signature:unverifiable', 'grid-signatures', 'four-answers'),
    notInSample: true,
  },
  {
    name: 'steps of a verdict',
    async open(page) {
      await go(page, 'signatures', 'grid-signatures');
      await page.getByTestId('grid-signatures').getByTestId('grid-row').first().click();
      await page.getByTestId('verdict-steps').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    },
  },
  chosen('evidence', 'evidence', 'grid-sources', 'source-detail'),
  {
    name: 'source with issues',
    notInSample: true,
    async open(page) {
      await go(page, 'evidence', 'grid-sources');
      const rows = page.getByTestId('grid-sources').getByTestId('grid-row');
      await rows
        .filter({ has: page.locator('[data-column="issues"]:not(:empty)') })
        .first()
        .click();
      await page.getByTestId('source-issues').scrollIntoViewIfNeeded();
    },
  },
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
  chosen('configuration history', 'configuration?t=history', 'grid-configuration-history', 'config-detail'),
  chosen('configuration audit', 'configuration?t=audit', 'grid-configuration-audit', 'config-detail'),
  {
    name: 'rules and thresholds',
    async open(page) {
      await go(page, 'rules?q.rules=transaction', 'grid-rules');
      await page.getByTestId('grid-rules').getByTestId('grid-row').first().click();
      await page.getByTestId('thresholds-apply').waitFor();
    },
  },
  screen('configurations compared', 'configuration?t=compare', 'compare-counts'),
  screen('report', 'report', 'report-frame'),
  report('audit report', 'audit'),
  report('report for the operator', 'cpo'),
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
  {
    name: 'code explained',
    dialog: true,
    async open(page) {
      await go(page, 'overview', 'stands-out');
      await page.keyboard.press('x');
      await page.getByTestId('explain-input').fill('PlugLockCannotLock');
      await page.getByTestId('explanation').first().waitFor();
    },
  },
  // What changes the case comes after all that only looks at it.
  {
    name: 'journal with entries',
    async open(page) {
      await go(page, 'findings', 'grid-findings');
      await page.getByTestId('grid-findings').getByTestId('grid-row').first().click();
      await page.getByTestId('note').click();
      await page.getByTestId('note-text').fill('Gehört zu Ticket 4711. Vor Ort gesehen.');
      await page.getByTestId('note-save').click();
      await page.getByTestId('notes').first().waitFor();
      // The same case is looked at in every look: what is marked already is not marked again, which would take it back.
      const mark = page.getByTestId('mark');
      if ((await mark.getAttribute('aria-pressed')) !== 'true') await mark.click();
      await page.locator('[data-testid="mark"][aria-pressed="true"]').waitFor();
      await go(page, 'journal', 'grid-journal');
      await page.getByTestId('grid-journal').getByTestId('grid-row').nth(1).click();
      await page.getByTestId('journal-detail').waitFor();
    },
  },
  {
    name: 'finding with a note',
    async open(page) {
      await go(page, 'findings', 'grid-findings');
      await page.getByTestId('grid-findings').getByTestId('grid-row').first().click();
      await page.getByTestId('notes').first().waitFor();
    },
  },
  {
    name: 'keys that contradict each other',
    async open(page) {
      await go(page, 'evidence?t=keys', 'grid-keys');
      const rows = page.getByTestId('grid-keys').getByTestId('grid-row');
      const pinned = rows.filter({ hasText: pinnedMark });
      if ((await pinned.count()) === 0) {
        // A narrow column shows the id shortened; it is whole where the pointer rests.
        const cell = rows.first().locator('[data-column="meter"]');
        const [whole] = await cell.locator('[title]').all();
        const meter = (await whole?.getAttribute('title')) ?? (await cell.innerText());
        await page.getByTestId('pin-key').click();
        await page.getByTestId('pin-text').fill(keyOfNobody);
        await page.getByTestId('pin-meter').fill(meter);
        await page.getByTestId('pin-do').click();
        await page.getByTestId('pin-dialog').waitFor({ state: 'detached' });
      }
      await pinned.first().click();
      await page.getByTestId('key-conflicts').locator('li').first().waitFor();
    },
  },
  {
    name: 'what an import says at its end',
    async open(page, files = [sampleArchive]) {
      await go(page, 'overview', 'stands-out');
      await dropFiles(page, files);
      await page.locator('[data-testid="import-panel"][data-phase="done"]').waitFor();
    },
  },
  // Leaves the case.
  {
    name: 'verify files',
    async open(page, files = [sampleArchive]) {
      await page.evaluate(() => {
        window.location.hash = '';
      });
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByTestId('verify-only').click()]);
      await chooser.setFiles([...files]);
      await page.getByTestId('grid-verify').getByTestId('grid-row').first().click();
      await page.getByTestId('verify-detail').waitFor();
    },
  },
];

/** A key of the curve secp256r1 that no station has: the point of RFC 6979, A.2.5. */
const keyOfNobody =
  '3059301306072a8648ce3d020106082a8648ce3d030107034200' +
  '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6' +
  '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299';
/** How the list calls the origin of a key that a person pinned. */
const pinnedMark = /von Hand hinterlegt|pinned by a person/;

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
