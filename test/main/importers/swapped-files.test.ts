import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFiles } from '../../../main/importers/import-files.ts';
import { temporaryFolder } from '../casefile/temporary-case.ts';
import { testOptions } from './import-fixture.ts';
import { recordingSink } from './recording-sink.ts';

/** Two files are dropped; something happens to the second one while the first is read. */
async function whileTheFirstIsRead(happens: (path: string) => void) {
  const folder = temporaryFolder();
  const [first, second] = ['first.txt', 'second.txt'].map((name) => ({ path: join(folder, name), name }));
  if (first === undefined || second === undefined) throw new Error('two files are needed');
  for (const { path } of [first, second]) writeFileSync(path, 'text\n'.repeat(2_000));
  const recording = recordingSink();
  const outcome = await importFiles(
    [first, second],
    {
      ...recording.sink,
      beginSource(description) {
        if (description.name === first.name) happens(second.path);
        return recording.sink.beginSource(description);
      },
    },
    testOptions,
  );
  const issues = recording.sources.at(-1)?.result?.issues.map(({ code }) => code) ?? [];
  return { states: outcome.files.map(({ state, failure }) => failure ?? state), issues, sources: recording.sources };
}

test.skipIf(process.platform === 'win32')('a pipe in the place of a file is refused and not waited for', async () => {
  const { states, issues } = await whileTheFirstIsRead((path) => {
    rmSync(path);
    execFileSync('mkfifo', [path]);
  });
  expect(states).toEqual(['done', 'import.device']);
  expect(issues).toEqual(['import.device']);
});

test('a folder in the place of a file is refused', async () => {
  const { states } = await whileTheFirstIsRead((path) => {
    rmSync(path);
    mkdirSync(path);
  });
  expect(states).toEqual(['done', 'import.device']);
});

test('a file that is deleted before its turn is told as gone and stops nothing', async () => {
  const { states, sources } = await whileTheFirstIsRead((path) => rmSync(path));
  expect(states).toEqual(['done', 'file-missing']);
  expect(sources.map(({ result }) => result?.state)).toEqual(['complete']);
});

test('a file that grows, is emptied or written anew before its turn is read as it is then', async () => {
  const sizes = [];
  for (const happens of [
    (path: string) => appendFileSync(path, 'more\n'),
    (path: string) => truncateSync(path, 0),
    (path: string) => writeFileSync(path, 'new\n'),
  ]) {
    const { states, sources } = await whileTheFirstIsRead(happens);
    expect(states).toEqual(['done', 'done']);
    sizes.push(sources.at(-1)?.result?.sizeBytes);
  }
  expect(sizes).toEqual([10_005, 0, 4]);
});
