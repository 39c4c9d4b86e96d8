import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateLog } from '../bench/generate-log.ts';
import { runCli } from '../main/shells/run-cli.ts';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';
import { sampleArchive } from './sample.ts';

/*
 * A long log is read and searched while it is concluded from; a person who does not wait leaves the conclusions and draws them later; and a case that comes
 * from elsewhere says so until its verdicts are checked here.
 */

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-unfinished-'));
const log = join(folder, 'week.log');
const foreign = join(folder, 'foreign.ladeakte');
let open: OpenPage;

beforeAll(async () => {
  generateLog(log, 'steve', 120);
  await runCli(['import', sampleArchive, '--case', foreign], {
    environment: { LADEAKTE_DATA: join(folder, 'elsewhere') },
  });
  open = await openPage([log]);
  open.page.setDefaultTimeout(60_000);
}, 120_000);

afterAll(async () => {
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

const total = () => open.page.getByTestId('screen-log').getByTestId('total');
const manyRows = /^[\d,]{6,} rows$/;

test('messages are listed while the conclusions are drawn; who does not wait leaves them', {
  timeout: 120_000,
}, async () => {
  const { page } = open;
  await page.getByTestId('import-panel').waitFor();
  await page.getByTestId('go-log').click();
  await page.getByTestId('pending-fields').waitFor();
  await total().getByText(manyRows).waitFor();
  await open.picture('conclusion-pending-log');
  await page.getByTestId('go-overview').click();
  await page.getByTestId('cancel-import').click();
  await page.locator('[data-testid="conclusion-state"][data-state="none"]').waitFor();
  await page.getByText('Cancelled while conclusions were drawn').waitFor();
  await open.picture('conclusion-left');
});

test('what was read is searched, and what is not known yet is said to be so', { timeout: 120_000 }, async () => {
  const { page } = open;
  await page.getByTestId('go-log').click();
  await total().getByText(manyRows).waitFor();
  await page.getByTestId('filter').fill('StopTransaction');
  await total()
    .getByText(/^[\d,]{1,5} rows$/)
    .waitFor();
  await page.getByTestId('grid-row').first().click();
  const detail = page.getByTestId('frame-detail');
  await detail.getByText('EVDisconnected').first().waitFor();
  await detail.getByText('known when conclusions are drawn').waitFor();
  await detail.getByTestId('evidence-link').first().click();
  await page.getByTestId('raw-pane').getByText('StopTransaction').first().waitFor();
  await open.picture('conclusion-missing-log');
  await page.getByTestId('filter').fill('connector:2');
  await page.getByText('“connector” when the conclusions are drawn').waitFor();
  await page.getByTestId('filter').fill('');
  await total().getByText(manyRows).waitFor();
  await page.getByTestId('go-findings').click();
  await page.getByTestId('empty-state').getByText('Not worked out yet').waitFor();
  await page.getByTestId('filter').fill('severity:critical');
  await page.getByTestId('empty-state').getByText('Not worked out yet').waitFor();
  await page.getByTestId('filter').fill('');
  await page.getByTestId('go-status').click();
  await page.getByTestId('empty-state').getByText('Not worked out yet').waitFor();
});

test('the conclusions are drawn when asked, may be left again, and appear by themselves', {
  timeout: 180_000,
}, async () => {
  const { page } = open;
  await page.getByTestId('go-sessions').click();
  await page.getByTestId('draw-conclusions').click();
  await page.getByTestId('empty-state').getByText('Being worked out').waitFor();
  await open.picture('conclusion-pending-sessions');
  await page.getByTestId('leave-conclusion').click();
  await page.getByTestId('empty-state').getByText('Not worked out yet').waitFor();
  await page.getByTestId('draw-conclusions').click();
  await page.getByTestId('screen-sessions').getByTestId('grid-row').first().waitFor();
  expect(await page.getByTestId('conclusion-state').count()).toBe(0);
  await page.getByTestId('go-log').click();
  expect(await page.getByTestId('pending-fields').count()).toBe(0);
  await page.getByTestId('filter').fill('connector:2');
  await page.getByTestId('grid-row').first().waitFor();
});

test('a case from elsewhere says so beside its verdicts until they are checked here', {
  timeout: 120_000,
}, async () => {
  const there = await openPage([foreign]);
  try {
    const { page } = there;
    const notice = page.locator('[data-testid="conclusion-state"][data-state="elsewhere"]');
    await notice.waitFor();
    await there.picture('conclusion-elsewhere');
    await page.getByTestId('go-signatures').click();
    await notice.getByText('The verdicts in these lists were drawn elsewhere.').waitFor();
    await page.getByTestId('go-log').click();
    await page.getByTestId('grid-log').waitFor();
    expect(await notice.count()).toBe(0);
    await page.getByTestId('go-signatures').click();
    await page.getByTestId('draw-conclusions').click();
    await notice.waitFor({ state: 'detached' });
    await page.getByTestId('grid-row').first().waitFor();
    await page.getByTestId('go-overview').click();
    await page.getByTestId('stands-out').waitFor();
    expect(await page.getByTestId('conclusion-state').count()).toBe(0);
  } finally {
    await there.close();
  }
});
