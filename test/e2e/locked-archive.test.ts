import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextReader, Uint8ArrayWriter, ZipWriter, configure } from '@zip.js/zip.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropFiles } from './drop-file.ts';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';

configure({ useWebWorkers: false });

/** An archive with encrypted entries: the import panel asks for the password, and says what became of it. */
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-locked-'));
const password = 'Pa55wort-nirgends';
const path = join(folder, 'station.zip');
let open: OpenPage;

beforeAll(async () => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { encryptionStrength: 3 });
  const log = (name: string): string => `2024-01-01T10:00:00Z INFO sent [2,"${name}","Heartbeat",{}]\n`;
  await writer.add('open.log', new TextReader(log('open')));
  await writer.add('locked.log', new TextReader(log('locked')), { password });
  await writer.add('other.log', new TextReader(log('other')), { password: 'another' });
  writeFileSync(path, await writer.close());
  open = await openPage();
  open.page.setDefaultTimeout(50_000);
});

afterAll(async () => {
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits for what the panel asks once the import is through again. */
async function isAsked(text: string): Promise<void> {
  await open.page.getByTestId('locked-entries').locator('output').getByText(text, { exact: true }).waitFor();
}

/** Types a password as a person would and sends it with Enter. */
async function give(text: string): Promise<void> {
  const { page } = open;
  const answered = page.waitForResponse((response) => response.url().includes('/api/import.unlock'));
  await page.getByTestId('unlock-password').fill(text);
  await page.keyboard.press('Enter');
  await answered;
}

async function messages(): Promise<string> {
  const { page } = open;
  await page.getByTestId('go-log').click();
  await page.getByTestId('grid-log').getByTestId('grid-row').first().waitFor();
  const total = await page.getByTestId('total').innerText();
  await page.getByTestId('go-overview').click();
  return total;
}

test('it says how many entries are locked, and what is open is there already', async () => {
  await dropFiles(open.page, [path]);
  await open.page.getByTestId('locked-entries').waitFor();
  await isAsked('2 entries are encrypted and were not read.');
  await expect.poll(messages, { timeout: 30_000 }).toBe('1 row');
  await open.picture('import-locked');
});

test('a wrong password is told, and the field is empty again', async () => {
  await give('wrong');
  await isAsked('2 entries are still encrypted: the password does not fit them.');
  expect(await open.page.getByTestId('unlock-password').inputValue()).toBe('');
  expect(await open.page.getByTestId('unlock-password').getAttribute('type')).toBe('password');
  // The next one is typed at once.
  await open.page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'unlock-password');
  await open.picture('import-locked-wrong');
});

test('the right one opens what it fits, in the place of what was locked', async () => {
  await give(password);
  await isAsked('One entry is still encrypted: the password does not fit it.');
  await expect.poll(messages, { timeout: 30_000 }).toBe('2 rows');
});

test('who goes on without is asked no more; the entry stands in the evidence as not read', async () => {
  const { page } = open;
  await page.getByTestId('unlock-skip').click();
  await page.getByTestId('import-panel').waitFor({ state: 'detached' });
  await page.getByTestId('go-evidence').click();
  const row = page.getByTestId('grid-sources').getByTestId('grid-row').filter({ hasText: 'other.log' });
  await row.waitFor();
  expect(await page.getByTestId('grid-sources').getByTestId('grid-row').count()).toBe(4);
  await row.click();
  await page.getByTestId('source-detail').getByText('encrypted', { exact: false }).first().waitFor();
  expect(await page.content()).not.toContain(password);
  expect(open.guarded.complaints).toEqual([]);
});
