import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const limit = 400;
/** Catalogues, texts and fixtures are lists; they may be as long as what they list. */
const lists =
  /(^|\/)(fixtures|text|words|vendors|[a-z-]*cases|[a-z-]*texts?|[a-z-]*catalogues?|de|en)(\/|\.|-[a-z-]+\.)/;
/** Lists of another kind: the made-up cases of the renderer's tests. */
const otherLists: ReadonlySet<string> = new Set(['test/renderer/preview/fake-data.ts', 'test/renderer/fake-client.ts']);

test(`no source file is longer than ${limit} lines, except lists`, () => {
  const long = sourceFiles(['parsers', 'main', 'renderer', 'test'])
    .filter(({ path }) => !lists.test(path) && !otherLists.has(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > limit)
    .map(({ path, lines }) => `${path}: ${lines} lines; split it by purpose (house rule 8)`);
  expect(long).toEqual([]);
});
