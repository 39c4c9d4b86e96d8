import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sources } from '../../../main/casefile/concluded-records.ts';
import { createContentReader } from '../../../main/casefile/content-store.ts';
import { createFrameTable } from '../../../main/casefile/frame-table.ts';
import { logEvents } from '../../../main/casefile/imported-records.ts';
import type { CaseDatabase } from '../../../main/casefile/open-case-file.ts';
import { createRecordWriter } from '../../../main/casefile/record-writer.ts';
import { importInThread } from '../../../main/engine/reading-thread.ts';
import { importFiles } from '../../../main/importers/import-files.ts';
import { defaultImportLimits } from '../../../main/importers/import-limits.ts';
import { temporaryCase } from '../casefile/temporary-case.ts';

const frames = 9_000;

/** A log of some megabytes with events, lines without a time, a frame that is cut and letters beyond ASCII. */
function log(): string {
  const lines: string[] = [];
  for (let index = 0; index < frames; index += 1) {
    const time = new Date(Date.UTC(2025, 0, 1) + index * 1_000)
      .toISOString()
      .replace('T', ' ')
      .replace('.', ',')
      .slice(0, 23);
    const head = `${time} - ocpp - INFO - CP-${index % 3}: `;
    if (index % 50 === 0) lines.push(`${head}connection open`, 'a line that says nothing über all');
    const frame = `[2,"Id-${index}","DataTransfer",{"vendorId":"Ü","data":"${'x'.repeat(300)}"}]`;
    lines.push(`${index % 7 === 0 ? '' : head}receive message ${index % 1_000 === 999 ? frame.slice(0, 200) : frame}`);
  }
  return `${lines.join('\n')}\n`;
}

const options = {
  time: { zone: 'UTC', referenceYear: null },
  station: null,
  limits: defaultImportLimits,
} as const;

let folder = '';
let files: readonly { readonly path: string; readonly name: string }[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ladeakte-thread-'));
  files = ['one.log', 'two.log', 'copy-of-one.log'].map((name, index) => {
    const path = join(folder, name);
    writeFileSync(path, index === 1 ? log().replaceAll('CP-1', 'CP-9') : log());
    return { path, name };
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that an import leaves, as values. */
function contentOf(database: CaseDatabase): unknown {
  const content = createContentReader(database);
  return {
    sources: sources(database),
    frames: [...createFrameTable(database).packs()].flatMap(({ firstId, frames: pack }) =>
      Array.from({ length: pack.count }, (_, row) => [firstId + row, pack.sortMs(row), pack.frame(row)]),
    ),
    events: [...logEvents(database)],
    heads: sources(database).map(({ id }) => Buffer.from(content.read(id, 0, 5_000)).toString('hex')),
    tails: sources(database).map(({ id, sizeBytes }) => Buffer.from(content.read(id, sizeBytes - 90, 90)).toString()),
  };
}

test('reading in a thread leaves what reading beside the writer leaves', async () => {
  const beside = temporaryCase().database;
  const writer = createRecordWriter(beside);
  await importFiles(files, writer, { ...options, signal: new AbortController().signal, onProgress: () => undefined });
  writer.close();

  const threaded = temporaryCase().database;
  const second = createRecordWriter(threaded);
  let told = 0;
  await importInThread(files, second, options, {
    cancelled: () => false,
    onProgress: () => {
      told += 1;
    },
  });
  second.close();

  expect(told).toBeGreaterThan(0);
  expect(sources(threaded).map(({ name, state }) => [name, state])).toEqual([
    ['one.log', 'complete'],
    ['two.log', 'complete'],
  ]);
  expect(contentOf(threaded)).toEqual(contentOf(beside));
});

test('a cancel reaches the thread, and what is complete stays', async () => {
  const { database } = temporaryCase();
  const writer = createRecordWriter(database);
  let told = 0;
  await importInThread(files, writer, options, {
    cancelled: () => told > 3,
    onProgress: () => {
      told += 1;
    },
  });
  writer.close();
  expect(sources(database).some(({ state }) => state === 'reading')).toBe(false);
  expect(sources(database).filter(({ state }) => state === 'complete').length).toBeLessThan(2);
});

test('an error of the writer ends the thread and is told', async () => {
  const { database } = temporaryCase();
  const writer = createRecordWriter(database);
  const broken = {
    ...writer,
    packed: () => {
      throw new Error('no room');
    },
  };
  await expect(
    importInThread(files, broken, options, { cancelled: () => false, onProgress: () => undefined }),
  ).rejects.toThrow('no room');
  writer.close();
});
