import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { de } from '../../renderer/text/de.ts';
import { en } from '../../renderer/text/en.ts';
import { projectRoot, sourceFiles } from './source-files.ts';

interface FoundText {
  readonly where: string;
  readonly de: string;
  readonly en: string;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Every `{ de, en }` pair of texts below a value. */
function bilingualTexts(value: unknown, where: string, seen = new Set<unknown>()): readonly FoundText[] {
  if (!isRecord(value) || seen.has(value)) return [];
  seen.add(value);
  const { de: german, en: english } = value;
  if (typeof german === 'string' && typeof english === 'string') return [{ where, de: german, en: english }];
  return Object.entries(value).flatMap(([key, inner]) => bilingualTexts(inner, `${where}.${key}`, seen));
}

const catalogueFiles = sourceFiles(['parsers/text', 'parsers/vendors', 'parsers/ocpp', 'main/api', 'main/shells'])
  .filter(
    ({ path, text }) =>
      /\bde:/.test(text) && /\ben:/.test(text) && !/^main\/shells\/(start|electron|launch)/.test(path),
  )
  .map(({ path }) => path);

const texts = (
  await Promise.all(
    catalogueFiles.map(async (path) => bilingualTexts(await import(pathToFileURL(join(projectRoot, path)).href), path)),
  )
).flat();

function placeholders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].toSorted();
}

describe('texts of the core and the shells', () => {
  test('there are some', () => {
    expect(texts.length).toBeGreaterThan(200);
  });

  test('none is empty in either language, none was left with a note to oneself', () => {
    const bad = texts.filter(({ de: german, en: english }) =>
      [german, english].some((text) => text.trim() === '' || /\b(?:TODO|FIXME|XXX|TBD)\b/.test(text)),
    );
    expect(bad.map(({ where }) => where)).toEqual([]);
  });

  test('both languages use the same values', () => {
    const different = texts.filter((text) => placeholders(text.de).join() !== placeholders(text.en).join());
    expect(different.map(({ where }) => where)).toEqual([]);
  });
});

/** Paths of all words, with what they are. */
function shape(value: unknown, path = ''): readonly string[] {
  if (isRecord(value) && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]) => shape(inner, `${path}.${key}`));
  }
  return [`${path}: ${typeof value === 'function' ? `function of ${value.length}` : typeof value}`];
}

function emptyWords(value: unknown, path = ''): readonly string[] {
  if (isRecord(value)) return Object.entries(value).flatMap(([key, inner]) => emptyWords(inner, `${path}.${key}`));
  return typeof value === 'string' && value.trim() === '' ? [path] : [];
}

describe('words of the screens', () => {
  test('German and English have the same ones', () => {
    expect(shape(de)).toEqual(shape(en));
  });

  test('none is empty', () => {
    expect([...emptyWords(de), ...emptyWords(en)]).toEqual([]);
  });
});

test('every issue that the code can raise has its sentence', async () => {
  const { issueTexts } = await import('../../parsers/text/issue-texts.ts');
  const raised = sourceFiles(['parsers', 'main']).flatMap(({ path, text }) =>
    [...text.matchAll(/\bcode: '((?:log|database|import|archive|config|signed|source)\.[a-z0-9.-]+)'/g)].map(
      (match) => ({
        path,
        code: match[1] ?? '',
      }),
    ),
  );
  expect(raised.length).toBeGreaterThan(10);
  const mute = raised.filter(({ code }) => issueTexts[code] === undefined);
  expect(mute.map(({ path, code }) => `${path}: ${code}`)).toEqual([]);
});
