import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { guardedContext, launchBrowser } from './browser/launch-browser.ts';
import type { GuardedContext } from './browser/launch-browser.ts';
import { dropFiles } from './drop-file.ts';
import { forgetLooks } from './forget-looks.ts';
import { startRealServer } from './real-server.ts';
import type { RealServer } from './real-server.ts';
import { sampleArchive } from './sample.ts';
import { auditorTasks } from './tasks/auditor-tasks.ts';
import { keysOf } from './tasks/hands.ts';
import { operatorTasks } from './tasks/operator-tasks.ts';
import type { PersonTask } from './tasks/person-task.ts';
import { supportTasks } from './tasks/support-tasks.ts';

/** The ten commonest tasks of each of the three people (`tasks.md`), by mouse and by keyboard alone, in the real product. */
const people: readonly (readonly [string, readonly PersonTask[]])[] = [
  ['support engineer', supportTasks],
  ['auditor', auditorTasks],
  ['charge point operator', operatorTasks],
];

let server: RealServer | undefined;
let browser: Browser | undefined;
let origin: string;
let guarded: GuardedContext;
let page: Page;
let caseId: string;

async function begin(from: PersonTask['from']): Promise<void> {
  await forgetLooks(page);
  await page.goto(`${origin}/#v1/${from === 'start' ? '-/start' : `${caseId}/overview`}`);
  await page.reload();
  await page.getByTestId(from === 'start' ? 'screen-start' : 'stands-out').waitFor();
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), launchBrowser()]);
  origin = server.origin;
  guarded = await guardedContext(browser, origin, {
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  page = await guarded.context.newPage();
  page.setDefaultTimeout(20_000);
  // Dialogs are caught from now on: told at the moment of a key press, the browser under load hears it after the key, and the dialog opens for nobody.
  page.on('filechooser', () => undefined);
  await page.goto(server.url);
  await page.getByTestId('screen-start').waitFor();
  await dropFiles(page, [sampleArchive]);
  await page.getByTestId('count-sessions').getByText('12').waitFor({ timeout: 30_000 });
  caseId = /#v1\/([a-z0-9-]+)\//.exec(page.url())?.[1] ?? '';
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each(people)('%s', (_person, tasks) => {
  describe.each(tasks)('$title', (task) => {
    beforeEach(() => begin(task.from));
    afterEach(async () => task.after?.(page));

    test('by mouse', async () => {
      await task.byMouse(page);
      await task.answered(page);
    });

    test('by keyboard alone', async () => {
      await task.byKeys(keysOf(page), page);
      await task.answered(page);
    });
  });
});

test('all that happened without a request to others and without a complaint', () => {
  expect(guarded.refused).toEqual([]);
  expect(guarded.complaints).toEqual([]);
});
