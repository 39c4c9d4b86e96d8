import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { englishWords } from '../../main/exporters/words/english.ts';
import { germanWords } from '../../main/exporters/words/german.ts';
import { fillText, namesIn } from '../../parsers/text/sentence.ts';
import { de } from '../../renderer/text/de.ts';
import { en } from '../../renderer/text/en.ts';
import { projectRoot, sourceFiles } from './source-files.ts';

/*
 * "1 messages" is a small thing that makes a tired person doubt the rest. Every text is filled with 1 and with 2: a noun behind the count must
 * differ. What stands behind a value and is no plural noun is listed here; whoever adds a text adds its verb or unit, or gives it its singular.
 */

/** English words that end in s behind a value and are no plural of what is counted ("status notification", "message about crashes"). */
const englishSingular = new Set(
  (
    'afterwards allows asks begins belongs carries counts differs does ends exists falls flows has holds is lacks leaves lies ' +
    'names numbers occurs points refers remembers reports runs says stands states was works status crashes'
  ).split(' '),
);

/** German nouns behind a value that are no plural: alike in both numbers, units, names, and what is not what is counted. */
const germanAlike = new Set(
  (
    'Schlüssel Treffer Wechsel Zeichen Wh MiB KiB MB Byte Inoperative Preparing Finishing TLS FILETIME ' +
    'Antwort Ladung Logs Nachricht Status Strom Teils'
  ).split(' '),
);

/** Values of these are shares and sizes that bring their unit along ("93 %"). */
const notCounts = new Set([
  'overview.linesUnderstood',
  'overview.bytesUnderstood',
  'overview.bytes',
  // A sentence of its own stands before the noun, not a number.
  'parsers/text/finding-texts.ts.findingTexts.signature.rule-broken.detail',
  'parsers/text/findings/signature-texts.ts.signatureTexts.signature.rule-broken.detail',
  'parsers/text/finding-texts.ts.findingTexts.signature.key-does-not-fit.detail',
  'parsers/text/findings/signature-texts.ts.signatureTexts.signature.key-does-not-fit.detail',
]);

interface Found {
  readonly where: string;
  readonly language: 'de' | 'en';
  readonly one: string;
  readonly two: string;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A bilingual text with all its values 1, and with all of them 2. */
function filled(where: string, language: 'de' | 'en', text: string): Found {
  const of = (value: number) => fillText(text, Object.fromEntries(namesIn(text).map((name) => [name, value])));
  return { where, language, one: of(1), two: of(2) };
}

function bilingual(value: unknown, where: string, seen = new Set<unknown>()): readonly Found[] {
  if (!isRecord(value) || seen.has(value)) return [];
  seen.add(value);
  const { de: germanText, en: englishText } = value;
  if (typeof germanText === 'string' && typeof englishText === 'string') {
    return [filled(where, 'de', germanText), filled(where, 'en', englishText)];
  }
  return Object.entries(value).flatMap(([key, inner]) => bilingual(inner, `${where}.${key}`, seen));
}

/** What a function of a catalogue says when every value it takes is `count`, as number and as text. */
function said(text: (...values: unknown[]) => unknown, count: number): readonly string[] {
  const members = new Proxy({}, { get: () => count });
  return [count, String(count), members].flatMap((value) => {
    try {
      const answer = text(...Array.from({ length: Math.max(1, text.length) }, () => value));
      return typeof answer === 'string' ? [answer] : [];
    } catch {
      return [];
    }
  });
}

function functionsOf(value: unknown, language: 'de' | 'en', where: string): readonly Found[] {
  if (typeof value === 'function') {
    const text = value as (...values: unknown[]) => unknown;
    const twos = said(text, 2);
    return said(text, 1).map((one, index) => ({ where, language, one, two: twos[index] ?? '' }));
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => functionsOf(inner, language, `${where}.${key}`));
}

const behindOne = {
  en: /(?<![\w.,])1 (?:[a-z-]+ ){0,2}?([a-z]{2,}s)(?![\w-])/g,
  de: /(?<![\w.,])1 (?:[a-zäöüß]+e[nrs]? )?([A-ZÄÖÜ][\wäöüß-]+)/g,
} as const;

/** Nouns behind a 1 that stand in the same form behind a 2. */
function pluralsOf({ language, one, two }: Found): readonly string[] {
  const alike = language === 'en' ? englishSingular : germanAlike;
  const several = [...two.matchAll(new RegExp(behindOne[language].source.replace('1 ', '2 '), 'g'))].map(
    ([all]) => all,
  );
  return [...one.matchAll(behindOne[language])]
    .filter(([all, noun = '']) => several.includes(all.replace('1', '2')) && !alike.has(noun))
    .map(([, noun = '']) => noun);
}

const files = sourceFiles(['parsers', 'main/api', 'main/shells', 'main/exporters'])
  .filter(
    ({ path, text }) =>
      /\bde:/.test(text) && /\ben:/.test(text) && !/^main\/shells\/(start|electron|launch)/.test(path),
  )
  .map(({ path }) => path);

const ofTheCore = (
  await Promise.all(
    files.map(async (path) => bilingual(await import(pathToFileURL(join(projectRoot, path)).href), path)),
  )
).flat();

function wrong(found: readonly Found[]): readonly string[] {
  return found
    .filter(({ where }) => !notCounts.has(where.replace(/^(?:de|en)\./, '')))
    .flatMap((each) => pluralsOf(each).map((word) => `${each.where}: 1 … ${word} (${each.language})`));
}

describe('a count of one has its noun in the singular', () => {
  test('in the texts of the core, the contract and the command line', () => {
    expect(ofTheCore.length).toBeGreaterThan(400);
    expect(wrong(ofTheCore)).toEqual([]);
  });

  test('on the screens', () => {
    const found = [...functionsOf(en, 'en', 'en'), ...functionsOf(de, 'de', 'de')];
    expect(found.length).toBeGreaterThan(100);
    expect(wrong(found)).toEqual([]);
  });

  test('in the reports', () => {
    const found = [...functionsOf(englishWords, 'en', 'reports'), ...functionsOf(germanWords, 'de', 'reports')];
    expect(found.length).toBeGreaterThan(10);
    expect(wrong(found)).toEqual([]);
  });

  test('the guard sees a text without its singular', () => {
    expect(pluralsOf(filled('x', 'en', '{count} rows left'))).toEqual(['rows']);
    expect(pluralsOf(filled('x', 'de', '{count} Zeilen übrig'))).toEqual(['Zeilen']);
    expect(pluralsOf(filled('x', 'de', '{count} weitere Zeilen'))).toEqual(['Zeilen']);
    expect(pluralsOf(filled('x', 'en', '{count} {count#row#rows} left'))).toEqual([]);
    expect(pluralsOf(filled('x', 'de', '{count} {count#Zeile#Zeilen} übrig'))).toEqual([]);
  });
});
